"""The JSON of `detente brief`: the dossier, the case and its analysis."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from detente.brief.answer_json import analysis_json
from detente.brief.brief import Brief
from detente.brief.sweep_json import sweep_items
from detente.dossier.dossier import Dossier

_MOST_STATES = 1000


def brief_json(brief: Brief) -> dict[str, Any]:
    """A brief as plain data; ``analysis`` and ``sweep`` are as those commands have them."""
    case = brief.case
    return {
        "title": brief.title,
        "drafted": brief.drafted,
        "case_path": brief.case_path,
        "dossier": None if brief.dossier is None else _dossier(brief.dossier),
        "case": None if case is None else case.model_dump(mode="json", exclude_defaults=True),
        "analysis": None
        if case is None or brief.analysis is None
        else analysis_json(case, brief.analysis, limit=_MOST_STATES, full=False),
        "sweep": None
        if case is None or brief.sweep is None
        else dict(sweep_items(case, brief.sweep, limit=_MOST_STATES, full=False)),
    }


def _dossier(dossier: Dossier) -> dict[str, Any]:
    return {
        "reports": [
            {
                "id": report.id,
                "source": report.source,
                "title": report.title,
                "publisher": report.publisher,
                "published": report.published.isoformat() if report.published else None,
                "language": report.language,
            }
            for report in dossier.reports.values()
        ],
        "parties": [asdict(party) for party in dossier.parties],
        "statements": [asdict(statement) for statement in dossier.statements],
        "events": [asdict(event) for event in dossier.events],
    }
