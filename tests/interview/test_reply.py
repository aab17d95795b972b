"""Answers as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.interviews import drafted_case

from detente.case.load import Case
from detente.errors import BadArgument
from detente.interview.asking import question_of
from detente.interview.question import Question
from detente.interview.reply import read_reply
from detente.interview.reply_read import Reply


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return drafted_case(tmp_path)


def asked(case: Case, id_: str) -> Question:
    question = question_of(case, id_)
    assert question is not None
    return question


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("y", "yes"), ("Yes.", "yes"), ("n", "no"), ("always", "always"), ("same", "same"),
        ("it is the same to them", "same"), ("don't know", "unknown"), ("dont know", "unknown"),
        ("I don’t know", "unknown"), ("no idea", "unknown"),
    ],
)  # fmt: skip
def test_common_words_are_understood(case: Case, typed: str, answer: str) -> None:
    assert read_reply(case.file, asked(case, "COURT-prefers-HU.strike"), typed).answer == answer


@pytest.mark.parametrize(
    ("typed", "option", "taken", "answer"),
    [
        ("yes if BM.raise_wages", "BM.raise_wages", True, "yes if"),
        ("no if Brine Mining raises wages", "BM.raise_wages", True, "no if"),
        ("yes unless the ban is lifted", "COURT.lift_ban", False, "yes if"),
        ("it depends on BM.raise_wages", "BM.raise_wages", True, "yes if"),
        ("depends on raising wages", "BM.raise_wages", True, "yes if"),
        ("yes if not BM.lock_gates", "BM.lock_gates", False, "yes if"),
    ],
)
def test_an_answer_may_depend_on_an_option_named_or_described(
    case: Case, typed: str, option: str, taken: bool, answer: str
) -> None:
    reply = read_reply(case.file, asked(case, "COURT-prefers-HU.strike"), typed)
    assert (reply.option, reply.taken, reply.answer) == (option, taken, answer)


@pytest.mark.parametrize(
    ("typed", "if_so", "condition"),
    [
        ("it depends on the weather", "it depends on", "the weather"),
        ("yes if Clinton wins.", "yes if", "Clinton wins"),
        ("no unless Brine Mining is sold", "no unless", "Brine Mining is sold"),
    ],
)
def test_a_condition_that_is_no_option_leaves_it_open(
    case: Case, typed: str, if_so: str, condition: str
) -> None:
    reply = read_reply(case.file, asked(case, "COURT-prefers-HU.strike"), typed, "polls say so")
    assert (reply.answer, reply.if_so, reply.condition) == ("unknown", if_so, condition)
    assert reply.reason == f"{if_so} {condition}: polls say so"


def test_a_condition_that_may_be_several_options_is_refused(case: Case) -> None:
    with pytest.raises(BadArgument, match=r"may mean several options; say “Meet the union” \(Brine\) or"):
        read_reply(case.file, asked(case, "COURT-prefers-HU.strike"), "yes if they meet the union")


def test_an_answer_cannot_depend_on_the_act_it_is_about(case: Case) -> None:
    with pytest.raises(BadArgument, match="what the question is about"):
        read_reply(case.file, asked(case, "COURT-prefers-HU.strike"), "yes if HU.strike")


def test_a_reason_may_follow_at_once(case: Case) -> None:
    question = asked(case, "COURT-prefers-HU.strike")
    assert read_reply(case.file, question, "no because it banned it") == Reply("no", why="it banned it")
    assert read_reply(case.file, question, "no", "it banned it") == Reply("no", why="it banned it")


def test_parties_and_numbers_are_answers_where_the_question_has_them(case: Case) -> None:
    assert read_reply(case.file, asked(case, "decides:COURT"), "one with Brine Mining").party == "BM"
    missing = next(q for q in (asked(case, "decides:COURT"),))
    with pytest.raises(BadArgument, match="one with the Harbour Union"):
        read_reply(case.file, missing, "one with the moon")


@pytest.mark.parametrize("typed", ["", "maybe", "1", "one with BM", "yes or no"])
def test_anything_else_is_refused_with_what_is_possible(case: Case, typed: str) -> None:
    with pytest.raises(BadArgument, match="answer yes, no, always, never"):
        read_reply(case.file, asked(case, "COURT-prefers-HU.strike"), typed)
