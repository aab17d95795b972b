"""Stability where a party's preference between two states is unknown: the four extensions a to d."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model
from detente.stability.improvements import (
    Improvements,
    highest_improvement,
    improvements,
    lowest_improvement,
    possible_improvements,
)
from detente.stability.moves import NEVER_LOWEST, Values, highest, lowest, targets
from detente.stability.result import CONCEPTS, Concept
from detente.stability.sanctions import Outcome, Step, lowest_after, unchanged

Extension = Literal["a", "b", "c", "d"]
EXTENSIONS: tuple[Extension, ...] = ("a", "b", "c", "d")


def unknown_stability(model: Model, extension: Extension) -> dict[Concept, NDArray[np.bool_]]:
    """Nash, GMR, SMR and SEQ where some preferences are unknown, under one of four attitudes to that.

    For DM i a pair of states is preferred, indifferent or of unknown preference (U); here the states
    that open ties hold together are U to each other. The extensions differ in what tempts the focal
    party to move and in what deters it [1]_ [2]_:

    ========= ========================= =====================================
    extension it would move to a state  it is deterred by an outcome
    ========= ========================= =====================================
    a         preferred or of U         not preferred
    b         preferred                 not preferred
    c         preferred or of U         not preferred or of U
    d         preferred                 not preferred or of U
    ========= ========================= =====================================

    Under SMR the same holds of what it can still reach after the reply; under SEQ the others reply
    by moves to states preferred or of U, each for its mover. So a is the view of a party that takes
    risks when it moves and not when it fears, d of the opposite one. Without unknown preferences all
    four are the plain concepts. They fix an attitude and do not ask what some order of the states
    would bring: that is what ``certain`` and ``possible`` of `Stability` bound.

    Returns
    -------
    dict
        For each of the classic concepts an array of shape ``(parties, cells)``, False in infeasible
        cells.

    References
    ----------
    .. [1] Li, Hipel, Kilgour and Fang, Preference uncertainty in the graph model for conflict
       resolution, IEEE Transactions on Systems, Man and Cybernetics A 34 (2004).
    .. [2] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018), on unknown
       preference.

    Examples
    --------
    A party whose two states are of unknown order is tempted under a and c alone:

    >>> model = Model.of("A: go")
    >>> {ext: bool(unknown_stability(model, ext)["nash"].all()) for ext in EXTENSIONS}
    {'a': False, 'b': True, 'c': False, 'd': True}
    """
    # The definitions speak of states that are unknown to each other in groups, which ranks say.
    model = replace(model, compared=())
    parties = range(len(model.parties))
    may = [possible_improvements(model, party) for party in parties]
    stable = {concept: np.empty((len(parties), model.cells), dtype=np.bool_) for concept in CONCEPTS}
    for party in parties:
        tempting = may[party] if extension in ("a", "c") else (improvements(model, party),)
        escape: Outcome = partial(highest, model, party, staying=True)
        stable["nash"][party] = (
            _best(model, tempting, np.zeros(model.cells, dtype=np.int32)) < 0
        ) & model.feasible
        replies: tuple[tuple[Concept, Outcome, Step], ...] = (
            ("gmr", unchanged, partial(lowest, model)),
            ("smr", escape, partial(lowest, model)),
            ("seq", unchanged, _by_any_of(may)),
        )
        ties_deter = extension in ("c", "d") or not model.open_ties[party]
        for concept, outcome, reply in replies:
            if isinstance(model.moves, GraphMoves) and not ties_deter:
                of_party = _state_by_state(model, party, tempting, outcome, reply)
            else:
                afterwards = _worst_reply(model, party, model.ranks[party], outcome, reply)
                secured = _best(model, tempting, afterwards)
                # In option form no reply leads back to the state that was left (see sanctions), so
                # an outcome of its rank is a tie of it, and deters only where ties do.
                floor = model.ranks[party] if ties_deter else model.ranks[party] - 1
                of_party = (secured < 0) | (secured <= floor)
            stable[concept][party] = of_party & model.feasible
    return stable


def _best(model: Model, tempting: tuple[Improvements, ...], values: Values) -> Values:
    """For every state the highest value of what tempts away from it; -1 where nothing does."""
    best = highest_improvement(model, tempting[0], values)
    for more in tempting[1:]:
        np.maximum(best, highest_improvement(model, more, values), out=best)
    return best


def _by_any_of(may: list[tuple[Improvements, ...]]) -> Step:
    def step(party: int, values: Values, *, staying: bool) -> Values:
        lows = lowest_improvement(may[party][0], values, staying=staying)
        for more in may[party][1:]:
            lows = np.minimum(lows, lowest_improvement(more, values, staying=staying))
        return lows

    return step


def _worst_reply(model: Model, party: int, ranks: Values, outcome: Outcome, reply: Step) -> Values:
    worth = np.where(model.feasible, outcome(ranks), NEVER_LOWEST)
    others = [other for other in range(len(model.parties)) if other != party]
    return lowest_after(model, others, worth, reply)


def _state_by_state(
    model: Model, party: int, tempting: tuple[Improvements, ...], outcome: Outcome, reply: Step
) -> NDArray[np.bool_]:
    """In graph form a reply can lead back to a state, which is then no better, unlike its ties."""
    stable = np.ones(model.cells, dtype=np.bool_)
    tempted = np.flatnonzero(_best(model, tempting, np.zeros(model.cells, dtype=np.int32)) >= 0)
    weakly = len(tempting) > 1
    ranks = model.ranks[party]
    for cell in tempted.tolist():
        # The state itself at the bottom of its tie: what deters is then what is at most as high.
        sunk = 2 * ranks + 1
        sunk[cell] -= 1
        afterwards = _worst_reply(model, party, sunk, outcome, reply)
        reached = targets(model, party, cell)
        better = ranks[reached] >= ranks[cell] if weakly else ranks[reached] > ranks[cell]
        stable[cell] = bool((afterwards[reached[better]] <= sunk[cell]).all())
    return stable
