"""The same model with every unilateral move listed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.case.model import GraphMoves, Model
from detente.stability.moves import targets


def with_moves_listed(model: Model) -> Model:
    """A model in graph form with the moves of this one; its cells keep their numbers.

    Examples
    --------
    >>> from detente.case.model import OptionMoves
    >>> model = Model("a dispute", ("A", "B"), ("A.talk", "B.strike"), 4, np.ones(4, dtype=bool),
    ...     OptionMoves((0, 1), (0, 0)), np.zeros((2, 4), dtype=np.int32), (False, False), 0)
    >>> with_moves_listed(model).moves.targets[0].tolist()
    [2, 3, 0, 1]
    """
    if isinstance(model.moves, GraphMoves):
        return model
    starts, arcs = [], []
    for party in range(len(model.parties)):
        reached = [
            targets(model, party, cell) if model.feasible[cell] else np.zeros(0, dtype=np.int64)
            for cell in range(model.cells)
        ]
        starts.append(np.concatenate(([0], np.cumsum([of.size for of in reached]))).astype(np.int64))
        arcs.append(np.concatenate(reached).astype(np.int64))
    return replace(model, moves=GraphMoves(tuple(starts), tuple(arcs)))


def judged_on(model: Model) -> Model:
    """The model that concepts are computed on: with moves listed where a party's order is a partial one.

    Each state then needs ranks of its own, and only listed moves are reduced over many at once.
    """
    return with_moves_listed(model) if any(known is not None for known in model.compared) else model
