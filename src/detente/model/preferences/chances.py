"""Probabilistic preferences: the rival pictures of a party, each a known order, with their probabilities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent
from detente.model.preferences.kinds import KnownOrder, OneOf, OpenPreference

MOST_PICTURES = 16
"""Pictures up to which a table holds each set of them."""


@dataclass(frozen=True, eq=False, repr=False)
class Chances(ByContent):
    """The orders that a party may have, each with its probability.

    Attributes
    ----------
    ranks
        One array a picture, each of shape ``(cells,)``: greater is more preferred, equal is a tie; -1 in
        infeasible cells.
    probabilities
        Of the pictures; they sum to 1.
    """

    ranks: tuple[NDArray[np.int32], ...]
    probabilities: tuple[Fraction, ...]

    def of(self, cells: NDArray[np.int64]) -> Chances:
        """The same of some of the states, renumbered as they are listed."""
        return replace(self, ranks=tuple(ranks[cells] for ranks in self.ranks))


def chances_of(preference: OpenPreference) -> Chances | None:
    """The orders of a party and their probabilities; None where something else is unknown of it.

    Examples
    --------
    >>> one, other = KnownOrder(np.array([0, 1])), KnownOrder(np.array([1, 0]))
    >>> chances_of(OneOf((one, other), (Fraction(2, 3), Fraction(1, 3)))).probabilities
    (Fraction(2, 3), Fraction(1, 3))
    """
    if not isinstance(preference, OneOf):
        return None
    pairs = [
        (picture, chance)
        for picture, chance in zip(preference.parts, preference.probabilities, strict=True)
        if chance
    ]
    orders = tuple(picture.ranks for picture, _ in pairs if isinstance(picture, KnownOrder))
    if len(orders) < len(pairs) or len(orders) > MOST_PICTURES:
        return None
    return Chances(orders, tuple(chance for _, chance in pairs))
