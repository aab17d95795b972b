"""Equilibria, and all concepts at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.stability.gmr import gmr
from detente.stability.nash import nash
from detente.stability.result import Concept, Stability
from detente.stability.seq import seq
from detente.stability.smr import smr

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

    >>> from detente.case.model import OptionMoves
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
