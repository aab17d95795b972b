"""Robustness: the fewest changes in preferences that would end an equilibrium."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent
from detente.model import Model
from detente.stability import LegalSequences, Move, analyse_all, legal_sequences
from detente.wishes.conditions import ClassicConcept
from detente.wishes.fewest import Deadline
from detente.wishes.pairwise import PairKnowledge, changed_pairs, require_consistent
from detente.wishes.premises import Premise, PremiseFinder
from detente.wishes.search import OrderSearch


@dataclass(frozen=True, eq=False, repr=False)
class Break(ByContent):
    """The fewest changes that would end an equilibrium.

    Attributes
    ----------
    cost
        For each party the number of pairs of states that it would reverse.
    move
        The move by which a party would then gain, undeterred.
    ranks
        Shape ``(parties, cells)``, int32: orders under which that is so.
    premises
        The comparisons in these orders that make it so.
    """

    cost: tuple[int, ...]
    move: Move
    ranks: NDArray[np.int32]
    premises: tuple[Premise, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Robustness(ByContent):
    """The robustness of an equilibrium.

    Attributes
    ----------
    state
        Its cell.
    broken_by
        The fewest changes that would end it; None if no preferences would.
    """

    state: int
    concept: ClassicConcept
    broken_by: Break | None

    @property
    def swaps(self) -> int | None:
        """The fewest swaps that end it, 0 where it is not sure to be one; None if none do."""
        return None if self.broken_by is None else sum(self.broken_by.cost)

    @property
    def survives(self) -> int | None:
        """The number of swaps it surely survives, -1 where it is not sure to be one; None if any number."""
        return None if self.swaps is None else self.swaps - 1


def robustness(
    model: Model,
    known: PairKnowledge,
    cell: int,
    concept: ClassicConcept,
    *,
    seconds: float | None = None,
) -> Robustness:
    """Find the number of swaps of two states in the orders of parties that an equilibrium surely survives.

    A swap reverses a known pair, or breaks a known tie. Pairs that are open cost nothing and turn out
    as badly as they can. The count of swaps is the Kendall tau distance [1]_; what is sought is the
    least of it to preferences under which some party gains by a move that nothing deters.

    Parameters
    ----------
    known
        Shape ``(parties, cells, cells)``: what is known of each pair of states, as from `knowledge_of_model`.
    cell
        A state.
    seconds
        Give up after so long; never if None.

    Raises
    ------
    ValueError
        If the cell is infeasible, ``known`` does not fit the model, or it has too many states.
    OutOfTime
        If ``seconds`` have passed.

    References
    ----------
    .. [1] Kendall, A new measure of rank correlation, Biometrika 30 (1938).

    Examples
    --------
    In the prisoner's dilemma (cells NN, NY, YN, YY) peace holds under GMR, since arming would be answered by
    arming. One swap ends that: if a party came to prefer the arms race to peace.

    >>> from detente.wishes.pairwise import knowledge_of_model
    >>> model = Model.of("A: arm; B: arm", {"A": [2, 0, 3, 1], "B": [2, 3, 0, 1]}, status_quo="NN")
    >>> found = robustness(model, knowledge_of_model(model), 0, "gmr")
    >>> found.survives, found.broken_by.move
    (0, Move(party=0, origin=0, target=2))
    """
    require_consistent(model, known)
    if not model.feasible[cell]:
        raise ValueError(f"cell {cell} is not a feasible state")
    deadline = Deadline.after(seconds)
    sequences = legal_sequences(model)
    by = OrderSearch(model, known)
    best: Break | None = None
    for party in range(len(model.parties)):
        for target in sequences.to[party][cell]:
            fewer_than = None if best is None else sum(best.cost)
            move = Move(party, cell, target)
            best = _broken_by(by, model, known, sequences, move, concept, fewer_than, deadline) or best
    return Robustness(cell, concept, best)


def _broken_by(
    by: OrderSearch,
    model: Model,
    known: PairKnowledge,
    sequences: LegalSequences,
    move: Move,
    concept: ClassicConcept,
    fewer_than: int | None,
    deadline: Deadline,
) -> Break | None:
    ranks = by.end(sequences, move, concept, fewer_than, deadline)
    if isinstance(ranks, str):
        return None
    none_open = (False,) * len(model.parties)
    changed = replace(
        model, ranks=ranks, open_ties=none_open, compared=(), strengths=(), chances=(), fuzzy=()
    )
    if analyse_all(changed)[concept].certain[move.party, move.origin]:
        raise RuntimeError(f"cell {move.origin} is still stable under {concept} with the orders found")
    evidence = PremiseFinder(sequences, known, ranks)
    evidence.rely_on_break(move, concept)
    return Break(changed_pairs(model, known, ranks), move, ranks, evidence.premises)
