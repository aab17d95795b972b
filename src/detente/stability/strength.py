"""Strength of preference: strong stability, where a sanction is much worse."""

from __future__ import annotations

from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability.classic import improving_step
from detente.stability.comparisons import ranked
from detente.stability.improvements import highest_improvement, possible_improvements
from detente.stability.moves import NEVER_LOWEST, highest, lowest
from detente.stability.packed import Attitude, stays
from detente.stability.sanctions import Outcome, Step, lowest_by_turns, unchanged

Sanctioned = Literal["gmr", "smr", "seq"]


def strong_stability(model: Model) -> dict[Sanctioned, NDArray[np.bool_]]:
    """Strong GMR, SMR and SEQ stability: the party would end up much worse.

    A party may greatly prefer one state to another, or mildly. A state is *generally* GMR, SMR or
    SEQ stable for DM i in the usual sense, either strength counting as preference; it is *strongly*
    stable if each improvement, mild or great, has a sanction s2 to which i greatly prefers s, and
    under SMR i greatly prefers s also to every s3 in R_i(s2) [1]_ [2]_. What is generally and not
    strongly stable is *weakly* stable. A state without improvements is strongly stable; Nash
    stability knows no strength.

    Returns
    -------
    dict
        Arrays of shape ``(parties, cells)``, False in infeasible cells. A party whose strengths the
        model does not state greatly prefers nothing. Under open ties what is returned is certain:
        moves to states of unknown order tempt, and sanction nothing.

    References
    ----------
    .. [1] Hamouda, Kilgour and Hipel, Strength of preference in the graph model for conflict
       resolution, Group Decision and Negotiation 13 (2004).
    .. [2] Hamouda, Kilgour and Hipel, Strength of preference in graph models for multiple-decision-
       maker conflicts, Applied Mathematics and Computation 179 (2006).

    Examples
    --------
    In the prisoner's dilemma (cells are NN, NY, YN, YY) A finds mutual defection (rank 1) much worse
    than peace (rank 2), so that peace is strongly stable for it; B finds it only somewhat worse:

    >>> model = Model.of("A: arm; B: arm", {
    ...     "A": {"ranking": [["YN"], ["NN"], ["YY"], ["NY"]], "strong": "2"},
    ...     "B": "NY > NN > YY > YN"}, status_quo="NN")
    >>> strong_stability(model)["seq"][:, 0].tolist()
    [True, False]
    """
    by_interest = improving_step(model)
    parties = range(len(model.parties))
    stable: dict[Sanctioned, NDArray[np.bool_]] = {}
    kinds: tuple[tuple[Sanctioned, bool, Step], ...] = (
        ("gmr", False, partial(lowest, model)),
        ("smr", True, partial(lowest, model)),
        ("seq", False, by_interest),
    )
    for concept, escapes, reply in kinds:
        stable[concept] = np.stack(
            [
                _of_party(model, i, partial(highest, model, i, staying=True) if escapes else unchanged, reply)
                for i in parties
            ]
        )
    return stable


def _of_party(model: Model, party: int, outcome: Outcome, reply: Step) -> NDArray[np.bool_]:
    order = ranked(model, party)
    if order is None:
        # The strength of a partial order is not stated, so nothing deters.
        return stays(model, party, Attitude("perhaps", "surely", None))
    ranks = order.ranks
    worth = np.where(model.feasible, outcome(ranks), NEVER_LOWEST)
    others = [other for other in range(len(model.parties)) if other != party]
    # That what is moved to counts as a reply to itself changes nothing: it is not greatly worse.
    afterwards = lowest_by_turns(model, others, worth, reply)
    much_worse = model.strong_below[party] if model.strong_below else None
    floor = np.full_like(ranks, -1) if much_worse is None else much_worse[ranks]
    stable = model.feasible.copy()
    for tempting in possible_improvements(model, party):
        stable &= highest_improvement(model, tempting, afterwards) <= floor
    return stable
