"""The conditions of a question: that a state lasts, is led to, or is left; stated where orders break them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.stability import LegalSequences, Move, Node
from detente.wishes.fewest import Clause, Formula
from detente.wishes.orders import Orders

ClassicConcept = Literal["nash", "gmr", "smr", "seq"]
"""The concepts under which a state can be wished for."""

Alternatives = list[list[tuple[int, ...]]]
"""By move what could deter a party from it: that all cells of one of these are no better than its origin."""

Ranks = NDArray[np.int32]
"""Shape ``(parties, cells)``."""


Usable = Sequence[NDArray[np.bool_]]
"""By party and move whether a way may use it."""


class Steps:
    """The moves of a small model as arrays, and where improvements lead.

    Parameters
    ----------
    sequences
        The moves of each party.
    """

    def __init__(self, sequences: LegalSequences) -> None:
        self.sequences = sequences
        self.parties = range(len(sequences.to))
        self._cells = len(sequences.to[0]) if sequences.to else 0
        self.tails: list[NDArray[np.int64]] = []
        self.heads: list[NDArray[np.int64]] = []
        for of_party in sequences.to:
            counts = [len(targets) for targets in of_party]
            self.tails.append(np.repeat(np.arange(self._cells), counts))
            self.heads.append(np.array([head for heads in of_party for head in heads], dtype=np.int64))

    def reached(
        self, start: int, movers: Sequence[int], ranks: Ranks, usable: Usable | None = None
    ) -> NDArray[np.bool_]:
        """The nodes to which improvements lead: by cell, and by who moved last where that matters."""
        better = {
            party: ranks[party][self.heads[party]] > ranks[party][self.tails[party]] for party in movers
        }
        if usable is not None:
            better = {party: better[party] & usable[party] for party in movers}
        return self._followed(start, movers, better)

    def _followed(
        self, start: int, movers: Sequence[int], taken: Mapping[int, NDArray[np.bool_]]
    ) -> NDArray[np.bool_]:
        tracked = self.sequences.tracked
        width = len(self.parties) + 1 if tracked else 1
        reached: NDArray[np.bool_] = np.zeros((self._cells, width), dtype=np.bool_)
        reached[start, -1] = True
        entering = True
        while entering:
            entering = False
            for party in movers:
                at = self.outward(reached, party) & taken[party]
                if at.any():
                    entering = True
                    reached[self.heads[party][at], party if tracked else 0] = True
        return reached

    def replies(self, start: int, movers: Sequence[int]) -> list[int]:
        """The cells other than the start that the movers' moves lead to, ascending."""
        every = {party: np.ones(self.tails[party].size, dtype=np.bool_) for party in movers}
        reached = self._followed(start, movers, every)
        ends = np.asarray(reached.any(axis=1))
        ends[start] = False
        return [int(end) for end in np.flatnonzero(ends)]

    def outward(self, reached: NDArray[np.bool_], party: int) -> NDArray[np.bool_]:
        """The moves of a party that lead from nodes that are reached to one that is not."""
        if not self.sequences.tracked:
            able = there = reached[:, 0]
        else:
            able = np.asarray(np.delete(reached, party, axis=1).any(axis=1))
            there = np.asarray(reached[:, party])
        leads: NDArray[np.bool_] = able[self.tails[party]] & ~there[self.heads[party]]
        return leads

    def ways_out(
        self, orders: Orders, reached: NDArray[np.bool_], movers: Iterable[int], usable: Usable | None = None
    ) -> Clause:
        """Literals of which one holds in any orders by which improvements lead further."""
        return sorted(
            {
                orders.prefers(party, head, tail)
                for party in movers
                for at in [self.outward(reached, party) & (True if usable is None else usable[party])]
                for tail, head in zip(
                    self.tails[party][at].tolist(), self.heads[party][at].tolist(), strict=True
                )
            }
        )


def alternatives_of(steps: Steps, cell: int, concept: Literal["nash", "gmr", "smr"]) -> list[Alternatives]:
    """For each party and each of its moves from a cell what could deter the party from it."""
    answer = []
    for party in steps.parties:
        others = [other for other in steps.parties if other != party]
        of_party: Alternatives = []
        for target in steps.sequences.to[party][cell]:
            of_move: list[tuple[int, ...]] = [(target,)]
            for reply in steps.replies(target, others) if concept != "nash" else ():
                ends = (reply, *steps.sequences.to[party][reply]) if concept == "smr" else (reply,)
                of_move.append(tuple(end for end in ends if end != cell))
            of_party.append(of_move)
        answer.append(of_party)
    return answer


def granted(
    steps: Steps, alternatives: Sequence[Alternatives], cell: int, start: int | None, ranks: Ranks
) -> bool:
    """Return whether something deters each party from each move, and improvements lead to the cell."""
    for party, of_party in enumerate(alternatives):
        liked = ranks[party] <= ranks[party, cell]
        for of_move in of_party:
            if not any(all(liked[end] for end in ends) for ends in of_move):
                return False
    return start is None or bool(steps.reached(start, steps.parties, ranks)[cell].any())


class Lasts:
    """The question under which orders a cell is an equilibrium, to which improvements lead from another.

    Parameters
    ----------
    start
        Where they lead from; None if that is not asked.
    """

    def __init__(
        self,
        formula: Formula,
        orders: Orders,
        steps: Steps,
        cell: int,
        concept: ClassicConcept,
        start: int | None,
    ) -> None:
        self._formula = formula
        self._orders = orders
        self._steps = steps
        self._cell = cell
        self._concept = concept
        self._start = start
        self.guard = formula.new()
        self.usable: Usable | None = None
        stated = [] if concept == "seq" else alternatives_of(steps, cell, concept)
        for party, of_party in enumerate(stated):
            self._state(party, of_party)

    def missing(self, ranks: Ranks) -> bool:
        """State what the orders break; False if they break nothing."""
        missing = False
        if self._concept == "seq":
            for party in self._steps.parties:
                for target in self._steps.sequences.to[party][self._cell]:
                    missing |= self._undeterred(party, target, ranks)
        if self._start is not None:
            everybody, usable = self._steps.parties, self.usable
            reached = self._steps.reached(self._start, everybody, ranks, usable)
            if not reached[self._cell].any():
                ways = self._steps.ways_out(self._orders, reached, everybody, usable)
                self._formula.add([-self.guard, *ways])
                missing = True
        return missing

    def _undeterred(self, party: int, target: int, ranks: Ranks) -> bool:
        """State that the others' improvements lead to what deters a party, if they do not."""
        if ranks[party, target] <= ranks[party, self._cell]:
            return False
        others = [other for other in self._steps.parties if other != party]
        reached = self._steps.reached(target, others, ranks)
        ends = np.flatnonzero(reached.any(axis=1))
        if (ranks[party, ends] <= ranks[party, self._cell]).any():
            return False
        deters = [-self._orders.prefers(party, int(end), self._cell) for end in ends]
        self._formula.add([-self.guard, *deters, *self._steps.ways_out(self._orders, reached, others)])
        return True

    def _state(self, party: int, alternatives: Alternatives) -> None:
        all_hold: dict[tuple[int, ...], int] = {}
        for of_target in alternatives:
            if () in of_target:
                continue
            clause = [-self.guard]
            for ends in of_target:
                if len(ends) == 1:
                    clause.append(-self._orders.prefers(party, ends[0], self._cell))
                    continue
                if ends not in all_hold:
                    all_hold[ends] = self._formula.new()
                    for end in ends:
                        self._formula.add([-all_hold[ends], -self._orders.prefers(party, end, self._cell)])
                clause.append(all_hold[ends])
            self._formula.add(clause)


class Breaks:
    """The question under which orders a party gains by a move, and nothing deters it."""

    def __init__(
        self, formula: Formula, orders: Orders, steps: Steps, move: Move, concept: ClassicConcept
    ) -> None:
        self._formula = formula
        self._orders = orders
        self._steps = steps
        self._move = move
        self._others = [other for other in steps.parties if other != move.party]
        self._concept = concept
        self.guard = formula.new()
        self._state()

    def missing(self, ranks: Ranks) -> bool:
        """State what the orders break; False if they break nothing."""
        if self._concept != "seq":
            return False
        party, cell, target = self._move.party, self._move.origin, self._move.target
        before: dict[Node, tuple[Node, int] | None] = {(target, -1): None}
        waiting = list(before)
        for node in waiting:
            if ranks[party, node[0]] <= ranks[party, cell]:
                clause = [-self.guard, self._orders.prefers(party, node[0], cell)]
                step = before[node]
                while step is not None:
                    origin, mover = step
                    clause.append(-self._orders.prefers(mover, node[0], origin[0]))
                    node, step = origin, before[origin]
                self._formula.add(clause)
                return True
            for after, mover in self._steps.sequences.onward(node, self._others):
                entered = self._steps.sequences.node(after, mover)
                if entered not in before and ranks[mover, after] > ranks[mover, node[0]]:
                    before[entered] = node, mover
                    waiting.append(entered)
        return False

    def _state(self) -> None:
        party, cell, target = self._move.party, self._move.origin, self._move.target
        sequences = self._steps.sequences
        self._formula.add([-self.guard, self._orders.prefers(party, target, cell)])
        if self._concept in ("gmr", "smr"):
            for reply in self._steps.replies(target, self._others):
                ends = (reply, *(sequences.to[party][reply] if self._concept == "smr" else ()))
                self._formula.add([-self.guard, *(self._orders.prefers(party, end, cell) for end in ends)])
