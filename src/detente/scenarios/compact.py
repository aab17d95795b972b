"""The same model with a cell for each state and none besides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.case.listed import listed_states
from detente.case.model import GraphMoves, Model, OptionMoves


def compact(model: Model) -> tuple[Model, NDArray[np.int64]]:
    """A model whose cells are all states, in their order, and which cells of this one they are.

    What holds each state against each then costs what the states cost, and not what the combinations
    do that the rules exclude. What is certain of a partial order is left to the ranks.

    Examples
    --------
    >>> model = Model("a well", ("UP", "LOW"), ("UP.share", "LOW.raid"), 4,
    ...     np.array([1, 1, 1, 0], dtype=bool), OptionMoves((0, 1), (0, 0)),
    ...     np.array([[2, 0, 1, -1], [0, 1, 2, -1]], dtype=np.int32),
    ...     (False, False), 2)
    >>> smaller, cells = compact(model)
    >>> cells.tolist(), smaller.label(smaller.status_quo), smaller.ranks.tolist()
    ([0, 1, 2], 'YN', [[2, 0, 1], [0, 1, 2]])
    """
    cells = np.flatnonzero(model.feasible)
    place = np.full(model.cells, -1, dtype=np.int64)
    place[cells] = np.arange(cells.size)
    moves = model.moves
    among: OptionMoves | GraphMoves
    if isinstance(moves, GraphMoves):
        among = _arcs_among(moves, cells, place)
    else:
        codes = cells if moves.listed is None else moves.listed.codes[cells]
        among = replace(moves, listed=listed_states(moves.owner, moves.one_way, codes, len(model.parties)))
    smaller = replace(
        model,
        cells=cells.size,
        feasible=np.ones(cells.size, dtype=np.bool_),
        moves=among,
        ranks=model.ranks[:, cells],
        status_quo=None if model.status_quo is None else int(place[model.status_quo]),
        names={int(place[cell]): name for cell, name in model.names.items() if place[cell] >= 0},
        patterns={int(place[cell]): text for cell, text in model.patterns.items() if place[cell] >= 0},
        strong_below=(),
        compared=(),
    )
    return smaller, cells


def _arcs_among(moves: GraphMoves, cells: NDArray[np.int64], place: NDArray[np.int64]) -> GraphMoves:
    starts, targets = [], []
    for begin, arcs in zip(moves.starts, moves.targets, strict=True):
        origins = place[np.repeat(np.arange(place.size), np.diff(begin))]
        inside = (origins >= 0) & (place[arcs] >= 0)
        counts = np.bincount(origins[inside], minlength=cells.size)
        starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
        targets.append(place[arcs[inside]])
    return GraphMoves(tuple(starts), tuple(targets))
