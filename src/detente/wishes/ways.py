"""Ways to a wished-for state, by steps that are no improvements yet; those first that cost least."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush
from itertools import count

import numpy as np
from numpy.typing import NDArray

from detente.wishes.conditions import Steps
from detente.wishes.fewest import Deadline
from detente.wishes.orders import Relation
from detente.wishes.rearranged import Known, Step

Offer = Callable[[Sequence[Sequence[Relation]]], int]
"""Takes orders that may be better, and returns the fewest changes that are known to do."""

_FREE = 1 << 30
_MOST_LABELS = 30_000
"""Ways followed at most, each as far as its last step."""
_MOST_OFFERS = 3
"""Ways for which orders are made before all are followed."""
_MOST_DEAR = 4
"""Steps of a party whose costs count."""
_Dear = tuple[tuple[int, ...], ...]
"""By party the costs of its steps on a way, dearest first."""


class CostlyWays:
    """The ways from one cell to another, and what their steps cost on top of the cell being an equilibrium.

    Parameters
    ----------
    at_least
        What it costs to make the cell an equilibrium.
    marginal
        By party and move what it costs at least to make it an improvement, on top of that.
    shared
        By party the most pairs that two of its steps may both reverse.
    touching
        By party and move whether it may share two more pairs with what makes the cell an equilibrium.
    along
        Orders that may make some steps improvements, and the cell an equilibrium.
    """

    def __init__(
        self,
        known: Sequence[Known],
        steps: Steps,
        cell: int,
        start: int,
        at_least: int,
        marginal: Sequence[NDArray[np.int32]],
        shared: Sequence[int],
        touching: Sequence[NDArray[np.bool_]],
        along: Callable[[Iterable[Step]], list[Relation]],
    ) -> None:
        self._known = known
        self._steps = steps
        self._cell = cell
        self._start = start
        self.at_least = at_least
        self._marginal = marginal
        self._shared = shared
        self._touching = touching
        self._along = along

    def within(
        self, fewer_than: int, offer: Offer, deadline: Deadline
    ) -> tuple[int, list[NDArray[np.bool_]]]:
        """Follow all ways that may cost fewer changes, as far as the costs of their steps alone tell.

        Returns
        -------
        int
            What every answer with fewer changes costs at least; ``fewer_than`` where there is none.
        list of NDArray
            By party and move whether such an answer may use it.

        Notes
        -----
        A party pays for its dearest step in full, for the next less what two steps may share, and so on.
        Nobody moves twice in a row: two improvements would be one.
        """
        used = [np.zeros(tails.size, dtype=np.bool_) for tails in self._steps.tails]
        marginal = self._marginal
        back = np.stack([self._dearest(party) for party in self._steps.parties])
        onward: dict[int, list[tuple[int, int, int, int]]] = {}
        for party in self._steps.parties:
            tails, heads = self._steps.tails[party].tolist(), self._steps.heads[party].tolist()
            for number, (tail, head, cost) in enumerate(
                zip(tails, heads, marginal[party].tolist(), strict=True)
            ):
                onward.setdefault(tail, []).append((head, party, cost, number))
        lowest = back.T.tolist()
        nothing: _Dear = ((),) * len(marginal)
        first = sum(lowest[self._start])
        if self.at_least + first >= fewer_than:
            return fewer_than, used
        waiting: list[tuple[int, int, int, _Dear, tuple[Step, ...]]] = [(first, self._start, -1, nothing, ())]
        offers = 0
        at_node: dict[tuple[int, int], list[_Dear]] = {}
        arrived = fewer_than - self.at_least
        labels = 0
        while waiting:
            total, at, last, dear, taken = heappop(waiting)
            seen = at_node.setdefault((at, last), [])
            if any(_no_dearer(other, dear) for other in seen):
                continue
            seen.append(dear)
            if at == self._cell:
                arrived = min(arrived, total)
                if offers < _MOST_OFFERS:
                    offers += 1
                    fewer_than = min(fewer_than, offer([self._along(taken)]))
                if self.at_least + arrived >= fewer_than:
                    return fewer_than, used
                continue
            labels += 1
            if labels > _MOST_LABELS or deadline.passed:
                return self.at_least + min(total, arrived), [np.ones_like(of) for of in used]
            for head, party, cost, number in onward.get(at, ()):
                if party == last:
                    continue
                after = dear
                if cost:
                    of_party = tuple(sorted((*dear[party], cost), reverse=True)[:_MOST_DEAR])
                    after = (*dear[:party], of_party, *dear[party + 1 :])
                key = sum(
                    max(sum(max(0, one - shared * place) for place, one in enumerate(of)), least)
                    for of, least, shared in zip(after, lowest[head], self._shared, strict=True)
                )
                if self.at_least + key < fewer_than:
                    used[party][number] = True
                    if not any(_no_dearer(other, after) for other in at_node.get((head, party), ())):
                        steps = (*taken, (party, at, head)) if cost else taken
                        heappush(waiting, (key, head, party, after, steps))
        return self.at_least + arrived, used

    def settled(
        self,
        fewer_than: int,
        usable: Sequence[NDArray[np.bool_]],
        offer: Offer,
        deadline: Deadline,
    ) -> int:
        """Follow the ways by their steps, and offer orders for those that arrive, until the best is proven.

        Parameters
        ----------
        usable
            Moves that a way may use, as from `within`.
        offer
            Takes orders that may be better, and returns the fewest changes that are known to do.

        Returns
        -------
        int
            What any answer costs at least; the fewest changes that are known to do, where nothing is open.
        """
        moves = [
            (party, int(tail), int(head), int(cost), number)
            for party in self._steps.parties
            for number, (tail, head, cost, may) in enumerate(
                zip(
                    self._steps.tails[party], self._steps.heads[party], self._marginal[party], usable[party],
                    strict=True,
                )
            )
            if may
        ]  # fmt: skip
        onward: dict[int, list[tuple[int, int, int, int]]] = {}
        for party, tail, head, cost, number in moves:
            onward.setdefault(tail, []).append((party, head, cost, number))
        still = self._still_to_pay(moves, fewer_than - self.at_least, deadline)
        if deadline.passed:
            return self.at_least
        nothing: frozenset[Step] = frozenset()
        waiting: list[tuple[int, int, int, int, frozenset[Step], tuple[int, ...]]] = [
            (0, 0, self._start, -1, nothing, (0,) * len(self._known))
        ]
        at_node: dict[tuple[int, int], list[frozenset[Step]]] = {}
        order = count(1)
        rests: dict[tuple[int, ...], int] = {}
        unsettled, tracked = _FREE, self._steps.sequences.tracked
        labels = 0
        while waiting:
            total, _, at, last, taken, paid = heappop(waiting)
            if self.at_least + total >= min(fewer_than, unsettled):
                break
            if labels > _MOST_LABELS or deadline.passed:
                return self.at_least + total
            seen = at_node.setdefault((at, last), [])
            if any(other <= taken for other in seen):
                continue
            seen.append(taken)
            if at == self._cell:
                fewer_than = min(fewer_than, offer([self._along(taken)]))
                if fewer_than > self.at_least + total:
                    unsettled = min(unsettled, self.at_least + total)
                continue
            labels += 1
            counts = [sum(step[0] == party for step in taken) for party in self._steps.parties]
            # In option form a way that comes back to a state could have gone on from there at once.
            visited = set() if tracked else {cell for step in taken for cell in step[1:]}
            for party, head, cost, number in onward.get(at, ()):
                if party == last or head in visited:
                    continue
                after, pays, of = taken, paid, counts
                if cost:
                    step = (party, at, head)
                    shared = sum(self._share(step, other) for other in taken if other[0] == party)
                    if taken and self._touching[party][number]:
                        shared += 2 * counts[party]
                    after = taken | {step}
                    pays = (*paid[:party], paid[party] + max(0, cost - shared), *paid[party + 1 :])
                    of = [*counts[:party], counts[party] + 1, *counts[party + 1 :]]
                place = (head, party, *of)
                if place not in rests:
                    rests[place] = min(
                        (
                            self._to_pay(dear, of)
                            for following in (*self._steps.parties, -1)
                            if following != party
                            for dear in still.get((head, following), ())
                        ),
                        default=_FREE,
                    )
                key = sum(pays) + rests[place]
                if self.at_least + key < fewer_than and not any(
                    other <= after for other in at_node.get((head, party), ())
                ):
                    heappush(waiting, (max(total, key), next(order), head, party, after, pays))
        return min(fewer_than, unsettled)

    def _to_pay(self, dear: _Dear, before: Sequence[int]) -> int:
        """Return the least that a party's further steps cost, after so many."""
        return sum(
            max(0, one - shared * (place + already))
            for of, already, shared in zip(dear, before, self._shared, strict=True)
            for place, one in enumerate(of)
        )

    def _still_to_pay(
        self, moves: Sequence[tuple[int, int, int, int, int]], less_than: int, deadline: Deadline
    ) -> dict[tuple[int, int], list[_Dear]]:
        """By cell and who moves next the costs of the steps from there on, but for those never cheaper."""
        back: dict[int, list[tuple[int, int, int]]] = {}
        for party, tail, head, cost, _ in moves:
            back.setdefault(head, []).append((party, tail, cost))
        nothing: _Dear = ((),) * len(self._known)
        waiting: list[tuple[int, int, int, _Dear]] = [(0, self._cell, -1, nothing)]
        still: dict[tuple[int, int], list[_Dear]] = {}
        none = [0] * len(self._known)
        while waiting:
            if deadline.passed:
                return {}
            _, at, following, dear = heappop(waiting)
            seen = still.setdefault((at, following), [])
            if any(_no_dearer(other, dear) for other in seen):
                continue
            seen.append(dear)
            for party, tail, cost in back.get(at, ()):
                if party == following:
                    continue
                after = dear
                if cost:
                    of_party = tuple(sorted((*dear[party], cost), reverse=True)[:_MOST_DEAR])
                    after = (*dear[:party], of_party, *dear[party + 1 :])
                key = self._to_pay(after, none)
                if key < less_than and not any(
                    _no_dearer(other, after) for other in still.get((tail, party), ())
                ):
                    heappush(waiting, (key, tail, party, after))
        return still

    def _share(self, step: Step, other: Step) -> int:
        """At most how many pairs two steps of a party reverse for both."""
        (party, tail, head), (_, begin, end) = step, other
        of = self._known[party].at_least
        if {tail, head} & {begin, end}:
            return _FREE
        inside = bool(of[tail, begin] & of[begin, head]) + bool(of[tail, end] & of[end, head])
        around = bool(of[begin, tail] & of[tail, end]) + bool(of[begin, head] & of[head, end])
        return min(inside, around)

    def _dearest(self, of: int) -> NDArray[np.int64]:
        """By cell the cost that one step of a party has at least on any way on from there."""
        dearest = np.full(len(self._known[0].strict), _FREE, dtype=np.int64)
        dearest[self._cell] = 0
        while True:
            before = dearest.copy()
            for party in self._steps.parties:
                cost = dearest[self._steps.heads[party]]
                if party == of:
                    cost = np.maximum(cost, self._marginal[party])
                np.minimum.at(dearest, self._steps.tails[party], cost)
            if np.array_equal(before, dearest):
                return dearest


def _no_dearer(one: _Dear, other: _Dear) -> bool:
    """Return whether no party pays more on one way than on another, step by step."""
    return all(
        len(of) <= len(than) and all(cost <= limit for cost, limit in zip(of, than, strict=False))
        for of, than in zip(one, other, strict=True)
    )
