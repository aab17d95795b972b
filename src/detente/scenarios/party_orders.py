"""The orders of the states that one party may have: counted, listed by number, drawn at random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case.open_preference import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
)
from detente.scenarios.linear_extensions import (
    LinearExtensions,
    extensions_of_levels,
    extensions_of_order,
)

SOURCES = (
    "linear extensions, drawn uniformly: counted through the lattice of down-sets (De Loof, De Meyer and "
    "De Baets 2006), or by a Markov chain (Bubley and Dyer 1999) where that is too large",
    "error bounds: Hoeffding (1963), theorem 2",
    "information: Shannon (1948); Lindley (1956)",
)
"""Where the ways of drawing and weighing come from."""

_FINEST = 1 << 20
"""Steps into which a unit of a weight is divided where it is drawn between bounds."""
_LARGEST_SUM = 2**62


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
        ``first`` is above ``second``, the middle of its bounds. ``picture``: whether the alternative
        numbered ``first`` (from 1) is the true one.
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
    """

    count: int | None
    bias: float
    method: str
    questions: tuple[OwnQuestion, ...]
    at: Callable[[NDArray[np.int64]], Orders]
    draw: Callable[[np.random.Generator, int], Orders]
    rejects: bool = False
    steps: int = 0


def party_orders(preference: OpenPreference) -> PartyOrders:
    """The orders that a preference leaves possible, and how likely each is.

    What a case leaves open is filled in by strict orders, all equally likely: of a partial order its
    linear extensions; of priorities in open order their permutations, each with every order of the
    states they treat alike; of weights within bounds every value, evenly; of rival pictures each as
    likely as the case says, or as the next if it does not say.

    Examples
    --------
    >>> orders = party_orders(OpenLevels(np.array([1, 0, 0], dtype=np.int32)))
    >>> orders.count, orders.at(np.arange(2)).ranks.tolist()
    (2, [[2, 0, 1], [2, 1, 0]])
    """
    match preference:
        case KnownOrder(ranks):
            return _known(ranks)
        case OpenLevels(levels):
            feasible = levels >= 0
            return _of_extensions(extensions_of_levels(levels[feasible]), feasible)
        case OpenOrder(groups, above):
            return _of_groups(extensions_of_order(above), groups)
        case OpenPriorities():
            return _of_priorities(preference)
        case BoundedWeights():
            return _of_weights(preference)
        case OneOf():
            return _of_pictures(preference)
        case Narrowed():
            return _narrowed(preference)


def _plain(ranks: NDArray[np.int32]) -> Orders:
    return Orders(ranks, np.zeros((len(ranks), 0), dtype=np.bool_), np.ones(len(ranks)))


def _known(ranks: NDArray[np.int32]) -> PartyOrders:
    def repeated(number: int) -> Orders:
        return _plain(np.broadcast_to(ranks, (number, ranks.size)))

    return PartyOrders(1, 0.0, "known", (), lambda at: repeated(at.size), lambda _, number: repeated(number))


def _of_extensions(found: LinearExtensions, feasible: NDArray[np.bool_]) -> PartyOrders:
    def spread(ranks: NDArray[np.int32]) -> Orders:
        if feasible.all():
            return _plain(ranks)
        cells = np.full((len(ranks), feasible.size), -1, dtype=np.int32)
        cells[:, feasible] = ranks
        return _plain(cells)

    return PartyOrders(
        found.count,
        found.bias,
        found.method,
        (),
        lambda at: spread(found.unrank(at)),
        lambda generator, number: spread(found.draw(generator, number)),
        steps=found.steps,
    )


def _of_groups(found: LinearExtensions, groups: NDArray[np.int64]) -> PartyOrders:
    def spread(ranks: NDArray[np.int32]) -> Orders:
        return _plain(np.where(groups >= 0, ranks[:, groups], np.int32(-1)))

    return PartyOrders(
        found.count,
        found.bias,
        found.method,
        (),
        lambda at: spread(found.unrank(at)),
        lambda generator, number: spread(found.draw(generator, number)),
        steps=found.steps,
    )


def _of_priorities(preference: OpenPriorities) -> PartyOrders:
    priorities, feasible = preference.priorities, preference.feasible
    truths = preference.truths[:, feasible].astype(np.float64)
    important = extensions_of_levels(np.zeros(len(priorities), dtype=np.int32))
    alike = np.unique(preference.truths[:, feasible], axis=1, return_inverse=True)[1].reshape(-1)
    within = extensions_of_levels(alike.astype(np.int32))
    pairs = list(combinations(range(len(priorities)), 2))
    first, second = (np.array([pair[side] for pair in pairs], dtype=np.int64) for side in (0, 1))

    def ordered(importance: NDArray[np.int32], ties: NDArray[np.int32]) -> Orders:
        # Lexicographic order is that of sums of powers of two; below 2^52 they are exact.
        met = np.exp2(importance) @ truths
        ranks = np.full((len(met), feasible.size), -1, dtype=np.int32)
        order = np.lexsort((ties, met), axis=-1)
        placed = np.empty_like(ties)
        np.put_along_axis(placed, order, np.arange(ties.shape[1], dtype=np.int32)[None, :], axis=1)
        ranks[:, feasible] = placed
        return Orders(ranks, importance[:, first] > importance[:, second], np.ones(len(met)))

    def at(numbers: NDArray[np.int64]) -> Orders:
        each = within.count
        assert each is not None
        return ordered(important.unrank(numbers // each), within.unrank(numbers % each))

    def draw(generator: np.random.Generator, number: int) -> Orders:
        return ordered(important.draw(generator, number), within.draw(generator, number))

    questions = tuple(OwnQuestion("priority", priorities[a], priorities[b]) for a, b in pairs)
    count = None if important.count is None or within.count is None else important.count * within.count
    return PartyOrders(count, 0.0, "permutations of the priorities", questions, at, draw)


def _of_weights(preference: BoundedWeights) -> PartyOrders:
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


def _of_pictures(preference: OneOf) -> PartyOrders:
    parts = [party_orders(part) for part in preference.parts]
    chances = np.array([float(chance) for chance in preference.probabilities])
    counts = [part.count for part in parts]
    known = [count for count in counts if count is not None]
    count = sum(known) if len(known) == len(parts) else None
    pictures = tuple(OwnQuestion("picture", str(i + 1), "") for i in range(len(parts)))
    # Of two pictures one question tells which it is.
    asked = slice(0, len(parts) if len(parts) > 2 else 1)

    def put_together(
        picture: NDArray[np.int64], orders: Callable[[int, NDArray[np.int64]], Orders]
    ) -> Orders:
        ranks: NDArray[np.int32] | None = None
        weights = np.empty(picture.size)
        for i in range(len(parts)):
            places = np.flatnonzero(picture == i)
            if not places.size:
                continue
            of_part = orders(i, places)
            if ranks is None:
                ranks = np.empty((picture.size, of_part.ranks.shape[1]), dtype=np.int32)
            ranks[places], weights[places] = of_part.ranks, of_part.weights
        assert ranks is not None
        answers = picture[:, None] == np.arange(len(parts))[None, :]
        return Orders(ranks, answers[:, asked], weights)

    def at(numbers: NDArray[np.int64]) -> Orders:
        begins = np.cumsum([0, *known])
        picture = np.searchsorted(begins, numbers, side="right") - 1

        def listed(i: int, places: NDArray[np.int64]) -> Orders:
            of_part = parts[i].at(numbers[places] - begins[i])
            each = chances[i] * sum(known) / known[i]
            return Orders(of_part.ranks, of_part.answers, of_part.weights * each)

        return put_together(picture, listed)

    def draw(generator: np.random.Generator, number: int) -> Orders:
        picture = generator.choice(len(parts), size=number, p=chances / chances.sum())
        return put_together(picture, lambda i, places: parts[i].draw(generator, places.size))

    methods = dict.fromkeys(part.method for part in parts if part.method != "known")
    method = "; ".join(["pictures by their probabilities", *methods])
    bias, steps = max(part.bias for part in parts), max(part.steps for part in parts)
    return PartyOrders(count, bias, method, pictures[asked], at, draw, steps=steps)


def _narrowed(preference: Narrowed) -> PartyOrders:
    of = party_orders(preference.of)

    def kept(orders: Orders) -> Orders:
        agree = (orders.ranks[:, preference.better] > orders.ranks[:, preference.worse]).all(axis=1)
        return Orders(orders.ranks, orders.answers, orders.weights * agree)

    return PartyOrders(
        of.count,
        of.bias,
        f"{of.method}; those that contradict a comparison are rejected",
        of.questions,
        lambda at: kept(of.at(at)),
        lambda generator, number: kept(of.draw(generator, number)),
        rejects=True,
    )
