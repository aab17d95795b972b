"""The day and the title of reports, where a person gave another one than their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from detente.dossier.store.decisions import Decision, that_count
from detente.sources import Report

DAY: Final = "published"
DESCRIBABLE: Final = (DAY, "title")
"""The fields of a report that a person may give."""
DESCRIBE: Final = "describe"
_AS_OF: Final = ", as of "
_NO_DAY: Final = "no day"


def descriptions(decisions: Sequence[Decision]) -> dict[str, dict[str, Any]]:
    """Return what persons said of reports, by the keys of these; the latest word of each counts.

    Parameters
    ----------
    decisions
        All that were made, in their order.
    """
    said: dict[str, dict[str, Any]] = {}
    for decision in that_count(decisions):
        if decision.kind == DESCRIBE:
            said.setdefault(decision.target["report"], {}).update(decision.payload)
    return said


def as_described(report: Report, said: Mapping[str, Any]) -> Report:
    """Return a report with the day and the title that a person gave it.

    Examples
    --------
    >>> as_described(Report("r", "r.txt", "Talks stall."), {"published": "2026-05-07"}).published
    datetime.date(2026, 5, 7)
    """
    if "title" in said:
        report = replace(report, title=said["title"])
    if DAY in said:
        day = None if said[DAY] is None else date.fromisoformat(said[DAY])
        if day != report.published:
            report = replace(report, published=day, stated=report.published)
    return report


def reader_of_day(reader: str, said: Mapping[str, Any]) -> str:
    """Return the name of a reading: who read, and as of which day where a person gave it.

    A report is read again when its day changes, as its relative dates count from that day.

    Examples
    --------
    >>> reader_of_day("detente 1", {"published": "2026-05-07"}), reader_of_day("detente 1", {})
    ('detente 1, as of 2026-05-07', 'detente 1')
    """
    return f"{reader}{_AS_OF}{said[DAY] or _NO_DAY}" if DAY in said else reader


def is_of_day(reader: str, said: Mapping[str, Any]) -> bool:
    """Return True if a reading is as of the day that a person gave, or of the source's where nobody did."""
    _, mark, day = reader.partition(_AS_OF)
    return day == (said[DAY] or _NO_DAY) if DAY in said else not mark
