"""Whom a lead only describes, and the paragraph below it names."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Party
from detente.reading.read import read_reports
from detente.sources import Report


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return {party.name: party for party in findings.parties}


def test_the_one_body_brought_in_below_is_the_alliance_of_the_lead(pipeline: Language) -> None:
    parties = _parties(
        pipeline,
        "An alliance of parties threw out the plan on Monday and vowed to march.\n\n"
        "The four-party Salt Democratic Front (SDF) said that the plan was vague.\n",
    )
    assert "An alliance of parties" not in parties
    assert "An alliance of parties" in [words.quote for words in parties["Salt Democratic Front"].mentions]


@pytest.mark.parametrize(
    "below",
    [
        "The Salt Democratic Front (SDF) welcomed it, and the Reed People's Party (RPP) rejected it.",
        "The Orvik Labour Court (OLC) will hear the case.",
    ],
)
def test_of_two_bodies_or_a_court_none_is_the_alliance(pipeline: Language, below: str) -> None:
    text = f"An alliance of parties threw out the plan on Monday and vowed to march.\n\n{below}\n"
    assert "An alliance of parties" in _parties(pipeline, text)


def test_who_speaks_first_below_is_the_minister_of_the_lead(pipeline: Language) -> None:
    text = "Sweden will not open its wells for a fee alone, its oil minister said on Sunday.\n\n{}\n"
    (moor,) = [
        party
        for name, party in _parties(pipeline, text.format("Stephen Brandt said the halt was total.")).items()
        if name == "Stephen Brandt"
    ]
    assert [(role.title, role.of) for role in moor.roles] == [("oil minister", "sweden")]
    told = _parties(pipeline, text.format("Stephen Brandt, an analyst, said the halt was total."))
    assert "oil minister" not in [role.title for role in told["Stephen Brandt"].roles]
