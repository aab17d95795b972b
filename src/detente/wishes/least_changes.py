"""Least changes: the fewest changes in preferences under which a state lasts and is arrived at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent
from detente.model import Model
from detente.stability import LegalSequences, Move, analyse_all, legal_sequences, search
from detente.wishes.conditions import ClassicConcept
from detente.wishes.fewest import Deadline, OutOfTime
from detente.wishes.pairwise import PairKnowledge, changed_pairs, require_consistent
from detente.wishes.premises import Premise, PremiseFinder
from detente.wishes.search import OrderSearch


@dataclass(frozen=True, eq=False, repr=False)
class LeastChanges(ByContent):
    """The fewest changes in preferences after which a state lasts.

    Attributes
    ----------
    state
        Its cell.
    cost
        For each party the number of pairs of states that it must reverse. These are more than the
        premises that must change where states lie between those of a premise.
    ranks
        Shape ``(parties, cells)``, int32: one set of orders that takes no more changes than that,
        as `Model.ranks`.
    premises
        The comparisons in these orders that the answer relies on; the rest may be otherwise.
    way
        The steps from the status quo; empty if it is the state itself, or was not asked for.
    """

    state: int
    concept: ClassicConcept
    cost: tuple[int, ...]
    ranks: NDArray[np.int32]
    premises: tuple[Premise, ...]
    way: tuple[Move, ...]

    @cached_property
    def total(self) -> int:
        """The number of pairs of states to be reversed, over all parties."""
        return sum(self.cost)

    @cached_property
    def unmet(self) -> tuple[Premise, ...]:
        """The premises that must change or, where the order is open, turn out so."""
        return tuple(premise for premise in self.premises if premise.standing != "as it is")


@dataclass(frozen=True)
class NoChanges:
    """The reason why no changes make any of the wished-for states last."""

    why: Literal["no moves lead there", "no preferences make it so", "not with so few changes"]


def least_changes(
    model: Model,
    known: PairKnowledge,
    wished: Sequence[int],
    concept: ClassicConcept,
    *,
    arrived_at: bool = True,
    fewer_than: int | None = None,
    seconds: float | None = None,
) -> LeastChanges | NoChanges:
    """Find the fewest pairs of states that parties must reverse for a wished-for state to last.

    Under the changed preferences a wished-for state is an equilibrium, and a legal sequence of
    unilateral improvements leads to it from the status quo. The question is that of the inverse
    graph model [1]_; the count is the Kendall tau distance [2]_ where the orders are known and
    strict. A known tie may be kept or broken, at a cost of 1; a pair that is open costs nothing,
    whichever way it turns out. The answer is exact. It is found by maximum satisfiability and held
    against the engine before it is given.

    Parameters
    ----------
    known
        Shape ``(parties, cells, cells)``: what is known of each pair of states, as from `knowledge_of_model`.
    wished
        Cells of which any would do; of several that take as few changes the first is answered.
    arrived_at
        Whether the status quo must lead there.
    fewer_than
        Look for answers with fewer changes in all than this.
    seconds
        Give up after so long; never if None.

    Returns
    -------
    LeastChanges or NoChanges

    Raises
    ------
    ValueError
        If nothing is wished for, a wished-for cell is infeasible, ``known`` does not fit the model, the
        model has too many states, or it has no status quo from which to arrive.
    OutOfTime
        If ``seconds`` have passed; it says what is known by then.

    References
    ----------
    .. [1] Kinsara, Kilgour and Hipel, Inverse approach to the graph model for conflict resolution, IEEE
       Transactions on Systems, Man, and Cybernetics: Systems 45 (2015).
    .. [2] Kendall, A new measure of rank correlation, Biometrika 30 (1938).

    Examples
    --------
    In the prisoner's dilemma (cells NN, NY, YN, YY) peace is no Nash equilibrium. Each party must come
    to prefer it to arming alone:

    >>> from detente.wishes.pairwise import knowledge_of_model
    >>> model = Model.of("A: arm; B: arm", {"A": [2, 0, 3, 1], "B": [2, 3, 0, 1]}, status_quo="NN")
    >>> changes = least_changes(model, knowledge_of_model(model), [0], "nash")
    >>> changes.cost, [(premise.party, premise.better, premise.other) for premise in changes.unmet]
    ((1, 1), [(0, 0, 2), (1, 0, 1)])
    """
    require_consistent(model, known)
    deadline = Deadline.after(seconds)
    return least_changes_by(
        OrderSearch(model, known), model, known, wished, concept, arrived_at, fewer_than, deadline
    )


def least_changes_by(
    by: OrderSearch,
    model: Model,
    known: PairKnowledge,
    wished: Sequence[int],
    concept: ClassicConcept,
    arrived_at: bool,
    fewer_than: int | None,
    deadline: Deadline,
) -> LeastChanges | NoChanges:
    """As `least_changes`, by a search that may have answered other questions about these orders."""
    if not wished or not all(model.feasible[cell] for cell in wished):
        raise ValueError("the states wished for must be states of the model, at least one")
    if arrived_at and model.status_quo is None:
        raise ValueError("no status quo to arrive from")
    sequences = legal_sequences(model)
    start = model.status_quo if arrived_at else None
    best: LeastChanges | None = None
    reasons = set()
    late: dict[int, OutOfTime] = {}
    # What some need less of their share of the time others have in a second round.
    for waiting in (dict.fromkeys(wished), late):
        cells = list(waiting)
        for number, cell in enumerate(cells):
            if cell in late and deadline.passed:
                break
            share = deadline.share(len(cells) - number)
            try:
                changes = _to_one(by, model, known, sequences, cell, concept, start, fewer_than, share)
            except OutOfTime as fault:
                late[cell] = fault
                continue
            late.pop(cell, None)
            if isinstance(changes, LeastChanges):
                best, fewer_than = changes, changes.total
            else:
                reasons.add(changes.why)
    if late:
        raise late_together(late.values(), best)
    if best is not None:
        return best
    for why in ("not with so few changes", "no preferences make it so"):
        if why in reasons:
            return NoChanges(why)
    return NoChanges("no moves lead there")


def late_together(late: Collection[OutOfTime], best: LeastChanges | NoChanges | None) -> OutOfTime:
    """Return what is known when some questions have no answer, and of the others one has the best."""
    totals = [best.total] if isinstance(best, LeastChanges) else []
    at_least = [fault.at_least for fault in late]
    enough = [fault.enough for fault in late if fault.enough is not None]
    return OutOfTime(min(at_least + totals), min(enough + totals, default=None))


def _to_one(
    by: OrderSearch,
    model: Model,
    known: PairKnowledge,
    sequences: LegalSequences,
    cell: int,
    concept: ClassicConcept,
    start: int | None,
    fewer_than: int | None,
    deadline: Deadline,
) -> LeastChanges | NoChanges:
    parties = range(len(model.parties))
    if start is not None and search(model, start, parties, "moves").distances()[cell] < 0:
        return NoChanges("no moves lead there")
    ranks = by.wish(sequences, cell, concept, start, fewer_than, deadline)
    if isinstance(ranks, str):
        return NoChanges("no preferences make it so" if ranks == "never" else "not with so few changes")
    changed = replace(
        model,
        ranks=ranks,
        open_ties=(False,) * len(model.parties),
        compared=(),
        strengths=(),
        chances=(),
        fuzzy=(),
    )
    cost = changed_pairs(model, known, ranks)
    _require_true(changed, cell, concept, start)
    evidence = PremiseFinder(sequences, known, ranks)
    evidence.rely_on_equilibrium(cell, concept)
    way = () if start is None else evidence.rely_on_way(start, cell)
    return LeastChanges(cell, concept, cost, ranks, evidence.premises, way)


def _require_true(changed: Model, cell: int, concept: ClassicConcept, start: int | None) -> None:
    """Check an answer by the engine, which does not share code with the solver."""
    if not analyse_all(changed)[concept].certain[:, cell].all():
        raise RuntimeError(f"cell {cell} is no {concept} equilibrium under the orders found")
    if start is not None:
        reached = search(changed, start, range(len(changed.parties)), "improvements")
        if reached.distances()[cell] < 0:
            raise RuntimeError(f"no improvements lead to cell {cell} under the orders found")
