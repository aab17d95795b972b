"""The orders of a party of which it is open which priorities matter more."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.case.open_preference import (
    MOST_PERMUTED,
    OpenPriorities,
    agreeing_importances,
    alike_columns,
)
from detente.case.partial_order import closed
from detente.scenarios.linear_extensions import (
    EXACT,
    LinearExtensions,
    extensions_of_levels,
    extensions_of_order,
)
from detente.scenarios.orders import REJECTED, Orders, OwnQuestion, PartyOrders, keeping

_NONE = np.zeros(0, dtype=np.int64)


def priority_orders(
    preference: OpenPriorities, better: NDArray[np.int64] = _NONE, worse: NDArray[np.int64] = _NONE
) -> PartyOrders:
    """Orders of importance, each with orders of the states alike; those that keep some comparisons."""
    priorities, feasible = preference.priorities, preference.feasible
    truths = preference.truths[:, feasible].astype(np.float64)
    importance = extensions_of_levels(np.zeros(len(priorities), dtype=np.int32))
    pairs = list(combinations(range(len(priorities)), 2))
    first, second = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))
    apart = (preference.truths[:, better] != preference.truths[:, worse]).any(axis=0)
    # Of states that all priorities treat alike, none of them says anything against a comparison.
    within = _of_alike(preference, better[~apart], worse[~apart])
    agreeing: NDArray[np.int32] | None = None
    if apart.any() and len(priorities) <= MOST_PERMUTED:
        agreeing = agreeing_importances(preference, better, worse)
    rejects = agreeing is None and bool(apart.any())

    def ordered(importance: NDArray[np.int32], ties: NDArray[np.int32]) -> Orders:
        # Lexicographic order is that of sums of powers of two; below 2^52 they are exact.
        met = np.exp2(importance) @ truths
        ranks = np.full((len(met), feasible.size), -1, dtype=np.int32)
        order = np.lexsort((ties, met), axis=-1)
        placed = np.empty_like(ties)
        np.put_along_axis(placed, order, np.arange(ties.shape[1], dtype=np.int32)[None, :], axis=1)
        ranks[:, feasible] = placed
        answers = importance[:, first] > importance[:, second]
        return Orders(
            ranks, answers, keeping(ranks, better[apart], worse[apart]) if rejects else np.ones(len(met))
        )

    def at(numbers: NDArray[np.int64]) -> Orders:
        each = within.count
        assert each is not None
        of_importance, of_ties = np.divmod(numbers, each)
        heights = importance.unrank(of_importance) if agreeing is None else agreeing[of_importance]
        return ordered(heights, within.unrank(of_ties))

    def draw(generator: np.random.Generator, number: int) -> Orders:
        if agreeing is None:
            heights = importance.draw(generator, number)
        else:
            heights = agreeing[generator.integers(len(agreeing), size=number)]
        return ordered(heights, within.draw(generator, number))

    questions = tuple(OwnQuestion("priority", priorities[a], priorities[b]) for a, b in pairs)
    many = importance.count if agreeing is None else len(agreeing)
    count = None if many is None or within.count is None else many * within.count
    method = "permutations of the priorities"
    if agreeing is not None:
        method += " that keep the comparisons"
    if within.method != EXACT:
        method += f"; what they treat alike: {within.method}"
    if rejects:
        method += REJECTED
    return PartyOrders(count, within.bias, method, questions, at, draw, rejects, within.steps)


def _of_alike(
    preference: OpenPriorities, better: NDArray[np.int64], worse: NDArray[np.int64]
) -> LinearExtensions:
    """Orders of the feasible states of which those that all priorities treat alike stay together."""
    feasible = preference.feasible
    alike = alike_columns(preference.truths[:, feasible]).astype(np.int32)
    if not better.size:
        return extensions_of_levels(alike)
    place = np.cumsum(feasible) - 1
    above = alike[:, None] > alike[None, :]
    above[place[better], place[worse]] = True
    return extensions_of_order(closed(above))
