"""The whole answer to `detente analyse`: what the renderers show and the JSON contract prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.case.model import Model
from detente.paths.result import JointMove, Path
from detente.scenarios.claims import ClaimVerdict
from detente.stability.result import Concept, Reason, Stability


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
        From the status quo to each equilibrium (certain ones first), shortest ways by
        improvements and by moves.
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
