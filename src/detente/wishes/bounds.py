"""Bounds on the changes that a wish takes under Nash, GMR and SMR: orders that grant it, and what any cost.

A party that must find a state no worse than some others takes that state up past everything in between, and
no orders do it with fewer changes: each state in between is passed by the one or by the others. A step
on the way that improves on nothing yet costs its mover the states between its ends, whatever else the
mover changes, but for pairs that both changes reverse. So the cheapest way by these costs gives
orders that grant the wish; and every way has a step of at least some cost for each party, which
bounds the least from below. Where both meet, nothing has to be searched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import product

import numpy as np
from numpy.typing import NDArray

from detente.model import closed
from detente.wishes.conditions import Alternatives, Steps
from detente.wishes.fewest import Deadline, Formula
from detente.wishes.orders import Relation, linear_extension
from detente.wishes.pairwise import EQUAL, PREFERRED

Costs = NDArray[np.int32]
"""By pair of states the changes that it takes, at least, to prefer the second to the first."""

_FREE = 1 << 30
_MOST_LABELS = 20_000
"""Ways followed at most, each as far as its last step."""
_MOST_DEAR = 4
"""Steps of a party whose costs count."""
_Dear = tuple[tuple[int, ...], ...]
"""By party the costs of its steps on a way, dearest first."""
_MOST_TRIED = 4
"""Steps up to which both ways to make each an improvement are tried."""


@dataclass(frozen=True)
class Known:
    """What is known of one party's order, in full: whatever follows from it is in it.

    Attributes
    ----------
    strict, at_least
        By pair of states whether the first is known to be preferred, and to be preferred or equal.
    costs
        The changes that it takes to come to prefer the second.
    """

    strict: Relation
    at_least: Relation
    costs: Costs

    @classmethod
    def of(cls, known: NDArray[np.int8], feasible: NDArray[np.bool_]) -> Known | None:
        """None where more follows than is said."""
        pairs = feasible[:, None] & feasible
        strict = (known == PREFERRED) & pairs
        at_least = strict | ((known == EQUAL) & pairs)
        np.fill_diagonal(at_least, val=True)
        if not np.array_equal(closed(at_least), at_least):
            return None
        return cls(strict, at_least, _costs(at_least))

    def up_to(self, cell: int, targets: Sequence[int]) -> NDArray[np.bool_]:
        """The states that a state must pass to be no worse than some others."""
        passed: NDArray[np.bool_] = np.zeros(len(self.strict), dtype=np.bool_)
        for target in targets:
            if self.strict[target, cell]:
                passed |= self.at_least[target] & self.at_least[:, cell]
        passed[cell] = False
        return passed


def _costs(at_least: Relation) -> Costs:
    whole = at_least.astype(np.float32)
    between = whole @ whole
    # Both ends are in between as well where the pair is known.
    costs: Costs = np.where(at_least, between - 1, 0).astype(np.int32)
    np.fill_diagonal(costs, 0)
    return costs


@dataclass(frozen=True)
class _Raised:
    """The least that a party must change to be stable at a state.

    Attributes
    ----------
    targets
        What the state must come to be no worse than.
    below
        Those, and others that it may well be no worse than.
    passed
        What it must pass for that.
    forced
        Whether there was no choice.
    """

    targets: tuple[int, ...]
    below: tuple[int, ...]
    passed: NDArray[np.bool_]
    cost: int
    forced: bool


class WishBounds:
    """What it takes for a cell to be an equilibrium, and for improvements to lead there, within bounds.

    Parameters
    ----------
    known
        What is known of each party.
    alternatives
        By party and move what could deter it, as from `Lasts`.
    """

    def __init__(
        self,
        known: Sequence[Known],
        steps: Steps,
        cell: int,
        start: int | None,
        alternatives: Sequence[Alternatives],
        deadline: Deadline,
    ) -> None:
        self._known = known
        self._steps = steps
        self._cell = cell
        self._start = start
        self._alternatives = alternatives
        self._raised = [
            _raised(of, cell, of_party, deadline) for of, of_party in zip(known, alternatives, strict=True)
        ]
        self.at_least = sum(raised.cost for raised in self._raised)
        self._marginal: list[NDArray[np.int32]] | None = None
        # Two steps of a party share one pair of states at most; two where it is indifferent between some.
        self._shared = 1 + any((of.at_least & of.at_least.T).sum() > len(of.strict) for of in known)

    def orders(self) -> list[Relation]:
        """What each party then prefers to what, at the least cost for the cell to be an equilibrium."""
        return [
            _raise(of.strict, of.at_least, self._cell, raised.below, raised.passed)
            for of, raised in zip(self._known, self._raised, strict=True)
        ]

    def candidates(self) -> list[list[Relation]]:
        """Orders that may grant the wish, with improvements along the way that costs least."""
        orders = self.orders()
        if self._start is None:
            return [orders]
        way = self._cheapest_way(orders)
        if way is None:
            return [orders]
        if len(way) > _MOST_TRIED:
            return [_along(orders, way, [False] * len(way)), _along(orders, way, [True] * len(way))]
        return [_along(orders, way, choice) for choice in product((False, True), repeat=len(way))]

    def _cheapest_way(self, orders: Sequence[Relation]) -> list[tuple[int, int, int]] | None:
        """The steps of the cheapest way that are no improvement yet, as (party, tail, head)."""
        assert self._start is not None
        costs = []
        for party, strict in enumerate(orders):
            tied = self._known[party].at_least & self._known[party].at_least.T
            at_least = strict | (tied & ~strict & ~strict.T)
            np.fill_diagonal(at_least, val=True)
            of = _costs(closed(at_least))
            costs.append(of[self._steps.tails[party], self._steps.heads[party]].tolist())
        onward: dict[int, list[tuple[int, int, int]]] = {}
        for party in self._steps.parties:
            tails, heads = self._steps.tails[party].tolist(), self._steps.heads[party].tolist()
            for tail, head, cost in zip(tails, heads, costs[party], strict=True):
                onward.setdefault(tail, []).append((head, party, cost))
        before: dict[int, tuple[int, int, int]] = {}
        waiting: list[tuple[int, int, int, tuple[int, int, int] | None]] = [(0, 0, self._start, None)]
        done: set[int] = set()
        while waiting:
            total, length, at, step = heappop(waiting)
            if at in done:
                continue
            done.add(at)
            if step is not None:
                before[at] = step
            if at == self._cell:
                break
            for head, party, cost in onward.get(at, ()):
                if head not in done:
                    heappush(waiting, (total + cost, length + 1, head, (at, party, cost)))
        else:
            return None
        way: list[tuple[int, int, int]] = []
        at = self._cell
        while at != self._start:
            tail, party, cost = before[at]
            if not orders[party][at, tail]:
                way.append((party, tail, at))
            at = tail
        return way[::-1]

    def too_dear(self, fewer_than: int) -> tuple[int, list[NDArray[np.bool_]]]:
        """What every answer with fewer changes costs at least, and by party the moves that none of them uses.

        The cost is ``fewer_than`` where there is no such answer.
        """
        usable = [np.ones(tails.size, dtype=np.bool_) for tails in self._steps.tails]
        if self._start is None:
            return self.at_least, [~of for of in usable]
        marginal = self._marginal or [self._marginal_costs(party) for party in self._steps.parties]
        self._marginal = marginal
        back = np.stack(
            [self._dearest(usable, marginal, party, backwards=True) for party in self._steps.parties]
        )
        return self._ways_within(fewer_than, marginal, back)

    def _ways_within(
        self, fewer_than: int, marginal: Sequence[NDArray[np.int32]], back: NDArray[np.int64]
    ) -> tuple[int, list[NDArray[np.bool_]]]:
        """Follow all ways that may cost fewer changes, those first that cost least.

        A party pays for its dearest step in full, for the next less what two steps may share, and so on.
        """
        assert self._start is not None
        used = [np.zeros(tails.size, dtype=np.bool_) for tails in self._steps.tails]
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
            return fewer_than, [~of for of in used]
        waiting: list[tuple[int, int, _Dear]] = [(first, self._start, nothing)]
        at_node: dict[int, list[_Dear]] = {}
        arrived = fewer_than - self.at_least
        labels = 0
        while waiting:
            total, at, dear = heappop(waiting)
            seen = at_node.setdefault(at, [])
            if any(_no_dearer(other, dear) for other in seen):
                continue
            seen.append(dear)
            if at == self._cell:
                arrived = min(arrived, total)
                continue
            labels += 1
            if labels > _MOST_LABELS:
                return self.at_least + min(total, arrived), [np.zeros_like(of) for of in used]
            for head, party, cost, number in onward.get(at, ()):
                after = dear
                if cost:
                    of_party = tuple(sorted((*dear[party], cost), reverse=True)[:_MOST_DEAR])
                    after = (*dear[:party], of_party, *dear[party + 1 :])
                key = sum(
                    max(sum(max(0, one - self._shared * place) for place, one in enumerate(of)), least)
                    for of, least in zip(after, lowest[head], strict=True)
                )
                if self.at_least + key < fewer_than:
                    used[party][number] = True
                    if not any(_no_dearer(other, after) for other in at_node.get(head, ())):
                        heappush(waiting, (key, head, after))
        return self.at_least + arrived, [~of for of in used]

    def _dearest(
        self,
        usable: Sequence[NDArray[np.bool_]],
        marginal: Sequence[NDArray[np.int32]],
        of: int,
        *,
        backwards: bool,
    ) -> NDArray[np.int64]:
        """By cell the cost that one step of a party has at least on any way there, or on from there."""
        assert self._start is not None
        dearest = np.full(len(self._known[0].strict), _FREE, dtype=np.int64)
        dearest[self._cell if backwards else self._start] = 0
        while True:
            before = dearest.copy()
            for party in self._steps.parties:
                tails, heads = self._steps.tails[party], self._steps.heads[party]
                if backwards:
                    tails, heads = heads, tails
                cost = dearest[tails]
                if party == of:
                    cost = np.maximum(cost, marginal[party])
                np.minimum.at(dearest, heads[usable[party]], cost[usable[party]])
            if np.array_equal(before, dearest):
                return dearest

    def _marginal_costs(self, party: int) -> NDArray[np.int32]:
        """By move of a party what it costs at least to make it an improvement, on top of being stable."""
        of, raised, cell = self._known[party], self._raised[party], self._cell
        tails, heads = self._steps.tails[party], self._steps.heads[party]
        alone = of.costs[tails, heads]
        if raised.forced:
            passed = raised.passed
            inside = self._inside(party, cell)
            for target in raised.targets:
                inside |= self._inside(party, target)
            shared = np.where(inside, passed[tails].astype(np.int32) + passed[heads], 0)
            together = raised.cost + alone - shared
            of_targets = np.zeros(len(passed), dtype=np.bool_)
            of_targets[list(raised.targets)] = True
            touching = of_targets[tails] | of_targets[heads] | (heads == cell) | (tails == cell)
            together = np.where(touching, np.maximum(alone, raised.cost), together)
        else:
            together = self._with_alternatives(party, alone)
        return np.maximum(together - raised.cost, 0).astype(np.int32)

    def _inside(self, party: int, cell: int) -> NDArray[np.bool_]:
        """By move of a party whether a state lies between its ends."""
        of = self._known[party].at_least
        inside: NDArray[np.bool_] = of[self._steps.tails[party], cell] & of[cell, self._steps.heads[party]]
        return inside

    def _with_alternatives(self, party: int, alone: NDArray[np.int32]) -> NDArray[np.int32]:
        of, cell = self._known[party], self._cell
        tails, heads = self._steps.tails[party], self._steps.heads[party]
        dearest: list[tuple[int, int]] = []
        for of_move in self._alternatives[party]:
            levels = sorted(_level(of, cell, ends) for ends in of_move)
            if not dearest or levels[0][0] > dearest[0][0]:
                dearest = levels
        if not dearest:
            return alone
        least = dearest[0][0]
        together = least + alone
        for level, top in dearest:
            touching = (tails == top) | (heads == top)
            together[touching] = np.minimum(together[touching], np.maximum(level, alone[touching]))
            if level < least + 2 and top >= 0:
                passed = of.at_least[top] & of.at_least[:, cell]
                inside = self._inside(party, cell) | self._inside(party, top)
                shared = np.where(inside, passed[tails].astype(np.int32) + passed[heads], 0)
                together = np.minimum(together, np.where(touching, together, level + alone - shared))
        ends = (heads == cell) | (tails == cell)
        together[ends] = least
        return np.maximum(together, alone)


def _no_dearer(one: _Dear, other: _Dear) -> bool:
    """Return whether no party pays more on one way than on another, step by step."""
    return all(
        len(of) <= len(than) and all(cost <= limit for cost, limit in zip(of, than, strict=False))
        for of, than in zip(one, other, strict=True)
    )


def _level(of: Known, cell: int, ends: Sequence[int]) -> tuple[int, int]:
    """The cost for a state to be no worse than some others, and which of them costs most; -1 if none does."""
    dearer = [(int(of.costs[end, cell]), end) for end in ends if of.strict[end, cell]]
    return max(dearer, default=(0, -1))


def _raised(of: Known, cell: int, alternatives: Alternatives, deadline: Deadline) -> _Raised:
    needed = [
        of_move
        for of_move in alternatives
        if not any(all(not of.strict[end, cell] for end in ends) for ends in of_move)
    ]
    # One that is held by what holds for another need not be looked at: what cannot be met is kept.
    free = [
        end
        for of_move in alternatives
        if of_move not in needed
        for end in max(
            (ends for ends in of_move if not any(of.strict[end, cell] for end in ends)),
            key=lambda ends: sum(of.at_least[cell, end] for end in ends) - len(ends),
        )
    ]
    forced = all(len(of_move) == 1 for of_move in needed)
    if forced:
        targets = tuple(dict.fromkeys(end for of_move in needed for end in of_move[0]))
        passed = of.up_to(cell, targets)
        return _Raised(targets, (*targets, *free), passed, int(passed.sum()), forced=True)
    above = np.flatnonzero(of.strict[:, cell])
    chain = of.at_least[np.ix_(above, above)]
    if (chain | chain.T).all():
        targets = tuple(
            dict.fromkeys(
                end for of_move in needed for end in min(of_move, key=lambda ends: _level(of, cell, ends)[0])
            )
        )
    else:
        targets = _cheapest_targets(of, cell, needed, deadline)
    passed = of.up_to(cell, targets)
    return _Raised(targets, (*targets, *free), passed, int(passed.sum()), forced=False)


def _cheapest_targets(of: Known, cell: int, needed: Alternatives, deadline: Deadline) -> tuple[int, ...]:
    """What a state must be no worse than, so that each move is deterred and the fewest states are passed."""
    formula = Formula()
    above = np.flatnonzero(of.at_least[:, cell])
    passes = {int(state): formula.new_soft() for state in above if state != cell}
    covers = of.strict[np.ix_(above, above)]
    whole = covers.astype(np.float32)
    covers = covers & (whole @ whole == 0)
    ties = of.at_least[np.ix_(above, above)] & of.at_least[np.ix_(above, above)].T
    for first, second in np.argwhere(covers | ties).tolist():
        upper, lower = int(above[first]), int(above[second])
        if upper not in (lower, cell) and lower != cell and of.strict[upper, cell]:
            formula.add([-passes[upper], passes[lower]])
    guard = formula.new()
    for of_move in needed:
        clause = []
        for ends in of_move:
            holds = formula.new()
            clause.append(holds)
            for end in ends:
                if of.strict[end, cell]:
                    formula.add([-holds, passes[end]])
        formula.add([-guard, *clause])
    truth = formula.fewest([guard], lambda _: False, deadline=deadline)
    assert not isinstance(truth, str)
    return tuple(
        dict.fromkeys(
            end
            for of_move in needed
            for end in next(
                ends
                for ends in of_move
                if all(not of.strict[end, cell] or truth[passes[end]] for end in ends)
            )
        )
    )


def _raise(
    strict: Relation, at_least: Relation, cell: int, targets: Sequence[int], passed: NDArray[np.bool_]
) -> Relation:
    """A state taken up past others, and above what it is to be no worse than."""
    raised = strict.copy()
    raised[passed, cell] = False
    raised[cell, passed] = True
    for target in targets:
        if not at_least[cell, target]:
            raised[target, cell] = False
            raised[cell, target] = True
    return raised


def _along(
    orders: Sequence[Relation], way: Sequence[tuple[int, int, int]], lowered: Sequence[bool]
) -> list[Relation]:
    """Orders in which each step of a way is an improvement: its tail is lowered, or its head raised."""
    changed = list(orders)
    for (party, tail, head), lower in zip(way, lowered, strict=True):
        strict = changed[party].copy()
        whole = closed(strict)
        if whole[head, tail]:
            continue
        between = whole[tail] & whole[:, head]
        between[[tail, head]] = False
        if lower:
            strict[tail, between], strict[between, tail] = False, True
        else:
            strict[between, head], strict[head, between] = False, True
        strict[tail, head], strict[head, tail] = False, True
        changed[party] = strict
    return changed


def ranked(
    known: Sequence[Known], orders: Sequence[Relation], states: NDArray[np.int64]
) -> NDArray[np.int32] | None:
    """Dense ranks in which what is strict is so, and known ties stay that nothing breaks; None if none."""
    pairs = np.ix_(states, states)
    ranks = np.full((len(known), len(known[0].strict)), -1, dtype=np.int32)
    for party, (of, strict) in enumerate(zip(known, orders, strict=True)):
        tied = of.at_least & of.at_least.T & ~strict & ~strict.T
        of_party = linear_extension(strict[pairs], tied[pairs])
        if of_party is None:
            return None
        ranks[party, states] = of_party
    return ranks
