"""Days that the text of a report without a day names, of which one may be its own."""

from __future__ import annotations

from typing import Final

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.sources import Evidence

_WHOLE_DAY: Final = as_pattern(r"\d{4}-\d\d-\d\d")
_WITHOUT_YEAR: Final = as_pattern(r"XXXX-\d\d-\d\d")
_HEAD: Final = 300
"""Characters in which a dateline stands."""
_MOST: Final = 2
_DATELINE: Final = as_pattern(r"\s*(?:\([^()\n]{1,30}\)\s*)?[-–—:]")
"""The end of a dateline, behind its day: "BRINE, May 7 (Wire) - "."""


def offered_days(dossier: Dossier, report: str) -> tuple[tuple[str, str, Evidence], ...]:
    """Return the days that may be the one of a report: each as a date, in words, and where it stands.

    What its first lines name comes first, then the latest day that the text names: a report is not older.
    """
    if dossier.reports[report].published is not None:
        return ()
    whole = [
        (date.edtf, date.span)
        for date in dossier.dates
        if date.span.report == report and date.edtf and _WHOLE_DAY.fullmatch(date.edtf)
    ]
    in_head = [each for each in whole if each[1].start < _HEAD]
    latest = sorted(whole, key=lambda each: each[0], reverse=True)[:1]
    chosen = dict(reversed([*in_head, *latest]))
    return tuple(
        (day, DateRange.parse(day).words, span) for day, span in list(reversed(chosen.items()))[:_MOST]
    )


def day_without_year(dossier: Dossier, report: str) -> str:
    """Return the day that a dateline gives without its year, in its words; "" where there is none."""
    if dossier.reports[report].published is not None:
        return ""
    in_head = (
        date.span.quote
        for date in sorted(dossier.dates, key=lambda date: date.span.start)
        if date.span.report == report
        and date.span.start < _HEAD
        and _WITHOUT_YEAR.fullmatch(date.value)
        and _DATELINE.match(dossier.reports[report].text, date.span.end)
    )
    return next(in_head, "")
