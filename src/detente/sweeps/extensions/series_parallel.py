"""Strict orders of parts that are free of each other, or one above the other, put together.

Where every element of one part is above every element of another, their orders are stacked; where none is
comparable, they are interleaved in any way. Elements of a level are free of each other altogether.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Orders = NDArray[np.int32]
"""One order a row: the rank of each element, from 0, greater is preferred."""

_MOST_FACTORIAL = 5_000
"""Levels of more elements are not counted: the number would have more than sixteen thousand digits."""


@dataclass(frozen=True)
class Levels:
    """Levels that lie on each other, each in any order; the elements go from the lowest level up.

    Attributes
    ----------
    sizes
        How many elements each level has.
    """

    sizes: NDArray[np.int64]

    @property
    def count(self) -> int | None:
        """The number of orders; None where a level is too large for the number to be of use."""
        if self.sizes.max(initial=0) > _MOST_FACTORIAL:
            return None
        # Equal levels at once: a million pairs make a million factors else.
        alike = Counter(self.sizes.tolist())
        return math.prod(int(math.factorial(size) ** many) for size, many in alike.items())

    def unranked(self, indices: NDArray[np.int64]) -> Orders:
        """The orders with some numbers."""
        ranks = np.tile(np.arange(self.sizes.sum(), dtype=np.int32), (len(indices), 1))
        left = indices
        starts = np.cumsum(self.sizes) - self.sizes
        several = self.sizes > 1
        for start, size in zip(starts[several].tolist(), self.sizes[several].tolist(), strict=True):
            left, own = np.divmod(left, math.factorial(size))
            ranks[:, start : start + size] += _moved(own, size)
        return ranks

    def drawn(self, generator: np.random.Generator, number: int) -> Orders:
        """Orders drawn uniformly: each level is shuffled."""
        ranks = np.empty((number, int(self.sizes.sum())), dtype=np.int32)
        starts = np.cumsum(self.sizes) - self.sizes
        for size in sorted(set(self.sizes.tolist())):
            columns = (starts[self.sizes == size][:, None] + np.arange(size)).astype(np.int32)
            orders = np.tile(columns, (number, 1, 1))
            if size > 1:
                generator.permuted(orders, axis=2, out=orders)
            ranks[:, columns] = orders
        return ranks


def _moved(indices: NDArray[np.int64], size: int) -> Orders:
    """By how much the permutations with some numbers move each of ``size`` elements, by Lehmer's code."""
    orders: Orders = np.zeros((size, len(indices)), dtype=np.int32)
    left = indices
    for place in range(size - 2, -1, -1):
        left, own = np.divmod(left, size - place)
        orders[place] = own
        after = orders[place + 1 :]
        np.add(after, after >= own, out=after)
    orders -= np.arange(size, dtype=np.int32)[:, None]
    return orders.T


@dataclass(frozen=True)
class Interleaving:
    """All ways to share out places among parts that are free of each other.

    An order here says for each part in turn which places its elements take, lowest first.

    Attributes
    ----------
    sizes
        How many elements each part has.
    """

    sizes: tuple[int, ...]

    @property
    def count(self) -> int:
        """The multinomial coefficient of the sizes."""
        return math.prod(map(math.comb, accumulate(self.sizes), self.sizes))

    def unranked(self, indices: NDArray[np.int64]) -> Orders:
        """The shares with some numbers: part after part is slipped in among those before."""
        left = indices
        shares = np.tile(np.arange(self.sizes[0], dtype=np.int32), (len(indices), 1))
        for size in self.sizes[1:]:
            before = shares.shape[1]
            left, own = np.divmod(left, math.comb(before + size, size))
            places = _two_shares(own, before, size)
            shares = np.hstack([np.take_along_axis(places, shares, axis=1), places[:, before:]])
        return shares

    def drawn(self, generator: np.random.Generator, number: int) -> Orders:
        """Shares drawn uniformly: the places are shuffled and dealt out."""
        shares = np.tile(np.arange(sum(self.sizes), dtype=np.int32), (number, 1))
        generator.permuted(shares, axis=1, out=shares)
        for size, end in zip(self.sizes, accumulate(self.sizes), strict=True):
            shares[:, end - size : end].sort(axis=1)
        return shares


def _two_shares(indices: NDArray[np.int64], first: int, second: int) -> Orders:
    """The places of the ``first`` elements and then of the ``second`` ones, by number."""
    # How many ways are left once the next place has gone to the first part, by what both parts still lack.
    ways = np.array(
        [[math.comb(a + b - 1, b) if a else 0 for b in range(second + 1)] for a in range(first + 1)],
        dtype=np.int64,
    )
    shares = np.empty((len(indices), first + second), dtype=np.int32)
    row = np.arange(len(indices))
    left = indices.copy()
    lacks = np.full(len(indices), first)
    for place in range(first + second):
        other = first + second - place - lacks
        passed = ways[lacks, other]
        to_second = left >= passed
        shares[row, np.where(to_second, first + second - other, first - lacks)] = place
        left -= passed * to_second
        lacks -= ~to_second
    return shares
