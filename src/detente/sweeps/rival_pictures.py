"""The orders of rival pictures of a party: those of each, as likely together as the picture is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.model import OneOf
from detente.sweeps.order_sets import Orders, OwnQuestion, PartyOrders

_RAREST = 1_000
"""Draws of a picture of which at least one, on average, has to keep the comparisons."""
_AT_LEAST = 4
"""Orders that keep them that have to be drawn until a picture is known not to be rare."""
_MOST_DRAWN_AGAIN = 200 * _RAREST
"""Draws for each order that is wanted, after which the search is given up."""
_CELLS_AT_ONCE = 1 << 22
"""Ranks drawn at a time."""


def rival_pictures(preference: OneOf, parts: Sequence[PartyOrders]) -> PartyOrders:
    """The orders of each picture; together they are as likely as the picture is.

    Parameters
    ----------
    parts
        The orders of each picture that is possible.
    """
    numbers = [i for i, chance in enumerate(preference.probabilities) if chance]
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
