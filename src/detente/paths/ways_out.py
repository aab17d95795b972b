"""Which states the status quo leads to, and by which moves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.paths.result import Path
from detente.stability.search import Search, StepKind, search


def ways_out(model: Model, targets: Sequence[int], by: StepKind) -> tuple[Path, ...]:
    """A shortest way from the status quo to each of some states.

    A way is a legal sequence of unilateral moves by any parties, nobody twice in a row; by
    ``improvements`` every step is known to improve on the state it leaves, for the one who takes
    it, so that nobody has to act against its own interest on the way [1]_. By ``possible
    improvements`` a step may also lead between states whose order is unknown: such a way is open
    if the unknown preferences are what it needs, each step for itself.

    Parameters
    ----------
    targets
        Feasible cells.

    Returns
    -------
    tuple[Path, ...]
        In the order of ``targets``, without those that cannot be reached and the status quo
        itself; empty where the model has no status quo.

    References
    ----------
    .. [1] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018), on
       status quo analysis.
    """
    found = _from_status_quo(model, by) if targets else None
    if found is None:
        return ()
    distances = found.distances()
    return tuple(Path(target, by, found.steps(target)) for target in targets if distances[target] > 0)


def reachable(model: Model, by: StepKind) -> NDArray[np.int32]:
    """How many moves each state is away from the status quo.

    Returns
    -------
    NDArray[np.int32]
        Shape ``(cells,)``: the length of a shortest way as in `ways_out`, 0 for the status quo,
        -1 where no way leads; all -1 where the model has no status quo.
    """
    found = _from_status_quo(model, by)
    return np.full(model.cells, -1, dtype=np.int32) if found is None else found.distances()


def _from_status_quo(model: Model, by: StepKind) -> Search | None:
    if model.status_quo is None:
        return None
    return search(model, model.status_quo, range(len(model.parties)), by)
