"""The whole answer to `detente analyse`: what the renderers show and the JSON contract prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.case.compile import compile_on
from detente.case.load import LoadedCase
from detente.case.model import Model
from detente.case.states import state_space
from detente.paths.joint_moves import joint_moves
from detente.paths.result import JointMove, Path
from detente.paths.ways_out import ways_out
from detente.scenarios.claims import ClaimVerdict, judge_claims
from detente.stability.equilibria import analyse_all, equilibria
from detente.stability.reasons import explain
from detente.stability.result import CONCEPTS, Concept, Reason, Stability

MAX_WAYS_OUT = 25
"""Equilibria to which ways are sought, and joint moves listed; more than a person reads."""


@dataclass(frozen=True)
class Analysis:
    """Everything computed from one model.

    Attributes
    ----------
    stability
        One result a concept, in the order of ``CONCEPTS``.
    status_quo_reasons
        For each party and concept why the status quo holds or breaks; empty without a status quo.
    paths
        From the status quo to the equilibria that most concepts agree on (certain ones first),
        shortest ways by improvements, by possible improvements where known ones do not lead, and
        by moves.
    joint_moves
        Smallest coalitions that reach from the status quo a state all of them prefer.
    claims
        The case's rival assessments, tested.
    """

    model: Model
    stability: Mapping[Concept, Stability]
    status_quo_reasons: tuple[Reason, ...]
    paths: tuple[Path, ...]
    joint_moves: tuple[JointMove, ...]
    claims: tuple[ClaimVerdict, ...]


def analyse(case: LoadedCase) -> Analysis:
    """Compile a case and answer every question the brief asks of it.

    Raises
    ------
    BadInput
        If the case contradicts itself or a claim cannot be tested.
    """
    space = state_space(case)
    model = compile_on(case, space)
    stability = analyse_all(model)
    claims = judge_claims(case, space, model, stability)
    if model.status_quo is None:
        return Analysis(model, stability, (), (), (), claims)
    quo = model.status_quo
    reasons = tuple(
        explain(model, stability[concept], party, quo, concept)
        for party in range(len(model.parties))
        for concept in CONCEPTS
    )
    targets = [cell for cell in lasting_states(stability, MAX_WAYS_OUT + 1) if cell != quo][:MAX_WAYS_OUT]
    paths, together = _paths(model, targets), joint_moves(model, MAX_WAYS_OUT)
    return Analysis(model, stability, reasons, paths, together, claims)


def _paths(model: Model, targets: list[int]) -> tuple[Path, ...]:
    """Ways to the targets, a kind at a time; possible improvements only where known ones do not lead."""
    known = ways_out(model, targets, "improvements")
    led = {path.target for path in known}
    # Without open ties the possible improvements are the known ones.
    left = [t for t in targets if t not in led] if any(model.open_ties) else []
    possible = ways_out(model, left, "possible improvements")
    return (*known, *possible, *ways_out(model, targets, "moves"))


def lasting_states(stability: Mapping[Concept, Stability], most: int) -> list[int]:
    """Cells that are, or could be, equilibria: first those that most concepts are certain of.

    Returns
    -------
    list of int
        At most ``most`` cells.
    """
    certain = sum(s.certain.all(axis=0).astype(np.int32) for s in stability.values())
    possible = sum(s.possible.all(axis=0).astype(np.int32) for s in stability.values())
    score = np.asarray(certain) * (len(stability) + 1) + np.asarray(possible)
    cells = np.flatnonzero(score)
    order = np.argsort(-score[cells], kind="stable")
    return [int(cell) for cell in cells[order][:most]]


def open_equilibria(stability: Stability) -> list[int]:
    """Cells that are equilibria under some but perhaps not all completions of what is unknown."""
    certain, possible = equilibria(stability)
    return [int(cell) for cell in np.setdiff1d(possible, certain, assume_unique=True)]
