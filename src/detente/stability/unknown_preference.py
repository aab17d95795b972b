"""Stability where a party's preference between two states is unknown: the four extensions a to d."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model
from detente.stability.comparisons import Known, any_partial, ranked
from detente.stability.improvements import (
    Improvements,
    highest_improvement,
    improvements,
    lowest_improvement,
    possible_improvements,
)
from detente.stability.packed import Judgement, any_moves, improving_moves, stays
from detente.stability.reductions import NEVER_LOWEST, Values, highest, lowest
from detente.stability.result import CONCEPTS, Concept
from detente.stability.sanctions import Outcome, Step, lowest_after, unchanged

Extension = Literal["a", "b", "c", "d"]
EXTENSIONS: tuple[Extension, ...] = ("a", "b", "c", "d")


def unknown_stability(model: Model, extension: Extension) -> dict[Concept, NDArray[np.bool_]]:
    """Nash, GMR, SMR and SEQ where some preferences are unknown, under one of four extensions.

    For DM i a pair of states is preferred, indifferent or of unknown preference (U); here U is what some of
    the orders that the case leaves open prefer and others do not. The extensions differ in what tempts the
    focal party to move and in what deters it [1]_ [2]_:

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
    four are the plain concepts. They fix what the unknown does and do not ask what some order of the states
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
    tempting: Known = "perhaps" if extension in ("a", "c") else "surely"
    deterring: Known = "perhaps" if extension in ("c", "d") else "surely"
    stable = {concept: np.empty((len(model.parties), model.cells), dtype=np.bool_) for concept in CONCEPTS}
    by_moves, by_interest = any_moves(model), None
    ranks_will_do = [
        not isinstance(model.moves, GraphMoves) and ranked(model, party) is not None
        for party in range(len(model.parties))
    ]
    of_ranks = _ByRanks(model, extension) if any(ranks_will_do) else None
    for party, by_ranks in enumerate(ranks_will_do):
        for concept in CONCEPTS:
            if of_ranks is not None and by_ranks and not (concept == "seq" and any_partial(model)):
                stable[concept][party] = of_ranks.stable(party, concept)
                continue
            replies = None if concept == "nash" else by_moves
            if concept == "seq":
                replies = by_interest = by_interest or improving_moves(model, "perhaps")
            # A state of unknown order that tempts would deter as well where the others do nothing.
            judgement = Judgement(tempting, deterring, replies, concept == "smr", by_staying=extension != "c")
            stable[concept][party] = stays(model, party, judgement, in_each_picture=False)
    return stable


class _ByRanks:
    """The extensions in option form, for orders of which ranks say all."""

    def __init__(self, model: Model, extension: Extension) -> None:
        self._model, self._extension = model, extension

    @cached_property
    def _replies(self) -> Step:
        parties = range(len(self._model.parties))
        return _by_any_of([possible_improvements(self._model, party) for party in parties])

    def stable(self, party: int, concept: Concept) -> NDArray[np.bool_]:
        model, order = self._model, ranked(self._model, party)
        assert order is not None
        may = self._extension in ("a", "c")
        tempting = possible_improvements(model, party) if may else (improvements(model, party),)
        if concept == "nash":
            nothing = np.zeros(model.cells, dtype=np.int32)
            return np.asarray((_best(model, tempting, nothing) < 0) & model.feasible)
        outcome: Outcome = partial(highest, model, party, staying=True) if concept == "smr" else unchanged
        reply: Step = self._replies if concept == "seq" else partial(lowest, model)
        worth = np.where(model.feasible, outcome(order.ranks), NEVER_LOWEST)
        others = [other for other in range(len(model.parties)) if other != party]
        secured = _best(model, tempting, lowest_after(model, others, worth, reply))
        # No reply leads back to the state that was left (see sanctions), so an outcome of its rank is a
        # tie of it, and deters only where ties do.
        ties_deter = self._extension in ("c", "d") or not order.open_ties
        floor = order.ranks if ties_deter else order.ranks - 1
        return np.asarray(((secured < 0) | (secured <= floor)) & model.feasible)


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
