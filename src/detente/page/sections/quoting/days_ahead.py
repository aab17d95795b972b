"""The days that reports speak of and that lie after the last of these reports."""

from __future__ import annotations

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.reading import DateExpression, OnWords


def days_ahead(dossier: Dossier) -> OnWords[DateExpression]:
    """Return the dates after the day of the last report; none where no report has a day."""
    return OnWords((date.span, date) for date in dossier.dates if _is_ahead(date, dossier))


def _is_ahead(date: DateExpression, dossier: Dossier) -> bool:
    if date.edtf is None or dossier.latest is None:
        return False
    first = DateRange.parse(date.edtf).earliest
    return first is not None and first > dossier.latest
