"""The JSON of `detente brief`: the dossier, the case and its analysis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain, islice
from typing import Any, TextIO

from detente.analysis import Brief
from detente.dossier import Dossier
from detente.reading import Findings
from detente.render.json_analysis import analysis_json
from detente.render.json_sweep import sweep_items

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


def write_findings(findings: Iterable[Findings], out: TextIO) -> None:
    """Write ``{"reports": [...]}``, each report as soon as it is read.

    Examples
    --------
    >>> import sys
    >>> write_findings([], sys.stdout)
    {"reports": []}
    """
    waiting = iter(findings)
    first = list(islice(waiting, 1))  # before anything is written: a bad source leaves no half an answer
    out.write('{"reports": [')
    between = ""
    for report in chain(first, waiting):
        out.write(f"{between}\n{report.model_dump_json()}")
        between = ","
    out.write("\n]}\n" if between else "]}\n")
