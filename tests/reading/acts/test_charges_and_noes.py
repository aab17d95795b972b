"""Charges in words only, a yes to none, wishes about what others do, acts with somebody or without."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def _acts(pipeline: Language, text: str) -> list[ActMention]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return list(findings.acts)


def _told(pipeline: Language, text: str) -> list[tuple[str, str]]:
    return [(act.label, act.mood) for act in _acts(pipeline, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The Kern opposition charges Ana Roy with selling out to the harbour board.",
        "The pilots' union charged the director with hiding the letters.",
        "Ana Roy charges that the director hid the letters.",
    ],
)
def test_whoever_has_no_court_charges_in_words_only(pipeline: Language, text: str) -> None:
    assert not [act for act in _acts(pipeline, text) if act.catalogue == "charge"]


@pytest.mark.parametrize(
    "text",
    [
        "The prosecutor charged the director with hiding the letters.",
        "The Kern government charged the director with treason.",
        "The director was charged with hiding the letters.",
    ],
)
def test_a_charge_before_a_court_is_one(pipeline: Language, text: str) -> None:
    assert [act.catalogue for act in _acts(pipeline, text)] == ["charge"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The port said it would agree to no further extension.", "Agree to any further extension"),
        ("The harbour board will consent to no inspection of the sheds.", "Let inspectors in"),
    ],
)
def test_who_agrees_to_none_refuses(pipeline: Language, text: str, label: str) -> None:
    assert _told(pipeline, text) == [(label, "refused")]


def test_who_agrees_to_a_thing_does_not_refuse(pipeline: Language) -> None:
    assert [mood for _, mood in _told(pipeline, "The port agreed to a further extension.")] == ["offered"]


@pytest.mark.parametrize(
    "text",
    [
        "The pilots do not want to be accused of leaving the port.",
        "Harbour officials do not wish to be blamed for the delay.",
    ],
)
def test_what_one_does_not_want_said_of_one_is_no_act(pipeline: Language, text: str) -> None:
    assert not _acts(pipeline, text)


def test_what_one_wants_done_to_oneself_others_would_do(pipeline: Language) -> None:
    (act,) = _acts(pipeline, "The Pilots' Union wants to be paid by the Harbour Board.")
    assert (act.mood, act.doer, act.voice) == ("demanded", "harbour-board", "pilots-union")
    (act,) = _acts(pipeline, "The Pilots' Union does not want to be shut out of the sale.")
    assert (act.mood, act.doer, act.voice) == ("opposed", None, "pilots-union")


def test_what_one_wants_to_do_oneself_is_a_plan(pipeline: Language) -> None:
    (act,) = _acts(pipeline, "The Pilots' Union wants to close the ferry.")
    assert (act.mood, act.doer) == ("planned", "pilots-union")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The meeting would be held as planned, with the Pilots' Union or without it.",
            "Hold the meeting with or without the Pilots' Union",
        ),
        ("The council will hold the vote with or without the observers.",
         "Hold the vote with or without the observers"),
        ("The council will hold talks with the pilots.", "Hold talks with the pilots"),
    ],
)  # fmt: skip
def test_with_somebody_or_without_says_both(pipeline: Language, text: str, label: str) -> None:
    assert label in [act.label for act in _acts(pipeline, text)]


def test_those_across_the_water_are_not_whoever_asks_them(pipeline: Language) -> None:
    text = "Fishermen from northern Velland wanted their Ostland counterparts to give up the nets."
    (act,) = _acts(pipeline, text)
    assert (act.mood, act.doer) == ("demanded", None)
    (act,) = _acts(pipeline, "Fishermen from northern Velland wanted to give up the nets.")
    assert act.doer == "fishermen-from-northern-velland"


def test_an_election_that_somebody_might_have_to_call_is_no_plan(pipeline: Language) -> None:
    might = _told(pipeline, "The Kern government might then have to call an early election.")
    assert {mood for _, mood in might} == {"possible"}
    will = _told(pipeline, "The Kern government will call an early election.")
    assert {mood for _, mood in will} == {"planned"}


def test_a_particle_of_no_is_no_part_of_what_is_turned_down(pipeline: Language) -> None:
    labels = [label for label, _ in _told(pipeline, "The pilots had turned down its plan for a new pier.")]
    assert labels[:1] == ["Accept the plan for a new pier"]
