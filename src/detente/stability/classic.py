"""The classic solution concepts side by side: Nash, GMR, SMR, SEQ and SSEQ.

For DM i and state s, ``R_i(s)`` holds the states that i can reach alone from s, and ``R+_i(s)`` those of them
that i strictly prefers to s: its unilateral improvements. For the others together, ``R_{N-i}(s1)`` holds the
states that legal sequences of their moves reach from s1 (nobody twice in a row), and ``R+_{N-i}(s1)`` those
that such sequences reach with every step an improvement for the DM who takes it.

A concept calls s stable for i if every improvement s1 of i can be sanctioned: the others can reply with some
s2 that is not strictly preferred to s by i. Concepts differ in the replies that count, and in whether i may
move once more:

======= ================= ==========================================
concept replies           the sanction holds if not preferred to s is
======= ================= ==========================================
Nash    none              (an improvement is never sanctioned)
GMR     any moves         s2
SMR     any moves         s2, and every s3 in ``R_i(s2)``
SEQ     improvements      s2
SSEQ    improvements      s2, and every s3 in ``R_i(s2)``
======= ================= ==========================================

So Nash implies all others, SMR implies GMR, SEQ implies GMR, and SSEQ implies SMR and SEQ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability.comparisons import compared
from detente.stability.improvements import Improvements, improvements, lowest_improvement
from detente.stability.moves import NEVER_LOWEST, Values, highest, judged_on, lowest
from detente.stability.result import Concept, Stability
from detente.stability.sanctions import Outcome, Step, stability_by, unchanged


def nash(model: Model) -> Stability:
    """Nash stability: the party has no unilateral improvement.

    State s is Nash stable for DM i if R+_i(s) is empty [1]_; the graph model also calls this
    rationality [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Nash, Equilibrium points in n-person games (1950).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    model = judged_on(model)
    possible = np.empty((len(model.parties), model.cells), dtype=np.bool_)
    for party, ranks in enumerate(model.ranks):
        if compared(model, party) is not None:
            possible[party] = _without_improvement(model, improvements(model, party))
            continue
        possible[party] = (highest(model, party, ranks, staying=True) <= ranks) & model.feasible
    if not any(model.open_ties):
        return Stability("nash", possible, possible)
    certain = possible.copy()
    for party, ranks in enumerate(model.ranks):
        if compared(model, party) is not None:
            certain[party] = _without_improvement(model, improvements(model, party, weak=True))
        elif model.open_ties[party]:
            certain[party] = (highest(model, party, ranks, staying=False) < ranks) & model.feasible
    return Stability("nash", certain, possible)


def gmr(model: Model) -> Stability:
    """General metarationality: whatever the party gains, the others can take from it.

    State s is GMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i does not
    strictly prefer to s [1]_. The others may move in any legal sequence, also against their own
    interest [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Howard, Paradoxes of Rationality (1971).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    model = judged_on(model)
    return stability_by("gmr", model, _no_escape(model), partial(lowest, model))


def smr(model: Model) -> Stability:
    """Symmetric metarationality: the others can take the gain, and the party could not escape.

    State s is SMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i does not
    strictly prefer to s, and i strictly prefers to s no s3 in R_i(s2) either [1]_ [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Howard, Paradoxes of Rationality (1971).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    model = judged_on(model)
    return stability_by("smr", model, _escape(model), partial(lowest, model))


def seq(model: Model) -> Stability:
    """Sequential stability: the others would take the gain in their own interest.

    State s is SEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i does not
    strictly prefer to s [1]_. Every step of the reply improves on the state it leaves, for the DM who takes
    it [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` is exact. ``possible`` counts every move between states of unknown order
        as a possible improvement, also where no single order allows all of them. So it may hold states
        that no completion makes stable.

    References
    ----------
    .. [1] Fraser and Hipel, Conflict Analysis: Models and Resolutions (1984).
    .. [2] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018).
    """
    model = judged_on(model)
    return stability_by("seq", model, _no_escape(model), *improving_steps(model))


def sseq(model: Model) -> Stability:
    """Symmetric sequential stability: SEQ, where the party could not escape either.

    State s is SSEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i does not
    strictly prefer to s, and i strictly prefers to s no s3 in R_i(s2) either [1]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` is exact; ``possible`` bounds from above, as for SEQ.

    References
    ----------
    .. [1] Rêgo and Vieira, Symmetric sequential stability in the graph model for conflict
       resolution with multiple decision makers, Group Decision and Negotiation 26 (2017).

    Examples
    --------
    Two rivals may arm (the prisoner's dilemma):

    >>> model = Model.of("A: arm; B: arm", {"A": "YN > NN > YY > NY", "B": "NY > NN > YY > YN"})
    >>> [model.label(cell) for cell in equilibria(sseq(model))[0]]
    ['NN', 'YY']
    """
    model = judged_on(model)
    return stability_by("sseq", model, _escape(model), *improving_steps(model))


JUDGES: Mapping[Concept, Callable[[Model], Stability]] = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq}
"""The classic four, in the order of `CONCEPTS`."""


def analyse_all(model: Model) -> dict[Concept, Stability]:
    """Nash, GMR, SMR and SEQ stability of every state, in that order.

    Examples
    --------
    Two rivals may arm (the prisoner's dilemma):

    >>> model = Model.of("A: arm; B: arm", {"A": "YN > NN > YY > NY", "B": "NY > NN > YY > YN"})
    >>> for concept, stability in analyse_all(model).items():
    ...     print(concept, [model.label(cell) for cell in equilibria(stability)[0]])
    nash ['YY']
    gmr ['NN', 'YY']
    smr ['NN', 'YY']
    seq ['NN', 'YY']
    """
    return {concept: judge(model) for concept, judge in JUDGES.items()}


def equilibria(stability: Stability) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The states that are stable for every party under one concept.

    Returns
    -------
    certain, possible : NDArray[np.int64]
        Cells, ascending: equilibria under every order that open ties allow; and all those that are not
        excluded, the certain ones included.
    """
    certain = np.flatnonzero(stability.certain.all(axis=0))
    if stability.possible is stability.certain:
        return certain, certain
    return certain, np.flatnonzero(stability.possible.all(axis=0))


def improving_steps(model: Model) -> tuple[Step, Step | None]:
    """One move of one party that improves for certain; and, with open ties, one that may improve."""
    certain = [improvements(model, party) for party in range(len(model.parties))]
    if not any(model.open_ties):
        return _step(certain), None
    possible = [
        improvements(model, party, weak=True) if model.open_ties[party] else certain[party]
        for party in range(len(model.parties))
    ]
    return _step(certain), _step(possible)


def _step(improving: list[Improvements]) -> Step:
    def step(party: int, values: Values, *, staying: bool) -> Values:
        return lowest_improvement(improving[party], values, staying=staying)

    return step


def _no_escape(model: Model) -> list[Outcome]:
    """For each party the outcome of a reply: the state where it ends."""
    return [unchanged] * len(model.parties)


def _escape(model: Model) -> list[Outcome]:
    """For each party the outcome of a reply: the best state that it can then move to, or stay in."""
    return [partial(highest, model, party, staying=True) for party in range(len(model.parties))]


def _without_improvement(model: Model, improving: Improvements) -> NDArray[np.bool_]:
    """The states from which the party has none of these improvements."""
    worth = np.where(model.feasible, np.int32(0), NEVER_LOWEST).astype(np.int32)
    without: NDArray[np.bool_] = lowest_improvement(improving, worth, staying=False) == NEVER_LOWEST
    return without & model.feasible
