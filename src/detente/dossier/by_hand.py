"""The ids of findings that a reading gives none: those that a person added, and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from detente.sources import Evidence

BY_HAND: Final = "by-hand-"
"""Begins the id of what a person added; the number of the decision ends it."""


def is_added(finding: str, number: int | None = None) -> bool:
    """Return True if a person added the finding of an id: by that decision, where one is named.

    Examples
    --------
    >>> is_added("r1:by-hand-3"), is_added("r1:by-hand-3", 4), is_added("r1:a2")
    (True, False, False)
    """
    own = finding.rpartition(":")[2]
    return own.startswith(BY_HAND) if number is None else own == f"{BY_HAND}{number}"


def date_id(words: Evidence) -> str:
    """Return the id of a date, which is known by its place alone.

    Examples
    --------
    >>> from detente.sources import Evidence
    >>> date_id(Evidence("r1", 4, 10, "Friday"))
    'r1:date-4-10'
    """
    return f"{words.report}:{_date_at(words.start, words.end)}"


def is_date_at(own: str, start: int, end: int) -> bool:
    """Return True if the id within a report is that of the date in a place."""
    return own == _date_at(start, end)


def _date_at(start: int, end: int) -> str:
    return f"date-{start}-{end}"
