"""Mentions of events, looked up by parties and days, merge as if each were compared with each."""

from __future__ import annotations

from random import Random

from detente.edtf import DateRange
from detente.reading import Event
from detente.reading.events.mentions import EventMention, merge_mentions
from detente.sources import Evidence

PARTIES = "abcde"
DAYS = (None, "2021-05-04", "2021-05-05", "2021-05", "2021", "2018-03-01", "199X", "2018/..", "../2019")


def mention(random: Random, k: int) -> EventMention:
    actors = tuple(random.sample(PARTIES, random.randint(0, 2)))
    recipients = tuple(p for p in random.sample(PARTIES, random.randint(0, 2)) if p not in actors)
    event = Event(
        id="",
        type=random.choice(("ASSAULT", "CONSULT")),
        actors=actors,
        recipients=recipients,
        when=random.choice(DAYS),
        modality=random.choice(("happened", "denied", "planned")),
        span=Evidence("r", 10 * k, 10 * k + 5, "words"),
    )
    return EventMention(event, random.choice(("attack", "raid")))


def is_same(one: EventMention, other: EventMention) -> bool:
    first, second = one.event, other.event
    if (first.type, one.act, first.modality) != (second.type, other.act, second.modality):
        return False
    if first.modality == "planned" or not DateRange.parse(first.when).overlaps(DateRange.parse(second.when)):
        return False
    sides = [(set(first.actors), set(second.actors)), (set(first.recipients), set(second.recipients))]
    return any(a & b for a, b in sides) and all(not a or not b or a <= b or b <= a for a, b in sides)


def passages_of_events(mentions: list[EventMention]) -> set[frozenset[int]]:
    """Merge by comparing each with each; return the places of the mentions of each event."""
    merged: list[tuple[EventMention, set[int]]] = []
    for item in sorted(mentions, key=lambda item: DateRange.parse(item.event.when).precision):
        fitting = [entry for entry in merged if is_same(entry[0], item)]
        if len(fitting) != 1:
            merged.append((item, {item.event.span.start}))
            continue
        known, places = fitting[0]
        event = known.event
        actors = tuple(dict.fromkeys((*event.actors, *item.event.actors)))
        recipients = dict.fromkeys((*event.recipients, *item.event.recipients))
        joined = event.model_copy(
            update={"actors": actors, "recipients": tuple(p for p in recipients if p not in actors)}
        )
        merged[merged.index(fitting[0])] = (
            EventMention(joined, known.act),
            {*places, item.event.span.start},
        )
    return {frozenset(places) for _, places in merged}


def test_mentions_merge_as_by_comparing_each_with_each() -> None:
    for seed in range(40):
        random = Random(seed)
        mentions = [mention(random, k) for k in range(60)]
        events = merge_mentions(mentions)
        places = {frozenset(part.start for part in event.evidence) for event in events}
        assert places == passages_of_events(mentions)
        assert len(events) < len(mentions)
