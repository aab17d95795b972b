"""Talks and mediation of a kind, two sides set against each other, and how talks would be held."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of

from detente.reading.read import read_reports
from detente.sources import Report

Told = tuple[str, str, str | None, str | None]


def told(pipeline: Language, text: str) -> set[Told]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return {(act.label, act.mood, act.doer, act.voice) for act in findings.acts}


def test_who_pursues_a_mediation_wants_the_one_to_accept_it_that_is_against_it(pipeline: Language) -> None:
    read = told(
        pipeline,
        "Peru is pursuing a regional mediation, though Chile has rebuffed similar proposals before, insisting"
        " on bank-led talks.",
    )
    assert ("Accept a regional mediation", "demanded", "chile", "peru") in read
    assert ("Hold bank-led talks", "demanded", "peru", "chile") in read
    assert not any(label.startswith("Pursue") for label, *_ in read)


def test_similar_proposals_are_what_the_other_clause_tells(pipeline: Language) -> None:
    rows = rows_of(
        pipeline, "Peru is pursuing a joint arbitration, although Chile has twice turned down similar offers."
    )
    (row,) = (row for label, row in rows.items() if "arbitration" in label)
    assert row.maker == "chile"
    assert {(v.party, v.stance) for v in row.voices} == {("peru", "demands"), ("chile", "refuses")}


def test_a_mediation_that_nobody_opposes_is_pursued(pipeline: Language) -> None:
    assert any(
        label.startswith("Pursue") for label, *_ in told(pipeline, "Peru is pursuing a mediation of its own.")
    )


@pytest.mark.parametrize("asks", ["insists on", "has called for", "demanded"])
def test_a_mediation_led_by_somebody_is_not_asked_of_him(pipeline: Language, asks: str) -> None:
    read = told(pipeline, f"Peru {asks} League-led mediation of the strike.")
    assert ("Accept League-led mediation of the strike", "demanded", None, "peru") in read
    assert not any(label.startswith(("Act as", "Mediate")) for label, *_ in read)


def test_a_mediation_by_somebody_is_asked_of_him(pipeline: Language) -> None:
    read = told(pipeline, "Peru asked the League to mediate between the two ports.")
    assert any(doer == "league" and voice == "peru" for _, _, doer, voice in read)


def test_who_insists_on_another_thing_asks_it_of_the_other_side(pipeline: Language) -> None:
    read = told(pipeline, "Peru wants a signed contract for the mine, but Chile insists on a code.")
    assert ("Accept a code instead of a signed contract", "demanded", "peru", "chile") in read


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Peru refused to resume talks with the bank playing a part.", "Resume talks"),
        ("Peru refused to resume talks with the bank.", "Resume talks with the bank"),
    ],
)
def test_who_only_plays_a_part_is_not_the_other_side(pipeline: Language, text: str, label: str) -> None:
    assert label in {told_label for told_label, *_ in told(pipeline, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and the miners opened talks on Monday aimed at ending the strike.",
        "The talks are aimed at ending the strike, Peru said.",
    ],
)
def test_the_aim_of_talks_is_no_act_of_one_side(pipeline: Language, text: str) -> None:
    assert not any("strike" in label for label, *_ in told(pipeline, text))


def test_the_aim_of_what_one_side_does_is_its_plan(pipeline: Language) -> None:
    assert "Close the camps" in {
        label for label, *_ in told(pipeline, "Peru launched a campaign aimed at closing the camps.")
    }


def test_what_somebody_looks_like_is_no_plan(pipeline: Language) -> None:
    assert not rows_of(pipeline, "The River Front looks as committed to violence as ever.")
    assert rows_of(pipeline, "The River Front is committed to violence.")
