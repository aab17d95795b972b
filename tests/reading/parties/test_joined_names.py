"""A town and a person with "for" between them are no name of anybody."""

from __future__ import annotations

from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources.report import Report


def test_a_town_and_who_is_called_on_from_there_are_not_one_name(pipeline: Language) -> None:
    text = (
        "The Norvian attorney general told the army not to remove President Sten Orlov. Orlov has refused to"
        " resign. Former president Marek Vale, one of the nine, called from Brine for Orlov's resignation and"
        " for the arrest of Kerr and the two commanders."
    )
    (read,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert "Sten Orlov" in {party.name for party in read.parties}
    assert not any(" for " in party.name for party in read.parties)
