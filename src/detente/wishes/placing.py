"""States of one party's order placed anew among all the others, with the fewest changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations, count

import numpy as np
from numpy.typing import NDArray

from detente.wishes.orders import Relation
from detente.wishes.rearranged import Known

Pair = tuple[int, int]
"""Two cells of which the first is to be preferred, or to be no worse."""


_MOST_TRIED = 1000
"""Beginnings of an order that are tried at most."""
MOST_PLACED = 20
"""States that are placed at most: three bits for each go into one number."""


@dataclass(frozen=True)
class Placed:
    """An order in which few states have moved.

    Attributes
    ----------
    cost
        The known pairs that it reverses, and the known ties that it breaks.
    groups
        The states that were placed, best first; those of a group stay equal. None where the search was
        given up; the cost is then a lower bound.
    """

    cost: int
    groups: tuple[tuple[int, ...], ...] | None


@dataclass(frozen=True)
class _Alike:
    """States that stay where they are best, and stand in the same relation to all that are placed.

    Attributes
    ----------
    better, worse, equal
        The placed states that these are better than, worse than, and equal to; one bit each.
    between
        The reversals between whose ends they are; one bit each.
    """

    number: int
    better: int
    worse: int
    equal: int
    between: int


class Placing:
    """The search for the order of some states that takes the fewest changes.

    Whatever the order of the placed states, each other state has a best place among them, and these best
    places never reverse what is known of two others: of two the better one is nowhere drawn further
    down. So only orders of the placed states are searched; those first that may cost least.

    Parameters
    ----------
    of
        What is known of the party.
    states
        The states to be placed; all that the pairs name.
    above
        Pairs of which the first state must come to be preferred.
    not_below
        Pairs of which the first must come to be no worse.
    """

    def __init__(
        self, of: Known, states: Sequence[int], above: Iterable[Pair], not_below: Iterable[Pair]
    ) -> None:
        self._states = list(states)
        size = len(self._states)
        number = {state: place for place, state in enumerate(self._states)}
        above, not_below = list(above), list(not_below)
        self._before = [0] * size
        """By state those that must be placed before it."""
        self._beside = [0] * size
        """And those that must be placed before it or together with it."""
        for better, worse in above:
            self._before[number[worse]] |= 1 << number[better]
        for better, worse in not_below:
            self._beside[number[worse]] |= 1 << number[better]
        at = np.array(self._states, dtype=np.int64)
        strict, tied = of.strict[np.ix_(at, at)], of.tied[np.ix_(at, at)]
        np.fill_diagonal(tied, val=False)
        bits = 1 << np.arange(size, dtype=np.int64)
        self._worse = (bits @ strict.astype(np.int64)).tolist()
        """By state those that are better than it."""
        self._tied = (bits @ tied.astype(np.int64)).tolist()
        self._reversals = _apart(of, [*above, *not_below])
        self._others = _alike(of, at, bits, self._reversals)
        self._sorts = [
            (of.better, of.equal, of.equal.bit_count(), of.worse, of.between, of.number)
            for of in self._others
        ]
        self._ends = [1 << number[better] | 1 << number[worse] for better, worse in self._reversals]
        self._among = _among(of, self._reversals)
        self._least_among: dict[int, int] = {}
        self._equals = list(_sets_of_equals(self._tied))

    def best(self) -> Placed | None:
        """The order with the fewest changes; None where there is none."""
        whole = (1 << len(self._states)) - 1
        at_top = tuple((of.worse | of.equal).bit_count() for of in self._others)
        order = count()
        waiting: list[tuple[int, int, int, int, int, tuple[int, ...], tuple[int, ...]]] = [
            (0, 0, next(order), 0, 0, at_top, ())
        ]
        done: set[tuple[int, tuple[int, ...]]] = set()
        while waiting:
            total, _, _, placed, cost, least, taken = heappop(waiting)
            if placed == whole:
                return Placed(total, tuple(tuple(map(self._states.__getitem__, _bits(g))) for g in taken))
            if (placed, least) in done:
                continue
            if len(done) >= _MOST_TRIED:
                return Placed(total, None)
            done.add((placed, least))
            for group in self._next(placed):
                now = placed | group
                rest = whole & ~now
                after = cost + sum(
                    ((self._worse[one] | self._tied[one]) & rest).bit_count() for one in _bits(group)
                )
                bound, best = self._of_others(placed, group, rest, least)
                bound += after
                entry = (bound, rest.bit_count(), next(order), now, after, best, (*taken, group))
                heappush(waiting, entry)
        return None

    def _of_others(
        self, placed: int, group: int, rest: int, least: Sequence[int]
    ) -> tuple[int, tuple[int, ...]]:
        """The least that others cost once a group is placed, and by sort the least at any place so far."""
        now, best = placed | group, []
        ahead, bound = self._ahead(rest)
        size = group.bit_count()
        # The innermost loop of the search.
        for (better, equal, equals, worse, between, number), so_far in zip(self._sorts, least, strict=True):
            over = (better & now).bit_count()
            lowest = over + equals + (worse & rest).bit_count()
            if not group & ~equal:
                # Together with the group.
                lowest -= size
            if so_far < lowest:
                lowest = so_far
            best.append(lowest)
            further = over + (equal & now).bit_count() + (between & ahead).bit_count()
            bound += number * (lowest if lowest < further else further)
        return bound, tuple(best)

    def _ahead(self, rest: int) -> tuple[int, int]:
        """The reversals of which neither state has been placed, and what they cost among themselves."""
        ahead = sum(1 << number for number, ends in enumerate(self._ends) if not ends & ~rest)
        if ahead not in self._least_among:
            self._least_among[ahead] = sum(
                int(self._among[one, other]) for one in _bits(ahead) for other in _bits(ahead) if one <= other
            )
        return ahead, self._least_among[ahead]

    def _next(self, placed: int) -> Iterator[int]:
        for one, before in enumerate(self._before):
            if not placed >> one & 1 and not (before | self._beside[one]) & ~placed:
                yield 1 << one
        for group in self._equals:
            if not group & placed and not any(
                self._before[one] & ~placed or self._beside[one] & ~placed & ~group for one in _bits(group)
            ):
                yield group


def _alike(
    of: Known, at: NDArray[np.int64], bits: NDArray[np.int64], reversals: Sequence[Pair]
) -> list[_Alike]:
    better = bits @ of.strict[:, at].T.astype(np.int64)
    worse = bits @ of.strict[at].astype(np.int64)
    equal = bits @ of.tied[at].astype(np.int64)
    others = (better | worse | equal) != 0
    others[at] = False
    size = bits.size
    codes = ((better << size | worse) << size | equal)[others]
    values, firsts, numbers = np.unique(codes, return_index=True, return_counts=True)
    cells = np.flatnonzero(others)[firsts]
    between = np.zeros(cells.size, dtype=np.int64)
    for number, (upper, lower) in enumerate(reversals):
        between |= (of.at_least[lower, cells] & of.at_least[cells, upper]).astype(np.int64) << number
    mask = (1 << size) - 1
    return [
        _Alike(number, code >> 2 * size, code >> size & mask, code & mask, within)
        for code, number, within in zip(values.tolist(), numbers.tolist(), between.tolist(), strict=True)
    ]


def _apart(of: Known, pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs to be reversed that have no state in common, the farthest apart first."""
    chosen: list[Pair] = []
    ends: set[int] = set()
    reversed_ = [pair for pair in pairs if of.strict[pair[1], pair[0]]]
    for pair in sorted(reversed_, key=lambda pair: -int(of.costs[pair[1], pair[0]])):
        if not ends & set(pair):
            chosen.append(pair)
            ends.update(pair)
    return chosen


def _among(of: Known, reversals: Sequence[Pair]) -> NDArray[np.int64]:
    """By two of some reversals what their four states cost each other at least; by one its own pair."""
    among = np.eye(len(reversals), dtype=np.int64)
    for one, (upper, lower) in enumerate(reversals):
        for other, (high, low) in enumerate(reversals[:one]):
            inside = int(of.at_least[lower, low] and of.at_least[low, upper])
            inside += int(of.at_least[lower, high] and of.at_least[high, upper])
            around = int(of.at_least[low, lower] and of.at_least[lower, high])
            around += int(of.at_least[low, upper] and of.at_least[upper, high])
            among[one, other] = among[other, one] = max(inside, around)
    return among


def _sets_of_equals(tied: Sequence[int]) -> Iterator[int]:
    """The sets of two and more states that are all equal."""
    for first, of_first in enumerate(tied):
        later = [1 << other for other in range(first + 1, len(tied)) if of_first >> other & 1]
        for size in range(1, len(later) + 1):
            for chosen in combinations(later, size):
                yield 1 << first | sum(chosen)


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def places_of(of: Known, groups: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """By cell its place from the top: an odd number with a group, an even one between two."""
    slots = 2 * len(groups) + 1
    costs = np.zeros((slots, len(of.strict)), dtype=np.int64)
    for number, group in enumerate(groups):
        members = list(group)
        better = np.count_nonzero(of.strict[:, members], axis=1)
        worse = np.count_nonzero(of.strict[members], axis=0)
        equal = np.count_nonzero(of.tied[members], axis=0)
        at = 2 * number + 1
        costs[:at] += worse + equal
        costs[at] += np.where(equal == len(members), 0, len(of.strict) ** 2)
        costs[at + 1 :] += better + equal
    places: NDArray[np.int64] = np.argmin(costs, axis=0)
    for number, group in enumerate(groups):
        places[list(group)] = 2 * number + 1
    return places


def order_of(of: Known, groups: Sequence[Sequence[int]]) -> Relation:
    """The strict preferences once the groups are placed and all others are where they cost least."""
    places = places_of(of, groups)
    placed = [state for group in groups for state in group]
    higher = places[:, None] < places
    strict = of.strict.copy()
    strict[placed] = higher[placed]
    strict[:, placed] = higher[:, placed]
    return strict
