"""Additions by a person: the ids of findings that a reading gives none, and the types of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.errors import BadArgument
from detente.reading import EVENT_TYPES

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


def type_of_event(written: str) -> str:
    """Return a type of events as it is kept; refuse one that no question would know.

    Examples
    --------
    >>> type_of_event("coerce")
    'COERCE'
    """
    kept_as = written.upper()
    if kept_as not in (*EVENT_TYPES, "OTHER"):
        mend = f"write {', '.join(EVENT_TYPES)} or OTHER"
        raise BadArgument("value", f"{written} is no type of events", mend)
    return kept_as
