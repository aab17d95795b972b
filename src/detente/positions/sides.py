"""The two sides of a dispute: those with most at issue against each other, whoever of them has a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import Final

from detente.dossier import Dossier
from detente.positions.camps import Camps
from detente.positions.facing import Pair, by_events, named_together, outside, pair_of
from detente.positions.sureness import DOUBTFUL
from detente.positions.table import Position

_AGAINST: Final = frozenset({"demands", "opposes", "refuses", "threatens"})
_BESIDE: Final = 0.2
"""For a paragraph that names both: who is in it with the other side may have no row and no event."""
_MOST_BESIDE: Final = 8
_BOTH_MAKE: Final = 0.3
"""For two who each have a row: what either offers or plans may be an answer to the other."""
_LEAST_CHANCE: Final = 0.15


def sides_of(
    rows: Sequence[Position],
    dossier: Dossier,
    joined: Camps,
    chances: Mapping[str, float],
    no_sides: AbstractSet[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the ids of the two camps with most at issue against each other, the more active first.

    Counted are rows (who demands, refuses, opposes or threatens what another would do), events (who rejects,
    accuses or asks whom) and paragraphs that name both. Empty where neither of any two is in a row.
    """
    at_issue: defaultdict[Pair, float] = defaultdict(float)
    alone: defaultdict[str, float] = defaultdict(float)
    for first, second, weight in (*_by_rows(rows), *by_events(dossier, joined)):
        if first != second:
            at_issue[pair_of(first, second)] += weight
        alone[first] += weight
    for pair, times in named_together(dossier, joined).items():
        at_issue[pair] += _BESIDE * min(times, _MOST_BESIDE)
    for pair in combinations(sorted({row.maker for row in rows if row.sureness >= DOUBTFUL}), 2):
        at_issue[pair] += _BOTH_MAKE
    not_sides = outside(joined, chances) | no_sides
    for pair in at_issue:
        for side in pair:
            at_issue[pair] *= max(_LEAST_CHANCE, chances.get(side, 0.0))
    in_rows = {party for row in rows for party in (row.maker, *(voice.party for voice in row.voices))}
    scores = {
        pair: score for pair, score in at_issue.items() if in_rows & {*pair} and not not_sides & {*pair}
    }
    if not scores:
        return ()
    best = max(scores, key=lambda pair: (scores[pair], pair))
    return tuple(sorted(best, key=lambda side: -alone[side]))


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
