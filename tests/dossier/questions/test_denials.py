"""Charges that are denied, and deeds for which two are blamed."""

from __future__ import annotations

import pytest
from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.contradicting import contradictions

Report = tuple[str, str, str]


def told(*reports: Report) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Each contradiction by its kind, and who says what in it."""
    dossier = dossier_of(*reports)
    return [
        (row.kind, [(each.says, dossier.names.get(each.speaker or "")) for each in row.versions])
        for row in contradictions(EvidenceBase(dossier))
    ]


BLAME = "The government blamed the Reed Front for the bombing of the market in Brine."


@pytest.mark.parametrize(
    ("charge", "denial"),
    [
        (BLAME, "The Reed Front denied involvement in the bombing."),
        (BLAME, "The Reed Front denied any responsibility."),
        (
            "The government accused the Reed Front of burning the salt sheds.",
            "The Reed Front denied burning them.",
        ),
        ("The government said the Reed Front had shelled Karsk on Monday.", "The Reed Front denied it."),
        ("The government said that the Reed Front had shelled Karsk.", "The Reed Front rejected the charge."),
    ],
)
def test_a_charge_and_the_denial_behind_it_contradict_each_other(charge: str, denial: str) -> None:
    said = told(("2021-05-06", f"{charge} {denial}", "Gazette"))
    assert said == [("denied", [("said", "The government"), ("denied", "Reed Front")])]


def test_a_charge_of_one_report_is_denied_in_another() -> None:
    denial = "The Reed Front denied any responsibility for the bombing of the market in Brine."
    rows = told(("2021-05-06", BLAME, "Gazette"), ("2021-05-09", denial, "Echo"))
    assert rows == [("denied", [("said", "The government"), ("denied", "Reed Front")])]


@pytest.mark.parametrize(
    "denial",
    [
        "The Reed Front denied any responsibility for the fire at the mill of Karsk.",
        "The Reed Front did not deny any responsibility for the bombing of the market in Brine.",
        "The Salt Board denied any responsibility for the bombing of the market in Brine.",
    ],
)
def test_what_is_not_denied_by_whoever_is_charged_is_no_contradiction(denial: str) -> None:
    assert told(("2021-05-06", BLAME, "Gazette"), ("2021-05-09", denial, "Echo")) == []


def test_two_who_blame_each_other_or_a_third_for_one_deed_are_shown() -> None:
    text = (
        "The army blamed the Reed Front for the attacks on two banks."
        " The Reed Front blamed the Salt Guard for the attacks."
    )
    assert told(("2021-05-06", text, "Gazette")) == [
        ("blamed", [("Reed Front", "The army"), ("Salt Guard", "Reed Front")])
    ]


def test_two_who_are_blamed_for_two_deeds_do_not_contradict_each_other() -> None:
    text = (
        "The army blamed the Reed Front for the attacks on two banks."
        " The Reed Front blamed the Salt Guard for high prices."
    )
    assert told(("2021-05-06", text, "Gazette")) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("several raids that have taken place", "two thefts that have taken place and for a raid on a clerk"),
        ("a series of raids", "a series of fires"),
        ("the bombing of the market in Brine", "the bombing of the market in Karsk"),
        ("the bombing of the market on Monday", "the bombing of the market on Friday"),
        ("raids", "the raid on the mill"),
    ],
)
def test_deeds_of_another_kind_day_or_place_are_not_one(first: str, then: str) -> None:
    text = f"The Reed Front blamed the Salt Guard for {first}. Police blamed the Reed Front for {then}."
    assert told(("2021-05-06", text, "Gazette")) == []


def test_the_deed_of_two_charges_may_be_one_of_several() -> None:
    text = (
        "The army blamed the Reed Front for high prices and for the bombing of the market."
        " Police blamed the Salt Guard for the bombing of the market, which killed two men."
    )
    assert told(("2021-05-06", text, "Gazette")) == [
        ("blamed", [("Reed Front", "The army"), ("Salt Guard", "Police")])
    ]


def test_what_is_called_untrue_is_said_and_denied() -> None:
    text = "The union published a report on the fire on May 3. The Salt Board said this report was not true."
    assert told(("2021-05-06", text, "Gazette")) == [("denied", [("said", None), ("denied", "Salt Board")])]
    other = text.replace("this report", "this song")
    assert told(("2021-05-06", other, "Gazette")) == []


def test_a_charge_is_quoted_up_to_where_words_are_missing() -> None:
    text = (
        "The union published a report on the fire (20-second break in reception) sheds on May 3."
        " The Salt Board said this report was not true."
    )
    dossier = dossier_of(("2021-05-06", text, "Gazette"))
    (row,) = contradictions(EvidenceBase(dossier))
    assert row.versions[0].evidence[0].quote == "The union published a report on the fire"


@pytest.mark.parametrize(
    "text",
    [
        "The union complained that the vote was rigged, a charge that the Salt Board has always denied.",
        "The paper wrote of allegations that the guards hid the key, which the Salt Board denies.",
    ],
)
def test_a_charge_whose_sentence_ends_with_the_denial_is_said_and_denied(text: str) -> None:
    (row,) = told(("2021-05-06", f"{text} The Salt Board met on May 3.", "Gazette"))
    assert row == ("denied", [("said", None), ("denied", "Salt Board")])


@pytest.mark.parametrize(
    "text",
    [
        "The union complained that the vote was rigged, a charge that the Salt Board never denied.",
        "The union asked for the key of the gate, which the Salt Board denied the guards last year.",
        "The union asked for a pay rise, which the Salt Board rejected.",
    ],
)
def test_what_is_refused_or_not_denied_is_none(text: str) -> None:
    assert told(("2021-05-06", f"{text} The Salt Board met on May 3.", "Gazette")) == []


COUNTED = "Police said that {} people were killed on Monday. The opposition said {} people were killed."


def test_two_sides_of_one_report_who_count_the_dead_contradict_each_other() -> None:
    ((kind, versions),) = told(("2021-05-12", COUNTED.format("two", "at least ten"), "Gazette"))
    assert kind == "numbers"
    assert versions == [("two", "Police"), ("at least ten", "The opposition")]


@pytest.mark.parametrize(
    "text",
    [
        COUNTED.format("at least ten", "14"),
        "The army said it killed 40 rebels in Karsk. The union said that two people were killed in Brine.",
        "Police said that two people were killed. The mayor said that six people were wounded.",
        "Police said that two people were killed. Police said later that six people were killed.",
    ],
)
def test_numbers_that_agree_or_count_something_else_do_not(text: str) -> None:
    assert told(("2021-05-12", text, "Gazette")) == []
