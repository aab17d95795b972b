"""One party's unilateral improvements: the lowest of a value among the states it would move to.

In option form a party chooses among the settings of its own options, so states that differ in nothing else
form a row, which is sorted once (`detente.stability.sorted_rows`). Rows of few settings are not sorted: each
pair of settings is compared once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model, OptionMoves, Share
from detente.stability.comparisons import maybe_better, ranked, surely_better
from detente.stability.moves import arcs_of, by_origin, one_way_bits, own_options
from detente.stability.reductions import NEVER_HIGHEST, NEVER_LOWEST, Values, blanked, over_arcs
from detente.stability.sorted_rows import SortedRows

_SHORT_ROW = 8
"""Settings up to which comparing all pairs of them is faster than sorting."""
_MOST_PAIRS = 1 << 23
"""Pairs compared up to which their result is kept; sorted rows need far less memory."""
_LOWEST_OF_ALL = np.int32(np.iinfo(np.int32).min)


@dataclass(frozen=True)
class PairImprovements:
    """A party's improvements in option form where rows are short; they lie along axis 1 of ``shape``.

    Attributes
    ----------
    better
        For each setting the settings in reach from it, each with what bars it: the largest int32
        where it does not improve, the lowest where it does; shape ``(before, after)``. The higher of
        a value and its bar is then the value itself or one that never wins.
    """

    shape: tuple[int, int, int]
    better: tuple[tuple[tuple[int, Values], ...], ...]
    infeasible: NDArray[np.bool_] | None


@dataclass(frozen=True)
class _RowShare:
    """A share of listed rows, sorted.

    Attributes
    ----------
    order
        The cells in reach, row by row and in a row best first.
    rows
        The row of each cell of ``order``.
    origins
        The cells served.
    last
        For each of them the place in ``order`` of the least good state that improves on it, -1
        where there is none.
    """

    order: NDArray[np.int64]
    rows: NDArray[np.int64]
    origins: NDArray[np.int64]
    last: NDArray[np.int64]


@dataclass(frozen=True)
class RowImprovements:
    """A party's improvements in option form between listed states."""

    shares: tuple[_RowShare, ...]
    infeasible: NDArray[np.bool_] | None


@dataclass(frozen=True)
class ArcImprovements:
    """A party's improvements in graph form: the arcs that improve, in CSR layout."""

    starts: NDArray[np.int64]
    arcs: NDArray[np.int64]


Improvements = SortedRows | PairImprovements | RowImprovements | ArcImprovements


def improvements(model: Model, party: int, *, weak: bool = False) -> Improvements:
    """A party's unilateral improvements, R+_i, ready to be asked for many values.

    Parameters
    ----------
    weak
        Whether a move to a state of unknown order counts as well: it may improve.
    """
    order, moves = ranked(model, party), model.moves
    if order is None or isinstance(moves, GraphMoves):
        origins, arcs = arcs_of(model, party)
        better = maybe_better if weak else surely_better
        improving = better(model, party, origins, arcs)
        return ArcImprovements(*by_origin(model.cells, origins[improving], arcs[improving]))
    return _in_option_form(model, party, order.ranks, weak)


def _in_option_form(model: Model, party: int, ranks: Values, weak: bool) -> Improvements:
    moves = model.moves
    assert isinstance(moves, OptionMoves)
    infeasible = None if model.feasible.all() else ~model.feasible
    if moves.listed is not None:
        shares = moves.listed.rows[party].shares
        return RowImprovements(tuple(_row_share(share, ranks, weak) for share in shares), infeasible)
    shift, count = own_options(moves, party)
    row = 1 << count
    shape = (model.cells // (row << shift), row, 1 << shift)
    rows = ranks.reshape(shape)
    divided_settings = tuple(_one_way_shares(moves, shift, count))
    if row <= _SHORT_ROW and row * model.cells <= _MOST_PAIRS:
        return PairImprovements(shape, _better_pairs(rows, divided_settings, weak), infeasible)
    return SortedRows.of(rows, divided_settings, weak, infeasible)


def lowest_improvement(improving: Improvements, values: Values, *, staying: bool) -> Values:
    """For every state the lowest value among those the party would improve to.

    Parameters
    ----------
    values
        Shape ``(cells,)``, or ``(batch, cells)`` in graph form; the largest int32 in infeasible
        cells.
    staying
        Whether the state itself counts too. Where ties count it does so in option form in any
        case, being as good as itself.

    Returns
    -------
    Values
        Same shape; the largest int32 where there is nothing to choose from.
    """
    if isinstance(improving, ArcImprovements):
        reached = over_arcs(improving.starts, improving.arcs, values, np.minimum, NEVER_LOWEST)
        return np.minimum(values, reached) if staying else reached
    if isinstance(improving, RowImprovements):
        lowest_in_rows = np.full_like(values, NEVER_LOWEST)
        for row_share in improving.shares:
            lowest_in_rows[row_share.origins] = _lowest_of_rows(row_share, values)
        if improving.infeasible is not None:
            lowest_in_rows = blanked(lowest_in_rows, improving.infeasible, NEVER_LOWEST)
        return np.minimum(values, lowest_in_rows) if staying else lowest_in_rows
    if isinstance(improving, SortedRows):
        return _without_infeasible(improving.lowest(values, staying=staying), improving.infeasible)
    rows = values.reshape(improving.shape)
    by_row = np.empty(improving.shape, dtype=np.int32)
    for origin, better in enumerate(improving.better):
        lows = by_row[:, origin]
        lows[...] = rows[:, origin] if staying else NEVER_LOWEST
        for target, bar in better:
            np.minimum(lows, np.maximum(rows[:, target], bar), out=lows)
    return _without_infeasible(by_row, improving.infeasible)


def lowest_once_more(improving: Improvements, values: Values, changed: NDArray[np.bool_]) -> Values:
    """As `lowest_improvement` with staying, of a party that took such a step before.

    Parameters
    ----------
    changed
        Shape ``(cells,)``: the states whose value has fallen since. In option form improvements of one party
        are transitive, so where nothing changed in its reach its step changes nothing.
    """
    if isinstance(improving, SortedRows):
        lowered = improving.lowest_where(changed, values)
        if lowered is not None:
            return lowered
    return lowest_improvement(improving, values, staying=True)


@dataclass(frozen=True)
class ImprovingStep:
    """One improvement of one party, of which each party's are given."""

    of_parties: tuple[Improvements, ...]

    def __call__(self, party: int, values: Values, *, staying: bool) -> Values:
        """For every state the lowest value that the step can lead to."""
        return lowest_improvement(self.of_parties[party], values, staying=staying)

    def again(self, party: int, values: Values, changed: NDArray[np.bool_], /) -> Values:
        """The step of a party that stepped before; see `lowest_once_more`."""
        return lowest_once_more(self.of_parties[party], values, changed)


def _without_infeasible(values: Values, infeasible: NDArray[np.bool_] | None) -> Values:
    flat = values.reshape(-1)
    return flat if infeasible is None else blanked(flat, infeasible, NEVER_LOWEST)


def highest_improvement(model: Model, improving: Improvements, values: Values) -> Values:
    """For every state the highest value among those the party would improve to; -1 where there is none.

    Parameters
    ----------
    values
        Shape ``(cells,)``, none negative in feasible cells.
    """
    negated = np.where(model.feasible, np.negative(values), NEVER_LOWEST)
    lowest = lowest_improvement(improving, negated, staying=False)
    highest: Values = np.where(lowest == NEVER_LOWEST, NEVER_HIGHEST, np.negative(lowest))
    return highest


def possible_improvements(model: Model, party: int) -> tuple[Improvements, ...]:
    """Moves that may improve: known improvements, and moves to another state of unknown order.

    Returns
    -------
    tuple of Improvements
        Whose union they are. A state of unknown order stands either before or after this one in an
        order of the cells, so two strict orders find all of them and never the state itself.
    """
    if not model.open_ties[party]:
        return (improvements(model, party),)
    order = ranked(model, party)
    if order is None or isinstance(model.moves, GraphMoves):
        return (improvements(model, party, weak=True),)
    ranks = order.ranks
    cells = np.arange(model.cells)
    parts = []
    for tie_break in (cells, -cells):
        strict = np.empty_like(ranks)
        strict[np.lexsort((tie_break, ranks))] = cells
        strict[~model.feasible] = -1
        parts.append(_in_option_form(model, party, strict, weak=False))
    return tuple(parts)


def _row_share(share: Share, ranks: Values, weak: bool) -> _RowShare:
    inside = ranks[share.reach].astype(np.int64)
    # Row and rank sorted as one number; a rank is below 2^31.
    key = (share.rows << 31) + (np.int64(2**31 - 1) - inside)
    by_rank = np.argsort(key, kind="stable")
    served = key[share.served]
    # Of the places before this one in the row, those of higher rank, or of equal rank as well.
    last = np.searchsorted(key[by_rank], served, side="right" if weak else "left") - 1
    last[last < share.starts[share.rows[share.served]]] = -1
    return _RowShare(share.reach[by_rank], share.rows, share.reach[share.served], last)


def _lowest_of_rows(share: _RowShare, values: Values) -> Values:
    # Each row is lifted below the one before it, so that one running minimum serves them all.
    lifted = values[share.order] - (share.rows << 32)
    lows = np.minimum.accumulate(lifted) + (share.rows << 32)
    lowest_of: Values = np.where(share.last < 0, np.int64(NEVER_LOWEST), lows[share.last]).astype(np.int32)
    return lowest_of


def _better_pairs(
    rows: Values, divided: tuple[tuple[NDArray[np.intp], NDArray[np.intp]], ...], weak: bool
) -> tuple[tuple[tuple[int, Values], ...], ...]:
    """For each setting of the party's options what it can reach, with what bars it."""
    better = np.greater_equal if weak else np.greater
    pairs: dict[int, tuple[tuple[int, Values], ...]] = {}
    for origins, reach in divided:
        for origin in origins.tolist():
            pairs[origin] = tuple(
                (target, np.where(better(rows[:, target], rows[:, origin]), _LOWEST_OF_ALL, NEVER_LOWEST))
                for target in reach.tolist()
                # With ties a state is as good as itself.
                if weak or target != origin
            )
    return tuple(pairs[origin] for origin in range(rows.shape[1]))


def _one_way_shares(
    moves: OptionMoves, shift: int, count: int
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """For each setting of the party's one-way options: the settings that have it, and those in reach."""
    taken_only, untaken_only = (bits >> shift & ((1 << count) - 1) for bits in one_way_bits(moves))
    settings = np.arange(1 << count, dtype=np.intp)
    # Counted so that a one-way option can only go from 0 to 1.
    done = (settings ^ untaken_only) & (taken_only | untaken_only)
    for fixed in sorted(set(done.tolist())):
        yield np.flatnonzero(done == fixed), np.flatnonzero(done & fixed == fixed)
