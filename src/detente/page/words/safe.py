"""Text from reports and cases, made safe to show: it can neither command a terminal nor reorder a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from detente.dossier import Dossier
from detente.page.words.marks import curly
from detente.page.words.sweep import SweepWords
from detente.safe import safe_text
from detente.short import one_line
from detente.sources import Evidence, Report

_Shown = TypeVar("_Shown")
_EXACT = (type, Evidence, Dossier, SweepWords)


def safe_to_show(value: _Shown) -> _Shown:
    r"""Make all text of a page, or of a part of one, safe to show.

    Evidence and dossiers stay exact, so that notes can lead to their words, and so do sweeps; whoever
    shows text of theirs makes it safe.

    Examples
    --------
    >>> safe_to_show(("a\x1bb", 1)) == ("a\ufffdb", 1)
    True
    """
    safe: _Shown = _each_text(value, lambda text, _: safe_text(text))
    return safe


def as_printed(value: _Shown) -> _Shown:
    """Make all text of a page safe to show, with curly apostrophes and quotation marks.

    The words of a report stay as they are: those of a line or a moment that is quoted, and those within
    quotation marks that stand so in a report of the page.

    Examples
    --------
    >>> as_printed(("the miners' pay", 1))
    ('the miners’ pay', 1)
    """
    dossier = getattr(value, "dossier", None)
    return as_printed_from(value, dossier.reports.values() if dossier is not None else ())


def as_printed_from(value: _Shown, reports: Iterable[Report]) -> _Shown:
    """Do what `as_printed` does for something that is made from some reports alone."""
    words = _WordsOfReports(reports)

    def printed(text: str, is_quoted: bool) -> str:
        return safe_text(text if is_quoted else curly(text, words.have))

    shown: _Shown = _each_text(value, printed)
    return shown


@dataclass(frozen=True)
class _WordsOfReports:
    """The words of reports, their lines joined."""

    reports: Iterable[Report]

    def have(self, quote: str) -> bool:
        """Return True if words stand so in a report."""
        return any(one_line(quote) in text for text in self._texts)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(one_line(report.text) for report in self.reports)


def each_text(value: Any, change: Callable[[str], str]) -> Any:
    """Return a page, or a part of one, with each of its texts changed."""
    return _each_text(value, lambda text, _: change(text))


def _each_text(value: Any, change: Callable[[str, bool], str], *, is_quoted: bool = False) -> Any:
    """Change each text of a value; ``change`` is told if it is a report's own words."""
    if isinstance(value, str):
        return change(value, is_quoted)
    if isinstance(value, tuple):
        return tuple(_each_text(part, change, is_quoted=is_quoted) for part in value)
    if is_dataclass(value) and not isinstance(value, _EXACT):
        quoted = {"text"} if getattr(value, "quoted", False) else {"quotes"}
        return replace(
            value,
            **{
                f.name: _each_text(getattr(value, f.name), change, is_quoted=f.name in quoted)
                for f in fields(value)
            },
        )
    return value
