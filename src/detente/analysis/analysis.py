"""The analysis of one case: stability of every state, reasons, ways out, joint moves, claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from detente.analysis.hypergames import Hypergame, hypergame
from detente.analysis.progress import ReportProgress, no_report
from detente.case import Case
from detente.claims import ClaimVerdict, judge_claims
from detente.content import ByContent
from detente.model import Model, StateSpace, compile_on, state_space, what_always_holds
from detente.short import count_of, shortened
from detente.stability import (
    CONCEPT_NAMES,
    CONCEPTS,
    Bounds,
    Concept,
    FromStatusQuo,
    JointMove,
    Path,
    Reach,
    Reason,
    Stability,
    StepKind,
    analyse_all,
    bounds_of,
    equilibria,
    explain,
    joint_moves,
    reach,
    ways_out,
)

MAX_WAYS_OUT = 25
"""Equilibria to which ways are sought, and joint moves listed; more than a person reads."""


@dataclass(frozen=True, eq=False, repr=False)
class Analysis(ByContent):
    """The analysis of one case; parts that take a search are computed when they are first used.

    Two analyses are equal if they are of equal cases and have equal results.

    Attributes
    ----------
    case
        The case that was analysed.
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

    case: Case
    model: Model
    space: StateSpace
    stability: Mapping[Concept, Stability]
    claims: tuple[ClaimVerdict, ...]
    hypergame: Hypergame | None = None
    most_ways: int = MAX_WAYS_OUT

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(equilibria(s)[0])} {CONCEPT_NAMES[c]}" for c, s in self.stability.items())
        states = count_of(int(self.model.feasible.sum()), "state")
        return f"<Analysis: {shortened(self.model.title)}; {states}; certain equilibria: {counts}>"

    def with_party_names(self, names: tuple[str, ...]) -> Analysis:
        """Return the same analysis with other names of its parties; what was worked out is not done again."""
        renamed = replace(self, model=replace(self.model, party_names=names))
        for part in ("status_quo_reasons", "paths", "joint_moves", "_lasting", "_searched"):
            if part in self.__dict__:
                renamed.__dict__[part] = self.__dict__[part]
        return renamed

    @cached_property
    def status_quo_reasons(self) -> tuple[Reason, ...]:
        """Reasons why the status quo is stable or not, for each party and concept, if there is one."""
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

        First those by improvements, then by possible improvements where no certain ones lead, then by
        moves.
        """
        return self.ways_to(self._lasting[: self.most_ways].tolist())

    @cached_property
    def bounds(self) -> Bounds:
        """The concepts whose answers are bounds, since preferences are known in part."""
        return bounds_of(self.model, self.stability)

    @property
    def ways_left_out(self) -> int:
        """The number of certain or possible equilibria to which no way was sought."""
        return max(0, len(self._lasting) - self.most_ways)

    def with_ways_for(self, limit: int) -> Analysis:
        """Return the same analysis with as many ways sought as lists of ``limit`` entries hold."""
        most = max(limit, MAX_WAYS_OUT)
        return self if most == self.most_ways else replace(self, most_ways=most)

    @cached_property
    def joint_moves(self) -> tuple[JointMove, ...]:
        """Smallest coalitions that reach from the status quo a state all of them prefer."""
        return joint_moves(self.model, self.most_ways)

    @cached_property
    def _lasting(self) -> NDArray[np.int64]:
        cells = _lasting_cells(self.stability)
        return cells if self.model.status_quo is None else cells[cells != self.model.status_quo]

    @cached_property
    def _searched(self) -> FromStatusQuo:
        return FromStatusQuo(self.model)

    def ways_to(self, targets: list[int], nearest: int | None = None) -> tuple[Path, ...]:
        """Find the shortest ways from the status quo to some states.

        Parameters
        ----------
        targets
            Cells.
        nearest
            Of each kind of way, at most this many, the shortest; None for one to every target.
        """
        led_to = partial(ways_out, self.model, nearest=nearest, searched=self._searched)
        known = led_to(targets, "improvements")
        led = {path.target for path in known}
        # Without open ties the possible improvements are the known ones.
        full = nearest is not None and len(known) >= nearest
        left = [t for t in targets if t not in led] if any(self.model.open_ties) and not full else []
        possible = led_to(left, "possible improvements")
        return (*known, *possible, *led_to(targets, "moves"))

    def reached(self, limit: int) -> dict[StepKind, Reach]:
        """Find the states that each kind of step leads to; empty without a status quo."""
        kinds: tuple[StepKind, ...] = ("improvements", "possible improvements", "moves")
        by_kind = {
            kind: reach(self.model, kind, limit, searched=self._searched)
            for kind in kinds
            if kind != "possible improvements" or any(self.model.open_ties)
        }
        return {kind: reached for kind, reached in by_kind.items() if reached is not None}


def analyse(
    case: Case,
    *,
    most_ways: int = MAX_WAYS_OUT,
    report_progress: ReportProgress = no_report,
) -> Analysis:
    """Compile a case and judge every state under the four classic concepts.

    Parameters
    ----------
    most_ways
        Equilibria to which ways are sought, and joint moves listed.
    report_progress
        Called with the name of each stage.

    Raises
    ------
    BadInput
        If the case contradicts itself or a claim cannot be tested.
    """
    report_progress("the states")
    space = state_space(case)
    report_progress("preferences")
    model = what_always_holds(case, space, compile_on(case, space))
    report_progress("stability of every state")
    stability = analyse_all(model)
    report_progress("claims")
    claims = judge_claims(case, space, model, stability)
    views: Hypergame | None = None
    if case.file.views:
        report_progress("the parties' own views")
        views = hypergame(case, space, model, stability)
    return Analysis(case, model, space, stability, claims, views, most_ways)


def lasting_states(stability: Mapping[Concept, Stability], most: int | None = None) -> list[int]:
    """List the certain and possible equilibria, those certain under most concepts first.

    Returns
    -------
    list of int
        At most ``most`` cells.
    """
    listed: list[int] = _lasting_cells(stability)[:most].tolist()
    return listed


def _lasting_cells(stability: Mapping[Concept, Stability]) -> NDArray[np.int64]:
    score = np.zeros(next(iter(stability.values())).certain.shape[1], dtype=np.int8)
    for judged in stability.values():
        certain = judged.certain.all(axis=0)
        score += certain.view(np.int8) * np.int8(len(stability) + 1)
        score += certain.view(np.int8) if judged.possible is judged.certain else judged.possible.all(axis=0)
    cells = np.flatnonzero(score)
    return cells[np.argsort(-score[cells], kind="stable")]


def open_equilibria(stability: Stability) -> list[int]:
    """List the cells that are equilibria in some, but perhaps not all, completions of open preferences."""
    certain, possible = equilibria(stability)
    return [int(cell) for cell in np.setdiff1d(possible, certain, assume_unique=True)]


def rules_nothing_out(analysis: Analysis) -> bool:
    """Return whether every state may be an equilibrium and none is one for certain."""
    stability = list(analysis.stability.values())
    none_sure = not any(s.certain.all(axis=0).any() for s in stability)
    return none_sure and bool(stability[0].possible.all(axis=0).sum() == analysis.model.feasible.sum())


def lasting_by_concepts(
    analysis: Analysis,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """Mark the equilibria: certain under every concept, certain under one at least, possible under one.

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
