"""Further questions to an analysis: one state explained, ways to a state, further concepts, coalitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from detente.analysis.analysis import MAX_WAYS_OUT, Analysis, lasting_states
from detente.analysis.progress import ReportProgress
from detente.errors import BadArgument
from detente.model import state_cell, wished_cells
from detente.stability import (
    CONCEPTS,
    Coalition,
    CoalitionResponse,
    CoalitionSteps,
    Concept,
    Further,
    FurtherName,
    Jump,
    Limits,
    Move,
    Path,
    Reason,
    Settings,
    Stability,
    coalition_stability,
    coalitions_of,
    equilibria,
    equilibrium_jumps,
    explain,
    explain_coalition,
    further,
    sseq,
)

COALITIONS = "coalitions"
MOST_IN_COALITIONS = 8
"""Parties up to which every coalition is judged: each further party more than doubles the work."""


@dataclass(frozen=True)
class CoalitionVerdict:
    """The verdict on a state against every coalition of two or more.

    Attributes
    ----------
    broken_by
        For each concept the smallest coalitions for which the state is unstable, with their moves; empty
        where it is stable, as far as is known.
    open
        The concepts under which no coalition is known to break the state, and some may, depending on what
        is unknown.
    """

    state: int
    broken_by: dict[Concept, tuple[CoalitionResponse, ...]]
    open: tuple[Concept, ...]


@dataclass(frozen=True)
class Questions:
    """Further questions to an analysis; each is answered when its answer is first used.

    Attributes
    ----------
    why
        The state to explain.
    to
        A state, or an expression over options, to which ways are sought.
    concepts
        Further concepts, and ``coalitions``.
    horizon
        Moves looked ahead by limited-move stability.
    chances
        For probabilistic preference: a party would leave for what it prefers with a chance above the first,
        is deterred by what it prefers with one of at most the second, and answers another by what it prefers
        with one above the third.
    """

    analysis: Analysis
    why: str | None = None
    to: str | None = None
    concepts: tuple[str, ...] = ()
    horizon: int = 3
    chances: tuple[float, float, float] = (0.5, 0.5, 0.5)

    @cached_property
    def why_state(self) -> int | None:
        """The cell to be explained.

        Raises
        ------
        BadInput
            If there is no such state.
        """
        if self.why is None:
            return None
        return state_cell(self.analysis.space, self.analysis.model, "why", self.why)

    @cached_property
    def target_states(self) -> list[int] | None:
        """The cells a way should lead to.

        Raises
        ------
        BadInput
            If it is neither a state nor an expression that some state satisfies.
        """
        if self.to is None:
            return None
        return wished_cells(self.analysis.space, self.analysis.model, "to", self.to)

    def require_answers(self) -> None:
        """Refuse questions that cannot be answered, before anything is computed.

        Raises
        ------
        BadInput
            If there is no such state, or there are too many parties to judge every coalition.
        """
        parties = len(self.analysis.model.parties)
        if COALITIONS in self.concepts and parties > MOST_IN_COALITIONS:
            raise BadArgument(
                "concept", f"coalitions: {parties} parties form {2**parties - 1:,} coalitions",
                f"ask it of a case of at most {MOST_IN_COALITIONS} parties",
            )  # fmt: skip
        _ = self.why_state
        if self.target_states is not None and self.analysis.model.status_quo is None:
            raise BadArgument("to", "the case has no status quo to start from", "add `status_quo`")

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Reasons why the state is stable or not, for each party and concept, SSEQ included."""
        cell, model = self.why_state, self.analysis.model
        if cell is None:
            return ()
        by_concept: dict[Concept, Stability] = {**self.analysis.stability, "sseq": sseq(model)}
        return tuple(
            explain(model, stability, party, cell, concept)
            for party in range(len(model.parties))
            for concept, stability in by_concept.items()
        )

    @cached_property
    def ways(self) -> tuple[Path, ...]:
        """Shortest ways to the states, the shortest first."""
        if self.target_states is None:
            return ()
        by_steps: dict[tuple[Move, ...], Path] = {}
        for path in self.analysis.ways_to(self.target_states, nearest=self.analysis.most_ways + 1):
            # A way by improvements is also one by moves: it is listed once, as the one by improvements.
            by_steps.setdefault(path.steps, path)
        return tuple(sorted(by_steps.values(), key=lambda path: len(path.steps)))

    def further(self) -> Iterator[Further]:
        """Yield the result of each further concept, computed when it is its turn."""
        names: Iterable[FurtherName] = [c for c in self.concepts if c != COALITIONS]  # type: ignore[misc]
        # As it is written: 0.1 is a tenth.
        limits = Limits(*(Fraction(str(chance)) for chance in self.chances))
        yield from further(self.analysis.model, names, Settings(self.horizon, limits))

    @cached_property
    def coalitions(self) -> tuple[CoalitionVerdict, ...]:
        """The verdict on the status quo and the equilibria against every coalition of two or more."""
        if COALITIONS not in self.concepts:
            return ()
        model = self.analysis.model
        cells = lasting_states(self.analysis.stability, MAX_WAYS_OUT)
        if model.status_quo is not None and model.status_quo not in cells:
            cells.insert(0, model.status_quo)
        broken: dict[int, dict[Concept, list[Coalition]]] = {
            cell: {concept: [] for concept in CONCEPTS} for cell in cells
        }
        sure = {cell: set(CONCEPTS) for cell in cells}
        steps = CoalitionSteps.of(model)
        for members in coalitions_of(range(len(model.parties))):
            if len(members) < 2:
                continue
            # Only the smallest coalitions that break a state are listed.
            unbroken = {
                cell: [
                    concept
                    for concept, smaller in by_concept.items()
                    if not any(set(other) < set(members) for other in smaller)
                ]
                for cell, by_concept in broken.items()
            }
            judged = [cell for cell, concepts in unbroken.items() if concepts]
            stable = coalition_stability(model, members, judged, steps)
            for place, cell in enumerate(judged):
                for concept in unbroken[cell]:
                    if not stable[concept].possible[place]:
                        broken[cell][concept].append(members)
                    elif not stable[concept].certain[place]:
                        sure[cell].discard(concept)
        return tuple(
            CoalitionVerdict(
                cell,
                {
                    concept: tuple(
                        explain_coalition(model, members, cell, concept, limit=1)[0] for members in by_whom
                    )
                    for concept, by_whom in broken[cell].items()
                },
                tuple(c for c, by in broken[cell].items() if not by and c not in sure[cell]),
            )
            for cell in cells
        )

    @cached_property
    def jumps(self) -> dict[Concept, tuple[Jump, ...]]:
        """Moves of coalitions from one equilibrium to another, for each concept."""
        if COALITIONS not in self.concepts:
            return {}
        by_equilibria: dict[tuple[int, ...], tuple[Jump, ...]] = {}
        by_concept = {}
        for concept in CONCEPTS:
            # Several concepts often have the same equilibria.
            lasting = tuple(equilibria(self.analysis.stability[concept])[0][:MAX_WAYS_OUT].tolist())
            if lasting not in by_equilibria:
                by_equilibria[lasting] = equilibrium_jumps(self.analysis.model, lasting, MAX_WAYS_OUT)
            by_concept[concept] = by_equilibria[lasting]
        return by_concept


def work_out(analysis: Analysis, questions: Questions | None, report_progress: ReportProgress) -> None:
    """Compute now what would otherwise be computed when it is first used, and report each stage.

    Parameters
    ----------
    questions
        Further questions to the same analysis; None if there are none.
    report_progress
        Called with the name of each stage.
    """
    report_progress("why the status quo holds or breaks")
    _ = analysis.status_quo_reasons
    report_progress("ways out")
    _ = analysis.paths
    report_progress("joint moves")
    _ = analysis.joint_moves
    if questions is None:
        return
    if questions.why is not None:
        report_progress("why the state holds or breaks")
        _ = questions.reasons
    if questions.to is not None:
        report_progress("ways to the states asked for")
        _ = questions.ways
    if COALITIONS in questions.concepts:
        report_progress("coalitions")
        _ = questions.coalitions, questions.jumps
