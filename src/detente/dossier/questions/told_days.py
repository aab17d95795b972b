"""Days that reports tell in a sentence of their own, as a brief lists them: done, due, forecast."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from detente.dossier.dossier import Dossier
from detente.edtf import DateRange
from detente.reading import OnWords
from detente.sources import Evidence

ONLY_THOUGHT: Final = frozenset(("possible", "forecast", "asked for", "proposed"))
"""The standing of what may be, or is wished."""


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day, and a sentence on what was done on it, or is to come.

    Attributes
    ----------
    text
        The sentence; in the report's own words if ``quoted``.
    when
        EDTF: ``XXXX-07`` where no words say the year; None where no day is known.
    lead
        The date in words; of one that counts from a report without a day its own: "“Tuesday”".
    standing
        "fact", "due", "deadline", "possible", "forecast", "asked for" or "proposed".
    tags
        Who tells it, and the like.
    type
        The type of the event, where one was read; else empty.
    actors, recipients
        Ids of the sides of that event.
    others
        Those that are named, where no event was read.
    """

    text: str
    when: str | None
    lead: str
    standing: str
    tags: tuple[str, ...]
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    others: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    quoted: bool = False

    @property
    def range(self) -> DateRange:
        """The date as a range of days."""
        return DateRange.parse(self.when)

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of all sides that it is about, each once."""
        return tuple(dict.fromkeys((*self.actors, *self.recipients, *self.others)))

    @property
    def is_fact(self) -> bool:
        """True for what is told as done."""
        return self.standing == "fact"


DaysOf = Callable[[Dossier, bool], Sequence[ToldDay]]
"""Finds the days that the reports of a dossier tell: as of the last report, or each as of its own."""


def not_told_by(
    days: Iterable[ToldDay], others: Iterable[tuple[DateRange, Iterable[Evidence]]]
) -> list[ToldDay]:
    """Return the days whose words no other line of the same time rests on.

    Parameters
    ----------
    others
        The time and the passages of each other line.

    Examples
    --------
    >>> not_told_by([], [])
    []
    """
    lines = OnWords((words, when) for when, passages in others for words in passages)
    return [
        day
        for day in days
        if not any(_may_be_one(day.range, when) for words in day.evidence for when in lines.on(words))
    ]


def _may_be_one(one: DateRange, other: DateRange) -> bool:
    """Return True for days that overlap; for what no words date too, which may be of any."""
    return not one.dated or not other.dated or one.overlaps(other)
