"""Mentions of one event merged, by its act, date and parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final, NamedTuple

from detente.edtf import DateRange
from detente.reading.by_month import ByMonth
from detente.reading.events.coding import Predicate
from detente.reading.findings import Event
from detente.reading.lexica import headings_by_word, word_table
from detente.sources import Evidence

_MERGED_MODALITIES: Final = frozenset({"happened", "denied"})


@dataclass(frozen=True, slots=True)
class EventMention:
    """A mention of an event, with the name of its act whichever word describes it."""

    event: Event
    act: str


def act_of(predicate: Predicate) -> str:
    """Return the name of an act, whichever word describes it: "arrested" and "the arrest" are one act.

    Of "held talks" it is the talks.
    """
    word = predicate.noun if predicate.noun is not None else predicate.token
    lemma = word.lemma_.lower()
    if predicate.noun is not None and lemma not in same_acts():
        lemma = predicate.token.lemma_.lower()
    return same_acts().get(lemma, lemma)


def merge_mentions(mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """Merge mentions of one event, in the order of the text, and number the events.

    Two mentions are of one event if type, act and modality are the same, their dates overlap, they share a
    party on one side at least, and on each side the parties of one include those of the other. An
    undated mention is not merged where two dated events fit it. The event keeps the place that gives
    the better date, and the parties of both.
    """
    merged: list[EventMention] = []
    again: defaultdict[int, list[Evidence]] = defaultdict(list)
    known = _Known()
    # Dated mentions first: a mention without a date is then compared with all of them.
    for item in sorted(mentions, key=lambda item: DateRange.parse(item.event.when).precision):
        near = dict.fromkeys(known.near(item) if item.event.modality in _MERGED_MODALITIES else ())
        fitting = list(islice((k for k in near if _same(merged[k], item)), 2))
        if len(fitting) == 1:
            (k,) = fitting
            merged[k] = EventMention(_joined(merged[k].event, item.event), item.act)
            again[k] += (item.event.span, *item.event.also)
        else:
            k = len(merged)
            merged.append(item)
        known.add(k, merged[k])
    whole = (_with_passages(item.event, again[k]) for k, item in enumerate(merged))
    events = sorted(whole, key=lambda event: (event.span.start, event.span.end))
    return tuple(
        event.model_copy(update={"id": f"e{number}"}) for number, event in enumerate(events, start=1)
    )


_Key = tuple[object, ...]


class _Known:
    """Mentions by their act, date and parties.

    Where both sides of two mentions are named they share a party on each, so it is enough to look at those
    with a party of one side: the side of which fewer are known.
    """

    def __init__(self) -> None:
        self._numbers: ByMonth[_Key] = ByMonth()

    def add(self, number: int, item: EventMention) -> None:
        when, sides = DateRange.parse(item.event.when), _sides(item.event)
        for side, other in (sides, sides[::-1]):
            for party in side.parties:
                self._numbers.add((*_act(item), side.name, party), when, number)
                if not other.parties:
                    self._numbers.add((*_act(item), side.name, party, "alone"), when, number)

    def near(self, item: EventMention) -> Iterator[int]:
        """Yield all mentions that may be of one event with this one, and some more."""
        when, sides = DateRange.parse(item.event.when), _sides(item.event)
        ways = [
            [(*_act(item), side.name, party) for party in side.parties]
            + [(*_act(item), other.name, party, "alone") for party in other.parties]
            for side, other in (sides, sides[::-1])
            if side.parties
        ]
        fewest = min(ways, key=lambda keys: sum(self._numbers.count(key, when) for key in keys), default=[])
        for key in fewest:
            yield from self._numbers.near(key, when)


class _Side(NamedTuple):
    name: str
    parties: tuple[str, ...]


def _sides(event: Event) -> tuple[_Side, _Side]:
    return _Side("actors", event.actors), _Side("recipients", event.recipients)


def _act(item: EventMention) -> _Key:
    return item.event.type, item.act, item.event.modality


def _same(one: EventMention, other: EventMention) -> bool:
    first, second = one.event, other.event
    if (first.type, one.act, first.modality) != (second.type, other.act, second.modality):
        return False
    if not _may_be_one_time(first, second):
        return False
    if first.span.start < second.span.end and second.span.start < first.span.end:
        return False
    sides = ((first.actors, second.actors), (first.recipients, second.recipients))
    shared = any(set(a) & set(b) for a, b in sides)
    return shared and all(not a or not b or set(a) <= set(b) or set(b) <= set(a) for a, b in sides)


def _may_be_one_time(one: Event, other: Event) -> bool:
    return DateRange.parse(one.when).overlaps(DateRange.parse(other.when))


def _joined(event: Event, again: Event) -> Event:
    actors = dict.fromkeys((*event.actors, *again.actors))
    recipients = dict.fromkeys((*event.recipients, *again.recipients))
    return event.model_copy(
        update={
            "actors": tuple(actors),
            "recipients": tuple(party for party in recipients if party not in actors),
            "when": event.when or again.when,
            "place": event.place or again.place,
        }
    )


def _with_passages(event: Event, again: Sequence[Evidence]) -> Event:
    if not again:
        return event
    also = sorted((*event.also, *again), key=lambda span: span.start)
    return event.model_copy(update={"also": tuple(also)})


@cache
def same_acts() -> dict[str, str]:
    """Return each word for an act with the name of the act, from the lexicon of the package.

    Examples
    --------
    >>> same_acts()["arrest"] == same_acts()["detention"], same_acts()["meet"] == same_acts()["arrest"]
    (True, False)
    """
    return headings_by_word(word_table("same_acts.yaml"))
