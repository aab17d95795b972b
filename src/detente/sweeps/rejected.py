"""Orders that contradict comparisons, with weight 0."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.sweeps.order_sets import Orders, PartyOrders

REJECTED = "; those that contradict a comparison are rejected"
"""Ends the words for a way of drawing."""


def rejecting(orders: PartyOrders, better: NDArray[np.int64], worse: NDArray[np.int64]) -> PartyOrders:
    """The same orders, those that contradict a comparison with weight 0."""

    def weighed(some: Orders) -> Orders:
        return Orders(some.ranks, some.answers, some.weights * keeping(some.ranks, better, worse))

    return PartyOrders(
        orders.count,
        orders.bias,
        orders.method + REJECTED,
        orders.questions,
        lambda numbers: weighed(orders.at(numbers)),
        lambda generator, number: weighed(orders.draw(generator, number)),
        rejects=True,
        steps=orders.steps,
    )


def keeping(
    ranks: NDArray[np.int32], better: NDArray[np.int64], worse: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Shape ``(orders,)``: 1 for orders that keep all of some comparisons, else 0."""
    weights = np.zeros(len(ranks))
    weights[(ranks[:, better] > ranks[:, worse]).all(axis=1)] = 1
    return weights
