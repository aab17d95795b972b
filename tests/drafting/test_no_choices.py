"""Acts that stay out of a draft, since their words name no choice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.made_positions import row, table, voice

from detente.drafting.no_choices import CUT, DATED, FIGURE, OUTCOME, is_within_another, why_no_choice
from detente.drafting.selection import MISREAD, select
from detente.positions.table import Position


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ("Change its mind", FIGURE),
        ("Follow its example", FIGURE),
        ("Do its part", FIGURE),
        ("Keep talking", FIGURE),
        ("Show goodwill", FIGURE),
        ("Sell out the valley", FIGURE),
        ("Bluff about a vote", FIGURE),
        ("Meet them within 30 days", CUT),
        ("Close to most lorries", CUT),
        ("Take the necessary steps", FIGURE),
        ("Put name to nothing", FIGURE),
        ("Negotiate to proceed", CUT),
        ("Go along the river", CUT),
        ("Tie the two", CUT),
        ("Go back to Route", CUT),
        ("Bring Ida Holm and Jon Vik", CUT),
        ("Agree to the soldier", CUT),
        ("Agree to their own reading", CUT),
        ("Receive 48 per cent of the water", OUTCOME),
        ("Win a majority", OUTCOME),
        ("Undermine trust", OUTCOME),
        ("Hold Friday's meeting in Vell", DATED),
    ],
)
def test_a_label_that_shows_no_choice_says_why(act: str, why: str) -> None:
    assert why_no_choice(row("p1", "port", act)) == why


@pytest.mark.parametrize(
    "act",
    [
        "Change the law",
        "Talk to Ostland",
        "Take part in the vote",
        "Receive the envoys",
        "Put up candidates",
        "Go to court",
        "Go back to Route 12",
        "Release the soldier",
        "Agree to a third of the toll",
        "Bring the two sides together",
        "Bring charges against the mill",
        "Damage the bridge",
        "Hold a meeting",
        "Follow the ruling",
        "Do away with the toll",
    ],
)
def test_a_plain_act_is_a_choice(act: str) -> None:
    assert why_no_choice(row("p1", "port", act)) is None


def test_what_is_no_choice_is_left_out_of_a_draft_with_its_reason() -> None:
    idiom = row("p1", "port", "Change its mind", voice("dockers", "demands"), weight=0.9)
    opened = row("p2", "port", "Open the gate", voice("dockers", "demands"), weight=0.5)
    selection = select(table(idiom, opened))
    assert [option.row.id for option in selection.options] == ["p2"]
    assert [(left.id, why) for left, why in selection.left_out] == [("p1", FIGURE)]


def test_what_a_person_added_is_an_option_whatever_its_words() -> None:
    added = replace(row("p1", "port", "Change its mind", voice("dockers", "demands")), from_a_person=True)
    assert [option.row.id for option in select(table(added)).options] == ["p1"]


def test_a_part_of_another_option_is_none_of_its_own() -> None:
    both = row("p1", "port", "Release Ida Holm and Jon Vik", catalogue="arrest")
    one = row("p2", "port", "Release Jon Vik", catalogue="arrest")
    other = row("p3", "port", "Open the gate")
    assert is_within_another(one, [both, other])
    assert not is_within_another(both, [one, other])
    assert [option.row.id for option in select(table(both, one, other)).options] == ["p1", "p3"]


def test_a_side_whose_only_act_may_be_misread_has_what_it_holds_out_for_instead() -> None:
    doubted = replace(row("p1", "port", "Close the gate", voice("port", "plans")), sureness=0.1)
    opened = row("p2", "dockers", "Load the ship", voice("port", "demands"))
    held = row("h1", "port", "Hold out for the toll", voice("port", "does"), in_force=True)
    held = replace(held, assumed="it asks for it")

    def spare() -> tuple[Position, ...]:
        return (held,)

    selection = select(table(doubted, opened), spare=spare)
    assert [option.row.id for option in selection.options] == ["p2", "h1"]
    assert (doubted, MISREAD) in selection.left_out
