"""Tables of positions of small texts, read by the real pipeline."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from detente.dossier import Dossier, join_findings
from detente.positions import Position, Positions, positions_of
from detente.reading.read import read_reports
from detente.sources import Report


def table_of(pipeline: Language, text: str) -> Positions:
    """Return the table of one report."""
    return table_and_dossier(pipeline, text)[0]


def table_and_dossier(pipeline: Language, *texts: str) -> tuple[Positions, Dossier]:
    """Return the table of reports of one day, and their dossier."""
    reports = [
        Report(f"r{k or ''}", "r.txt", text, language="en", published=date(2022, 3, 2))
        for k, text in enumerate(texts)
    ]
    dossier = join_findings(read_reports(reports, pipeline))
    return positions_of(dossier), dossier


def rows_of(pipeline: Language, text: str) -> dict[str, Position]:
    """Return the rows of one report by their labels."""
    return {row.act: row for row in table_of(pipeline, text).rows}


def unused_of(pipeline: Language, text: str) -> dict[str, str]:
    """Return what was left out, with the reason."""
    return {item.words.quote: item.why for item in table_of(pipeline, text).unused}
