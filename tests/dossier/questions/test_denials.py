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


def test_what_is_called_untrue_is_said_and_denied() -> None:
    text = "The union published a report on the fire on May 3. The Salt Board said this report was not true."
    assert told(("2021-05-06", text, "Gazette")) == [("denied", [("said", None), ("denied", "Salt Board")])]
    other = text.replace("this report", "this song")
    assert told(("2021-05-06", other, "Gazette")) == []
