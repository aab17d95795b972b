"""The orders of a party of which there are rival pictures."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.case.open_preference import Narrowed, OneOf, PlainPreference
from detente.scenarios.orders import Orders, OwnQuestion, PartyOrders

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
