"""Moments that say something by themselves, each once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.candidate import Candidate
from detente.page.sections.dated.told_plainly import each_once, told_plainly
from detente.sources.report import Evidence


def candidate(
    text: str, *, quoted: bool = False, tags: tuple[str, ...] = (), on: str = "2022-03-01"
) -> Candidate:
    moment = Moment(
        text, "1 March 2022", DateRange.parse(on), (Evidence("r", 0, 5, "words"),), tags, quoted=quoted
    )
    return Candidate(moment, "TOLD", frozenset(), frozenset(), 1.0)


@pytest.mark.parametrize(
    "text",
    [
        "Has provided a reason to act",
        "The May 8 election later said he was joking",
        "Nevertheless, the guild recalled the strike of last spring",
        "The army feels alive and well",
        "None of the judges I asked thought so",
    ],
)
def test_what_has_no_subject_or_tells_of_no_happening_is_left_out(text: str) -> None:
    assert told_plainly(candidate(text)) is None


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Still, the guild shut the gate", "The guild shut the gate"),
        ("The mayor opened the north road, acknowledging", "The mayor opened the north road"),
        ("The guild met late this morning", "The guild met late this morning"),
    ],
)
def test_what_only_joins_it_to_its_text_is_gone(text: str, plain: str) -> None:
    told = told_plainly(candidate(text))
    assert told is not None
    assert told.moment.text == plain


def test_a_we_needs_somebody_who_says_it() -> None:
    says = "we will meet the mayor in June"
    assert told_plainly(candidate(says, quoted=True)) is None
    assert told_plainly(candidate(says, quoted=True, tags=("says Ana Roy",))) is not None


def test_of_two_tellings_of_a_day_the_one_that_tells_more_stays() -> None:
    short = candidate("Ana Roy urged the guild to open the harbour")
    whole = candidate("Mayor Ana Roy blamed the council, but urged the guild to open the harbour")
    other_day = candidate("Ana Roy urged the guild to open the harbour", on="2022-03-02")
    assert each_once([short, whole, other_day]) == [whole, other_day]


def test_what_was_so_before_a_day_is_not_due_on_it() -> None:
    def due(text: str) -> Candidate | None:
        one = candidate(text, quoted=True, tags=("due",))
        return told_plainly(replace(one, moment=replace(one.moment, is_fact=False)))

    assert due("Until Thursday, they had not named the carter.") is None
    assert due("The group would be ready to leave on Tuesday.") is not None
