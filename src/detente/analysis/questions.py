"""What a person asked of an analysis beyond the standing answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from detente.analysis.analysis import MAX_WAYS_OUT, Analysis, lasting_states
from detente.case import Case
from detente.errors import BadInput
from detente.model import state_cell, wished_cells
from detente.stability import (
    CONCEPTS,
    Coalition,
    CoalitionResponse,
    Concept,
    Further,
    FurtherName,
    Jump,
    Move,
    Path,
    PossibleImprovements,
    Reason,
    Stability,
    coalition_stability,
    coalitions_of,
    equilibria,
    equilibrium_jumps,
    explain,
    explain_coalition,
    further,
    may_gain_together,
    sseq,
)

COALITIONS = "coalitions"
MOST_IN_COALITIONS = 8
"""Parties: each more than doubles the work."""


@dataclass(frozen=True)
class CoalitionVerdict:
    """Whether a state withstands every coalition of two or more.

    Attributes
    ----------
    broken_by
        For each concept the smallest coalitions that break it, with what they would do; empty where
        the state stands, as far as is known.
    open
        Whether unknown preferences leave it possible that some coalition would gain by leaving.
    """

    state: int
    broken_by: dict[Concept, tuple[CoalitionResponse, ...]]
    open: bool


@dataclass(frozen=True)
class Asked:
    """The questions, and what of the analysis they bear on; each is answered when it is looked at.

    Attributes
    ----------
    why
        The state to be explained.
    to
        A state, or an expression over options: where a way should lead.
    concepts
        Further concepts, and ``coalitions``.
    horizon
        Moves looked ahead by limited-move stability.
    """

    case: Case
    analysis: Analysis
    why: str | None = None
    to: str | None = None
    concepts: tuple[str, ...] = ()
    horizon: int = 3

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
        return state_cell(self.case, self.analysis.space, self.analysis.model, "--why", self.why)

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
        return wished_cells(self.case, self.analysis.space, self.analysis.model, "--to", self.to)

    def require_answers(self) -> None:
        """See that what is asked can be answered, before anything is printed.

        Raises
        ------
        BadInput
            If a state is not there, or there are too many parties for every coalition to be asked.
        """
        parties = len(self.analysis.model.parties)
        if COALITIONS in self.concepts and parties > MOST_IN_COALITIONS:
            raise BadInput(
                "--concept coalitions", f"{parties} parties form {2**parties - 1:,} coalitions",
                f"ask it of a case of at most {MOST_IN_COALITIONS} parties",
            )  # fmt: skip
        _ = self.why_state
        if self.target_states is not None and self.analysis.model.status_quo is None:
            raise BadInput("--to", "the case has no status quo to start from", "add `status_quo`")

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """For each party and concept why the state asked about is stable or not; SSEQ among them."""
        cell, model = self.why_state, self.analysis.model
        if cell is None:
            return ()
        self.analysis.told("why the state holds or breaks")
        by_concept: dict[Concept, Stability] = {**self.analysis.stability, "sseq": sseq(model)}
        return tuple(
            explain(model, stability, party, cell, concept)
            for party in range(len(model.parties))
            for concept, stability in by_concept.items()
        )

    @cached_property
    def ways(self) -> tuple[Path, ...]:
        """Shortest ways to the states asked for, nearest first, of each kind."""
        if self.target_states is None:
            return ()
        self.analysis.told("ways to what was asked for")
        by_steps: dict[tuple[Move, ...], Path] = {}
        for path in self.analysis.ways_to(self.target_states, nearest=self.analysis.most_ways + 1):
            # A way by improvements is also one by moves: it is told once, as the better of the two.
            by_steps.setdefault(path.steps, path)
        return tuple(sorted(by_steps.values(), key=lambda path: len(path.steps)))

    def further(self) -> Iterator[Further]:
        """The further concepts, one after the other."""
        names: Iterable[FurtherName] = [c for c in self.concepts if c != COALITIONS]  # type: ignore[misc]
        for found in further(self.analysis.model, names, horizon=self.horizon):
            self.analysis.told(found.title)
            yield found

    @cached_property
    def coalitions(self) -> tuple[CoalitionVerdict, ...]:
        """How the status quo and the states that last stand up to coalitions."""
        if COALITIONS not in self.concepts:
            return ()
        self.analysis.told("coalitions")
        model = self.analysis.model
        cells = lasting_states(self.analysis.stability, MAX_WAYS_OUT)
        if model.status_quo is not None and model.status_quo not in cells:
            cells.insert(0, model.status_quo)
        broken: dict[int, dict[Concept, list[Coalition]]] = {
            cell: {concept: [] for concept in CONCEPTS} for cell in cells
        }
        steps = PossibleImprovements(model)
        for members in coalitions_of(range(len(model.parties))):
            if len(members) < 2:
                continue
            # Where a smaller coalition within this one breaks a state, only the smaller one is told.
            asked = {
                cell: [
                    concept
                    for concept, smaller in by_concept.items()
                    if not any(set(found) < set(members) for found in smaller)
                ]
                for cell, by_concept in broken.items()
            }
            judged = [cell for cell, concepts in asked.items() if concepts]
            stable = coalition_stability(model, members, judged, steps)
            for place, cell in enumerate(judged):
                for concept in asked[cell]:
                    if not stable[concept][place]:
                        broken[cell][concept].append(members)
        return tuple(
            CoalitionVerdict(
                cell,
                {
                    concept: tuple(
                        explain_coalition(model, members, cell, concept, limit=1)[0] for members in by_whom
                    )
                    for concept, by_whom in broken[cell].items()
                },
                may_gain_together(model, cell, steps),
            )
            for cell in cells
        )

    @cached_property
    def jumps(self) -> dict[Concept, tuple[Jump, ...]]:
        """Moves of coalitions from one equilibrium to another, a concept at a time."""
        if COALITIONS not in self.concepts:
            return {}
        found: dict[tuple[int, ...], tuple[Jump, ...]] = {}
        by_concept = {}
        for concept in CONCEPTS:
            # Several concepts often have the same equilibria.
            lasting = tuple(equilibria(self.analysis.stability[concept])[0][:MAX_WAYS_OUT].tolist())
            if lasting not in found:
                found[lasting] = equilibrium_jumps(self.analysis.model, lasting, MAX_WAYS_OUT)
            by_concept[concept] = found[lasting]
        return by_concept
