"""One party's unilateral improvements: the lowest of a value among the states it would move to.

In option form a party chooses among the settings of its own options, so states that differ in
nothing else form a row. Each row is sorted once by the party's ranks, best first; the states that
improve on s are then the front of its row, and the lowest value among them is a running minimum.
One-way options split a row by their settings: from each setting some of the row is in reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.model import GraphMoves, Model, OptionMoves
from detente.stability.moves import NEVER_LOWEST, Values, one_way_bits, over_arcs, own_options

_BLOCK = 1 << 17
"""Cells handled at a time, so that what is being sorted or gathered stays in the cache."""


@dataclass(frozen=True)
class _Share:
    """The part of every row that is in reach from some of its settings.

    Attributes
    ----------
    origins
        Settings of the party's own options (indices into a row) that this share serves.
    reach
        Settings in reach from each of them (the same for all), ``origins`` included.
    order
        Shape ``(before, after, len(reach))``: ``reach`` sorted by rank, best first.
    front
        Shape ``(before, after, len(origins))``: how many of the row's ``reach`` improve on the
        origin; for improvements that ties may hide, how many more than the first.
    """

    origins: NDArray[np.intp]
    reach: NDArray[np.intp]
    order: NDArray[np.unsignedinteger]
    front: NDArray[np.unsignedinteger]


@dataclass(frozen=True)
class OptionImprovements:
    """A party's improvements in option form; rows lie along axis 1 of ``shape``."""

    shape: tuple[int, int, int]
    shares: tuple[_Share, ...]
    weak: bool
    infeasible: NDArray[np.bool_] | None


@dataclass(frozen=True)
class ArcImprovements:
    """A party's improvements in graph form: the arcs that improve, in CSR layout."""

    starts: NDArray[np.int64]
    arcs: NDArray[np.int64]


Improvements = OptionImprovements | ArcImprovements


def improvements(model: Model, party: int, *, weak: bool = False) -> Improvements:
    """A party's unilateral improvements, R+_i, ready to be asked for many values.

    Parameters
    ----------
    weak
        Whether a move to a state of equal rank counts as well: with open ties it may improve.
    """
    ranks = model.ranks[party]
    moves = model.moves
    if isinstance(moves, GraphMoves):
        starts, arcs = moves.starts[party], moves.targets[party]
        origins = np.repeat(np.arange(model.cells), np.diff(starts))
        kept = ranks[arcs] >= ranks[origins] if weak else ranks[arcs] > ranks[origins]
        counts = np.bincount(origins[kept], minlength=model.cells)
        return ArcImprovements(np.concatenate(([0], np.cumsum(counts))), arcs[kept])
    shift, count = own_options(moves, party)
    row = 1 << count
    shape = (model.cells // (row << shift), row, 1 << shift)
    rows = ranks.reshape(shape)
    shares = tuple(
        _share(rows, origins, reach, weak) for origins, reach in _one_way_shares(moves, shift, count)
    )
    infeasible = None if model.feasible.all() else ~model.feasible
    return OptionImprovements(shape, shares, weak, infeasible)


def lowest_improvement(improving: Improvements, values: Values, *, staying: bool) -> Values:
    """For every state the lowest value among those the party would improve to.

    Parameters
    ----------
    values
        Shape ``(cells,)``, or ``(batch, cells)`` in graph form; the largest int32 in infeasible
        cells.
    staying
        Whether the state itself counts too.

    Returns
    -------
    Values
        Same shape; the largest int32 where there is nothing to choose from.
    """
    if isinstance(improving, ArcImprovements):
        reached = over_arcs(improving.starts, improving.arcs, values, np.minimum, NEVER_LOWEST)
        return np.minimum(values, reached) if staying else reached
    rows = values.reshape(improving.shape)
    found = np.empty(improving.shape, dtype=np.int32)
    for before, after in _blocks(improving.shape):
        block = np.ascontiguousarray(rows[before, :, after].transpose(0, 2, 1))
        for share in improving.shares:
            lows = _lowest_of_share(share, block, before, after, improving.weak)
            if staying:
                np.minimum(lows, block[:, :, share.origins], out=lows)
            found[before, share.origins, after] = lows.transpose(0, 2, 1)
    flat = found.reshape(-1)
    if improving.infeasible is not None:
        flat[improving.infeasible] = NEVER_LOWEST
    return flat


def _lowest_of_share(
    share: _Share, block: Values, before: slice, after: slice, weak: bool
) -> Values:
    order = share.order[before, after]
    heights, width, row = block.shape
    lows = np.empty(order.shape, dtype=np.int32)
    in_rank_order = _gather(block if share.reach.size == row else block[:, :, share.reach], order)
    if weak:
        np.minimum.accumulate(in_rank_order, axis=2, out=lows)
    else:
        lows[:, :, 0] = NEVER_LOWEST
        np.minimum.accumulate(in_rank_order[:, :, :-1], axis=2, out=lows[:, :, 1:])
    return _gather(lows, share.front[before, after])


def _gather(rows: Values, columns: NDArray[np.unsignedinteger]) -> Values:
    """``rows`` taken along their last axis; flat, since that is the fast way."""
    first = np.arange(rows.shape[0] * rows.shape[1], dtype=np.intp) * rows.shape[2]
    index = columns + first.reshape(rows.shape[0], rows.shape[1], 1)
    return np.take(rows.reshape(-1), index)


def _share(rows: Values, origins: NDArray[np.intp], reach: NDArray[np.intp], weak: bool) -> _Share:
    """Sort the share of every row, and find for each origin where its improvements end."""
    before, _, after = rows.shape
    bits = max(1, (reach.size - 1).bit_length())
    small = np.min_scalar_type(reach.size - 1)
    order = np.empty((before, after, reach.size), dtype=small)
    front = np.empty((before, after, origins.size), dtype=small)
    column = np.arange(reach.size, dtype=np.int64)
    served = np.searchsorted(reach, origins)
    for some, others in _blocks(rows.shape):
        part = rows[some][:, reach, others].transpose(0, 2, 1)
        keys = np.negative(part, dtype=np.int64, order="C")
        keys <<= bits
        keys |= column
        keys.sort(axis=2)
        sorted_columns = keys & ((1 << bits) - 1)
        keys >>= bits
        new = keys[:, :, 1:] != keys[:, :, :-1]
        edge = np.zeros(keys.shape, dtype=np.int64)
        if weak:
            edge[:, :, :-1] = np.where(new, column[:-1], reach.size - 1)
            edge[:, :, -1] = reach.size - 1
            edge = np.minimum.accumulate(edge[:, :, ::-1], axis=2)[:, :, ::-1]
        else:
            edge[:, :, 1:] = np.where(new, column[1:], 0)
            np.maximum.accumulate(edge, axis=2, out=edge)
        fronts = np.empty(keys.shape, dtype=small)
        np.put_along_axis(fronts, sorted_columns, edge.astype(small), axis=2)
        order[some, others] = sorted_columns
        front[some, others] = fronts[:, :, served]
    return _Share(origins, reach, order, front)


def _one_way_shares(
    moves: OptionMoves, shift: int, count: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """For each setting of the party's one-way options: the settings that have it, and those in reach."""
    taken_only, untaken_only = (bits >> shift & ((1 << count) - 1) for bits in one_way_bits(moves))
    settings = np.arange(1 << count, dtype=np.intp)
    # Counted so that a one-way option can only go from 0 to 1.
    done = (settings ^ untaken_only) & (taken_only | untaken_only)
    for fixed in np.unique(done):
        yield np.flatnonzero(done == fixed), np.flatnonzero(done & fixed == fixed)


def _blocks(shape: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
    """Cut axes 0 and 2 so that a block has about ``_BLOCK`` cells, or one row if rows are longer."""
    before, row, after = shape
    wide = min(after, max(1, _BLOCK // row))
    high = max(1, _BLOCK // (row * wide))
    for top in range(0, before, high):
        for left in range(0, after, wide):
            yield slice(top, top + high), slice(left, left + wide)
