"""Each mention of an act, given to the party of the table that would do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.dossier import Dossier
from detente.positions.table import Unused
from detente.reading import ActMention, Event

ASKING = frozenset({"demanded", "accepted", "opposed"})
"""Moods in which the words of one party speak of an act of another."""
_OF_NO_PARTY: dict[str, str] = {
    "advised": "advice of an analyst",
    "forecast": "a forecast",
}
_OF_THE_VOICE = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE"})
"""Event types whose actor is the one who speaks, not the one who would act."""
_MOST_CHARACTERS = 240


@dataclass(frozen=True, slots=True)
class OwnedAct:
    """A mention of an act with the parties of the table that it names.

    Attributes
    ----------
    maker
        The party that would do it; "" while it is not known.
    voice
        The party that demands, offers, refuses ... it; None where the narrator tells it, or somebody who
        speaks for no party of the table.
    outsider
        True where somebody voices it who speaks for no party of the table.
    about
        The parties that it is done to or with.
    place
        The number of its report and the place in it.
    """

    mention: ActMention
    maker: str
    voice: str | None
    outsider: bool
    about: frozenset[str]
    place: tuple[int, int]

    @property
    def objects(self) -> frozenset[str]:
        """The content words of the act without its predicate."""
        return frozenset(self.mention.words) - set(self.mention.predicate.split())


def owned_acts(dossier: Dossier, speaks_for: Mapping[str, str]) -> tuple[list[OwnedAct], list[Unused]]:
    """Give each mention to its doer's party; one whose doer no words name keeps "" as its maker.

    Parameters
    ----------
    speaks_for
        Id of a party of the dossier to the id of the party of the table that it speaks for. Whoever is
        not in it decides nothing.
    """
    numbers = {report: k for k, report in enumerate(dossier.reports)}
    events = _events_by_report(dossier.events)
    owned, unused = [], []
    for mention in dossier.acts:
        why = _why_not(mention, events.get(mention.span.report, ()), speaks_for)
        if why:
            unused.append(Unused(mention.span, why))
            continue
        maker = speaks_for.get(mention.doer, "") if mention.doer else _asked(mention, speaks_for)
        if mention.doer and not maker:
            unused.append(Unused(mention.span, "its doer decides nothing"))
            continue
        voice = speaks_for.get(mention.voice) if mention.voice else None
        about = {speaks_for.get(party, party) for party in mention.about} - {maker}
        owned.append(
            OwnedAct(
                mention=mention,
                maker=maker,
                voice=voice,
                outsider=mention.voice is not None and voice is None,
                about=frozenset(about),
                place=(numbers.get(mention.span.report, 0), mention.span.start),
            )
        )
    return owned, unused


def with_maker(act: OwnedAct, maker: str) -> OwnedAct:
    """Return the mention with its doer's party filled in."""
    return replace(act, maker=maker, about=act.about - {maker})


def _asked(mention: ActMention, speaks_for: Mapping[str, str]) -> str:
    """Return the party asked for the act, where the clause names no doer: "" unless it is surely that one."""
    if mention.mood != "demanded" or mention.addressee is None:
        return ""
    asked = speaks_for.get(mention.addressee, "")
    return "" if mention.voice and asked == speaks_for.get(mention.voice) else asked


def _why_not(mention: ActMention, events: Sequence[Event], speaks_for: Mapping[str, str]) -> str | None:
    if mention.mood in _OF_NO_PARTY:
        return _OF_NO_PARTY[mention.mood]
    if mention.span.end - mention.span.start > _MOST_CHARACTERS:
        return "the words are too many to show one act"
    if any(_differ(mention, event, speaks_for) for event in events):
        return "the actors differ"
    return None


def _differ(mention: ActMention, event: Event, speaks_for: Mapping[str, str]) -> bool:
    """Return True if an event on the same words has other actors than the mention."""
    ours = mention.voice if event.type in _OF_THE_VOICE and event.type != mention.kind else mention.doer
    if ours is None or not event.actors or not _same_words(mention, event):
        return False
    if event.type != mention.kind and event.type not in _OF_THE_VOICE:
        return False
    actors = {speaks_for.get(actor, actor) for actor in event.actors}
    return speaks_for.get(ours, ours) not in actors


def _same_words(mention: ActMention, event: Event) -> bool:
    a, b = mention.span, event.span
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= max(a.end - a.start, b.end - b.start)


def _events_by_report(events: Iterable[Event]) -> dict[str, list[Event]]:
    by_report = defaultdict(list)
    for event in events:
        by_report[event.span.report].append(event)
    return by_report
