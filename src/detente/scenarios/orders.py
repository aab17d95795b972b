"""What the orders of one party are handed on as: ranks, answers to its own questions, and weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

OwnKind = Literal["priority", "weight", "picture"]


@dataclass(frozen=True)
class Orders:
    """Some orders of the states of one party.

    Attributes
    ----------
    ranks
        Shape ``(orders, cells)``, int32: greater is more preferred, equal is equally good.
    answers
        Shape ``(orders, questions)``: how each order answers the party's own questions.
    weights
        Shape ``(orders,)``: how much each counts; 0 where it is not one of the party's orders.
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
        How many there are to be listed; None where they were not, or cannot be, counted.
    bias
        Bound on the total variation distance of a draw from the stated distribution.
    method
        How orders are drawn.
    questions
        What ``answers`` of `Orders` speak of.
    at
        The orders of some numbers from 0 up to ``count``.
    draw
        So many orders drawn at random.
    steps
        Of a Markov chain, for one draw; 0 where draws are made directly.
    rejects
        Whether some of the orders counted, listed and drawn are none of the party's, and weigh nothing.
    rare
        The numbers (from 1) of pictures of which fewer than one order in a thousand, or so, keeps the
        comparisons, so that they cannot be drawn as often as they should be.
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


REJECTED = "; those that contradict a comparison are rejected"


def plain_orders(ranks: NDArray[np.int32]) -> Orders:
    """Orders that all count alike and answer no questions but comparisons of states."""
    return Orders(ranks, np.zeros((len(ranks), 0), dtype=np.bool_), np.ones(len(ranks)))


def keeping(
    ranks: NDArray[np.int32], better: NDArray[np.int64], worse: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Shape ``(orders,)``: 1 for orders that keep some comparisons, else 0."""
    weights = np.zeros(len(ranks))
    weights[(ranks[:, better] > ranks[:, worse]).all(axis=1)] = 1
    return weights
