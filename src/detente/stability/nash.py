"""Nash stability."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.stability.improvements import Improvements, improvements, lowest_improvement
from detente.stability.moves import NEVER_LOWEST, highest
from detente.stability.moves_listed import judged_on
from detente.stability.preferred import compared
from detente.stability.result import Stability


def nash(model: Model) -> Stability:
    """Which states each party cannot improve on alone.

    State s is Nash stable for DM i if R+_i(s) is empty: i has no unilateral improvement [1]_,
    in the graph model also called rationality [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Nash, Equilibrium points in n-person games (1950).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    model = judged_on(model)
    possible = np.empty((len(model.parties), model.cells), dtype=np.bool_)
    for party, ranks in enumerate(model.ranks):
        if compared(model, party) is not None:
            possible[party] = _without(model, improvements(model, party))
            continue
        possible[party] = (highest(model, party, ranks, staying=True) <= ranks) & model.feasible
    if not any(model.open_ties):
        return Stability("nash", possible, possible)
    certain = possible.copy()
    for party, ranks in enumerate(model.ranks):
        if compared(model, party) is not None:
            certain[party] = _without(model, improvements(model, party, weak=True))
        elif model.open_ties[party]:
            certain[party] = (highest(model, party, ranks, staying=False) < ranks) & model.feasible
    return Stability("nash", certain, possible)


def _without(model: Model, improving: Improvements) -> NDArray[np.bool_]:
    """The states that have no improvement of these."""
    worth = np.where(model.feasible, np.int32(0), NEVER_LOWEST).astype(np.int32)
    without: NDArray[np.bool_] = lowest_improvement(improving, worth, staying=False) == NEVER_LOWEST
    return without & model.feasible
