"""The orders that weights within bounds allow, drawn and never listed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.model import BoundedWeights
from detente.sweeps.order_sets import Orders, OwnQuestion, PartyOrders

_FINEST = 1 << 20
"""Steps into which a unit of a weight is divided where it is drawn between bounds."""
_LARGEST_SUM = 2**62
"""Bound on sums of weights, which are held in 64 bits."""


def weights_within_bounds(preference: BoundedWeights) -> PartyOrders:
    """Weights drawn evenly between their bounds; these orders cannot be listed."""
    low, high, feasible = preference.low, preference.high, preference.feasible
    largest = int(np.abs(low).astype(object).sum() + np.abs(high).astype(object).sum()) + 1
    fine = max(1, min(_FINEST, _LARGEST_SUM // largest))
    truths = preference.truths[:, feasible].astype(np.int64)
    is_open = np.flatnonzero(low < high)
    middle = (low[is_open] + high[is_open]) * fine // 2
    questions = tuple(
        OwnQuestion(
            "weight",
            preference.expressions[i],
            f"{(int(low[i]) + int(high[i])) / 2 / preference.scale:g}",
        )
        for i in is_open.tolist()
    )

    def draw(generator: np.random.Generator, number: int) -> Orders:
        weights = generator.integers(low * fine, high * fine, size=(number, low.size), endpoint=True)
        sums = weights @ truths
        ties = generator.random(sums.shape) if preference.ties_open else np.zeros(sums.shape)
        ranks = np.full((number, feasible.size), -1, dtype=np.int32)
        ranks[:, feasible] = _ranks_by_row(sums, ties, strict=preference.ties_open)
        return Orders(ranks, weights[:, is_open] > middle, np.ones(number))

    def at(_: NDArray[np.int64]) -> Orders:
        raise ValueError("weights between bounds cannot be listed")

    return PartyOrders(None, 0.0, "weights drawn evenly between their bounds", questions, at, draw)


def _ranks_by_row(sums: NDArray[np.int64], ties: NDArray[np.float64], *, strict: bool) -> NDArray[np.int32]:
    """The ranks of each row of sums; equal sums are tied or, if ``strict``, ordered by ``ties``."""
    order = np.lexsort((ties, sums), axis=-1)
    ordered = np.take_along_axis(sums, order, axis=1)
    steps = np.ones(sums.shape, dtype=np.int32)
    if not strict:
        steps[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    ranks = np.empty(sums.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, np.cumsum(steps, axis=1, dtype=np.int32) - 1, axis=1)
    return ranks
