"""The matters at issue between each two camps, by the acts, events and paragraphs that tell of both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps import Camps
from detente.positions.mentions import OwnedAct
from detente.reading import entry_of

Pair = tuple[str, str]
_HOSTILE: Final = frozenset({"REJECT", "ACCUSE", "THREATEN", "COERCE", "ASSAULT", "SANCTION", "PROTEST"})
_AT_THE_TABLE: Final = frozenset({"REQUEST", "CONSULT", "AGREE", "CONCEDE"})
_AGAINST: Final = frozenset({"demanded", "opposed", "refused", "threatened"})
_BESIDE: Final = 0.2
"""For a paragraph that names both: who is in it with the other side may have no row and no event."""
_MOST_BESIDE: Final = 8
_LEAST_CHANCE: Final = 0.15
_DECIDES: Final = 0.65
"""The chance to be a decision maker from which on a party may be asked for what names nobody."""
_NEUTRAL: Final = 1.0
"""The weight of an act that says nothing of a quarrel: a plan to admit another."""
_AT_ODDS: Final = 0.7
"""The weight of the least event between two sides that face each other: a request, talks."""
_FAR_MORE: Final = 2.2
"""A party has far more at issue with one than with any other if it is so many times as much."""
_BETWEEN: Final = as_pattern(
    r"\b(?:mediators?|facilitators?|arbitrators?|courts?|judges?|reporters|statements?)\b", re.IGNORECASE
)
_NO_NAME: Final = as_pattern(r"(?:[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ther|[Aa]nother|[Ss]ome) [a-z]")
_BOTH: Final = as_pattern(r"(?:[Tt]he )?(?:[Bb]oth|two|three|all|rival|warring) (?:\w+ ){0,2}\w+s\b")


class Facing:
    """The matters that each two camps have at issue with each other.

    Counted are acts (who demands, refuses or does what to whom), events (who rejects, accuses or asks whom)
    and paragraphs that name both; all this times the chance that the other one decides something.
    """

    def __init__(
        self, acts: Iterable[OwnedAct], dossier: Dossier, joined: Camps, chances: Mapping[str, float]
    ) -> None:
        self._chances = chances
        self._outside = outside(joined, chances)
        self._with: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._odds: defaultdict[Pair, float] = defaultdict(float)
        for first, second, weight in _by_acts(acts):
            self._add(first, second, weight)
            self._odds[pair_of(first, second)] += weight if weight > _NEUTRAL else 0.0
        for first, second, weight in by_events(dossier, joined):
            self._add(first, second, weight)
            self._odds[pair_of(first, second)] += weight
        for (first, second), times in named_together(dossier, joined).items():
            self._add(first, second, _BESIDE * min(times, _MOST_BESIDE))

    def _add(self, one: str, other: str, weight: float) -> None:
        if one != other:
            self._with[one][other] += weight
            self._with[other][one] += weight

    def opponent_of(self, party: str, among: Collection[str]) -> str | None:
        """Return the one with whom a party has far more at issue than with any other; None for several.

        Both must be likely decision makers, and the opponent one of some parties: those of a report.
        """
        if self._chances.get(party, 0.0) < _DECIDES:
            return None
        ranked = self.ranked(party)[:2]
        if not ranked or ranked[0][0] not in among or self._chances.get(ranked[0][0], 0.0) < _DECIDES:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        other, best = ranked[0]
        plainly = self._odds[pair_of(party, other)] >= _AT_ODDS and best >= _FAR_MORE * second
        return other if plainly else None

    def ranked(self, party: str) -> list[tuple[str, float]]:
        """Return those with whom a party has something at issue, with how much; the most first."""
        scores = {
            other: weight * max(_LEAST_CHANCE, self._chances.get(other, 0.0))
            for other, weight in self._with[party].items()
            if other not in self._outside
        }
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def pair_of(first: str, second: str) -> Pair:
    """Return two camps in one order, whoever comes first."""
    return (first, second) if first < second else (second, first)


def _by_acts(acts: Iterable[OwnedAct]) -> Iterator[tuple[str, str, float]]:
    """Yield who asks, refuses or does what of, to and with whom, with its weight."""
    for act in acts:
        against = act.mention.mood in _AGAINST
        if act.maker and act.voice is not None:
            yield act.voice, act.maker, 2.0 if against else 1.0
        who = act.maker or act.voice
        entry = entry_of(act.mention.catalogue)
        harm = entry is not None and entry.harm and act.mention.sign
        if who is None:
            continue
        for other in act.about:
            yield who, other, 2.0 if harm or act.mention.mood in ("refused", "threatened") else 1.0


def outside(joined: Camps, chances: Mapping[str, float]) -> frozenset[str]:
    """Return the camps that are no side.

    A child, a mediator, a judge, both sides together, a paper, and whoever has no name to go by: "his aides".
    """
    return frozenset(
        party.id
        for party in joined.parties
        if chances.get(party.id) == 0.0
        or _NO_NAME.match(party.name)
        or _BETWEEN.search(party.name)
        or _BOTH.match(party.name)
        or (party.kind == "person" and any(_BETWEEN.search(role.title) for role in party.roles))
    )


def by_events(dossier: Dossier, joined: Camps) -> Iterator[tuple[str, str, float]]:
    """Yield who does what to whom in an event, with its weight."""
    for event in dossier.events:
        weight = 1.5 if event.type in _HOSTILE else 0.7 if event.type in _AT_THE_TABLE else 0.0
        for actor in event.actors if weight else ():
            for recipient in event.recipients:
                if actor in joined.of and recipient in joined.of:
                    yield joined.of[actor], joined.of[recipient], weight


def named_together(dossier: Dossier, joined: Camps) -> Counter[Pair]:
    """Count the paragraphs that name two camps."""
    breaks = {
        report.id: [match.start() for match in re.finditer(r"\n", report.text)]
        for report in dossier.reports.values()
    }
    inside: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for party in joined.parties:
        for mention in party.mentions:
            if mention.report in breaks:
                inside[mention.report, bisect_left(breaks[mention.report], mention.start)].add(party.id)
    return Counter(
        pair_of(one, other) for camps in inside.values() for one, other in combinations(sorted(camps), 2)
    )
