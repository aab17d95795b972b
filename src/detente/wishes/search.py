"""The search for the orders that answer a question with the fewest changes; kept between questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability import LegalSequences, Move
from detente.wishes.bounds import WishBounds
from detente.wishes.conditions import Breaks, ClassicConcept, Lasts, Ranks, Steps
from detente.wishes.fewest import Deadline, Formula, OutOfTime, Truth
from detente.wishes.orders import Orders, Relation
from detente.wishes.pairwise import PairKnowledge, changed_pairs
from detente.wishes.rearranged import Known, lowered, ranked

_MOST_CHANGES = 1 << 30
NoOrders = Literal["never", "too many"]
"""No orders answer the question; or none with as few changes as asked for."""


class OrderSearch:
    """Finds the fewest changes of orders; what was learned in one question serves in the next.

    Parameters
    ----------
    model
        Whose states are ordered.
    known
        Shape ``(parties, cells, cells)``.
    """

    def __init__(self, model: Model, known: PairKnowledge) -> None:
        self.states = np.flatnonzero(model.feasible)
        self._model = model
        self._known = known
        self._formula = Formula()
        self._orders = Orders(self._formula, self.states, known)
        closed = [Known.of(of_party, model.feasible) for of_party in known]
        self._closed = None if any(of is None for of in closed) else [of for of in closed if of is not None]

    def wish(
        self,
        sequences: LegalSequences,
        cell: int,
        concept: ClassicConcept,
        start: int | None,
        fewer_than: int | None,
        deadline: Deadline,
    ) -> Ranks | NoOrders:
        """Ranks under which a cell is an equilibrium, and improvements lead there from another.

        Raises
        ------
        OutOfTime
            If the deadline has passed.
        """
        if deadline.passed:
            raise OutOfTime
        steps = Steps(sequences)
        question = Lasts(self._formula, self._orders, steps, cell, concept, start)
        at_least, best = 0, None
        if concept != "seq" and self._closed is not None:
            bounds = WishBounds(self._closed, steps, cell, start, question.alternatives, deadline)
            at_least = bounds.at_least
            if fewer_than is not None and at_least >= fewer_than:
                return "too many"
            closed = self._closed

            def offer(tried: Sequence[Sequence[Relation]]) -> int:
                nonlocal best, fewer_than
                for orders in tried:
                    if fewer_than is not None and bounds.changes(orders) >= fewer_than:
                        continue
                    ranks = ranked(closed, orders, self.states)
                    if ranks is not None and question.granted(ranks):
                        cost = sum(changed_pairs(self._model, self._known, ranks))
                        if fewer_than is None or cost < fewer_than:
                            best, fewer_than = ranks, cost
                return _MOST_CHANGES if fewer_than is None else fewer_than

            if offer(bounds.candidates()) < _MOST_CHANGES:
                assert fewer_than is not None
                if start is not None and at_least < fewer_than:
                    ways = bounds.ways()
                    at_least, usable = ways.within(fewer_than, offer)
                    if at_least < fewer_than:
                        at_least = max(at_least, ways.settled(fewer_than, usable, offer, deadline))
                    question.usable = usable
                if at_least >= fewer_than:
                    return "too many" if best is None else best
        try:
            found = self._fewest(question, at_least, fewer_than, deadline)
        except OutOfTime as late:
            raise OutOfTime(late.at_least, None if best is None else fewer_than) from None
        return best if isinstance(found, str) and best is not None else found

    def end(
        self,
        sequences: LegalSequences,
        move: Move,
        concept: ClassicConcept,
        fewer_than: int | None,
        deadline: Deadline,
    ) -> Ranks | NoOrders:
        """Ranks under which a party gains by a move, and nothing deters it; raises as `wish`."""
        if deadline.passed:
            raise OutOfTime
        steps = Steps(sequences)
        at_least = 0
        if self._closed is not None:
            others = [other for other in steps.parties if other != move.party]
            better = [move.target]
            if concept == "gmr":
                better += [reply for reply in steps.replies(move.target, others) if reply != move.origin]
            at_least, orders = lowered(self._closed, move.party, move.origin, better)
            if fewer_than is not None and at_least >= fewer_than:
                return "too many"
            if concept in ("nash", "gmr") and move.origin not in steps.replies(move.target, others):
                ranks = ranked(self._closed, orders, self.states)
                if (
                    ranks is not None
                    and (ranks[move.party, better] > ranks[move.party, move.origin]).all()
                    and sum(changed_pairs(self._model, self._known, ranks)) == at_least
                ):
                    return ranks
        question = Breaks(self._formula, self._orders, steps, move, concept)
        return self._fewest(question, at_least, fewer_than, deadline)

    def _fewest(
        self, question: Lasts | Breaks, at_least: int, fewer_than: int | None, deadline: Deadline
    ) -> Ranks | NoOrders:
        found: list[Ranks] = []

        def missing(truth: Truth) -> bool:
            heights = self._orders.heights(truth)
            if heights is None:
                return True
            found[:] = [self._ranks(heights)]
            return question.missing(found[0])

        truth = self._formula.fewest(
            [question.guard], missing, at_least=at_least, fewer_than=fewer_than, deadline=deadline
        )
        return truth if isinstance(truth, str) else found[0]

    def _ranks(self, heights: list[NDArray[np.int32]]) -> Ranks:
        ranks = np.full((len(heights), self._known.shape[1]), -1, dtype=np.int32)
        ranks[:, self.states] = heights
        return ranks
