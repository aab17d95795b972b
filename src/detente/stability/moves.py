"""The unilateral moves of one party: those of one state, and those of all states, listed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model, OptionMoves


def own_options(moves: OptionMoves, party: int) -> tuple[int, int]:
    """Position of the party's last option counted from the right of a state, and how many it has.

    Examples
    --------
    >>> own_options(OptionMoves(owner=(0, 0, 1), one_way=(0, 0, 0)), 0)
    (1, 2)
    """
    mine = [option for option, owner in enumerate(moves.owner) if owner == party]
    if not mine:
        return 0, 0
    return len(moves.owner) - 1 - mine[-1], len(mine)


def option_bits(moves: OptionMoves, party: int) -> int:
    """Bit mask of the party's own options.

    Examples
    --------
    >>> option_bits(OptionMoves(owner=(0, 0, 1), one_way=(0, 0, 0)), 0)
    6
    """
    shift, count = own_options(moves, party)
    return ((1 << count) - 1) << shift


def one_way_bits(moves: OptionMoves) -> tuple[int, int]:
    """Bit masks of the options that can only be taken, and of those that can only be untaken.

    Examples
    --------
    >>> one_way_bits(OptionMoves(owner=(0, 0, 1), one_way=(1, 0, -1)))
    (4, 1)
    """
    last = len(moves.one_way) - 1
    taken_only = sum(1 << (last - option) for option, way in enumerate(moves.one_way) if way > 0)
    untaken_only = sum(1 << (last - option) for option, way in enumerate(moves.one_way) if way < 0)
    return taken_only, untaken_only


def targets(model: Model, party: int, cell: int) -> NDArray[np.int64]:
    """The states the party can move to from one state, R_i(s), ascending.

    Parameters
    ----------
    party
        Index of the party.
    cell
        A feasible cell.

    Returns
    -------
    NDArray[np.int64]
        Feasible cells other than ``cell``.
    """
    moves = model.moves
    if isinstance(moves, GraphMoves):
        starts = moves.starts[party]
        return moves.targets[party][starts[cell] : starts[cell + 1]]
    if moves.listed is None:
        shift, count = own_options(moves, party)
        own = option_bits(moves, party)
        reached = (cell & ~own) | (np.arange(1 << count, dtype=np.int64) << shift)
        origin, codes = cell, reached
    else:
        of_party = moves.listed.rows[party]
        row = of_party.row_of[cell]
        reached = of_party.cells[of_party.starts[row] : of_party.starts[row + 1]]
        origin, codes = int(moves.listed.codes[cell]), moves.listed.codes[reached]
    legal = model.feasible[reached] & (reached != cell) & can_change(moves, origin, codes)
    allowed: NDArray[np.int64] = reached[legal]
    return allowed


def can_change(
    moves: OptionMoves, before: int | NDArray[np.int64], after: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return whether one-way options allow the step from some combinations to others."""
    taken_only, untaken_only = one_way_bits(moves)
    allowed: NDArray[np.bool_] = ((before & ~after & taken_only) | (after & ~before & untaken_only)) == 0
    return allowed


def arcs_of(model: Model, party: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All moves of a party between feasible cells: where each begins, ascending, and where it ends."""
    moves = model.moves
    if isinstance(moves, GraphMoves):
        return np.repeat(np.arange(model.cells), np.diff(moves.starts[party])), moves.targets[party]
    cells = np.flatnonzero(model.feasible)
    if moves.listed is None:
        shift, count = own_options(moves, party)
        settings = np.arange(1 << count, dtype=np.int64) << shift
        origins = np.repeat(cells, settings.size)
        reached = (origins & ~option_bits(moves, party)) | np.tile(settings, cells.size)
        before, after = origins, reached
    else:
        of_party = moves.listed.rows[party]
        begin = of_party.starts[of_party.row_of[cells]]
        sizes = of_party.starts[of_party.row_of[cells] + 1] - begin
        origins = np.repeat(cells, sizes)
        reached = of_party.cells[np.arange(origins.size) - np.repeat(np.cumsum(sizes) - sizes - begin, sizes)]
        before, after = moves.listed.codes[origins], moves.listed.codes[reached]
    legal = model.feasible[reached] & (reached != origins)
    if any(moves.one_way):
        legal &= can_change(moves, before, after)
    return origins[legal], reached[legal]


def by_origin(
    cells: int, origins: NDArray[np.int64], arcs: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Arcs in the order of their origins in CSR layout: where each cell's begin, and where they lead."""
    counts = np.bincount(origins, minlength=cells)
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64), arcs


def with_moves_listed(model: Model) -> Model:
    """A model in graph form with the moves of this one; its cells keep their numbers.

    Examples
    --------
    >>> from detente.model import OptionMoves
    >>> model = Model.of("A: talk; B: strike")
    >>> with_moves_listed(model).moves.targets[0].tolist()
    [2, 3, 0, 1]
    """
    if isinstance(model.moves, GraphMoves):
        return model
    listed = [by_origin(model.cells, *arcs_of(model, party)) for party in range(len(model.parties))]
    starts, arcs = zip(*listed, strict=True)
    return replace(model, moves=GraphMoves(starts, arcs))
