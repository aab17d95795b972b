"""The orders of a party whose weights are known by their bounds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.open_preference import BoundedWeights
from detente.scenarios.orders import Orders, OwnQuestion, PartyOrders

_FINEST = 1 << 20
"""Steps into which a unit of a weight is divided where it is drawn between bounds."""
_LARGEST_SUM = 2**62


def weight_orders(preference: BoundedWeights) -> PartyOrders:
    """Every value between the bounds is equally likely; none can be listed."""
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
        ranks[:, feasible] = _dense(sums, ties, strict=preference.ties_open)
        return Orders(ranks, weights[:, is_open] > middle, np.ones(number))

    def at(_: NDArray[np.int64]) -> Orders:
        raise ValueError("weights between bounds cannot be listed")

    return PartyOrders(None, 0.0, "weights drawn evenly between their bounds", questions, at, draw)


def _dense(sums: NDArray[np.int64], ties: NDArray[np.float64], *, strict: bool) -> NDArray[np.int32]:
    """Ranks by row; equal sums are tied, or (``strict``) told apart by ``ties``."""
    order = np.lexsort((ties, sums), axis=-1)
    ordered = np.take_along_axis(sums, order, axis=1)
    steps = np.ones(sums.shape, dtype=np.int32)
    if not strict:
        steps[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
    ranks = np.empty(sums.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, np.cumsum(steps, axis=1, dtype=np.int32) - 1, axis=1)
    return ranks
