"""Camps of small texts, read by the real pipeline."""

from __future__ import annotations

from spacy.language import Language

from detente.dossier import Dossier, join_findings
from detente.positions.camps import Camps, camps
from detente.reading.read import read_reports
from detente.sources import Report


def joined(pipeline: Language, *texts: str) -> tuple[Dossier, Camps]:
    """Return the dossier of some reports and its camps."""
    reports = [Report(id=f"r{k}", source="r.txt", text=text, language="en") for k, text in enumerate(texts)]
    dossier = join_findings(read_reports(reports, pipeline))
    return dossier, camps(dossier)


def camp_of(pipeline: Language, text: str, member: str) -> str:
    """Return the name of the camp that a party read from a text is in, without its article."""
    dossier, all_camps = joined(pipeline, text)
    ids = {
        name.casefold(): party.id
        for party in reversed(dossier.parties)
        for name in (party.name, *party.aliases)
    }
    name = all_camps.party(all_camps.of[ids[member.casefold()]]).name
    return name.removeprefix("The ").removeprefix("the ")
