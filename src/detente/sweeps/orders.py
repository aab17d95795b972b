"""The orders of the states that one party may have: counted, listed by number, and drawn at random.

Each form in which a preference can be open has a function below `party_orders`, which chooses among them.
"""

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
    agreeing_importances,
    alike_columns,
    closed,
)
from detente.sweeps.extensions import EXACT, LinearExtensions, extensions_of_levels, extensions_of_order

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


def party_orders(preference: OpenPreference) -> PartyOrders:
    """Return the orders that a preference leaves possible, and the probability of each.

    Strict orders, all equally likely, fill in what a case leaves open:

    - of a partial order, its linear extensions;
    - of priorities in open order, their permutations, each with every order of the states that they
      treat alike;
    - of weights within bounds, every value, evenly;
    - of rival pictures, the orders of each picture, with the probability that the case gives it, or equal
      ones where it gives none.

    Comparisons leave of each picture the orders that keep them; its probability stays.

    Examples
    --------
    >>> orders = party_orders(OpenLevels(np.array([1, 0, 0], dtype=np.int32)))
    >>> orders.count, orders.at(np.arange(2)).ranks.tolist()
    (2, [[2, 0, 1], [2, 1, 0]])
    """
    match preference:
        case KnownOrder(ranks):
            return _known_order(ranks)
        case OpenLevels(levels):
            feasible = levels >= 0
            groups = np.where(feasible, np.cumsum(feasible) - 1, -1)
            return _linear_extensions(extensions_of_levels(levels[feasible]), groups)
        case OpenOrder(groups, above):
            return _linear_extensions(extensions_of_order(above), groups)
        case OpenPriorities():
            return _permuted_priorities(preference)
        case BoundedWeights():
            return _weights_within_bounds(preference)
        case OneOf():
            return _rival_pictures(preference)
        case Narrowed(OpenPriorities() as of, better, worse):
            return _permuted_priorities(of, better, worse)
        case Narrowed(of, better, worse):
            return _rejecting(party_orders(of), better, worse)


def _unweighted(ranks: NDArray[np.int32]) -> Orders:
    """Orders of equal weight, of a party that has no questions but comparisons of states."""
    return Orders(ranks, np.zeros((len(ranks), 0), dtype=np.bool_), np.ones(len(ranks)))


def _known_order(ranks: NDArray[np.int32]) -> PartyOrders:
    def repeated(number: int) -> Orders:
        return _unweighted(np.broadcast_to(ranks, (number, ranks.size)))

    return PartyOrders(1, 0.0, "known", (), lambda at: repeated(at.size), lambda _, number: repeated(number))


def _linear_extensions(extensions: LinearExtensions, element_of: NDArray[np.int64]) -> PartyOrders:
    """The linear extensions of a partial order; ``element_of`` maps cells to its elements, -1 for none."""
    every_cell = np.array_equal(element_of, np.arange(extensions.elements))

    def of_cells(ranks: NDArray[np.int32]) -> Orders:
        if every_cell:
            return _unweighted(ranks)
        return _unweighted(np.where(element_of >= 0, ranks[:, element_of], np.int32(-1)))

    return PartyOrders(
        extensions.count,
        extensions.bias,
        extensions.method,
        (),
        lambda numbers: of_cells(extensions.unrank(numbers)),
        lambda generator, number: of_cells(extensions.draw(generator, number)),
        steps=extensions.steps,
    )


_REJECTED = "; those that contradict a comparison are rejected"


def _rejecting(orders: PartyOrders, better: NDArray[np.int64], worse: NDArray[np.int64]) -> PartyOrders:
    """The same orders, those that contradict a comparison with weight 0."""

    def weighed(some: Orders) -> Orders:
        return Orders(some.ranks, some.answers, some.weights * _keeping(some.ranks, better, worse))

    return PartyOrders(
        orders.count,
        orders.bias,
        orders.method + _REJECTED,
        orders.questions,
        lambda numbers: weighed(orders.at(numbers)),
        lambda generator, number: weighed(orders.draw(generator, number)),
        rejects=True,
        steps=orders.steps,
    )


def _keeping(
    ranks: NDArray[np.int32], better: NDArray[np.int64], worse: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Shape ``(orders,)``: 1 for orders that keep all of some comparisons, else 0."""
    weights = np.zeros(len(ranks))
    weights[(ranks[:, better] > ranks[:, worse]).all(axis=1)] = 1
    return weights


_NONE = np.zeros(0, dtype=np.int64)


def _permuted_priorities(
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
            _keeping(ranks, better[told_apart], worse[told_apart]) if rejects else np.ones(len(score)),
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
        method += _REJECTED
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


_FINEST = 1 << 20
"""Steps into which a unit of a weight is divided where it is drawn between bounds."""
_LARGEST_SUM = 2**62
"""Bound on sums of weights, which are held in 64 bits."""


def _weights_within_bounds(preference: BoundedWeights) -> PartyOrders:
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


_RAREST = 1_000
"""Draws of a picture of which at least one, on average, has to keep the comparisons."""
_AT_LEAST = 4
"""Orders that keep them that have to be drawn until a picture is known not to be rare."""
_MOST_DRAWN_AGAIN = 200 * _RAREST
"""Draws for each order that is wanted, after which the search is given up."""
_CELLS_AT_ONCE = 1 << 22
"""Ranks drawn at a time."""


def _rival_pictures(preference: OneOf) -> PartyOrders:
    """The orders of each picture; together they are as likely as the picture is."""
    numbers = [i for i, chance in enumerate(preference.probabilities) if chance]
    parts = [party_orders(preference.parts[i]) for i in numbers]
    if len(parts) == 1:
        return parts[0]
    chances = np.array([float(preference.probabilities[i]) for i in numbers])
    # Where orders are rejected it is unknown how many are left, and so what each weighs.
    counts = [None if part.rejects else part.count for part in parts]
    known = [count for count in counts if count is not None]
    count = sum(known) if len(known) == len(parts) else None
    pictures = tuple(OwnQuestion("picture", str(i + 1), "") for i in numbers)
    # One question decides between two pictures.
    answered = slice(0, len(parts) if len(parts) > 2 else 1)

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
        return Orders(ranks, answers[:, answered], weights)

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
        return put_together(picture, lambda i, places: _drawn_to_weigh(parts[i], generator, places.size))

    methods = dict.fromkeys(part.method for part in parts if part.method != "known")
    return PartyOrders(
        count,
        max(part.bias for part in parts),
        "; ".join(["pictures by their probabilities", *methods]),
        pictures[answered],
        at,
        draw,
        steps=max(part.steps for part in parts),
        rare=tuple(i + 1 for i, part in zip(numbers, parts, strict=True) if part.rejects and _is_rare(part)),
    )


def _drawn_to_weigh(part: PartyOrders, generator: np.random.Generator, number: int) -> Orders:
    """Draw orders of positive weight: others are drawn in place of those rejected.

    A picture of which comparisons leave little is so drawn as often as its probability says. Orders that
    take too long to find keep weight 0; see ``rare`` of `PartyOrders`.
    """
    drawn = part.draw(generator, number)
    missing = np.flatnonzero(drawn.weights == 0)
    tried, accepted = number, number - missing.size
    while missing.size and tried < number * _MOST_DRAWN_AGAIN:
        most = max(64, _CELLS_AT_ONCE // drawn.ranks.shape[1])
        size = min(most, max(64, missing.size * (tried + 1) // (accepted + 1)))
        again = part.draw(generator, size)
        fit = np.flatnonzero(again.weights > 0)
        tried, accepted = tried + size, accepted + fit.size
        fit = fit[: missing.size]
        filled, missing = missing[: fit.size], missing[fit.size :]
        for of_drawn, of_again in (
            (drawn.ranks, again.ranks), (drawn.answers, again.answers), (drawn.weights, again.weights)
        ):  # fmt: skip
            of_drawn[filled] = of_again[fit]
    return drawn


def _is_rare(part: PartyOrders) -> bool:
    """True if fewer than about one in `_RAREST` orders drawn has a positive weight."""
    generator, accepted = np.random.default_rng(0), 0
    for _ in range(_AT_LEAST * _RAREST // 50):
        accepted += int((part.draw(generator, 50).weights > 0).sum())
        if accepted >= _AT_LEAST:
            return False
    return True
