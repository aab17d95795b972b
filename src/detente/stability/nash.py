"""Nash stability."""

from __future__ import annotations

import numpy as np

from detente.case.model import Model
from detente.stability.moves import highest
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
    possible = np.empty((len(model.parties), model.cells), dtype=np.bool_)
    for party, ranks in enumerate(model.ranks):
        possible[party] = (highest(model, party, ranks, staying=True) <= ranks) & model.feasible
    if not any(model.open_ties):
        return Stability("nash", possible, possible)
    certain = possible.copy()
    for party, ranks in enumerate(model.ranks):
        if model.open_ties[party]:
            certain[party] = (highest(model, party, ranks, staying=False) < ranks) & model.feasible
    return Stability("nash", certain, possible)
