"""The places of the states in a picture of them all."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from math import ceil, sqrt

import numpy as np

from detente.model import Model, OptionMoves
from detente.sweeps import Sweep, by_share

MOST_TILES = 64
_MOST_ACROSS = 8
_MOST_DOWN = 16


@dataclass(frozen=True)
class StateMap:
    """The place of each state in a picture of all states.

    Attributes
    ----------
    cells
        Rows of cells; -1 for an infeasible cell.
    down, across
        The options whose combinations are the rows, and the columns; none where states just follow each
        other.
    rows, columns
        Those combinations, as Y/N strings.
    left_out
        Number of states without a place.
    """

    cells: tuple[tuple[int, ...], ...]
    down: tuple[int, ...] = ()
    across: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    left_out: int = 0


def lay_out(sweep: Sweep) -> StateMap:
    """Lay the states out: in option form by what some parties do against what the others do.

    The parties are divided in two so that the grid is as square as can be. Where it would have too many
    rows or columns, and in graph form, states follow each other in the case's own order; of more than
    `MOST_TILES` the status quo is shown, and those that come first by `detente.sweeps.by_share`.
    """
    model = sweep.model
    cells = np.flatnonzero(model.feasible)
    by_options = _by_options(model, cells.tolist()) if cells.size <= MOST_TILES else None
    if by_options is not None:
        return by_options
    shown = cells
    if cells.size > MOST_TILES:
        first = by_share(sweep)
        quo = first == model.status_quo
        shown = np.sort(np.concatenate([first[quo], first[~quo]])[:MOST_TILES])
    wide = min(_MOST_ACROSS, max(ceil(sqrt(shown.size)), min(shown.size, 4)))
    in_order = [*shown.tolist(), *[-1] * (-shown.size % wide)]
    rows = tuple(tuple(in_order[k : k + wide]) for k in range(0, len(in_order), wide))
    return StateMap(rows, left_out=int(cells.size - shown.size))


def _by_options(model: Model, cells: list[int]) -> StateMap | None:
    if not isinstance(model.moves, OptionMoves) or len(model.options) < 2:
        return None
    patterns = {cell: model.pattern(cell) or "" for cell in cells}
    ends = np.cumsum([len(list(options)) for _, options in groupby(model.moves.owner)]).tolist()[:-1]
    # Where parties' options cannot be divided into a fair grid, one party's are divided.
    for firsts in (ends, range(1, len(model.options))):
        candidates = [_divided(patterns, first, len(model.options)) for first in firsts]
        fair = [tiles for tiles in candidates if _is_fair(tiles)]
        if fair:
            return min(fair, key=lambda tiles: abs(len(tiles.rows) - len(tiles.columns)))
    return None


def _is_fair(tiles: StateMap) -> bool:
    rows, columns = len(tiles.rows), len(tiles.columns)
    return columns <= _MOST_ACROSS and rows <= _MOST_DOWN and max(rows, columns) <= 2 * min(rows, columns)


def _divided(patterns: dict[int, str], first: int, options: int) -> StateMap:
    at = {(pattern[:first], pattern[first:]): cell for cell, pattern in patterns.items()}
    rows, columns = (sorted({place[side] for place in at}) for side in (0, 1))
    return StateMap(
        tuple(tuple(at.get((row, column), -1) for column in columns) for row in rows),
        tuple(range(first)),
        tuple(range(first, options)),
        tuple(rows),
        tuple(columns),
    )
