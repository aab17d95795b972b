"""What the orders of one party are handed on as: ranks, answers to its own questions, and weights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import (
    MOST_PERMUTED,
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
    PlainPreference,
    agreeing_importances,
    alike_columns,
    closed,
)
from detente.sweeps.extensions import EXACT, LinearExtensions, extensions_of_levels, extensions_of_order

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


SOURCES = (
    "linear extensions, drawn uniformly: counted through the lattice of down-sets (De Loof, De Meyer and "
    "De Baets 2006), or by a Markov chain (Bubley and Dyer 1999) where that is too large",
    "error bounds: Hoeffding (1963), theorem 2",
    "information: Shannon (1948); Lindley (1956)",
)
"""Where the ways of drawing and weighing come from."""


def party_orders(preference: OpenPreference) -> PartyOrders:
    """The orders that a preference leaves possible, and how likely each is.

    What a case leaves open is filled in by strict orders, all equally likely: of a partial order its
    linear extensions; of priorities in open order their permutations, each with every order of the
    states they treat alike; of weights within bounds every value, evenly; of rival pictures each as
    likely as the case says, or as the next if it does not say. Comparisons beside them leave of each
    picture the orders that keep them, and its probability as it is.

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
            return priority_orders(preference)
        case BoundedWeights():
            return weight_orders(preference)
        case OneOf():
            return picture_orders(preference, party_orders)
        case Narrowed(OpenPriorities() as of, better, worse):
            return priority_orders(of, better, worse)
        case Narrowed(of, better, worse):
            return _narrowed(party_orders(of), better, worse)


def _known(ranks: NDArray[np.int32]) -> PartyOrders:
    def repeated(number: int) -> Orders:
        return plain_orders(np.broadcast_to(ranks, (number, ranks.size)))

    return PartyOrders(1, 0.0, "known", (), lambda at: repeated(at.size), lambda _, number: repeated(number))


def _of_extensions(found: LinearExtensions, feasible: NDArray[np.bool_]) -> PartyOrders:
    def spread(ranks: NDArray[np.int32]) -> Orders:
        if feasible.all():
            return plain_orders(ranks)
        cells = np.full((len(ranks), feasible.size), -1, dtype=np.int32)
        cells[:, feasible] = ranks
        return plain_orders(cells)

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
        return plain_orders(np.where(groups >= 0, ranks[:, groups], np.int32(-1)))

    return PartyOrders(
        found.count,
        found.bias,
        found.method,
        (),
        lambda at: spread(found.unrank(at)),
        lambda generator, number: spread(found.draw(generator, number)),
        steps=found.steps,
    )


def _narrowed(of: PartyOrders, better: NDArray[np.int64], worse: NDArray[np.int64]) -> PartyOrders:
    def kept(orders: Orders) -> Orders:
        return Orders(orders.ranks, orders.answers, orders.weights * keeping(orders.ranks, better, worse))

    return PartyOrders(
        of.count,
        of.bias,
        of.method + REJECTED,
        of.questions,
        lambda at: kept(of.at(at)),
        lambda generator, number: kept(of.draw(generator, number)),
        rejects=True,
        steps=of.steps,
    )


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


_RAREST = 1_000
"""Draws of one picture of which one at least has to keep the comparisons, on average."""
_AT_LEAST = 4
"""Draws that have to keep them until that counts as seen."""
_MOST_DRAWN_AGAIN = 200 * _RAREST
_CELLS_AT_ONCE = 1 << 22


def picture_orders(
    preference: OneOf, orders_of: Callable[[PlainPreference | Narrowed], PartyOrders]
) -> PartyOrders:
    """The orders of each picture, as likely together as the picture is.

    Parameters
    ----------
    orders_of
        What gives the orders of one picture.
    """
    numbers = [i for i, chance in enumerate(preference.probabilities) if chance]
    parts = [orders_of(preference.parts[i]) for i in numbers]
    if len(parts) == 1:
        return parts[0]
    chances = np.array([float(preference.probabilities[i]) for i in numbers])
    # Where orders are rejected nobody knows how many are left, and so not how much each weighs.
    counts = [None if part.rejects else part.count for part in parts]
    known = [count for count in counts if count is not None]
    count = sum(known) if len(known) == len(parts) else None
    pictures = tuple(OwnQuestion("picture", str(i + 1), "") for i in numbers)
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
        return put_together(picture, lambda i, places: _agreeing(parts[i], generator, places.size))

    methods = dict.fromkeys(part.method for part in parts if part.method != "known")
    return PartyOrders(
        count,
        max(part.bias for part in parts),
        "; ".join(["pictures by their probabilities", *methods]),
        pictures[asked],
        at,
        draw,
        steps=max(part.steps for part in parts),
        rare=tuple(i + 1 for i, part in zip(numbers, parts, strict=True) if part.rejects and _is_rare(part)),
    )


def _agreeing(part: PartyOrders, generator: np.random.Generator, number: int) -> Orders:
    """So many orders drawn that weigh something: others are drawn in place of those rejected.

    So a picture of which comparisons leave little is drawn as often as its probability says. What takes
    too long to find weighs nothing; see ``rare`` of `PartyOrders`.
    """
    drawn = part.draw(generator, number)
    missing = np.flatnonzero(drawn.weights == 0)
    tried, found = number, number - missing.size
    while missing.size and tried < number * _MOST_DRAWN_AGAIN:
        most = max(64, _CELLS_AT_ONCE // drawn.ranks.shape[1])
        size = min(most, max(64, missing.size * (tried + 1) // (found + 1)))
        again = part.draw(generator, size)
        fit = np.flatnonzero(again.weights > 0)
        tried, found = tried + size, found + fit.size
        fit = fit[: missing.size]
        filled, missing = missing[: fit.size], missing[fit.size :]
        for of_drawn, of_again in (
            (drawn.ranks, again.ranks), (drawn.answers, again.answers), (drawn.weights, again.weights)
        ):  # fmt: skip
            of_drawn[filled] = of_again[fit]
    return drawn


def _is_rare(part: PartyOrders) -> bool:
    """Whether hardly any order drawn weighs something."""
    generator, found = np.random.default_rng(0), 0
    for _ in range(_AT_LEAST * _RAREST // 50):
        found += int((part.draw(generator, 50).weights > 0).sum())
        if found >= _AT_LEAST:
            return False
    return True
