"""Bounds on the changes that a wish takes under Nash, GMR and SMR: orders that grant it, and what any cost.

A party that must find a state no worse than some others takes that state up past everything in between, and
no orders do it with fewer changes: each state in between is passed by the one or by the others. A step
on the way that improves on nothing yet costs its mover the states between its ends, whatever else the
mover changes, but for pairs that both changes reverse. Every way has a step of at least some cost for each
party, which bounds the least from below; ways that may cost less than the best known are then followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from detente.wishes.conditions import Alternatives, Steps
from detente.wishes.fewest import Deadline, Formula
from detente.wishes.orders import Relation, in_full
from detente.wishes.party_costs import PartyCosts
from detente.wishes.rearranged import Known, Step, step_costs
from detente.wishes.ways import CostlyWays


@dataclass(frozen=True)
class _Raised:
    """The least that a party must change to be stable at a state.

    Attributes
    ----------
    targets
        What the state must come to be no worse than.
    below
        Those, and others that it may well be no worse than, so that every move is deterred.
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
    """Bounds of what it takes for a cell to be an equilibrium, and for improvements to lead there.

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
        self._against = [np.ascontiguousarray(of.at_least.T) for of in known]
        self._costs = [
            PartyCosts(of, cell, of_party, one.below, one.cost)
            for of, of_party, one in zip(known, alternatives, self._raised, strict=True)
        ]
        self.at_least = sum(one.cost for one in self._raised)
        # Two steps of a party share one pair of states at most, two where it is indifferent between some;
        # and a step two more with a state that deters in another's place.
        self._shared = [
            (2 if of.tied.sum() > len(of.strict) else 1) + (0 if one.forced else 2)
            for of, one in zip(known, self._raised, strict=True)
        ]

    def orders(self) -> list[Relation]:
        """Return each party's preferences then, at the least cost for the cell to be an equilibrium."""
        return self.along(())

    def candidates(self) -> list[list[Relation]]:
        """Orders that may grant the wish, with improvements along a way that costs little."""
        orders = self.orders()
        if self._start is None:
            return [orders]
        way = self._cheapest_way(orders)
        if way is None:
            return []
        costly = [(party, tail, head) for party, tail, head in way if not orders[party][head, tail]]
        return [self.along(costly), self.along(way)]

    def along(self, steps: Iterable[Step]) -> list[Relation]:
        """The orders of fewest changes that make the cell an equilibrium, and these steps improvements."""
        steps = list(steps)
        orders = []
        for party, costs in enumerate(self._costs):
            order = costs.order(frozenset(step[1:] for step in steps if step[0] == party))
            orders.append(self._known[party].strict if order is None else order)
        return orders

    def changes(self, orders: Sequence[Relation]) -> int:
        """The changes of known pairs in some orders."""
        return sum(self._changes(party, strict) for party, strict in enumerate(orders))

    def _changes(self, party: int, strict: Relation) -> int:
        return int(np.count_nonzero(self._against[party] & strict))

    def _cheapest_way(self, orders: Sequence[Relation]) -> list[Step] | None:
        """The steps of the cheapest way, as (party, tail, head)."""
        assert self._start is not None
        costs = []
        for party, strict in enumerate(orders):
            at_least = strict | (self._known[party].tied & ~strict & ~strict.T)
            tails, heads = self._steps.tails[party], self._steps.heads[party]
            costs.append(step_costs(in_full(at_least), tails, heads).tolist())
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
        way: list[Step] = []
        at = self._cell
        while at != self._start:
            tail, party, cost = before[at]
            way.append((party, tail, at))
            at = tail
        return way[::-1]

    def ways(self) -> CostlyWays:
        """The ways to the cell, and what they cost."""
        assert self._start is not None
        marginal, touching = zip(*(self._marginal_costs(party) for party in self._steps.parties), strict=True)
        return CostlyWays(
            self._known, self._steps, self._cell, self._start, self.at_least, marginal, self._shared,
            touching, self.along, self._costs,
        )  # fmt: skip

    def _marginal_costs(self, party: int) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        """By move what it costs at least to make it an improvement on top of being stable; what may share."""
        of, stable, cell = self._known[party], self._raised[party], self._cell
        tails, heads = self._steps.tails[party], self._steps.heads[party]
        alone = of.costs[tails, heads]
        beside: NDArray[np.bool_] = np.zeros(tails.size, dtype=np.bool_)
        if stable.forced:
            passed = stable.passed
            targets = _highest(of, stable.targets)
            inside = self._inside(party, cell)
            for target in targets:
                inside |= self._inside(party, target)
            shared = np.where(inside, passed[tails].astype(np.int32) + passed[heads], 0)
            together = stable.cost + alone - shared
            of_targets = np.zeros(len(passed), dtype=np.bool_)
            of_targets[list(targets)] = True
            touching = of_targets[tails] | of_targets[heads] | (heads == cell) | (tails == cell)
            together = np.where(touching, np.maximum(alone, stable.cost), together)
        else:
            together, beside = self._with_alternatives(party, alone)
        return np.maximum(together - stable.cost, 0).astype(np.int32), beside

    def _inside(self, party: int, cell: int) -> NDArray[np.bool_]:
        """By move of a party whether a state lies between its ends."""
        of = self._known[party].at_least
        inside: NDArray[np.bool_] = of[self._steps.tails[party], cell] & of[cell, self._steps.heads[party]]
        return inside

    def _with_alternatives(
        self, party: int, alone: NDArray[np.int32]
    ) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
        of, cell = self._known[party], self._cell
        tails, heads = self._steps.tails[party], self._steps.heads[party]
        dearest: list[tuple[int, int]] = []
        elsewhere = np.zeros(tails.size, dtype=np.int64)
        for of_move in self._alternatives[party]:
            levels = sorted(_level(of, cell, ends) for ends in of_move)
            if not dearest or levels[0][0] > dearest[0][0]:
                dearest = levels
            # What deters from this move lies at neither end of the step.
            here = np.zeros(len(of.strict), dtype=np.bool_)
            here[[top for _, top in levels if top >= 0]] = True
            beyond = ~(here[tails] | here[heads])
            elsewhere[beyond] = np.maximum(elsewhere[beyond], levels[0][0])
        beside: NDArray[np.bool_] = np.zeros(tails.size, dtype=np.bool_)
        if not dearest:
            return alone, beside
        least = dearest[0][0]
        apart = np.maximum(alone, elsewhere + alone - 2)
        together = least + alone
        for level, top in dearest:
            touching = (tails == top) | (heads == top)
            beside |= touching & (np.maximum(level, apart) < least + alone + 2)
            together[touching] = np.minimum(together[touching], np.maximum(level, apart[touching]))
            if level < least + 2 and top >= 0:
                passed = of.at_least[top] & of.at_least[:, cell]
                inside = self._inside(party, cell) | self._inside(party, top)
                shared = np.where(inside, passed[tails].astype(np.int32) + passed[heads], 0)
                together = np.minimum(together, np.where(touching, together, level + alone - shared))
        ends = (heads == cell) | (tails == cell)
        together[ends] = least
        return np.maximum(together, alone), beside


def _highest(of: Known, targets: Sequence[int]) -> Sequence[int]:
    """The one of some states that is preferred to all the others; all of them where there is none such."""
    highest = [one for one in targets if all(of.at_least[one, other] for other in targets)]
    return highest[:1] or targets


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
    # What may well deter from the other moves, where that is not known of what deters anyway.
    free = [
        end
        for of_move in alternatives
        if of_move not in needed
        for end in max(
            (ends for ends in of_move if not any(of.strict[end, cell] for end in ends)),
            key=lambda ends: sum(of.at_least[cell, end] for end in ends) - len(ends),
        )
        if not of.at_least[cell, end]
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
    """Return the states to be no worse than, so that each move is deterred and the fewest are passed."""
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
