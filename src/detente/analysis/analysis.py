"""The whole answer to `detente analyse`: what the renderers show and the JSON contract prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.hypergames import Hypergame, hypergame
from detente.case import Case
from detente.claims import ClaimVerdict, judge_claims
from detente.model import Model, StateSpace, compile_on, state_space, what_always_holds
from detente.stability import (
    CONCEPTS,
    Concept,
    JointMove,
    Path,
    Reach,
    Reason,
    Stability,
    StepKind,
    analyse_all,
    equilibria,
    explain,
    joint_moves,
    reach,
    ways_out,
)

MAX_WAYS_OUT = 25
"""Equilibria to which ways are sought, and joint moves listed; more than a person reads."""

Told = Callable[[str], None]
"""Is told what is being worked on."""


def _told_nobody(_: str) -> None:
    pass


@dataclass(frozen=True)
class Analysis:
    """Everything computed from one model; what takes a search is computed when it is first asked for.

    Attributes
    ----------
    space
        How the states of the case are written.
    stability
        One result a concept, in the order of ``CONCEPTS``.
    claims
        The case's rival assessments, tested.
    hypergame
        What lasts as the parties see the dispute, where the case states views of theirs.
    most_ways
        Equilibria to which ways are sought, and joint moves listed.
    """

    model: Model
    space: StateSpace
    stability: Mapping[Concept, Stability]
    claims: tuple[ClaimVerdict, ...]
    hypergame: Hypergame | None = None
    most_ways: int = MAX_WAYS_OUT
    told: Told = _told_nobody

    @cached_property
    def status_quo_reasons(self) -> tuple[Reason, ...]:
        """For each party and concept why the status quo holds or breaks; empty without a status quo."""
        self.told("why the status quo holds or breaks")
        model, quo = self.model, self.model.status_quo
        if quo is None:
            return ()
        return tuple(
            explain(model, self.stability[concept], party, quo, concept)
            for party in range(len(model.parties))
            for concept in CONCEPTS
        )

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """Shortest ways from the status quo to the equilibria that most concepts agree on.

        A kind at a time: by improvements, by possible improvements where known ones do not lead, and
        by moves.
        """
        self.told("ways out")
        return self.ways_to(self._lasting[: self.most_ways])

    @property
    def ways_left_out(self) -> int:
        """States that last, or may, to which no way was sought."""
        return max(0, len(self._lasting) - self.most_ways)

    @cached_property
    def joint_moves(self) -> tuple[JointMove, ...]:
        """Smallest coalitions that reach from the status quo a state all of them prefer."""
        self.told("joint moves")
        return joint_moves(self.model, self.most_ways)

    @cached_property
    def _lasting(self) -> list[int]:
        return [cell for cell in lasting_states(self.stability) if cell != self.model.status_quo]

    def ways_to(self, targets: list[int], nearest: int | None = None) -> tuple[Path, ...]:
        """Ways from the status quo to some states, a kind at a time; of each kind the nearest if asked."""
        known = ways_out(self.model, targets, "improvements", nearest=nearest)
        led = {path.target for path in known}
        # Without open ties the possible improvements are the known ones.
        full = nearest is not None and len(known) >= nearest
        left = [t for t in targets if t not in led] if any(self.model.open_ties) and not full else []
        possible = ways_out(self.model, left, "possible improvements", nearest=nearest)
        return (*known, *possible, *ways_out(self.model, targets, "moves", nearest=nearest))

    def reached(self, limit: int) -> dict[StepKind, Reach]:
        """What the status quo leads to by each kind of step; empty without a status quo."""
        self.told("what can be reached")
        kinds: tuple[StepKind, ...] = ("improvements", "possible improvements", "moves")
        found = {
            kind: reach(self.model, kind, limit)
            for kind in kinds
            if kind != "possible improvements" or any(self.model.open_ties)
        }
        return {kind: reached for kind, reached in found.items() if reached is not None}


def analyse(
    case: Case,
    *,
    most_ways: int = MAX_WAYS_OUT,
    kept: Sequence[str] = (),
    told: Told = _told_nobody,
) -> Analysis:
    """Compile a case and judge every state; what the case gets wrong is told here.

    Parameters
    ----------
    kept
        Expressions that always hold, as a what-if has it.
    most_ways
        Equilibria to which ways are sought, and joint moves listed.
    told
        Called with what is being worked on, for a long analysis.

    Raises
    ------
    BadInput
        If the case contradicts itself or a claim cannot be tested.
    """
    told("the states")
    space = state_space(case)
    told("preferences")
    model = what_always_holds(case, space, compile_on(case, space), kept)
    told("stability of every state")
    stability = analyse_all(model)
    told("claims")
    claims = judge_claims(case, space, model, stability, what_if=bool(kept))
    return Analysis(
        model, space, stability, claims, _as_seen(case, space, model, stability, told), most_ways, told
    )


def _as_seen(
    case: Case, space: StateSpace, model: Model, stability: Mapping[Concept, Stability], told: Told
) -> Hypergame | None:
    if not case.file.views:
        return None

    told("the parties' own views")
    return hypergame(case, space, model, stability)


def lasting_states(stability: Mapping[Concept, Stability], most: int | None = None) -> list[int]:
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


def rules_nothing_out(analysis: Analysis) -> bool:
    """Whether so much is unknown that every state might last, and none is sure to."""
    stability = list(analysis.stability.values())
    none_sure = not any(s.certain.all(axis=0).any() for s in stability)
    return none_sure and bool(stability[0].possible.all(axis=0).sum() == analysis.model.feasible.sum())


def lasting_by_standards(
    analysis: Analysis,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Which states last for certain by every concept and by any, and which may by any.

    Returns
    -------
    three arrays of bool
        Each of shape ``(cells,)``.
    """
    certain = [stability.certain.all(axis=0) for stability in analysis.stability.values()]
    possible = [stability.possible.all(axis=0) for stability in analysis.stability.values()]
    return (
        np.logical_and.reduce(certain),
        np.logical_or.reduce(certain),
        np.logical_or.reduce(possible),
    )
