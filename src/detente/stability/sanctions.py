"""The form GMR, SMR and SEQ share: an improvement that the others' reply can deter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import cycle
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model
from detente.stability.comparisons import compared, hardest_ranks, kindest_ranks
from detente.stability.moves import NEVER_LOWEST, Values, blanked, highest
from detente.stability.result import Concept, Stability

Outcome = Callable[[Values], Values]
"""From the ranks of the focal party to the outcome of each reply for it, after the move it then has."""

_BATCH = 1 << 17
"""Ranks held at a time where each state needs ranks of its own; so many stay in the cache."""


def unchanged(ranks: Values) -> Values:
    """The outcome of a reply for a party that can do nothing afterwards: the rank of its last state."""
    return ranks


def stability_by(
    concept: Concept,
    model: Model,
    outcomes: Sequence[Outcome],
    reply: Step,
    possible_reply: Step | None = None,
) -> Stability:
    """The states that each party leaves alone for fear of a reply: for certain, and possibly.

    Parameters
    ----------
    outcomes
        For each party the outcome of a reply.
    reply
        The moves with which the others can reply under every order that is possible.
    possible_reply
        The moves with which they may reply under some order; None where unknown preferences make no
        difference.
    """
    parties = range(len(model.parties))
    widest = possible_reply or reply
    possible = np.stack(
        [
            deterred(model, party, widest, outcomes[party])
            if compared(model, party) is None
            else _deterred_each(model, party, widest, outcomes[party], kindest_ranks)
            for party in parties
        ]
    )
    if not any(model.open_ties):
        return Stability(concept, possible, possible)
    certain = possible.copy()
    for party in parties:
        if compared(model, party) is not None:
            certain[party] = _deterred_each(model, party, reply, outcomes[party], hardest_ranks)
        elif model.open_ties[party]:
            certain[party] = surely_deterred(model, party, reply, outcomes[party])
        elif widest is not reply:
            certain[party] = deterred(model, party, reply, outcomes[party])
    return Stability(concept, certain, possible)


def deterred(model: Model, party: int, reply: Step, outcome: Outcome) -> NDArray[np.bool_]:
    """The states whose every improvement of the party can be answered by an outcome no better than now.

    State s is not deterred if the party can move to some s1 with rank above s such that whatever
    the others do from s1, the outcome stays above s. With ``lows(s1)`` the lowest outcome after
    s1 that means: the highest ``min(rank, lows)`` it can move to is above the rank of s. That s1
    itself counts as an outcome of s1 changes nothing, since s1 is above s.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``, False in infeasible cells.
    """
    ranks = model.ranks[party]
    secured = _secured(model, party, ranks, reply, outcome)
    stable: NDArray[np.bool_] = highest(model, party, secured, staying=True) <= ranks
    return stable & model.feasible


def surely_deterred(model: Model, party: int, reply: Step, outcome: Outcome) -> NDArray[np.bool_]:
    """The states for which `deterred` holds under every order that the party's open ties leave possible.

    What is above s only grows as s sinks, and an improvement is deterred the less the more is
    above s. So the order that decides is the one with s alone at the bottom of its tie.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``, False in infeasible cells.
    """
    ranks = model.ranks[party]
    secured = _secured(model, party, ranks, reply, outcome)
    above: NDArray[np.bool_] = highest(model, party, secured, staying=False) >= ranks
    sure = model.feasible & ~above
    if isinstance(model.moves, GraphMoves):
        # Here a reply can lead back to s, which is no better than s although its ties are.
        back = np.flatnonzero(above & deterred(model, party, reply, outcome))
        sure[back] = _deterred_when_sunk(model, party, back, reply, outcome)
    # In option form the others cannot undo the party's own move, so no reply leads back to s, and
    # from none but s1 itself can the party return to s: s need not be told from its ties.
    return sure


def _deterred_each(
    model: Model,
    party: int,
    reply: Step,
    outcome: Outcome,
    ranks_of: Callable[[Model, int, NDArray[np.int64]], Values],
) -> NDArray[np.bool_]:
    """The states for which `deterred` holds by ranks made for each state; moves must be listed."""
    stable = np.zeros(model.cells, dtype=np.bool_)
    states = np.flatnonzero(model.feasible)
    batch = max(1, _BATCH // model.cells)
    for first in range(0, states.size, batch):
        some = states[first : first + batch]
        ranks, each = ranks_of(model, party, some), np.arange(some.size)
        best = highest(model, party, _secured(model, party, ranks, reply, outcome), staying=True)
        stable[some] = best[each, some] <= ranks[each, some]
    return stable


def _deterred_when_sunk(
    model: Model, party: int, cells: NDArray[np.int64], reply: Step, outcome: Outcome
) -> NDArray[np.bool_]:
    """Judge each of some cells by ranks of its own, in which it is at the bottom of its tie."""
    sunk_ranks = 2 * model.ranks[party] + 1
    answers = np.zeros(cells.size, dtype=np.bool_)
    batch = max(1, _BATCH // model.cells)
    for first in range(0, cells.size, batch):
        some = cells[first : first + batch]
        each = np.arange(some.size)
        ranks = np.tile(sunk_ranks, (some.size, 1))
        ranks[each, some] -= 1
        best = highest(model, party, _secured(model, party, ranks, reply, outcome), staying=True)
        answers[first : first + batch] = best[each, some] <= ranks[each, some]
    return answers


def _secured(model: Model, party: int, ranks: Values, reply: Step, outcome: Outcome) -> Values:
    """The lowest rank that a move to each state can bring, whatever the others reply; -1 if infeasible."""
    worth = outcome(ranks)
    if not model.feasible.all():
        worth = blanked(worth, ~model.feasible, NEVER_LOWEST)
    others = [other for other in range(len(model.parties)) if other != party]
    return np.minimum(ranks, lowest_by_turns(model, others, worth, reply))


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
