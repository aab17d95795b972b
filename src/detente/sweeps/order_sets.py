"""Some or all orders of the states that one party may have, and its own questions about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

OwnKind = Literal["priority", "weight", "picture"]


@dataclass(frozen=True)
class Orders:
    """Some orders of the states of one party, with their weights.

    Attributes
    ----------
    ranks
        Shape ``(orders, cells)``, int32: greater is more preferred, equal is equally good.
    answers
        Shape ``(orders, questions)``: the answers of each order to the party's own questions.
    weights
        Shape ``(orders,)``: the weight of each; 0 where it is not one of the party's orders.
    """

    ranks: NDArray[np.int32]
    answers: NDArray[np.bool_]
    weights: NDArray[np.float64]


@dataclass(frozen=True)
class OwnQuestion:
    """Something open of a party's preferences that is no comparison of two states.

    Attributes
    ----------
    kind
        ``priority``: whether ``first`` matters more than ``second``. ``weight``: whether that of
        ``first`` is above ``second``, the middle of its bounds. ``picture``: whether the picture
        numbered ``first`` (from 1, as the case lists them) is the true one.
    """

    kind: OwnKind
    first: str
    second: str


@dataclass(frozen=True)
class PartyOrders:
    """All orders one party may have.

    Attributes
    ----------
    count
        Number of orders that can be listed; None where they were not, or cannot be, counted.
    bias
        Bound on the total variation distance of a draw from the stated distribution.
    method
        The way in which orders are drawn, in words.
    questions
        The questions that the columns of ``Orders.answers`` answer.
    at
        Lists orders by number: from an array of numbers from 0 up to ``count``.
    draw
        Draws a number of orders at random.
    steps
        Steps of a Markov chain for one draw; 0 where draws are made directly.
    rejects
        Whether some of the orders counted, listed and drawn are not the party's, and have weight 0.
    rare
        Numbers (from 1) of the pictures of which fewer than about one order in a thousand keeps the
        comparisons, so that they cannot be drawn as often as their probability says.
    """

    count: int | None
    bias: float
    method: str
    questions: tuple[OwnQuestion, ...]
    at: Callable[[NDArray[np.int64]], Orders]
    draw: Callable[[np.random.Generator, int], Orders]
    rejects: bool = False
    steps: int = 0
    rare: tuple[int, ...] = ()


def unweighted(ranks: NDArray[np.int32]) -> Orders:
    """Orders of equal weight, of a party that has no questions but comparisons of states."""
    return Orders(ranks, np.zeros((len(ranks), 0), dtype=np.bool_), np.ones(len(ranks)))
