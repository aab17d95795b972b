"""Reductions over the moves of one party, for all states at once.

Analyses never list the moves of every state. They ask for the highest or lowest of some value
among the states a party can move to, for all states at once, and this module answers: in option
form by comparing the two halves of the array along each of the party's options, or over the rows of
listed states, in graph form by reducing over its arcs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.model import Bits, GraphMoves, Model, OptionMoves, Rows
from detente.stability.moves import own_options

Values = NDArray[np.int32]
"""One integer a cell (last axis); cells that are no states hold the value that never wins."""
NEVER_HIGHEST = np.int32(-1)
NEVER_LOWEST = np.int32(np.iinfo(np.int32).max)


def highest(model: Model, party: int, values: Values, *, staying: bool) -> Values:
    """For every state the highest value among those the party can move to.

    Parameters
    ----------
    values
        Shape ``(cells,)``, or ``(batch, cells)`` in graph form; -1 in infeasible cells.
    staying
        Whether the state itself counts too.

    Returns
    -------
    Values
        Same shape; -1 where there is nothing to choose from.
    """
    return _extreme(model, party, values, np.maximum, NEVER_HIGHEST, staying)


def lowest(model: Model, party: int, values: Values, *, staying: bool) -> Values:
    """For every state the lowest value among those the party can move to; see `highest`.

    Infeasible cells hold the largest int32, which is also the answer where there is no move.
    """
    return _extreme(model, party, values, np.minimum, NEVER_LOWEST, staying)


def _extreme(
    model: Model, party: int, values: Values, better: np.ufunc, nothing: np.int32, staying: bool
) -> Values:
    moves = model.moves
    if isinstance(moves, GraphMoves):
        reached = over_arcs(moves.starts[party], moves.targets[party], values, better, nothing)
        return np.asarray(better(values, reached), dtype=np.int32) if staying else reached
    if moves.listed is not None:
        chosen = _over_rows(moves.listed.rows[party], values, better, nothing, staying)
    else:
        chosen = _over_options(moves, party, values, better, nothing, staying)
    if not model.feasible.all():
        chosen = blanked(chosen, ~model.feasible, nothing)
    return chosen


def blanked(values: Values, where: NDArray[np.bool_], nothing: np.int32) -> Values:
    """The values, with ``nothing`` in some cells.

    By masks of bits, since `numpy.where` takes five times as long where the cells lie scattered.
    """
    if values.ndim > where.ndim:
        return np.where(where, nothing, values).astype(np.int32)
    mask = np.negative(where.view(np.int8), dtype=np.int32)
    put: Values = mask & nothing
    mask = np.invert(mask, out=mask)
    mask &= values
    put |= mask
    return put


def over_arcs(
    starts: NDArray[np.int64],
    arcs: NDArray[np.int64],
    values: Values,
    better: np.ufunc,
    nothing: np.int32,
) -> Values:
    """Reduce ``values`` over the arcs of each cell (CSR), ``nothing`` where a cell has none."""
    reached = np.full_like(values, nothing)
    cells = np.flatnonzero(starts[1:] > starts[:-1])
    if cells.size:
        reached[..., cells] = better.reduceat(values[..., arcs], starts[cells], axis=-1)
    return reached


def _over_rows(rows: Rows, values: Values, better: np.ufunc, nothing: np.int32, staying: bool) -> Values:
    chosen = np.empty_like(values)
    for share in rows.shares:
        inside = values[share.reach]
        best = better.reduceat(inside, share.starts)[share.rows]
        if not staying:
            # Whoever alone holds the best of its row has to do with the second best.
            holds = inside == best
            alone = holds & (np.add.reduceat(holds.astype(np.int32), share.starts)[share.rows] == 1)
            others = np.where(holds, nothing, inside)
            best = np.where(alone, better.reduceat(others, share.starts)[share.rows], best)
        chosen[share.reach[share.served]] = best[share.served]
    return chosen


def _over_options(
    moves: OptionMoves, party: int, values: NDArray[Any], better: np.ufunc, nothing: Any, staying: bool
) -> NDArray[Any]:
    shift, count = own_options(moves, party)
    last = len(moves.one_way) - 1
    ways = [moves.one_way[last - bit] for bit in range(shift, shift + count)]
    if staying and not any(ways):
        rows = values.reshape(-1, 1 << count, 1 << shift)
        return np.broadcast_to(better.reduce(rows, axis=1, keepdims=True), rows.shape).flatten()
    return _option_by_option(ways, shift, values, better, nothing, staying)


def _option_by_option(
    ways: Sequence[int], shift: int, values: NDArray[Any], better: np.ufunc, nothing: Any, staying: bool
) -> NDArray[Any]:
    """One option after the other: what its two settings can offer each other.

    ``within`` holds the best over any change of the options seen so far, no change included;
    ``away`` the best over real changes only, unless staying counts.
    """
    within = values.copy()
    away = within if staying else np.full_like(values, nothing)
    for bit, way in enumerate(ways, start=shift):
        halves = within.reshape(-1, 2, 1 << bit)
        untaken, taken = halves[:, 0], halves[:, 1]
        if not staying:
            far = away.reshape(-1, 2, 1 << bit)
            if way >= 0:
                better(far[:, 0], taken, out=far[:, 0])
            if way <= 0:
                better(far[:, 1], untaken, out=far[:, 1])
        if way > 0:
            better(untaken, taken, out=untaken)
        elif way < 0:
            better(untaken, taken, out=taken)
        else:
            better(untaken, taken, out=untaken)
            taken[...] = untaken
    return away


def any_of(model: Model, party: int, bits: Bits, *, staying: bool) -> Bits:
    """For every state the bits of any that the party can move to; as `highest`, for packed bits.

    Parameters
    ----------
    bits
        Shape ``(words, cells)``; 0 in infeasible cells.
    staying
        Whether the state itself counts too.
    """
    moves = model.moves
    chosen: Bits
    if isinstance(moves, GraphMoves):
        reached = any_over_arcs(moves.starts[party], moves.targets[party], bits)
        return reached | bits if staying else reached
    if moves.listed is not None:
        chosen = _any_over_rows(moves.listed.rows[party], bits, staying)
    else:
        chosen = _over_options(moves, party, bits, np.bitwise_or, np.uint64(0), staying).reshape(bits.shape)
    if not model.feasible.all():
        chosen &= feasible_bits(model)
    return chosen


def feasible_bits(model: Model) -> Bits:
    """All bits in feasible cells, none in others; shape ``(cells,)``."""
    mask: Bits = np.where(model.feasible, ~np.uint64(0), np.uint64(0))
    return mask


def any_over_arcs(starts: NDArray[np.int64], arcs: NDArray[np.int64], bits: Bits) -> Bits:
    """The bits of any cell that the arcs of each cell (CSR) lead to."""
    reached = np.zeros_like(bits)
    cells = np.flatnonzero(starts[1:] > starts[:-1])
    if cells.size:
        begins = starts[cells]
        # A row at a time: it stays in the cache.
        for of_row, row in zip(reached, bits, strict=True):
            of_row[cells] = np.bitwise_or.reduceat(row.take(arcs), begins)
    return reached


def _any_over_rows(rows: Rows, bits: Bits, staying: bool) -> Bits:
    chosen = np.zeros_like(bits)
    for share in rows.shares:
        inside = bits[:, share.reach]
        if staying:
            whole = np.bitwise_or.reduceat(inside, share.starts, axis=1)[:, share.rows]
        else:
            whole = _any_before(inside, share.rows) | _any_before(inside[:, ::-1], share.rows[::-1])[:, ::-1]
        chosen[:, share.reach[share.served]] = whole[:, share.served]
    return chosen


def _any_before(bits: Bits, rows: NDArray[np.int64]) -> Bits:
    """The bits of any cell that stands before each in its row, by doubling the stretch looked at."""
    size = rows.size
    before = np.zeros_like(bits)
    before[:, 1:] = np.where(rows[1:] == rows[:-1], bits[:, :-1], np.uint64(0))
    stretch = 1
    while stretch < size:
        same = rows[stretch:] == rows[:-stretch]
        if not same.any():
            break
        before[:, stretch:] |= np.where(same, before[:, :-stretch], np.uint64(0))
        stretch *= 2
    return before
