"""A few states of a symbolic model as a plain one, which words and pages know how to name."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from detente.model import Model, OptionMoves, listed_states
from detente.symbolic.model import SymbolicModel


def excerpt(model: SymbolicModel, codes: Iterable[int]) -> tuple[Model, dict[int, int]]:
    """Make a plain model of some states.

    Its moves and ranks are right between these states; ranks count these states alone.

    Returns
    -------
    few
        The model; its cells are the states in the order of their codes, the status quo among them.
    cells
        Code to cell.
    """
    quo = model.status_quo
    listed = sorted({*codes, *(() if quo is None else (quo,))})
    cells = {code: cell for cell, code in enumerate(listed)}
    file = model.case.file
    ranks = []
    for statements in model.statements:
        scores = [tuple(model.diagrams.holds(one, code) for one in statements) for code in listed]
        levels = {score: level for level, score in enumerate(sorted(set(scores)))}
        ranks.append([levels[score] for score in scores])
    array = np.array(listed, dtype=np.int64)
    few = Model(
        title=file.title,
        parties=model.parties,
        options=model.options,
        cells=len(listed),
        feasible=np.ones(len(listed), dtype=np.bool_),
        moves=OptionMoves(
            model.owner,
            model.one_way,
            listed_states(model.owner, model.one_way, array, len(model.parties)),
        ),
        ranks=np.array(ranks, dtype=np.int32).reshape(len(model.parties), len(listed)),
        open_ties=(False,) * len(model.parties),
        status_quo=None if quo is None else cells[quo],
        names={cells[code]: name for code, name in model.names.items() if code in cells},
        party_names=tuple(party.name for party in file.parties.values()),
        option_labels=tuple(
            option.label for party in file.parties.values() for option in party.options.values()
        ),
    )
    return few, cells
