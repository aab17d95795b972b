"""Equilibria, and all concepts at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.stability.gmr import gmr
from detente.stability.nash import nash
from detente.stability.result import Concept, Stability
from detente.stability.seq import seq
from detente.stability.smr import smr


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
    """Nash, GMR, SMR and SEQ of one model, in that order."""
    return {"nash": nash(model), "gmr": gmr(model), "smr": smr(model), "seq": seq(model)}
