"""Lists of states in the cells of a table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.page.tables import Cell
from detente.page.words import has_long_names, state_name, state_names


def states_cell(model: Model, cells: Sequence[int] | NDArray[np.int64], limit: int) -> Cell:
    """Return a cell that names states: after each other, or each on a line of its own where names are long.

    Examples
    --------
    >>> model = Model.of("Union: call_off; Port: pay", status_quo="NN")
    >>> states_cell(model, [0, 3], 5).points
    ('status quo', 'Union does “call off” and Port does “pay”')
    >>> states_cell(model, [0], 5).text, states_cell(model, [], 5).text
    ('status quo', 'none')
    """
    shown = [int(cell) for cell in cells[:limit]]
    if len(shown) < 2 or state_names(model, cells, 0).startswith("all ") or not has_long_names(model, shown):
        return Cell(state_names(model, cells, limit))
    more = (f"and {len(cells) - limit:,} more",) if len(cells) > limit else ()
    return Cell("", points=(*(state_name(model, cell) for cell in shown), *more))
