"""Each main side of a dispute has an option in its draft, where anything that was read is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from spacy.language import Language
from tests.support.made_positions import a_party, row, table, voice
from tests.support.tables import table_and_dossier

from detente.drafting.draft import draft_positions
from detente.drafting.one_each import not_clear
from detente.drafting.selection import NO_SIDE, TOO_LITTLE, select
from detente.drafting.tested_claims import draft_selection
from detente.positions.held_out import OF_NOBODY
from detente.positions.supposed import MAY_BE_DONE
from detente.positions.table import Position, Positions

PORT = a_party("port", "Port Authority")
DOCKERS = a_party("dockers", "Dockers’ Union")
STRIKE = row("strike", "dockers", "Keep up the strike", voice("dockers", "does"), in_force=True)


def of_two_sides(*rows: Position) -> Positions:
    return replace(table(*rows), sides=(DOCKERS, PORT), deciders=(DOCKERS, PORT))


def chosen(positions: Positions) -> list[str]:
    return [option.row.id for option in select(positions).options]


def test_a_main_side_without_an_option_has_the_act_that_speaks_for_it_most() -> None:
    little = row("little", "port", "Pay the back wages", voice("port", "refuses"), weight=0.35)
    less = row("less", "port", "Open the gate", voice("port", "plans"), weight=0.32)
    assert chosen(of_two_sides(STRIKE, less, little)) == ["strike", "little", "less"]


def test_a_main_side_has_three_options_at_most() -> None:
    pay = row("pay", "port", "Pay the back wages", voice("port", "refuses"), weight=0.8)
    ban = row("ban", "port", "Lift the ban", voice("dockers", "demands"), weight=0.8)
    near = row("near", "port", "Open the gate", voice("port", "plans"), weight=0.5)
    next_ = row("next", "port", "Sell the cranes", voice("port", "threatens"), weight=0.4)
    selection = select(of_two_sides(STRIKE, pay, ban, near, next_))
    assert {option.row.id for option in selection.options} == {"strike", "ban", "pay", "near"}
    assert [(left.id, why) for left, why in selection.left_out] == [("next", TOO_LITTLE)]


@pytest.mark.parametrize(
    ("act", "is_one"),
    [
        (row("more", "port", "Open the gate", voice("port", "plans"), weight=0.35), True),
        (row("more", "port", "Open the gate", voice("dockers", "demands"), weight=0.35), True),
        (row("more", "port", "Open the gate", voice(None, "demands"), weight=0.45), True),
        (row("more", "port", "Open the gate", voice(None, "demands"), weight=0.35), False),
        (row("more", "port", "Open the gate", voice("port", "accepts"), weight=0.45), False),
        (row("more", "port", "Review the position", voice("port", "plans"), weight=0.45), False),
    ],
)
def test_a_short_draft_has_further_acts_of_a_main_side_if_they_are_plainly_willed_or_asked_of_it(
    act: Position, *, is_one: bool
) -> None:
    pay = row("pay", "port", "Pay the back wages", voice("port", "refuses"), weight=0.8)
    third = row("third", "dockers", "March on the hall", voice("dockers", "plans"), weight=0.8)
    assert ("more" in chosen(of_two_sides(STRIKE, pay, third, act))) is is_one


@pytest.mark.parametrize(
    "left",
    [
        row("left", "port", "Sign any paper", voice("port", "refuses"), weight=0.4),
        row("left", "port", "Put it back", voice("port", "plans"), weight=0.4),
        row("left", "port", "Lift the freeze the moment", voice("port", "plans"), weight=0.4),
        row("left", "port", "Carry out the pledge", voice("port", "ended"), weight=0.4),
        row("left", "port", "Open the gate", voice("port", "plans"), weight=0.2),
        replace(row("left", "port", "Open the gate", voice("port", "plans"), weight=0.35), sureness=0.3),
    ],
)
def test_words_that_say_too_little_or_are_read_badly_make_none(left: Position) -> None:
    assert chosen(of_two_sides(STRIKE, left)) == ["strike"]


def test_of_others_one_more_comes_only_where_a_draft_has_few_options() -> None:
    offer = row("offer", "mayor", "Host the talks", voice("mayor", "offers"), weight=0.45)
    pay = row("pay", "port", "Pay the back wages", voice("port", "refuses"), weight=0.8)
    again = row("again", "port", "Reopen the night gate", voice("dockers", "demands"), weight=0.8)
    assert chosen(of_two_sides(STRIKE, pay, offer)) == ["strike", "pay", "offer"]
    more = row("more", "port", "Drop the suit", voice("dockers", "demands"), weight=0.8)
    assert "offer" not in chosen(of_two_sides(STRIKE, pay, again, more, offer))


def test_a_very_short_draft_has_a_second_act_of_a_main_side_unless_it_is_the_same() -> None:
    near = row("near", "dockers", "Open the night gate", voice("dockers", "plans"), weight=0.5)
    assert chosen(of_two_sides(STRIKE, near)) == ["strike", "near"]
    same = row("same", "dockers", "Call off the strike", voice("dockers", "plans"), weight=0.5)
    assert chosen(of_two_sides(STRIKE, same)) == ["strike"]


def test_what_somebody_will_never_do_is_no_choice_but_what_he_rules_out_is() -> None:
    force = row("force", "port", "Use force", voice("port", "refuses"), catalogue="force", weight=0.4)
    troops = row("troops", "port", "Send soldiers", voice("port", "refuses"), catalogue="troops", weight=0.4)
    assert chosen(of_two_sides(STRIKE, force)) == ["strike"]
    assert chosen(of_two_sides(STRIKE, troops)) == ["strike", "troops"]


def test_two_parties_in_one_name_a_bare_office_and_both_of_them_are_no_side() -> None:
    lump = a_party("lump", "Port Authority and Dockers’ Union")
    office, both = a_party("office", "the president", "person"), a_party("both", "Both companies")
    assert not_clear((PORT, DOCKERS, lump, office, both)) == {"lump", "office", "both"}
    for party in (lump, office, both):
        act = row("act", party.id, "Lift the ban", voice("dockers", "demands"))
        selection = select(table(STRIKE, act, parties=(DOCKERS, PORT, party)))
        assert [option.row.id for option in selection.options] == ["strike"]
        assert [(left.id, why) for left, why in selection.left_out] == [("act", NO_SIDE)]
    assert not not_clear((a_party("state", "Orvik and Melva", "state"), a_party("o", "Orvik", "state")))


def options_of(pipeline: Language, text: str) -> set[tuple[str, str, bool]]:
    selection = draft_selection(*table_and_dossier(pipeline, text))
    return {(option.row.maker, option.row.act, option.taken) for option in selection.options}


REFUSAL = "The Weavers' Guild refused on Monday to pay the toll."


def test_a_side_without_an_option_holds_out_for_what_it_asks_of_nobody_named(
    pipeline: Language,
) -> None:
    text = f"{REFUSAL} The Town Council asked for a share of the toll."
    assert options_of(pipeline, text) == {
        ("weavers-guild", "Pay the toll", False),
        ("weavers-guild", "Agree to a share of the toll", False),
        ("town-council", "Hold out for a share of the toll", True),
    }


def test_a_report_without_an_open_act_drafts_nothing_of_a_demand_that_names_nobody(
    pipeline: Language,
) -> None:
    assert options_of(pipeline, "In the spring of 1931 the Weavers' Guild demanded a shorter day.") == set()


def test_what_a_side_may_do_is_its_option_where_nothing_else_is(pipeline: Language) -> None:
    text = f"{REFUSAL} The Town Council accused the Guild. The Town Council could close the river gate."
    assert ("town-council", "Close the river gate", False) in options_of(pipeline, text)


def test_what_a_side_may_do_is_a_further_option_of_a_short_draft_unless_it_is_one_already(
    pipeline: Language,
) -> None:
    text = f"{REFUSAL} The Guild could close the mills. If the Guild pays the toll, the fair will open."
    assert options_of(pipeline, text) >= {
        ("weavers-guild", "Pay the toll", False),
        ("weavers-guild", "Close the mills", False),
    }
    assert len([act for party, act, _ in options_of(pipeline, text) if "toll" in act]) == 1


def test_a_draft_says_what_is_assumed_of_an_option_without_a_row_and_lists_its_words_once(
    pipeline: Language,
) -> None:
    text = f"{REFUSAL} The Town Council asked for a share of the toll. The Guild could close the mills."
    positions, dossier = table_and_dossier(pipeline, text)
    draft = draft_positions(positions, dossier, Path("/"))
    assert f"hold_out:  # {OF_NOBODY}\n" in draft
    assert f"close_mills:  # {MAY_BE_DONE}\n" in draft
    assert "assumed: it asks for it, and no words say that it would let it go" in draft
    assert "no doer named" not in draft
    assert "so they count as not taken: WEAVERS_GUILD.close_mills" in draft
