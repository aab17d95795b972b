"""The form GMR, SMR and SEQ share: an improvement that the others' reply can deter."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from detente.case.model import GraphMoves, Model
from detente.stability.moves import NEVER_LOWEST, Values, highest
from detente.stability.sequences import Step, lowest_by_turns

Outcome = Callable[[Values], Values]
"""From the focal party's ranks to what a reply is worth to it, once it has done what it then can."""

_BATCH = 1 << 20


def deterred(model: Model, party: int, reply: Step, outcome: Outcome) -> NDArray[np.bool_]:
    """Where every improvement the party has can be answered by an outcome no better than now.

    State s is not deterred if the party can move to some s1 with rank above s such that whatever
    the others do from s1, the outcome stays above s. With ``lows(s1)`` the lowest outcome after
    s1 that means: the highest ``min(rank, lows)`` it can move to is above the rank of s. That s1
    itself counts as an outcome of s1 changes nothing, since s1 is above s.

    Returns
    -------
    NDArray[np.bool_]
        Shape ``(cells,)``, False in infeasible cells.
    """
    ranks = model.ranks[party]
    secured = _secured(model, party, ranks, reply, outcome)
    stable: NDArray[np.bool_] = highest(model, party, secured, staying=True) <= ranks
    return stable & model.feasible


def surely_deterred(model: Model, party: int, reply: Step, outcome: Outcome) -> NDArray[np.bool_]:
    """Where `deterred` holds under every order that the party's open ties leave possible.

    What is above s only grows as s sinks, and an improvement is deterred the less the more is
    above s. So the order that decides is the one with s alone at the bottom of its tie.

    Returns
    -------
    NDArray[np.bool_]
        Shape ``(cells,)``, False in infeasible cells.
    """
    ranks = model.ranks[party]
    if isinstance(model.moves, GraphMoves):
        return _surely_deterred_one_by_one(model, party, reply, outcome)
    # In option form the others cannot undo the party's own move, so no reply leads back to s, and
    # from none but s1 itself can the party return to s: s need not be told from its ties there.
    secured = _secured(model, party, ranks, reply, outcome)
    stable: NDArray[np.bool_] = highest(model, party, secured, staying=False) < ranks
    return stable & model.feasible


def _surely_deterred_one_by_one(
    model: Model, party: int, reply: Step, outcome: Outcome
) -> NDArray[np.bool_]:
    """In graph form a reply can lead back to s, so each s gets ranks of its own with s sunk."""
    ranks = model.ranks[party]
    sure = np.zeros(model.cells, dtype=np.bool_)
    asked = np.flatnonzero(deterred(model, party, reply, outcome))
    batch = max(1, _BATCH // model.cells)
    for first in range(0, asked.size, batch):
        cells = asked[first : first + batch]
        index = np.arange(cells.size)
        sunk = np.tile(2 * ranks + 1, (cells.size, 1))
        sunk[index, cells] -= 1
        best = highest(model, party, _secured(model, party, sunk, reply, outcome), staying=True)
        sure[cells] = best[index, cells] <= sunk[index, cells]
    return sure


def _secured(model: Model, party: int, ranks: Values, reply: Step, outcome: Outcome) -> Values:
    """What moving to each state secures for the party, whatever the others reply; -1 if infeasible."""
    worth = outcome(ranks)
    if not model.feasible.all():
        worth = np.where(model.feasible, worth, NEVER_LOWEST)
    others = [other for other in range(len(model.parties)) if other != party]
    return np.minimum(ranks, lowest_by_turns(model, others, worth, reply))
