"""A moment that may stand on a timeline, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from detente.edtf import DateRange, Precision
from detente.page.drawings import Moment
from detente.patterns import as_pattern
from detente.sources import Evidence

TOLD: Final = "CLAUSE"
"""The type of a moment that is told by the clause of a date alone."""
MOST_NOTES: Final = 3
SAYS_NOTHING: Final = as_pattern(r"\b(?:(?:declined|refused) to (?:comment|answer)|could not be reached)\b")
"""A refusal to speak, which is no move in a dispute."""
_LONG_AGO: Final = timedelta(days=10 * 365)


@dataclass(frozen=True)
class Candidate:
    """A moment, with what tells if it is the same as another.

    Attributes
    ----------
    kind
        The type of the event.
    standing
        The status that began with it, if it is one.
    """

    moment: Moment
    kind: str
    actors: frozenset[str]
    recipients: frozenset[str]
    weight: float
    standing: str = ""


def overlap(one: Evidence, other: Evidence) -> bool:
    """Return True if two passages of one report share words."""
    return one.report == other.report and one.start < other.end and other.start < one.end


def date_in_words(when: DateRange) -> str:
    """Return a date in words, of a week in fewer: "week of 25 September 1989".

    Examples
    --------
    >>> date_in_words(DateRange.parse("1989-09-25/1989-10-01")), date_in_words(DateRange.parse("2017-11"))
    ('week of 25 September 1989', 'November 2017')
    """
    if when.precision != Precision.WEEK or when.earliest is None or "~" in when.text or "?" in when.text:
        return when.words
    return min(when.words, f"week of {DateRange.parse(when.earliest.isoformat()).words}", key=len)


def is_before(when: DateRange, day: date | None, by: timedelta) -> bool:
    """Return True for what was over at least so long before a day."""
    return day is not None and when.latest is not None and day - when.latest > by


def weight_of_date(when: DateRange, latest: date | None) -> float:
    """Return a weight for what is well dated, and of the time of the dispute."""
    weight = 2.0 if when.precision <= Precision.MONTH else 0.0
    if when.precision >= Precision.DECADE:
        weight -= 3
    return weight - (4 if is_before(when, latest, _LONG_AGO) else 0)
