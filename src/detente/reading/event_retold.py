"""The same event told twice in one report: one event, with the second place as further evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from detente.reading.edtf_bounds import overlap, precision
from detente.reading.findings import Event
from detente.reading.plover_coding import Predicate
from detente.reading.word_tables import headings_by_word, word_table

_ACTS_ONCE_TOLD = frozenset({"happened", "denied"})


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event and the act it is of: what its predicate is called whichever word tells of it."""

    event: Event
    act: str


def act_of(predicate: Predicate) -> str:
    """What was done, whichever word tells of it: "arrested" and "the arrest" are one act.

    Of "held talks" it is the talks.
    """
    word = predicate.noun if predicate.noun is not None else predicate.token
    lemma = word.lemma_.lower()
    if predicate.noun is not None and lemma not in same_acts():
        lemma = predicate.token.lemma_.lower()
    return same_acts().get(lemma, lemma)


def merge_retold(told: Sequence[ToldEvent]) -> tuple[Event, ...]:
    """Merge what is told again, in the order of the text, and number the events.

    Two tell of one event if type, act and modality are the same, their dates may be, they name a party in
    common on one side at least, and neither names other parties than the other on either side. An
    undated mention is not merged where two dated events fit it. The event keeps the place that gives
    the better date, and the parties of both.
    """
    merged: list[ToldEvent] = []
    # The dated first: a mention without a date then meets all it might be.
    for item in sorted(told, key=lambda item: -precision(item.event.when)):
        fitting = [k for k, earlier in enumerate(merged) if _same(earlier, item)]
        if len(fitting) == 1:
            merged[fitting[0]] = ToldEvent(_joined(merged[fitting[0]].event, item.event), item.act)
        else:
            merged.append(item)
    events = sorted((item.event for item in merged), key=lambda event: (event.span.start, event.span.end))
    return tuple(
        event.model_copy(update={"id": f"e{number}"}) for number, event in enumerate(events, start=1)
    )


def _same(one: ToldEvent, other: ToldEvent) -> bool:
    first, second = one.event, other.event
    if (first.type, one.act, first.modality) != (second.type, other.act, second.modality):
        return False
    if first.modality not in _ACTS_ONCE_TOLD or not overlap(first.when, second.when):
        return False
    if first.span.start < second.span.end and second.span.start < first.span.end:
        return False
    sides = ((first.actors, second.actors), (first.recipients, second.recipients))
    shared = any(set(a) & set(b) for a, b in sides)
    return shared and all(not a or not b or set(a) <= set(b) or set(b) <= set(a) for a, b in sides)


def _joined(kept: Event, again: Event) -> Event:
    actors = dict.fromkeys((*kept.actors, *again.actors))
    recipients = dict.fromkeys((*kept.recipients, *again.recipients))
    also = sorted((*kept.also, again.span, *again.also), key=lambda span: span.start)
    return kept.model_copy(
        update={
            "actors": tuple(actors),
            "recipients": tuple(party for party in recipients if party not in actors),
            "when": kept.when or again.when,
            "place": kept.place or again.place,
            "also": tuple(also),
        }
    )


@cache
def same_acts() -> dict[str, str]:
    """Each word that tells of an act by the name of the act, from the lexicon of the package.

    Examples
    --------
    >>> same_acts()["arrest"] == same_acts()["detention"], same_acts()["meet"] == same_acts()["arrest"]
    (True, False)
    """
    return headings_by_word(word_table("same_acts.yaml"))
