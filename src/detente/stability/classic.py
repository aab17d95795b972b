"""Nash stability."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability.improvements import Improvements, compared, improvements, lowest_improvement
from detente.stability.moves import NEVER_LOWEST, Values, highest, judged_on, lowest
from detente.stability.result import Concept, Stability
from detente.stability.sanctions import Step, stability_by, unchanged


def nash(model: Model) -> Stability:
    """Which states each party cannot improve on alone.

    State s is Nash stable for DM i if R+_i(s) is empty: i has no unilateral improvement [1]_,
    in the graph model also called rationality [2]_.

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
            possible[party] = _without(model, improvements(model, party))
            continue
        possible[party] = (highest(model, party, ranks, staying=True) <= ranks) & model.feasible
    if not any(model.open_ties):
        return Stability("nash", possible, possible)
    certain = possible.copy()
    for party, ranks in enumerate(model.ranks):
        if compared(model, party) is not None:
            certain[party] = _without(model, improvements(model, party, weak=True))
        elif model.open_ties[party]:
            certain[party] = (highest(model, party, ranks, staying=False) < ranks) & model.feasible
    return Stability("nash", certain, possible)


def _without(model: Model, improving: Improvements) -> NDArray[np.bool_]:
    """The states that have no improvement of these."""
    worth = np.where(model.feasible, np.int32(0), NEVER_LOWEST).astype(np.int32)
    without: NDArray[np.bool_] = lowest_improvement(improving, worth, staying=False) == NEVER_LOWEST
    return without & model.feasible


def gmr(model: Model) -> Stability:
    """Which states each party leaves alone because the others could then hurt it.

    State s is GMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i
    does not strictly prefer to s [1]_: the others may move in any legal sequence, whether it
    serves them or not [2]_.

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
    return stability_by("gmr", model, [unchanged] * len(model.parties), partial(lowest, model))


def smr(model: Model) -> Stability:
    """Which states each party leaves alone because the others could hurt it and it could not escape.

    State s is SMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i
    does not strictly prefer to s, and neither does it strictly prefer to s any s3 in R_i(s2)
    [1]_ [2]_.

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
    escape = [partial(highest, model, party, staying=True) for party in range(len(model.parties))]
    return stability_by("smr", model, escape, partial(lowest, model))


def seq(model: Model) -> Stability:
    """Which states each party leaves alone because the others would, in their own interest, hurt it.

    State s is SEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i
    does not strictly prefer to s [1]_: every step of the others' reply improves on the state it
    leaves, for the one who takes it [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` is exact. ``possible`` takes every move between states whose
        order is unknown as a possible improvement, even where no single order allows all of
        them, so it may hold states that no completion makes stable.

    References
    ----------
    .. [1] Fraser and Hipel, Conflict Analysis: Models and Resolutions (1984).
    .. [2] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018).
    """
    model = judged_on(model)
    return stability_by("seq", model, [unchanged] * len(model.parties), *improving_steps(model))


def improving_steps(model: Model) -> tuple[Step, Step | None]:
    """One move of one party that improves for certain; and, with open ties, one that may."""
    known = [improvements(model, party) for party in range(len(model.parties))]
    by_possible = None
    if any(model.open_ties):
        by_possible = _step(
            [
                improvements(model, party, weak=True) if model.open_ties[party] else of_party
                for party, of_party in enumerate(known)
            ]
        )
    return _step(known), by_possible


def _step(improving: list[Improvements]) -> Step:
    def step(party: int, values: Values, *, staying: bool) -> Values:
        return lowest_improvement(improving[party], values, staying=staying)

    return step


def sseq(model: Model) -> Stability:
    """Which states each party leaves alone for fear of an interested reply that it could not escape.

    State s is SSEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i
    does not strictly prefer to s, and neither does it strictly prefer to s any s3 in R_i(s2)
    [1]_: SEQ's reply with SMR's look one step further. SSEQ states are SMR stable and SEQ stable.

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
    Two rivals may arm (the prisoner's dilemma; cells are NN, NY, YN, YY):

    >>> import numpy as np
    >>> from detente.model import OptionMoves
    >>> model = Model("rivals", ("A", "B"), ("A.arm", "B.arm"), 4, np.ones(4, dtype=bool),
    ...     OptionMoves(owner=(0, 1), one_way=(0, 0)),
    ...     np.array([[2, 0, 3, 1], [2, 3, 0, 1]], dtype=np.int32), (False, False), 0)
    >>> sseq(model).certain.all(axis=0).tolist()
    [True, False, False, True]
    """
    model = judged_on(model)
    escape = [partial(highest, model, party, staying=True) for party in range(len(model.parties))]
    return stability_by("sseq", model, escape, *improving_steps(model))


JUDGES: Mapping[Concept, Callable[[Model], Stability]] = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq}
"""The classic four, in the order of `CONCEPTS`."""


def equilibria(stability: Stability) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The states that are stable for every party under one concept.

    Returns
    -------
    certain, possible : NDArray[np.int64]
        Cells, ascending: stable whatever the open ties hide, and those not excluded (among them
        the certain ones).
    """
    certain = np.flatnonzero(stability.certain.all(axis=0))
    if stability.possible is stability.certain:
        return certain, certain
    return certain, np.flatnonzero(stability.possible.all(axis=0))


def analyse_all(model: Model) -> dict[Concept, Stability]:
    """Nash, GMR, SMR and SEQ of one model, in that order.

    Examples
    --------
    Two rivals may arm (the prisoner's dilemma; cells are NN, NY, YN, YY):

    >>> from detente.model import OptionMoves
    >>> model = Model("rivals", ("A", "B"), ("A.arm", "B.arm"), 4, np.ones(4, dtype=bool),
    ...     OptionMoves(owner=(0, 1), one_way=(0, 0)),
    ...     np.array([[2, 0, 3, 1], [2, 3, 0, 1]], dtype=np.int32), (False, False), 0)
    >>> for concept, stability in analyse_all(model).items():
    ...     print(concept, equilibria(stability)[0].tolist())
    nash [3]
    gmr [0, 3]
    smr [0, 3]
    seq [0, 3]
    """
    return {concept: judge(model) for concept, judge in JUDGES.items()}
