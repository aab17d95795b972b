"""Rows of states, each sorted once by a party's ranks, for the lowest of any value among what improves.

In option form a party chooses among the settings of its own options, so states that differ in nothing else
form a row. The states that improve on s are the front of its row, best first, and the lowest value among them
is a running minimum. One-way options split a row by their settings: from each some of the row is in reach.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.stability.reductions import NEVER_LOWEST, Values

_BLOCK = 1 << 17
"""Cells handled at a time, so that what is being sorted or gathered stays in the cache."""
_FEW = 4
"""Where no more than one row in so many has changed, these are picked out; else all are handled."""

_Settings = NDArray[np.intp] | slice
"""Some settings of a party's own options, as an index into a row; a slice where it is all of them."""

Divided = Iterable[tuple[NDArray[np.intp], NDArray[np.intp]]]
"""For each setting of one-way options: the settings of a row that have it, and those in reach from them."""


@dataclass(frozen=True)
class _Share:
    """The part of every row that is in reach from some of its settings.

    Attributes
    ----------
    origins
        The settings that this share serves.
    order
        Shape ``(before, after, settings in reach)``: the settings in reach from each of them, themselves
        included, by rank, best first.
    front
        Shape ``(before, after, settings served)``: how many of those in reach improve on the origin; where
        ties count as well, one less than are at least as good, itself included.
    """

    origins: _Settings
    order: NDArray[np.unsignedinteger]
    front: NDArray[np.unsignedinteger]


@dataclass(frozen=True)
class SortedRows:
    """The rows of one party; they lie along axis 1 of ``shape``.

    Attributes
    ----------
    weak
        Whether a state of equal rank improves as well.
    infeasible
        Shape ``(cells,)``; None where all cells are states.
    """

    shape: tuple[int, int, int]
    shares: tuple[_Share, ...]
    weak: bool
    infeasible: NDArray[np.bool_] | None

    @classmethod
    def of(
        cls, rows: Values, divided: Divided, weak: bool, infeasible: NDArray[np.bool_] | None
    ) -> SortedRows:
        """Sort rows, given with their ranks as shape ``(before, row, after)``."""
        before, row, after = rows.shape
        shares = tuple(_share(rows, origins, reach, weak) for origins, reach in divided)
        return cls((before, row, after), shares, weak, infeasible)

    def lowest(self, values: Values, *, staying: bool) -> Values:
        """For every state the lowest value among those that improve on it; shape ``shape``.

        Infeasible cells may hold anything.
        """
        rows = values.reshape(self.shape)
        by_row = np.empty(self.shape, dtype=np.int32)
        for before, after in _blocks(self.shape):
            block = np.ascontiguousarray(rows[before, :, after].transpose(0, 2, 1))
            for share in self.shares:
                lows = self._lowest_of(block, share.order[before, after], share.front[before, after])
                if staying:
                    np.minimum(lows, block[:, :, share.origins], out=lows)
                by_row[before, share.origins, after] = lows.transpose(0, 2, 1)
        return by_row

    def lowest_where(self, changed: NDArray[np.bool_], values: Values) -> Values | None:
        """The same with staying, where in rows without a changed cell every state has its lowest already.

        Returns
        -------
        Values or None
            Shape ``(cells,)``; infeasible cells hold what they held. None where many rows have changed, so
            that all may as well be handled.
        """
        height, row, width = self.shape
        before, after = np.nonzero(changed.reshape(self.shape).any(axis=1))
        if before.size * _FEW > height * width:
            return None
        lowered = values.copy()
        rows = lowered.reshape(self.shape)
        portion = max(1, _BLOCK // row)
        for first in range(0, before.size, portion):
            some, others = before[first : first + portion], after[first : first + portion]
            block = rows[some, :, others]
            lows = block.copy()
            for share in self.shares:
                below = self._lowest_of(
                    block[None], share.order[None, some, others], share.front[None, some, others]
                )
                lows[:, share.origins] = np.minimum(block[:, share.origins], below[0])
            if self.infeasible is not None:
                lows[self.infeasible.reshape(self.shape)[some, :, others]] = NEVER_LOWEST
            rows[some, :, others] = lows
        return lowered

    def _lowest_of(
        self, block: Values, order: NDArray[np.unsignedinteger], front: NDArray[np.unsignedinteger]
    ) -> Values:
        in_rank_order = _gather(block, order)
        if self.weak:
            return _gather(np.minimum.accumulate(in_rank_order, axis=2), front)
        lows = np.empty(order.shape, dtype=np.int32)
        lows[:, :, 0] = NEVER_LOWEST
        np.minimum.accumulate(in_rank_order[:, :, :-1], axis=2, out=lows[:, :, 1:])
        return _gather(lows, front)


def _gather(rows: Values, columns: NDArray[np.unsignedinteger]) -> Values:
    """``rows`` taken along their last axis; flat, since that is the fast way."""
    first = np.arange(rows.shape[0] * rows.shape[1], dtype=np.intp) * rows.shape[2]
    index = columns + first.reshape(rows.shape[0], rows.shape[1], 1)
    taken: Values = np.take(rows.reshape(-1), index)
    return taken


def _share(rows: Values, origins: NDArray[np.intp], reach: NDArray[np.intp], weak: bool) -> _Share:
    """Sort the share of every row, and find for each origin where its improvements end."""
    before, row, after = rows.shape
    whole = origins.size == row
    served = slice(None) if whole else np.searchsorted(reach, origins)
    small = np.min_scalar_type(row - 1)
    settings = reach.astype(small)
    order = np.empty((before, after, reach.size), dtype=small)
    front = np.empty((before, after, origins.size), dtype=small)
    for some, others in _blocks(rows.shape):
        part = rows[some, :, others][:, reach].transpose(0, 2, 1)
        columns, ends = _sorted_with_ends(part, weak)
        order[some, others] = settings[columns]
        fronts = np.empty(part.shape, dtype=small)
        np.put_along_axis(fronts, columns, ends.astype(small), axis=2)
        front[some, others] = fronts[:, :, served]
    return _Share(slice(None) if whole else origins, order, front)


def _sorted_with_ends(ranks: Values, weak: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Columns along the last axis by rank, best first, and for each place where its tie starts.

    If ``weak``, where its tie ends. Rank and column are sorted as one number, which is faster than
    sorting indices.
    """
    width = ranks.shape[-1]
    bits = max(1, (width - 1).bit_length())
    place = np.arange(width, dtype=np.int64)
    keys = np.negative(ranks, dtype=np.int64, order="C")
    keys <<= bits
    keys |= place
    keys.sort(axis=-1)
    columns = keys & ((1 << bits) - 1)
    keys >>= bits
    new = keys[..., 1:] != keys[..., :-1]
    if weak:
        ends = np.full(keys.shape, width - 1)
        ends[..., :-1][new] = np.broadcast_to(place[:-1], new.shape)[new]
        return columns, np.minimum.accumulate(ends[..., ::-1], axis=-1)[..., ::-1]
    starts = np.zeros(keys.shape, dtype=np.int64)
    np.multiply(new, place[1:], out=starts[..., 1:])
    return columns, np.maximum.accumulate(starts, axis=-1)


def _blocks(shape: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
    """Cut axes 0 and 2 so that a block has about ``_BLOCK`` cells, or one row if rows are longer."""
    before, row, after = shape
    wide = min(after, max(1, _BLOCK // row))
    high = max(1, _BLOCK // (row * wide))
    for top in range(0, before, high):
        for left in range(0, after, wide):
            yield slice(top, top + high), slice(left, left + wide)
