"""Sentences on the sources that could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.dossier import Dossier
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


def _fault(fault: BadInput) -> str:
    place = fault.where if fault.line is None else f"{fault.where}, line {fault.line}"
    return f"{place}: {fault.what}"


def _in_other_languages(dossier: Dossier | None) -> Iterable[str]:
    reports = () if dossier is None else dossier.reports.values()
    return (
        f"{report.source}: in language {report.language}, and only English is read"
        for report in reports
        if report.language and report.language[:2].lower() != _ENGLISH
    )
