"""The stance of a party on an act, in a word or two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.positions import RAISE, STRIKE, TALK, party, voice

from detente.page.words.positions import (
    conditions_in_words,
    in_force_in_words,
    short_name,
    stance_in_words,
)
from detente.positions.table import Condition, StanceOnAct
from detente.reading import Party
from detente.sources import Evidence

PAY = "it would not pay a penny more"


def words_for(*stances: tuple[StanceOnAct, str | None]) -> str:
    voices = tuple(voice("mine", stance, PAY, when=when) for stance, when in stances)
    return stance_in_words(replace(RAISE, voices=voices), "mine").words


@pytest.mark.parametrize(
    ("stances", "words"),
    [
        ([("demands", None)], "demands"),
        ([("does", None)], "does it"),
        ([("plans", None), ("offers", None)], "offers"),
        ([("opposes", None), ("refuses", None)], "refuses"),
        ([], ""),
    ],
)
def test_of_stances_on_one_side_the_firmest_is_said(
    stances: list[tuple[StanceOnAct, str | None]], words: str
) -> None:
    assert words_for(*stances) == words


def test_who_speaks_for_and_against_has_two_words_in_the_order_of_the_dates() -> None:
    assert words_for(("offers", "2021-03-09"), ("refuses", "2021-03-02")) == "refuses, then offers"
    assert words_for(("refuses", "2021-03-09"), ("offers", "2021-03-02")) == "offers, then refuses"
    assert words_for(("refuses", None), ("offers", "2021-03-02")) == "offers and refuses"


def test_an_offer_with_a_condition_of_its_maker_is_on_condition() -> None:
    assert stance_in_words(TALK, "mine")[:2] == ("on condition", "mixed")
    of_others = replace(TALK, conditions=(replace(TALK.conditions[0], voice=None),))
    assert stance_in_words(of_others, "mine").words == "offers"


def test_a_demand_stays_a_demand_on_any_condition() -> None:
    asked = replace(TALK, voices=(voice("swu", "demands", PAY),))
    asked = replace(asked, conditions=(replace(TALK.conditions[0], voice="swu"),))
    assert stance_in_words(asked, "swu").words == "demands"


def test_only_what_is_done_now_or_has_ended_is_marked() -> None:
    ended = replace(STRIKE, in_force=False, voices=(voice("swu", "ended", PAY),))
    assert [in_force_in_words(row) for row in (STRIKE, RAISE, ended)] == ["in force", "", "ended"]


def test_the_name_of_a_column_is_an_acronym_where_there_is_one() -> None:
    assert short_name(party("p", "Party of the Tide", "the party", "P.T.", "POT")) == "POT"
    assert short_name(party("p", "Party of the Tide", "the party")) == "Party of the Tide"


def test_a_state_goes_by_the_letters_of_none_of_its_offices() -> None:
    velland = Party(id="v", name="Velland", kind="state", aliases=("VIS", "Velland Inspection Service"))
    board = Party(id="b", name="Port Police Board", kind="body", aliases=("PPB",))
    assert (short_name(velland), short_name(board)) == ("Velland", "PPB")


def test_who_ended_a_measure_is_not_said_to_have_imposed_it_too() -> None:
    assert words_for(("opposes", None), ("does", None)) == "does it"
    assert words_for(("opposes", None)) == "imposed it"


def test_marks_in_a_condition_are_single_and_none_stands_alone() -> None:
    def printed(quote: str) -> str:
        return conditions_in_words([Condition("if", Evidence("r", 0, len(quote), quote))])

    assert printed('if the "old" ban is lifted') == "if the ‘old’ ban is lifted"
    assert printed('if "the ruling asks us to pay') == "if the ruling asks us to pay"
