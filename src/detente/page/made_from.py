"""The words for the reports that a page is made from: how many there are, and of which days."""

from __future__ import annotations

from datetime import date

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.page.words import counted


def from_reports(dossier: Dossier | None) -> str:
    """Say from how many reports a page is made, and of which days they are."""
    reports = list(dossier.reports.values()) if dossier else []
    if not reports:
        return "from a case file"
    days = sorted(report.published for report in reports if report.published)
    return from_so_many(len(reports), (days[0], days[-1]) if days else None, len(reports) - len(days))


def from_so_many(reports: int, days: tuple[date, date] | None, undated: int = 0) -> str:
    """Say from how many reports a page is made, and on which days they were published.

    Parameters
    ----------
    days
        The first and the last.
    undated
        The number of reports that have no day.
    """
    if reports == 1:
        return f"from one report{f' of {DateRange.parse(days[0].isoformat()).words}' if days else ''}"
    if days is None:
        return f"from {reports:,} reports"
    # A day that one report has is no day of another.
    without = f"; {counted(undated, 'of them has', 'of them have')} no day" if undated else ""
    return f"from {reports:,} reports, {DateRange.parse(f'{days[0]}/{days[1]}').words}{without}"
