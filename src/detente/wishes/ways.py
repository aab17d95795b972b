"""Ways to a wished-for state, by steps that are no improvements yet; those first that cost least."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from detente.wishes.conditions import Steps
from detente.wishes.fewest import Deadline
from detente.wishes.orders import Relation
from detente.wishes.party_costs import PartyCosts
from detente.wishes.rearranged import Known, Step
from detente.wishes.way_search import WaySearch

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
        costs: Sequence[PartyCosts],
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
        self._costs = costs

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
        # By party what steps of some costs come to: the same few come again and again.
        owing: list[dict[tuple[int, ...], int]] = [{} for _ in self._steps.parties]
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
                key = 0
                for of, least, owed, shared in zip(after, lowest[head], owing, self._shared, strict=True):
                    pays = owed.get(of)
                    if pays is None:
                        pays = owed[of] = sum(max(0, one - shared * place) for place, one in enumerate(of))
                    key += pays if pays > least else least
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
        search = WaySearch(
            self._known, self._steps, self._cell, self._start, self._costs, self._marginal, self._touching,
            [2 if of.tied.sum() > len(of.tied) else 1 for of in self._known], usable,
        )  # fmt: skip
        return search.settle(fewer_than, lambda orders: offer([orders]), deadline)

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
        of == than
        or (len(of) <= len(than) and all(cost <= limit for cost, limit in zip(of, than, strict=False)))
        for of, than in zip(one, other, strict=True)
    )
