"""What several parties reach by turns: the lowest of a value over every legal sequence of moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import cycle
from typing import Protocol

import numpy as np

from detente.case.model import GraphMoves, Model
from detente.stability.moves import NEVER_LOWEST, Values


class Step(Protocol):
    """The lowest of a value over one move of a party (see `detente.stability.moves.lowest`)."""

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
    return _in_option_form(movers, values, step)


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


def _in_option_form(movers: Sequence[int], values: Values, step: Step) -> Values:
    """Moves are transitive here, so a mover who moves on changes nothing and order is free."""
    lows = values
    closed = 0
    for party in cycle(movers):
        lower = step(party, lows, staying=True)
        closed = closed + 1 if np.array_equal(lower, lows) else 1
        lows = lower
        if closed == len(movers):
            break
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
