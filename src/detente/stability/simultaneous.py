"""Simultaneous stability (SIM), for two parties."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model, OptionMoves
from detente.stability.comparisons import known_ranks
from detente.stability.improvements import improvements, lowest_improvement
from detente.stability.moves import can_change, option_bits
from detente.stability.reductions import NEVER_LOWEST
from detente.stability.result import NotDefined


def simultaneous(model: Model) -> NDArray[np.bool_]:
    """Simultaneous stability: a party leaves the state alone because both might move at once.

    State s is SIM stable for DM i if for each s1 in R+_i(s) there is s2 in R+_j(s) such that what
    comes about when i carries out its move to s1 and j, at the same time, its move to s2 is not
    strictly preferred to s by i [1]_ [2]_. A combination that is no feasible state cannot come
    about and sanctions nothing. Fraser and Hipel ask for it where SEQ does not hold already; their
    stable states are those that are SEQ or SIM stable.

    Returns
    -------
    NDArray of bool
        Shape ``(parties, cells)``, False in infeasible cells. It takes one pass over all states for
        each setting of a party's options.

    Raises
    ------
    ValueError
        If there are not two parties, the model is in graph form, where it is not said what two moves
        at once bring about, or preferences are unknown.

    References
    ----------
    .. [1] Fraser and Hipel, Conflict Analysis: Models and Resolutions (1984), simultaneous
       sanctioning.
    .. [2] Kilgour, Hipel and Fraser, Solution concepts in non-cooperative games, Large Scale
       Systems 6 (1984).

    Examples
    --------
    In the game of chicken (cells are NN, NY, YN, YY) each would deviate from NN, and is deterred by
    the crash if both do:

    >>> model = Model.of("A: on; B: on", {"A": [2, 1, 3, 0], "B": [2, 3, 1, 0]})
    >>> simultaneous(model).tolist()
    [[True, True, True, False], [True, True, True, False]]
    """
    if len(model.parties) != 2:
        raise NotDefined("simultaneous moves are defined for two parties")
    if isinstance(model.moves, GraphMoves):
        raise NotDefined("in graph form it is not said what two moves at once bring about")
    if any(model.open_ties):
        raise NotDefined("it takes preferences that are known")
    return np.stack([_of_party(model, model.moves, party) for party in (0, 1)])


def _of_party(model: Model, moves: OptionMoves, party: int) -> NDArray[np.bool_]:
    ranks = known_ranks(model, party)
    codes = np.arange(model.cells) if moves.listed is None else moves.listed.codes
    own = option_bits(moves, party)
    replies = improvements(model, 1 - party)
    stable = model.feasible.copy()
    for setting in np.unique(codes[model.feasible] & own).tolist():
        # Where each state leads if the party alone goes over to this setting.
        changed = (codes & ~own) | setting
        target = changed if moves.listed is None else np.searchsorted(codes, changed).clip(max=codes.size - 1)
        there = (codes[target] == changed) & model.feasible[target]
        outcome = np.where(there, ranks[target], NEVER_LOWEST).astype(np.int32)
        improves = there & (outcome > ranks) & can_change(moves, codes, changed)
        worst = lowest_improvement(replies, outcome, staying=False)
        stable &= ~(improves & (worst > ranks))
    return stable
