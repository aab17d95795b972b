"""The down-sets of a partial order, through which its strict orders are counted, numbered and drawn.

A strict order that keeps a partial order adds one element after the other to the empty set, lowest first,
and each set on the way is a down-set: with an element it holds all that are below.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_COUNTED = 1 << 62
"""Numbers below are held in 64 bits, larger ones as Python's integers."""

Ways = NDArray[Any]
"""Whole numbers of any size: int64 if all are small, else Python's integers."""


@dataclass(frozen=True)
class Layer:
    """The elements that can be added to the down-sets of one size.

    Attributes
    ----------
    starts
        The place in the arrays below where the additions to each down-set begin.
    element
        The element added.
    wider
        The down-set this makes, by its place in the next layer.
    ways
        The number of orders in which the elements outside of that can follow.
    """

    starts: NDArray[np.int64]
    element: NDArray[np.int64]
    wider: NDArray[np.int64]
    ways: Ways


@dataclass(frozen=True)
class Lattice:
    """All down-sets, layer by layer from the empty one.

    Attributes
    ----------
    layers
        One for each number of elements but all.
    count
        The number of strict orders that keep the partial order.
    """

    layers: tuple[Layer, ...]
    count: int

    def unranked(self, indices: Ways) -> NDArray[np.int32]:
        """The orders with some numbers, as ranks of shape ``(len(indices), n)``.

        Parameters
        ----------
        indices
            From 0 to ``count`` - 1: int64 if ``count`` is below 2**62, else Python's integers.
        """
        ranks = np.empty((len(indices), len(self.layers)), dtype=np.int32)
        row = np.arange(len(indices))
        left = indices.copy()
        at = np.zeros(len(indices), dtype=np.int64)
        for rank, layer in enumerate(self.layers):
            edge = layer.starts[at]
            further = np.flatnonzero(left >= layer.ways[edge])
            while further.size:
                left[further] -= layer.ways[edge[further]]
                edge[further] += 1
                further = further[left[further] >= layer.ways[edge[further]]]
            ranks[row, layer.element[edge]] = rank
            at = layer.wider[edge]
        return ranks

    def drawn(self, generator: np.random.Generator, number: int) -> NDArray[np.int32]:
        """Orders drawn uniformly, as ranks of shape ``(number, n)``."""
        return self.unranked(_below(self.count, generator, number))


def lattice_of(above: NDArray[np.bool_], most_ideals: int) -> Lattice | None:
    """The lattice of down-sets, or None where there are more than ``most_ideals``.

    To count the orders is #P-complete (G. Brightwell and P. Winkler, Counting linear extensions, Order 8
    (1991), 225-242), so the budget is what keeps this short.

    Parameters
    ----------
    above
        Shape ``(n, n)``, a strict partial order, closed.

    Notes
    -----
    K. De Loof, H. De Meyer and B. De Baets, Exploiting the lattice of ideals representation of a poset,
    Fundamenta Informaticae 71 (2006), 309-321.

    Examples
    --------
    Two of three elements are above the third:

    >>> lattice = lattice_of(np.array([[False, False, True], [False, False, True], [False] * 3]), 100)
    >>> lattice.count, lattice.unranked(np.arange(2)).tolist()
    (2, [[1, 2, 0], [2, 1, 0]])
    """
    elements = len(above)
    # For each down-set how many elements below each element are not in it yet; -1 for its own elements.
    missing = above.sum(axis=1, dtype=np.int32)[None]
    members = np.zeros((1, -(-elements // 64)), dtype=np.uint64)
    ideals = 1
    edges = []
    for size in range(1, elements + 1):
        narrower, element = np.nonzero(missing == 0)
        # A down-set of this size is made in at most as many ways as it has elements.
        if ideals + len(element) // size > most_ideals:
            return None
        starts = np.searchsorted(narrower, np.arange(len(missing)))
        word, bit = np.divmod(element, 64)
        made = members[narrower]
        made[np.arange(len(made)), word] |= np.uint64(1) << bit.astype(np.uint64)
        wider, first = _numbered(made)
        edges.append((starts, element, wider))
        ideals += len(first)
        if ideals > most_ideals:
            return None
        members = made[first]
        missing = missing[narrower[first]] - above.T[element[first]]
        missing[np.arange(len(first)), element[first]] = -1
    return _counted(edges)


def _numbered(rows: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number equal rows alike from 0; also where one of each number stands."""
    order = np.lexsort(rows.T)
    ordered = rows[order]
    new = np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1))
    number = np.empty(len(rows), dtype=np.int64)
    number[order] = np.cumsum(new) - 1
    return number, order[new]


def _counted(edges: list[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]) -> Lattice:
    """The lattice with the orders counted, from the set of all elements down."""
    small = math.factorial(len(edges)) < MOST_COUNTED
    follow: Ways = np.ones(1, dtype=np.int64 if small else object)
    layers = []
    for starts, element, wider in reversed(edges):
        ways = follow[wider]
        layers.append(Layer(starts, element, wider, ways))
        follow = np.add.reduceat(ways, starts)
    count = int(follow[0])
    if not small and count < MOST_COUNTED:
        layers = [Layer(at.starts, at.element, at.wider, at.ways.astype(np.int64)) for at in layers]
    return Lattice(tuple(reversed(layers)), count)


def _below(limit: int, generator: np.random.Generator, number: int) -> Ways:
    """Whole numbers from 0 to ``limit`` - 1, uniform."""
    if limit < MOST_COUNTED:
        return generator.integers(limit, size=number)
    width, spare = -(-limit.bit_length() // 8), -limit.bit_length() % 8
    drawn: list[int] = []
    while len(drawn) < number:
        octets = generator.bytes(width * (number - len(drawn)))
        candidates = (
            int.from_bytes(octets[at : at + width], "little") >> spare for at in range(0, len(octets), width)
        )
        drawn += [candidate for candidate in candidates if candidate < limit]
    return np.array(drawn, dtype=object)
