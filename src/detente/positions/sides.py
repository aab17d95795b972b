"""The two sides of a dispute: those with most at issue against each other, whoever of them has a row."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from detente.dossier import Dossier
from detente.positions.camps import Camps
from detente.positions.sureness import DOUBTFUL
from detente.positions.table import Position

_Pair = tuple[str, str]
_AGAINST: Final = frozenset({"demands", "opposes", "refuses", "threatens"})
_HOSTILE: Final = frozenset({"REJECT", "ACCUSE", "THREATEN", "COERCE", "ASSAULT", "SANCTION", "PROTEST"})
_AT_THE_TABLE: Final = frozenset({"REQUEST", "CONSULT", "AGREE", "CONCEDE"})
_BESIDE: Final = 0.2
"""For a paragraph that names both: who is in it with the other side may have no row and no event."""
_MOST_BESIDE: Final = 8
_BOTH_MAKE: Final = 0.3
"""For two who each have a row: what either offers or plans may be an answer to the other."""
_LEAST_CHANCE: Final = 0.15
_BETWEEN: Final = re.compile(
    r"\b(?:mediators?|facilitators?|arbitrators?|courts?|judges?|reporters|statements?)\b", re.IGNORECASE
)
_NO_NAME: Final = re.compile(r"(?:[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ther|[Aa]nother|[Ss]ome) [a-z]")
_BOTH: Final = re.compile(r"(?:[Tt]he )?(?:[Bb]oth|two|three|all|rival|warring) (?:\w+ ){0,2}\w+s\b")


def sides_of(
    rows: Sequence[Position], dossier: Dossier, joined: Camps, chances: Mapping[str, float]
) -> tuple[str, ...]:
    """Return the ids of the two camps with most at issue against each other, the more active first.

    Counted are rows (who demands, refuses, opposes or threatens what another would do), events (who rejects,
    accuses or asks whom) and paragraphs that name both. Empty where neither of any two is in a row.
    """
    at_issue: defaultdict[_Pair, float] = defaultdict(float)
    alone: defaultdict[str, float] = defaultdict(float)
    for first, second, weight in (*_by_rows(rows), *_by_events(dossier, joined)):
        if first != second:
            at_issue[_pair(first, second)] += weight
        alone[first] += weight
    for pair, times in _named_together(dossier, joined).items():
        at_issue[pair] += _BESIDE * min(times, _MOST_BESIDE)
    for pair in combinations(sorted({row.maker for row in rows if row.sureness >= DOUBTFUL}), 2):
        at_issue[pair] += _BOTH_MAKE
    outside = _outside(joined, chances)
    for pair in at_issue:
        for side in pair:
            at_issue[pair] *= max(_LEAST_CHANCE, chances.get(side, 0.0))
    in_rows = {party for row in rows for party in (row.maker, *(voice.party for voice in row.voices))}
    scores = {pair: score for pair, score in at_issue.items() if in_rows & {*pair} and not outside & {*pair}}
    if not scores:
        return ()
    best = max(scores, key=lambda pair: (scores[pair], pair))
    return tuple(sorted(best, key=lambda side: -alone[side]))


def _outside(joined: Camps, chances: Mapping[str, float]) -> frozenset[str]:
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


def _pair(first: str, second: str) -> _Pair:
    return (first, second) if first < second else (second, first)


def _by_rows(rows: Iterable[Position]) -> Iterator[tuple[str, str, float]]:
    """Yield who faces whom in a row, with its weight: voices and maker, maker and those it is about."""
    makers = {row.id: row.maker for row in rows}
    for row in rows:
        weight = (0.5 + row.weight) * (1.0 if row.sureness >= DOUBTFUL else 0.4)
        for voice in row.voices:
            if voice.party is None:
                continue
            yield voice.party, row.maker, weight * (2.0 if voice.stance in _AGAINST else 1.0)
        for other in row.about:
            yield row.maker, other, weight
        for condition in row.conditions:
            if condition.position in makers:
                yield row.maker, makers[condition.position], weight


def _by_events(dossier: Dossier, joined: Camps) -> Iterator[tuple[str, str, float]]:
    for event in dossier.events:
        weight = 1.5 if event.type in _HOSTILE else 0.7 if event.type in _AT_THE_TABLE else 0.0
        for actor in event.actors if weight else ():
            for recipient in event.recipients:
                if actor in joined.of and recipient in joined.of:
                    yield joined.of[actor], joined.of[recipient], weight


def _named_together(dossier: Dossier, joined: Camps) -> Counter[_Pair]:
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
        _pair(one, other) for camps in inside.values() for one, other in combinations(sorted(camps), 2)
    )
