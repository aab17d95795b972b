"""The orders that priorities in open order allow: permutations, and orders of what they treat alike."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.model import MOST_PERMUTED, OpenPriorities, agreeing_importances, alike_columns, closed
from detente.sweeps.extensions import EXACT, LinearExtensions, extensions_of_levels, extensions_of_order
from detente.sweeps.order_sets import Orders, OwnQuestion, PartyOrders
from detente.sweeps.rejected import REJECTED, keeping

_NONE = np.zeros(0, dtype=np.int64)


def permuted_priorities(
    preference: OpenPriorities, better: NDArray[np.int64] = _NONE, worse: NDArray[np.int64] = _NONE
) -> PartyOrders:
    """Permutations of priorities, each with orders of the states that they treat alike.

    Only those that keep the comparisons count: up to `MOST_PERMUTED` priorities they are listed, beyond
    that those that contradict a comparison are drawn and rejected.
    """
    priorities, feasible = preference.priorities, preference.feasible
    truths = preference.truths[:, feasible].astype(np.float64)
    importance = extensions_of_levels(np.zeros(len(priorities), dtype=np.int32))
    pairs = list(combinations(range(len(priorities)), 2))
    first, second = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    told_apart = (preference.truths[:, better] != preference.truths[:, worse]).any(axis=0)
    # A comparison of states that all priorities treat alike contradicts none of them.
    of_alike = _orders_of_alike(preference, better[~told_apart], worse[~told_apart])
    consistent: NDArray[np.int32] | None = None
    if told_apart.any() and len(priorities) <= MOST_PERMUTED:
        consistent = agreeing_importances(preference, better, worse)
    rejects = consistent is None and bool(told_apart.any())

    def orders_of(importance: NDArray[np.int32], ties: NDArray[np.int32]) -> Orders:
        # Lexicographic order is that of sums of powers of two; below 2^52 they are exact.
        score = np.exp2(importance) @ truths
        ranks = np.full((len(score), feasible.size), -1, dtype=np.int32)
        order = np.lexsort((ties, score), axis=-1)
        placed = np.empty_like(ties)
        np.put_along_axis(placed, order, np.arange(ties.shape[1], dtype=np.int32)[None, :], axis=1)
        ranks[:, feasible] = placed
        answers = importance[:, first] > importance[:, second]
        return Orders(
            ranks,
            answers,
            keeping(ranks, better[told_apart], worse[told_apart]) if rejects else np.ones(len(score)),
        )

    def at(numbers: NDArray[np.int64]) -> Orders:
        per_permutation = of_alike.count
        assert per_permutation is not None
        of_importance, of_ties = np.divmod(numbers, per_permutation)
        heights = importance.unrank(of_importance) if consistent is None else consistent[of_importance]
        return orders_of(heights, of_alike.unrank(of_ties))

    def draw(generator: np.random.Generator, number: int) -> Orders:
        if consistent is None:
            heights = importance.draw(generator, number)
        else:
            heights = consistent[generator.integers(len(consistent), size=number)]
        return orders_of(heights, of_alike.draw(generator, number))

    questions = tuple(OwnQuestion("priority", priorities[a], priorities[b]) for a, b in pairs)
    permutations = importance.count if consistent is None else len(consistent)
    count = None if permutations is None or of_alike.count is None else permutations * of_alike.count
    method = "permutations of the priorities"
    if consistent is not None:
        method += " that keep the comparisons"
    if of_alike.method != EXACT:
        method += f"; what they treat alike: {of_alike.method}"
    if rejects:
        method += REJECTED
    return PartyOrders(count, of_alike.bias, method, questions, at, draw, rejects, of_alike.steps)


def _orders_of_alike(
    preference: OpenPriorities, better: NDArray[np.int64], worse: NDArray[np.int64]
) -> LinearExtensions:
    """Orders of the feasible states in which those that all priorities treat alike stay together."""
    feasible = preference.feasible
    alike = alike_columns(preference.truths[:, feasible]).astype(np.int32)
    if not better.size:
        return extensions_of_levels(alike)
    place = np.cumsum(feasible) - 1
    above = alike[:, None] > alike[None, :]
    above[place[better], place[worse]] = True
    return extensions_of_order(closed(above))
