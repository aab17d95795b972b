"""All strict orders that keep a partial order: how many there are, each by its number, and random ones.

The partial order is taken apart as far as it goes into levels that lie on each other and parts that are
free of each other. What then is left in one piece is counted over its down-sets, and where these are too
many its orders are drawn by a Markov chain.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from detente.model import closed, levels
from detente.sweeps.extensions.chain import CHAIN, OrderChain
from detente.sweeps.extensions.ideals import MOST_COUNTED, lattice_of
from detente.sweeps.extensions.series_parallel import Interleaving, Levels, Orders

EXACT = "exact"
BIAS = 1e-3
"""The most that the Markov chains of one partial order may differ from the uniform distribution, together."""

_MOST_IDEALS = 200_000

_MOST_CELLS = 1 << 25
"""Down-sets times elements, so that a lattice of many elements stays within a few hundred megabytes."""


class Drawn(Protocol):
    """Rows of ranks that can be drawn; see `Levels` for the simplest."""

    @property
    def count(self) -> int | None:
        """The number of rows; None where they were not counted."""

    def drawn(self, generator: np.random.Generator, number: int) -> Orders:
        """Rows drawn at random."""


class Numbered(Drawn, Protocol):
    """Rows that can be found by number as well."""

    @property
    def count(self) -> int:
        """The number of rows."""

    def unranked(self, indices: NDArray[np.int64]) -> Orders:
        """The rows with some numbers."""


@dataclass(frozen=True)
class Piece:
    """A part of the order that is put together from others, or from nothing but its elements.

    Attributes
    ----------
    rows
        The orders of its elements; or the places its parts take, part by part and each lowest first.
    parts
        How many parts it is put together from.
    """

    rows: Drawn
    parts: int


@dataclass(frozen=True)
class LinearExtensions:
    """All strict orders of some elements that keep a partial order.

    Attributes
    ----------
    elements
        How many elements there are.
    count
        How many orders there are, exactly; None where they were not counted.
    bias
        Bound on the total variation distance of one draw from the uniform distribution: what its Markov
        chains have together, 0.0 where draws are uniform.
    method
        ``"exact"`` or ``"Markov chain (Bubley and Dyer 1999)"``.
    steps
        How many steps of Markov chains one draw takes, which tells how long it lasts; 0 where it is exact.
    pieces
        How the order is put together, each piece before its parts.
    columns
        Shape ``(elements,)``: the elements in the sequence in which the pieces hold them.
    """

    elements: int
    count: int | None = field(repr=False)
    bias: float
    method: str
    steps: int
    pieces: tuple[Piece, ...] = field(repr=False)
    columns: NDArray[np.int64] = field(repr=False)

    def unrank(self, indices: NDArray[np.int64]) -> NDArray[np.int32]:
        """The orders with some numbers; each order has one number.

        Parameters
        ----------
        indices
            From 0 to ``count`` - 1.

        Returns
        -------
        NDArray of int32
            Shape ``(len(indices), elements)``: the rank of each element, from 0, greater is preferred.

        Raises
        ------
        ValueError
            If the orders were not counted or are 2**62 or more, or there is no order of some number.

        Examples
        --------
        >>> extensions_of_levels(np.array([0, 1, 1], dtype=np.int32)).unrank(np.array([0, 1]))
        array([[0, 1, 2],
               [0, 2, 1]], dtype=int32)
        """
        if self.count is None or self.count >= MOST_COUNTED:
            raise ValueError("these orders have no numbers: they were not counted, or are 2**62 or more")
        if indices.size and not 0 <= indices.min() <= indices.max() < self.count:
            raise ValueError(f"orders are numbered from 0 to {self.count - 1}")
        left = np.asarray(indices, dtype=np.int64)

        def by_number(rows: Drawn) -> Orders:
            nonlocal left
            counted = cast(Numbered, rows)
            left, own = np.divmod(left, counted.count)
            return counted.unranked(own)

        return self._put_together(by_number)

    def draw(self, generator: np.random.Generator, number: int) -> NDArray[np.int32]:
        """Random orders, independent of each other but for the bias.

        Returns
        -------
        NDArray of int32
            Shape ``(number, elements)``: the rank of each element, from 0, greater is preferred.

        Examples
        --------
        >>> one_way = extensions_of_levels(np.array([2, 0, 1], dtype=np.int32))
        >>> one_way.draw(np.random.default_rng(1), 1)
        array([[2, 0, 1]], dtype=int32)
        """
        return self._put_together(lambda rows: rows.drawn(generator, number))

    def _put_together(self, rows_of: Callable[[Drawn], Orders]) -> Orders:
        done: list[Orders] = []
        for piece in reversed(self.pieces):
            rows = rows_of(piece.rows)
            if piece.parts:
                parts = [done.pop() for _ in range(piece.parts)]
                first = 0
                for part in parts:
                    part += np.int32(first)
                    first += part.shape[1]
                rows = np.take_along_axis(rows, np.hstack(parts), axis=1)
            done.append(rows)
        (ranks,) = done
        by_element = np.empty_like(self.columns)
        by_element[self.columns] = np.arange(self.elements)
        return np.take(ranks, by_element, axis=1)


def extensions_of_order(above: NDArray[np.bool_]) -> LinearExtensions:
    """All strict orders that keep a partial order.

    Parameters
    ----------
    above
        Shape ``(n, n)``, closed: ``above[a, b]`` says that a is strictly preferred to b.

    Raises
    ------
    ValueError
        If this is no strict partial order, or is not closed; see `detente.model.preferences.partial_order`.

    Examples
    --------
    Of four elements the first is above the second and the third above the fourth:

    >>> above = np.zeros((4, 4), dtype=np.bool_)
    >>> above[0, 1] = above[2, 3] = True
    >>> orders = extensions_of_order(above)
    >>> orders
    LinearExtensions(elements=4, bias=0.0, method='exact', steps=0)
    >>> orders.count, orders.unrank(np.array([0, 5])).tolist()
    (6, [[1, 0, 3, 2], [3, 2, 1, 0]])
    """
    return extensions_within(above, _MOST_IDEALS)


def extensions_within(above: NDArray[np.bool_], most_ideals: int) -> LinearExtensions:
    """As `extensions_of_order`, with a Markov chain where a piece has more than ``most_ideals`` down-sets."""
    if above.diagonal().any() or not np.array_equal(closed(above), above):
        raise ValueError("not a strict partial order that is closed")
    pieces, sequence = [], []
    pending = [np.arange(len(above))]
    while pending:
        members = pending.pop()
        rows, parts = _taken_apart(above[np.ix_(members, members)], most_ideals, len(above))
        if len(parts) == 1:
            pieces.append(Piece(rows, 0))
            sequence.append(members[parts[0]])
        else:
            pieces.append(Piece(rows, len(parts)))
            pending.extend(members[part] for part in reversed(parts))
    return _extensions(pieces, np.concatenate(sequence))


def _taken_apart(
    above: NDArray[np.bool_], most_ideals: int, elements: int
) -> tuple[Drawn, list[NDArray[np.int64]]]:
    """Take some of all ``elements`` apart: the rows that join the parts, and the parts."""
    level = levels(above)
    upward = np.argsort(level, kind="stable")
    sizes = np.bincount(level)
    if 2 * np.count_nonzero(above) == level.size**2 - (sizes**2).sum():
        return Levels(sizes), [upward]
    if sizes.size > 1:
        # The parts lie on each other, so each element of the row has its place.
        return Levels(np.ones(level.size, dtype=np.int64)), np.split(upward, np.cumsum(sizes)[:-1])
    parts = _free_parts(above)
    if len(parts) > 1:
        return Interleaving(tuple(part.size for part in parts)), parts
    parts = _twins(above)
    order = np.concatenate(parts)
    twin = np.repeat(np.arange(len(parts)), [part.size for part in parts])
    # Twins can be exchanged, so it is enough to find the places they take together. In a chain they
    # have few down-sets, left free they would have one for each set of them.
    chained = above[np.ix_(order, order)] | np.tril(twin[:, None] == twin, k=-1)
    whole = lattice_of(chained, min(most_ideals, _MOST_CELLS // level.size))
    rows = whole or OrderChain(chained, BIAS * level.size / elements)
    return rows, parts if len(parts) < level.size else [order]


def _free_parts(above: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """Elements that are comparable with none, then each set that chains of comparable elements join."""
    near = above | above.T
    left = near.any(axis=1)
    parts = [] if left.all() else [np.flatnonzero(~left)]
    while left.any():
        part = np.zeros(len(above), dtype=np.bool_)
        part[left.argmax()] = True
        reached = part
        while reached.any():
            reached = near[reached].any(axis=0) & ~part
            part = part | reached
        parts.append(np.flatnonzero(part))
        left &= ~part
    return parts


def _twins(above: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """Elements that are above the same others and below the same others, class by class."""
    seen = np.packbits(np.hstack([above, above.T]), axis=1)
    twin = np.unique(seen, axis=0, return_inverse=True)[1].ravel()
    return np.split(np.argsort(twin, kind="stable"), np.cumsum(np.bincount(twin))[:-1])


def extensions_of_levels(level: NDArray[np.int32]) -> LinearExtensions:
    """All strict orders that keep a weak order: each level in any order.

    Takes no more memory than the elements themselves.

    Parameters
    ----------
    level
        Shape ``(n,)``, any integers; greater is preferred.

    Examples
    --------
    >>> extensions_of_levels(np.array([0, 1, 1, 1], dtype=np.int32)).count
    6
    """
    sizes = np.unique(level, return_counts=True)[1]
    return _extensions([Piece(Levels(sizes), 0)], np.argsort(level, kind="stable"))


def _extensions(pieces: list[Piece], columns: NDArray[np.int64]) -> LinearExtensions:
    counts = [piece.rows.count for piece in pieces]
    known = [count for count in counts if count is not None]
    chains = [piece.rows for piece in pieces if isinstance(piece.rows, OrderChain)]
    return LinearExtensions(
        elements=columns.size,
        count=math.prod(known) if len(known) == len(counts) else None,
        bias=sum((chain.bias for chain in chains), start=0.0),
        method=CHAIN if chains else EXACT,
        steps=sum(chain.steps for chain in chains),
        pieces=tuple(pieces),
        columns=columns,
    )
