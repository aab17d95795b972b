"""Stability where parties care for each other's gain or loss: RNash, RGMR, RSMR and RSEQ."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.model import Model
from detente.stability.by_pairs import Outlook, on_all_cells, stable_by_pairs, states_compared
from detente.stability.comparisons import Known, maybe_better, surely_better
from detente.stability.result import CONCEPTS, Concept, Stability


def relational_stability(model: Model) -> dict[Concept, Stability]:
    """Nash, GMR, SMR and SEQ stability of parties with attitudes, the relational stabilities.

    DM i has an attitude towards each DM j, itself included: positive, neutral or negative. State t is
    *relationally preferred* to s by i if t is at least as good as s for each j towards whom i is positive,
    and worse than s for each j towards whom i is negative; a neutral attitude asks nothing. The relational
    replies of i at s are the moves of i to states relationally preferred to s, and replace its unilateral
    improvements. A reply of the others to s2 deters i if s2 is s itself or is not relationally preferred to s
    by i. With these, RNash, RGMR, RSMR and RSEQ are Nash, GMR, SMR and SEQ; under RSEQ each step of the
    others is a relational reply of its mover [1]_.

    So ties tempt: whoever is positive towards itself alone would move to a state that is just as good. If
    every party is positive towards itself and neutral towards all others, and indifferent between no two
    states, the four are the plain concepts; if all are neutral towards all, RNash is the same as RSMR, and
    RGMR the same as RSEQ. Both are published [2]_; that s deters from leaving itself is how we read the
    definition, since it takes this for both to be true.

    Returns
    -------
    dict
        For each of the classic concepts its stability; shapes as there. Where preferences are unknown
        ``certain`` and ``possible`` are bounds: each pair of states is judged by itself.

    Raises
    ------
    NotDefined
        If there are too many states to compare each with each.

    References
    ----------
    .. [1] Inohara, Hipel and Walker, Conflict analysis approaches for investigating attitudes and
       misperceptions in the War of 1812, Journal of Systems Science and Systems Engineering 16 (2007).
    .. [2] Inohara and Hipel, Interrelationships among attitude-based and conventional stability concepts
       within the graph model for conflict resolution, IEEE International Conference on Systems, Man, and
       Cybernetics (2009).

    Examples
    --------
    In the prisoner's dilemma each would leave peace (NN), to arm alone. If each is positive towards the other
    too, no move pleases both, and nobody moves:

    >>> from dataclasses import replace
    >>> model = Model.of("A: arm; B: arm", {"A": "YN > NN > YY > NY", "B": "NY > NN > YY > YN"})
    >>> for attitudes in ((1, 0), (0, 1)), ((1, 1), (1, 1)):
    ...     stable = relational_stability(replace(model, attitudes=attitudes))["nash"].certain
    ...     print([model.label(cell) for cell in np.flatnonzero(stable.all(axis=0))])
    ['YY']
    ['NN', 'NY', 'YN', 'YY']
    """
    small, cells = states_compared(model)
    surely = on_all_cells(model, cells, stable_by_pairs(small, _outlooks(small, "surely")))
    perhaps = surely
    if any(small.open_ties):
        perhaps = on_all_cells(model, cells, stable_by_pairs(small, _outlooks(small, "perhaps")))
    return {concept: Stability(concept, surely[concept], perhaps[concept]) for concept in CONCEPTS}


def _outlooks(model: Model, stable: Known) -> list[Outlook]:
    """The outlooks under which what is stable is so surely, or perhaps."""
    return [_outlook(model, party, stable) for party in range(len(model.parties))]


def _outlook(model: Model, party: int, stable: Known) -> Outlook:
    opposite: Known = "perhaps" if stable == "surely" else "surely"

    def tempts(here: Any, there: Any) -> Any:
        return _relationally_preferred(model, party, here, there, opposite)

    def deters(here: Any, there: Any) -> Any:
        return ~tempts(here, there) | (np.asarray(here) == there)

    def sanctions(here: Any, there: Any) -> Any:
        return _relationally_preferred(model, party, here, there, stable)

    return Outlook(tempts, deters, sanctions)


def _relationally_preferred(model: Model, party: int, here: Any, there: Any, known: Known) -> Any:
    """Return True where a party would go by its attitudes from some states to others: surely, or perhaps."""
    better, may_be_better = surely_better, maybe_better
    if known == "perhaps":
        better, may_be_better = maybe_better, surely_better
    preferred = np.ones(np.broadcast(here, there).shape, dtype=np.bool_)
    for other, attitude in enumerate(model.attitudes[party]):
        if attitude > 0:
            preferred &= ~may_be_better(model, other, there, here)
        elif attitude < 0:
            preferred &= better(model, other, there, here)
    return preferred
