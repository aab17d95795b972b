"""Requests that are rejected: who refuses is asked, and a court that dismisses a suit refuses nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources import Report


def acts_of(pipeline: Language, text: str) -> set[tuple[str, str, str | None, str | None]]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return {(act.label, act.mood, act.doer, act.voice) for act in findings.acts}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Chile dismissed Peru's appeal for a truce.", "Observe a cease-fire"),
        ("Chile turned down Peru's demand that it close the port.", "Close the port"),
        ("Chile spurned Peru's call to reopen the border.", "Reopen the border"),
        ("Chile dismissed a plea by Peru to free the crew.", "Free the crew"),
        ("Chile brushed aside Peru's plea to free the crew.", "Free the crew"),
    ],
)
def test_what_is_asked_for_is_asked_of_whoever_rejects_it(pipeline: Language, text: str, label: str) -> None:
    acts = acts_of(pipeline, text)
    assert (label, "demanded", "chile", "peru") in acts
    assert (label, "refused", "chile", "chile") in acts
    assert "Dismiss" not in {act[0].split()[0] for act in acts if act[0]}


@pytest.mark.parametrize(
    "text",
    [
        "Judges dismissed an appeal by the Varley Port Company against an order.",
        "The court rejected the union's appeal against the ban.",
    ],
)
def test_a_suit_that_a_court_dismisses_is_no_act_of_who_lost_it(pipeline: Language, text: str) -> None:
    assert not {act for act in acts_of(pipeline, text) if "ppeal" in act[0]}


def test_who_asks_to_speak_would_speak(pipeline: Language) -> None:
    acts = acts_of(pipeline, "The minister ignored the union's request to speak at the hearing.")
    assert not {act for act in acts if act[0] == "Speak at the hearing"}


def test_a_request_that_is_not_rejected_is_not_refused(pipeline: Language) -> None:
    acts = acts_of(pipeline, "Chile did not reject Peru's call to reopen the border.")
    assert "refused" not in {act[1] for act in acts}


def test_an_appeal_that_is_lodged_stays_an_act(pipeline: Language) -> None:
    acts = acts_of(pipeline, "The union lodged an appeal against the ban.")
    assert {act for act in acts if "ppeal" in act[0]}
