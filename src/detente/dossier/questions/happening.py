"""A happening: what one or several reports tell of one event, and who takes part in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from detente.dossier.questions.base import Coverage
from detente.dossier.questions.reality import EventStatus
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.reading import Event
from detente.sources import Evidence

MUTUAL: Final = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT"))
"""Types in which nothing depends on who is named first."""
_COUNTED: Final = as_pattern(
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|several|scores)(?:-|$))"
)
"""The beginning of the id of people who are counted."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of a happening: its passage and the date that it gives."""

    words: Evidence
    when: str | None
    event: Event


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened, is to come or may come, with every telling of it.

    Attributes
    ----------
    actors, recipients
        Ids of the sides that do it, and of those that it is done to or with.
    when
        EDTF: the most exact date that a telling gives.
    tellings
        In the order of the reports' days.
    coverage
        How many reports and publishers tell of it.
    parties
        Actors and recipients, each once.
    range
        The date as a range of days.
    """

    id: str
    type: str
    status: EventStatus
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str | None
    place: str | None
    tellings: tuple[Telling, ...]
    coverage: Coverage
    parties: tuple[str, ...] = field(init=False, repr=False, compare=False)
    range: DateRange = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "parties", tuple(dict.fromkeys((*self.actors, *self.recipients))))
        object.__setattr__(self, "range", DateRange.parse(self.when))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every telling."""
        return tuple(telling.words for telling in self.tellings)


def may_be_one(one: Happening, other: Happening) -> bool:
    """Return True if the parties of two happenings of one type do not tell them apart."""
    # "20 students" are those whom another report counts as 35.
    parties, others = (
        {party for party in each.parties if not _COUNTED.match(party)} for each in (one, other)
    )
    if not parties & others or not (parties <= others or others <= parties):
        return False
    if one.type in MUTUAL:
        return True
    return not ({*one.actors} & {*other.recipients} or {*one.recipients} & {*other.actors})
