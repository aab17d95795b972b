"""The form GMR, SMR and SEQ share: an improvement that the others' reply can deter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model
from detente.stability.comparisons import ranked
from detente.stability.improvements import ImprovingStep
from detente.stability.reductions import NEVER_LOWEST, Values, blanked, highest
from detente.stability.turns import by_turns

Outcome = Callable[[Values], Values]
"""From the ranks of the focal party to the outcome of each reply for it, after the move it then has."""


def unchanged(ranks: Values) -> Values:
    """The outcome of a reply for a party that can do nothing afterwards: the rank of its last state."""
    return ranks


def surely_deterred(model: Model, party: int, reply: Step, outcome: Outcome) -> NDArray[np.bool_]:
    """The states for which `deterred` holds under every order that the party's open ties leave possible.

    For option form only. What is above s only grows as s sinks, and an improvement is deterred the less the
    more is above s. So the order that decides is the one with s alone at the bottom of its tie. The others
    cannot undo the party's own move, so no reply leads back to s, and from none but s1 itself can the party
    return to s: s need not be told from its ties.

    Parameters
    ----------
    party
        Its order must not be a partial one.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``, False in infeasible cells.
    """
    ranks = _ranks(model, party)
    secured = _secured(model, party, ranks, reply, outcome)
    above: NDArray[np.bool_] = highest(model, party, secured, staying=False) >= ranks
    return model.feasible & ~above


def deterred(model: Model, party: int, reply: Step, outcome: Outcome) -> NDArray[np.bool_]:
    """The states whose every improvement of the party can be answered by an outcome no better than now.

    Equal ranks count as equally good, and the party's order must not be a partial one.

    State s is not deterred if the party can move to some s1 with rank above s such that whatever
    the others do from s1, the outcome stays above s. With ``lows(s1)`` the lowest outcome after
    s1 that means: the highest ``min(rank, lows)`` it can move to is above the rank of s. That s1
    itself counts as an outcome of s1 changes nothing, since s1 is above s.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``, False in infeasible cells.
    """
    ranks = _ranks(model, party)
    secured = _secured(model, party, ranks, reply, outcome)
    stable: NDArray[np.bool_] = highest(model, party, secured, staying=True) <= ranks
    return stable & model.feasible


def _ranks(model: Model, party: int) -> Values:
    order = ranked(model, party)
    if order is None:
        raise ValueError(f"ranks do not say all of the order of {model.parties[party]}")
    return order.ranks


def _secured(model: Model, party: int, ranks: Values, reply: Step, outcome: Outcome) -> Values:
    """The lowest rank that a move to each state can bring, whatever the others reply; -1 if infeasible."""
    worth = outcome(ranks)
    if not model.feasible.all():
        worth = blanked(worth, ~model.feasible, NEVER_LOWEST)
    others = [other for other in range(len(model.parties)) if other != party]
    return np.minimum(ranks, lowest_by_turns(model, others, worth, reply))


class Step(Protocol):
    """The lowest of a value over one move of a party (see `detente.stability.reductions.lowest`)."""

    def __call__(self, party: int, values: Values, *, staying: bool) -> Values:
        """For every state the lowest value the party's step can lead to, or staying if that counts."""


def lowest_by_turns(model: Model, movers: Sequence[int], values: Values, step: Step) -> Values:
    """For every state the lowest value among itself and R_H(s), H being the movers.

    A legal sequence has the movers move in any order and as often as they like, but nobody twice
    in a row [1]_. Where ``step`` takes only improvements the answer is over R+_H(s).

    Parameters
    ----------
    movers
        Indices of the parties in H, each once.
    values
        Shape ``(cells,)``, or ``(batch, cells)`` in graph form; the largest int32 in infeasible
        cells.
    step
        One move of one party: any move, or an improvement.

    Returns
    -------
    Values
        Same shape.

    References
    ----------
    .. [1] Fang, Hipel and Kilgour, Interactive Decision Making (1993), on the reachable list of
       a coalition.
    """
    if isinstance(model.moves, GraphMoves):
        return _in_graph_form(movers, values, step)
    return by_turns(movers, values, step, step.again if isinstance(step, ImprovingStep) else None)


def lowest_after(model: Model, movers: Sequence[int], values: Values, step: Step) -> Values:
    """For every state the lowest value in R_H(s), the state itself only where a sequence leads back to it.

    As `lowest_by_turns`, with the largest int32 where the movers cannot move. ``step`` must be able
    to leave the state itself out.
    """
    lows = np.full_like(values, NEVER_LOWEST)
    for begun in _begun_by_each(movers, values, step):
        np.minimum(lows, begun, out=lows)
    if not model.feasible.all():
        lows[..., ~model.feasible] = NEVER_LOWEST
    return lows


def _in_graph_form(movers: Sequence[int], values: Values, step: Step) -> Values:
    lows = values
    for begun in _begun_by_each(movers, values, step):
        lows = np.minimum(lows, begun)
    return lows


def _begun_by_each(movers: Sequence[int], values: Values, step: Step) -> Iterable[Values]:
    """The lowest over the sequences that each mover begins, until none of them falls further."""
    begun = {party: np.full_like(values, NEVER_LOWEST) for party in movers}
    falling = True
    while falling:
        falling = False
        for party in movers:
            onward = values
            for other in movers:
                if other != party:
                    onward = np.minimum(onward, begun[other])
            lower = step(party, onward, staying=False)
            falling = falling or not np.array_equal(lower, begun[party])
            begun[party] = lower
    return begun.values()
