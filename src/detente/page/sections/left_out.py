"""Sentences on the sources that could not be read, or not as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.errors import BadInput

_MOST_NAMED = 8
_ENGLISH = "en"


def left_out_sentences(left_out: Sequence[BadInput], dossier: Dossier | None = None) -> Iterator[str]:
    """Name each file that could not be read, and each report in another language than English.

    Examples
    --------
    >>> list(left_out_sentences([BadInput("talks/b.pdf", "the PDF is damaged", "save its text", line=3)]))
    ['Not read: talks/b.pdf, line 3: the PDF is damaged.']
    """
    unread = [*(_fault(fault) for fault in left_out), *_in_other_languages(dossier)]
    yield from (f"Not read: {line}." for line in unread[:_MOST_NAMED])
    if len(unread) > _MOST_NAMED:
        yield f"And {len(unread) - _MOST_NAMED:,} more that could not be read."
    yield from dates_in_doubt(dossier)


def dates_in_doubt(dossier: Dossier | None) -> Iterator[str]:
    """Say of each report whose day a person gave that it states another day itself."""
    for report in dossier.reports.values() if dossier is not None else ():
        if report.stated is not None and report.published is not None:
            stated, given = (
                DateRange.parse(day.isoformat()).words for day in (report.stated, report.published)
            )
            read_as = f"it is read as of {given}, the day given by hand"
            yield f"{report.title or report.source} says that it is of {stated}; {read_as}."


def _fault(fault: BadInput) -> str:
    place = fault.where if fault.line is None else f"{fault.where}, line {fault.line}"
    return f"{place}: {fault.what}"


def _in_other_languages(dossier: Dossier | None) -> Iterable[str]:
    reports = () if dossier is None else dossier.reports.values()
    return (
        f"{report.title or report.source}: in language {report.language}, and only English is read"
        for report in reports
        if report.language and report.language[:2].lower() != _ENGLISH
    )
