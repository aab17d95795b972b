"""Stackelberg equilibria, for two parties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.stability.limited_move import limited_move


def stackelberg(model: Model, leader: int) -> NDArray[np.bool_]:
    """Which states hold when one party moves first and knows that the other will answer.

    State s is a Stackelberg equilibrium with DM i leading and DM j following if s is L_2 stable
    for i and L_1 stable, that is Nash stable, for j [1]_ [2]_. Where a party is indifferent,
    `limited_move` says what is assumed: a follower who gains nothing by answering stays, and among
    answers it likes equally gives the one the leader likes least.

    Parameters
    ----------
    model
        Of two parties, without open ties.
    leader
        Index of the party that moves first.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``; False in infeasible cells.

    Raises
    ------
    ValueError
        If the model has not two parties, or has open ties, or the leader is neither of them.

    References
    ----------
    .. [1] Fang, Hipel and Kilgour, Conflict models in graph form: solution concepts and their
       interrelationships, European Journal of Operational Research 41 (1989), 86-100.
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), ch. 3.

    Examples
    --------
    In chicken whoever leads holds and makes the other give way.

    >>> from detente.case.model import OptionMoves
    >>> chicken = Model(
    ...     title="chicken",
    ...     parties=("A", "B"),
    ...     options=("A.hold", "B.hold"),
    ...     cells=4,
    ...     feasible=np.ones(4, dtype=np.bool_),
    ...     moves=OptionMoves(owner=(0, 1), one_way=(0, 0)),
    ...     ranks=np.array([[2, 1, 3, 0], [2, 3, 1, 0]], dtype=np.int32),
    ...     open_ties=(False, False),
    ...     status_quo=None,
    ... )
    >>> for leader in (0, 1):
    ...     print([chicken.label(cell) for cell in np.flatnonzero(stackelberg(chicken, leader))])
    ['YN']
    ['NY']
    """
    if leader not in (0, 1):
        raise ValueError(f"the leader is party 0 or 1; got {leader}")
    equilibria: NDArray[np.bool_] = limited_move(model, 2)[leader] & limited_move(model, 1)[1 - leader]
    return equilibria
