"""The search for the orders that answer a question with the fewest changes; kept between questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability import LegalSequences, Move
from detente.wishes.bounds import WishBounds
from detente.wishes.conditions import (
    Breaks,
    ClassicConcept,
    Lasts,
    Ranks,
    Steps,
    Usable,
    alternatives_of,
    granted,
)
from detente.wishes.fewest import Deadline, Formula, OutOfTime, Truth
from detente.wishes.orders import Orders, Relation
from detente.wishes.pairwise import PairKnowledge, changed_pairs
from detente.wishes.rearranged import Known, lowered, ranked

_MOST_CHANGES = 1 << 30
NoOrders = Literal["never", "too many"]
"""No orders answer the question; or none with as few changes as asked for."""


class _Best:
    """The best ranks so far, and how many changes a better answer has fewer of."""

    def __init__(self, fewer_than: int | None) -> None:
        self.ranks: Ranks | None = None
        self.fewer_than = _MOST_CHANGES if fewer_than is None else fewer_than

    def take(self, ranks: Ranks, changes: int) -> None:
        """Keep these if they take fewer changes."""
        if changes < self.fewer_than:
            self.ranks, self.fewer_than = ranks, changes


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
        best = _Best(fewer_than)
        at_least, usable = 0, None
        if self._closed is not None:
            at_least, usable = self._bounds(self._closed, steps, cell, concept, start, best, deadline)
            if at_least >= best.fewer_than:
                return "too many" if best.ranks is None else best.ranks
        question = Lasts(self._formula, self._orders, steps, cell, concept, start)
        question.usable = usable
        bound = None if best.fewer_than == _MOST_CHANGES else best.fewer_than
        try:
            found = self._fewest(question, at_least, bound, deadline)
        except OutOfTime as late:
            raise OutOfTime(late.at_least, None if best.ranks is None else bound) from None
        return best.ranks if isinstance(found, str) and best.ranks is not None else found

    def _bounds(
        self,
        known: list[Known],
        steps: Steps,
        cell: int,
        concept: ClassicConcept,
        start: int | None,
        best: _Best,
        deadline: Deadline,
    ) -> tuple[int, Usable | None]:
        """Return the least cost of a better answer, and the moves its way may use; takes the best tried."""
        needed = alternatives_of(steps, cell, "gmr" if concept == "seq" else concept)
        bounds = WishBounds(known, steps, cell, start, needed, deadline)
        if bounds.at_least >= best.fewer_than:
            return bounds.at_least, None
        enough, by = needed, bounds
        if concept == "seq":
            # What is Nash stable is SEQ stable, and what is SEQ stable is GMR stable.
            enough = alternatives_of(steps, cell, "nash")
            by = WishBounds(known, steps, cell, start, enough, deadline)

        def offer(tried: Sequence[Sequence[Relation]]) -> int:
            for orders in tried:
                if bounds.changes(orders) < best.fewer_than:
                    ranks = ranked(known, orders, self.states)
                    if ranks is not None and granted(steps, enough, cell, start, ranks):
                        best.take(ranks, sum(changed_pairs(self._model, self._known, ranks)))
            return best.fewer_than

        offer(by.candidates())
        if start is None or bounds.at_least >= best.fewer_than:
            return bounds.at_least, None
        # No answer reverses more than every pair.
        every = sum(int(np.count_nonzero(of.at_least)) for of in known)
        none_yet = best.fewer_than > every
        best.fewer_than = min(best.fewer_than, every)
        ways = by.ways()
        at_least, usable = ways.within(best.fewer_than, offer, deadline)
        if at_least < best.fewer_than:
            share = deadline if by is bounds else deadline.share(4)
            at_least = max(at_least, ways.settled(best.fewer_than, usable, offer, share))
        if by is not bounds:
            at_least, usable = bounds.ways().within(best.fewer_than, lambda _: best.fewer_than, deadline)
        if none_yet and best.ranks is None:
            # Whether there is any answer is left to the solver.
            best.fewer_than = _MOST_CHANGES
            return bounds.at_least if at_least >= every else at_least, None
        return at_least, usable

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
