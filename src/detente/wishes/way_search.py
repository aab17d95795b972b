"""The search for the way to a wished-for state that takes the fewest changes, party by party exact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

import numpy as np
from numpy.typing import NDArray

from detente.wishes.conditions import Steps, Usable
from detente.wishes.fewest import Deadline
from detente.wishes.orders import Relation
from detente.wishes.party_costs import PartyCosts
from detente.wishes.rearranged import Known, Step
from detente.wishes.remaining import RemainingCosts, Shares, cheapest_on, dearest_on

Offer = Callable[[Sequence[Relation]], int]
"""Takes orders that may be better, and returns the fewest changes that are known to do."""

_SMALL = (15, 3, 0)
"""Costs of steps that count as nothing in a bound; the most of these bounds counts."""
_MOST_ALONE = 300
"""Steps of a party whose exact cost is computed before ways are followed."""
_MOST_STEPS = 8
"""Steps of a party for which orders are made, beside those without which there is no gain yet."""


@dataclass(frozen=True)
class _Label:
    """A way as far as a cell.

    Attributes
    ----------
    taken
        By party its steps that are no improvements yet.
    paid
        By party what they cost at least.
    way
        All steps.
    """

    at: int
    last: int
    taken: tuple[frozenset[Step], ...]
    paid: tuple[int, ...]
    way: tuple[Step, ...]

    def onward(self, step: Step, costs: int | None, shares: Shares) -> _Label:
        """One step further; it costs nothing where it is an improvement already."""
        party, _, head = step
        way = (*self.way, step)
        if costs is None:
            return _Label(head, party, self.taken, self.paid, way)
        before = self.taken[party]
        number = shares.number_of(step)
        pays = costs if number < 0 else max(0, costs - int(shares.with_any(before)[number]))
        taken = (*self.taken[:party], before | {step}, *self.taken[party + 1 :])
        paid = (*self.paid[:party], self.paid[party] + pays, *self.paid[party + 1 :])
        return _Label(head, party, taken, paid, way)


class WaySearch:
    """Follows ways to a cell by what their steps cost each party, those first that seem cheapest.

    Parameters
    ----------
    costs
        By party what it costs to be stable at the cell and gain by some steps.
    marginal
        By party and move what it costs at least to make it an improvement, on top of being stable.
    touching
        By party and move whether it may take the place of what makes the party stable.
    shared
        By party the most pairs that two of its steps may both reverse, if neither is touching.
    usable
        Moves that a way may use.
    """

    def __init__(
        self,
        known: Sequence[Known],
        steps: Steps,
        cell: int,
        start: int,
        costs: Sequence[PartyCosts],
        marginal: Sequence[NDArray[np.int32]],
        touching: Sequence[NDArray[np.bool_]],
        shared: Sequence[int],
        usable: Usable,
    ) -> None:
        self._known = known
        self._steps = steps
        self._cell = cell
        self._start = start
        self._costs = costs
        self._alone = [of.cost(frozenset()) for of in costs]
        self._at_least = sum(self._alone)
        self._shares = []
        for party, of in enumerate(known):
            reverses = of.at_least[steps.tails[party], steps.heads[party]]
            touches = touching[party] & reverses
            costly = usable[party] & ((marginal[party] > 0) | touches)
            self._shares.append(Shares(of, party, steps, costly, marginal[party], touches))
        self._shared = shared
        self._remaining: dict[tuple[tuple[int, ...], int, int], RemainingCosts] = {}
        self._towards = cheapest_on(steps, cell, marginal, usable).tolist()
        self._marginal = marginal
        self._usable = usable
        self._dearest = [self._dearest_of(party) for party in steps.parties]

    def _dearest_of(self, party: int) -> list[int]:
        """By cell what the dearest step of a party on any way from there costs it, if it is the only one."""
        steps, cell = self._steps, self._cell
        costs = self._marginal[party]
        needed = dearest_on(steps, cell, party, costs, self._usable)[self._start]
        if not needed:
            return [0] * len(self._towards)
        costs = costs.copy()
        for number in np.flatnonzero(self._usable[party] & (costs >= needed))[:_MOST_ALONE].tolist():
            step = int(steps.tails[party][number]), int(steps.heads[party][number])
            costs[number] = max(
                costs[number], self._costs[party].cost(frozenset({step})) - self._alone[party]
            )
        dearest: list[int] = dearest_on(steps, cell, party, costs, self._usable).tolist()
        return dearest

    def settle(self, fewer_than: int, offer: Offer, deadline: Deadline) -> int:
        """Follow ways until no other can be better, and offer orders for those that arrive.

        Returns
        -------
        int
            The changes of any better answer at least; as many as are known to do where there is none.
        """
        onward = self._onward()
        none: tuple[frozenset[Step], ...] = (frozenset(),) * len(self._known)
        begin = _Label(self._start, -1, none, (0,) * len(self._known), ())
        order = count()
        waiting: list[tuple[int, int, int, int, _Label]] = [
            (self._towards[self._start], 0, next(order), 0, begin)
        ]
        at_node: dict[tuple[int, int], set[frozenset[Step]]] = {}
        open_ = 1 << 30
        while waiting:
            seems, _, _, least, label = heappop(waiting)
            if self._at_least + least >= fewer_than:
                continue
            if deadline.passed:
                rest = min((entry[3] for entry in waiting), default=least)
                return min(fewer_than, open_, self._at_least + min(least, rest))
            seen = at_node.setdefault((label.at, label.last), set())
            taken = frozenset().union(*label.taken)
            if _has_less(seen, taken):
                continue
            better = self._better(label, least, fewer_than)
            if better > least:
                if self._at_least + better < fewer_than:
                    heappush(waiting, (max(seems, better), -len(label.way), next(order), better, label))
                continue
            seen.add(taken)
            if label.at == self._cell:
                fewer_than, left_open = self._arrived(label, self._at_least + least, fewer_than, offer)
                open_ = min(open_, left_open)
                continue
            visited = {self._start, *(step[2] for step in label.way)}
            for step, reverses, marginal in onward.get(label.at, ()):
                party, _, head = step
                if party == label.last or (head in visited and not self._steps.sequences.tracked):
                    continue
                further = label.onward(step, marginal if reverses else None, self._shares[party])
                bound = max(least, sum(further.paid) - self._spared(further))
                if self._at_least + bound < fewer_than and self._towards[head] < 1 << 29:
                    seems = max(bound, sum(further.paid) + self._towards[head])
                    heappush(waiting, (seems, -len(further.way), next(order), bound, further))
        return min(fewer_than, open_)

    def _better(self, label: _Label, least: int, fewer_than: int) -> int:
        """A better bound of what ways on from a label cost."""
        at, taken = label.at, label.taken
        left = fewer_than - self._at_least
        dearest = left - sum(label.paid) + self._spared(label) + self._most_shared(label)
        # Few levels, of which each needs a graph of its own.
        level = (max(0, dearest - 1).bit_length() + 1) // 2 * 2
        apart = [of_party[at] for of_party in self._dearest]
        everybody = tuple(self._steps.parties)
        for more_than in _SMALL:
            if 4 * more_than > 1 << level:
                continue
            for party, steps in enumerate(taken):
                if not self._shares[party].moves.size:
                    continue
                rest = self._left_for((party,), more_than, level).after(steps)[at]
                apart[party] = max(apart[party], label.paid[party] + rest)
            if max(least, sum(apart)) >= left:
                return sum(apart)
            together = self._left_for(everybody, more_than, level).after(*taken)[at]
            least = max(least, sum(label.paid) + together)
            if least >= left:
                return least
        exact = [
            of.cost(frozenset(step[1:] for step in steps)) - alone
            for of, steps, alone in zip(self._costs, taken, self._alone, strict=True)
        ]
        return max(least, sum(max(pair) for pair in zip(apart, exact, strict=True)))

    def _most_shared(self, label: _Label) -> int:
        """The most pairs that any further step shares with those that are taken."""
        return max(of.most_with_any(taken) for of, taken in zip(self._shares, label.taken, strict=True))

    def _spared(self, label: _Label) -> int:
        """The most that a touching step saves of what is paid."""
        return 2 * sum(
            of.number_of_costly(taken)
            for of, taken in zip(self._shares, label.taken, strict=True)
            if of.touching.any()
        )

    def _left_for(self, parties: tuple[int, ...], more_than: int, level: int) -> RemainingCosts:
        """The costs that parties still pay on ways none of whose steps costs more than a power of two."""
        if (parties, more_than, level) not in self._remaining:
            self._remaining[parties, more_than, level] = RemainingCosts(
                self._shares, parties, self._steps, self._cell, self._usable, more_than, 1 << level,
                max(self._shared[party] for party in parties),
            )  # fmt: skip
        return self._remaining[parties, more_than, level]

    def _arrived(self, label: _Label, least: int, fewer_than: int, offer: Offer) -> tuple[int, int]:
        """Offer orders for a way; return the fewest changes known, and what it leaves open at least."""
        for steps in (label.taken, self._by_party(label.way)):
            pairs = [frozenset(step[1:] for step in of_party) for of_party in steps]
            if max(map(len, pairs)) > _MOST_STEPS:
                break
            exact = sum(of.cost(one) for of, one in zip(self._costs, pairs, strict=True))
            if exact >= fewer_than:
                break
            orders = [of.order(one) for of, one in zip(self._costs, pairs, strict=True)]
            whole = [order for order in orders if order is not None]
            if len(whole) == len(orders):
                fewer_than = min(fewer_than, offer(whole))
            if fewer_than <= least:
                break
        return fewer_than, (least if least < fewer_than else 1 << 30)

    def _by_party(self, way: Sequence[Step]) -> list[frozenset[Step]]:
        return [frozenset(step for step in way if step[0] == party) for party in self._steps.parties]

    def _onward(self) -> dict[int, list[tuple[Step, bool, int]]]:
        """By cell the steps on, whether each is no improvement yet, and what it costs at least."""
        onward: dict[int, list[tuple[Step, bool, int]]] = {}
        for party in self._steps.parties:
            may = self._usable[party]
            tails, heads = self._steps.tails[party][may].tolist(), self._steps.heads[party][may].tolist()
            costs = self._marginal[party][may].tolist()
            reverses = self._known[party].at_least
            for tail, head, cost in zip(tails, heads, costs, strict=True):
                step = (party, tail, head)
                onward.setdefault(tail, []).append((step, bool(reverses[tail, head]), cost))
        return onward


def _has_less(seen: set[frozenset[Step]], taken: frozenset[Step]) -> bool:
    """Return whether some steps, or all but one of them, or only one, have been seen."""
    if taken in seen or (frozenset() in seen):
        return True
    return any(taken - {step} in seen or frozenset({step}) in seen for step in taken)
