"""Who speaks for whom: each text says it in words."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.dossier import join_findings
from detente.positions.camps import camps
from detente.reading.read import read_reports
from detente.sources import Report


def camp_names(pipeline: Language, text: str) -> dict[str, str]:
    """Return the name of each party read from a text, with the name of its camp."""
    report = Report(id="r", source="r.txt", text=text, language="en")
    dossier = join_findings(read_reports([report], pipeline))
    joined = camps(dossier)
    return {party.name: joined.party(joined.of[party.id]).name for party in dossier.parties}


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        ("Moscow refused to pay. Russia had signed in May, and Russia must pay.", "Moscow", "Russia"),
        (
            "Honduras closed the border. The Honduran government said Honduras would not yield.",
            "The Honduran government",
            "Honduras",
        ),
    ],
)
def test_who_speaks_for_a_state(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_names(pipeline, text)[member] == camp
