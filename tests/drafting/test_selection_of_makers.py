"""Likely decision makers are in a draft though no option of theirs is."""

from __future__ import annotations

from spacy.language import Language

from detente.dossier import join_findings
from detente.drafting.selection import select
from detente.positions import positions_of
from detente.reading.read import read_reports
from detente.sources import Report


def test_the_side_that_only_asks_is_a_party_of_the_draft(pipeline: Language) -> None:
    text = (
        "The Rail Union asked the Harbour Board on Monday to scrap the toll. The Rail Union called it "
        "unfair. The Harbour Board refused to scrap the toll."
    )
    report = Report(id="r", source="r.txt", text=text, language="en")
    selection = select(positions_of(join_findings(read_reports([report], pipeline))))
    assert {party.name for party in selection.parties} == {"Rail Union", "Harbour Board"}
    assert {option.party for option in selection.options} == {"HARBOUR_BOARD"}
