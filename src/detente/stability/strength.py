"""Strength of preference: strong stability, where a sanction is much worse; also with unknown preferences."""

from __future__ import annotations

from functools import partial
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability.by_pairs import Outlook, on_all_cells, stable_by_pairs, states_compared
from detente.stability.classic import improving_step
from detente.stability.comparisons import (
    Known,
    highest_much_worse,
    maybe_better,
    much_worse,
    ranked,
    surely_better,
)
from detente.stability.improvements import highest_improvement, possible_improvements
from detente.stability.packed import Judgement, stays
from detente.stability.reductions import NEVER_LOWEST, highest, lowest
from detente.stability.result import Concept
from detente.stability.sanctions import Outcome, Step, lowest_by_turns, unchanged
from detente.stability.unknown_preference import Extension

Sanctioned = Literal["gmr", "smr", "seq"]
SANCTIONED: tuple[Sanctioned, ...] = ("gmr", "smr", "seq")


def strong_stability(model: Model, degree: int = 2) -> dict[Sanctioned, NDArray[np.bool_]]:
    """Strong GMR, SMR and SEQ stability: the party would end up much worse.

    A party may greatly prefer one state to another, or mildly. A state is *generally* GMR, SMR or
    SEQ stable for DM i in the usual sense, either strength counting as preference; it is *strongly*
    stable if each improvement, mild or great, has a sanction s2 to which i greatly prefers s, and
    under SMR i greatly prefers s also to every s3 in R_i(s2) [1]_ [2]_. What is generally and not
    strongly stable is *weakly* stable. A state without improvements is strongly stable; Nash
    stability knows no strength.

    A preference may have more degrees than these two [3]_. A mild one is of degree 1 and a great one of
    degree 2; we read stability at degree d as strong stability where the sanction is worse by degree d or
    more. So what is stable at a degree is stable at all smaller ones.

    Parameters
    ----------
    degree
        2 or more.

    Returns
    -------
    dict
        Arrays of shape ``(parties, cells)``, False in infeasible cells. A party whose strengths the
        model does not state greatly prefers nothing. Where preferences are unknown what is returned is
        certain: moves to states of unknown order tempt, and sanction nothing.

    Raises
    ------
    NotDefined
        If strengths are stated of a partial order of too many states to compare each with each.

    References
    ----------
    .. [1] Hamouda, Kilgour and Hipel, Strength of preference in the graph model for conflict
       resolution, Group Decision and Negotiation 13 (2004).
    .. [2] Hamouda, Kilgour and Hipel, Strength of preference in graph models for multiple-decision-
       maker conflicts, Applied Mathematics and Computation 179 (2006).
    .. [3] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018), ch. 6.

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
    parties = range(len(model.parties))
    if any(highest_much_worse(model, party, degree) is None for party in parties):
        return _by_pairs(model, degree, None)
    by_interest = improving_step(model)
    stable: dict[Sanctioned, NDArray[np.bool_]] = {}
    kinds: tuple[tuple[Sanctioned, bool, Step], ...] = (
        ("gmr", False, partial(lowest, model)),
        ("smr", True, partial(lowest, model)),
        ("seq", False, by_interest),
    )
    for concept, escapes, reply in kinds:
        stable[concept] = np.stack([_of_party(model, i, degree, reply, escapes=escapes) for i in parties])
    return stable


def hybrid_stability(
    model: Model, extension: Extension, degree: int = 2
) -> dict[Sanctioned, NDArray[np.bool_]]:
    """Strong GMR, SMR and SEQ stability where some preferences are unknown, under one of four extensions.

    A pair of states is greatly or mildly preferred, indifferent or of unknown preference; the extensions say
    as in `unknown_stability` whether a state of unknown preference tempts, and whether it deters. Strongly
    stable is a state if each improvement that tempts has a sanction s2 to which i greatly prefers s or, where
    the unknown deters, which is of unknown preference to s; under SMR the same holds of every s3 in R_i(s2).
    Under SEQ the others reply by moves to states preferred or of unknown preference [1]_ [2]_. What is stable
    in the usual sense under an extension is what `unknown_stability` says.

    Parameters
    ----------
    degree
        As for `strong_stability`.

    Returns
    -------
    dict
        Arrays of shape ``(parties, cells)``, False in infeasible cells.

    Raises
    ------
    NotDefined
        If there are too many states to compare each with each.

    References
    ----------
    .. [1] Xu, Hipel, Kilgour and Chen, Combining strength and uncertainty for preferences in the graph model
       for conflict resolution with multiple decision makers, Theory and Decision 69 (2010).
    .. [2] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018), on hybrid
       preference.

    Examples
    --------
    From NN the party would go to YN. The answer YY is of unknown order to NN: it deters under c and d alone.

    >>> model = Model.of("A: go; B: stop", {
    ...     "A": {"ranking": [["YN"], ["NN", "YY"], ["NY"]], "strong": "2", "unknown": "the tie"}})
    >>> {ext: bool(hybrid_stability(model, ext)["gmr"][0, 0]) for ext in ("a", "b", "c", "d")}
    {'a': False, 'b': False, 'c': True, 'd': True}
    """
    return _by_pairs(model, degree, extension)


def _by_pairs(model: Model, degree: int, extension: Extension | None) -> dict[Sanctioned, NDArray[np.bool_]]:
    small, cells = states_compared(model)
    outlooks = [_outlook(small, party, degree, extension) for party in range(len(model.parties))]
    stable: dict[Concept, NDArray[np.bool_]] = on_all_cells(model, cells, stable_by_pairs(small, outlooks))
    return {concept: stable[concept] for concept in SANCTIONED}


def _outlook(model: Model, party: int, degree: int, extension: Extension | None) -> Outlook:
    """The outlook of an extension; without one that under which what is stable is so for certain."""
    tempting: Known = "surely" if extension in ("b", "d") else "perhaps"
    tempts = surely_better if tempting == "surely" else maybe_better

    def deters(here: Any, there: Any) -> Any:
        worse = much_worse(model, party, degree, here, there)
        if extension not in ("c", "d"):
            return worse
        return worse | (maybe_better(model, party, here, there) & ~surely_better(model, party, here, there))

    return Outlook(
        partial(tempts, model, party),
        deters,
        partial(surely_better if extension is None else maybe_better, model, party),
    )


def _of_party(model: Model, party: int, degree: int, reply: Step, *, escapes: bool) -> NDArray[np.bool_]:
    order = ranked(model, party)
    if order is None:
        # Ranks say how much worse states are, and of this party they say nothing: so nothing deters.
        return stays(model, party, Judgement("perhaps", "surely", None))
    ranks = order.ranks
    outcome: Outcome = partial(highest, model, party, staying=True) if escapes else unchanged
    worth = np.where(model.feasible, outcome(ranks), NEVER_LOWEST)
    others = [other for other in range(len(model.parties)) if other != party]
    # That what is moved to counts as a reply to itself changes nothing: it is not greatly worse.
    afterwards = lowest_by_turns(model, others, worth, reply)
    floor = highest_much_worse(model, party, degree)
    assert floor is not None
    stable = model.feasible.copy()
    for tempting in possible_improvements(model, party):
        stable &= highest_improvement(model, tempting, afterwards) <= floor
    return stable
