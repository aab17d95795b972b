"""The answer to a wish: the least changes that make a state last, and its robustness then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import factorial

import numpy as np
from numpy.typing import NDArray

from detente.case import Case
from detente.content import ByContent
from detente.errors import BadArgument, BadInput
from detente.model import Model, StateSpace, compact, party_preferences, wished_cells
from detente.stability import NotDefined
from detente.sweeps import SweepJob, sweep
from detente.wishes.conditions import ClassicConcept
from detente.wishes.fewest import Deadline, OutOfTime
from detente.wishes.least_changes import LeastChanges, NoChanges, late_together, least_changes
from detente.wishes.pairwise import (
    MOST_STATES,
    OPEN,
    CaseKnowledge,
    PairKnowledge,
    knowledge_of_model,
    knowledge_of_preferences,
)
from detente.wishes.premises import Premise
from detente.wishes.robustness import Robustness, robustness
from detente.wishes.structure_changes import StructureChange, structure_changes

MOST_WISHED = 64
"""States an expression may stand for; each is solved for by itself."""
PATIENCE = 20.0
"""Seconds that a wish is given, or the robustness of some states, where nobody says otherwise."""
MOST_PROFILES = 250_000
"""Profiles of preferences up to which all are tried."""


@dataclass(frozen=True)
class Profiles:
    """The number of profiles of strict preferences under which a state lasts, of all of the model."""

    lasting: int
    of: int


@dataclass(frozen=True)
class NoAnswer:
    """The search was not over in its time.

    Attributes
    ----------
    at_least
        It is proven that no fewer changes do.
    enough
        So many changes are known to do; None if it is not known that any do.
    """

    seconds: float
    at_least: int = 0
    enough: int | None = None

    @property
    def why(self) -> str:
        """The reason, as half a sentence."""
        return f"no answer within {self.seconds:g} seconds"


@dataclass(frozen=True, eq=False, repr=False)
class Wished(ByContent):
    """The answer to a wish.

    Attributes
    ----------
    model
        The model whose cells are meant, with a cell for each state.
    wish
        The state or expression, as written.
    by_expression
        Whether it is an expression, and not the name or Y/N string of a state.
    arrived_at
        Whether improvements must lead there from the status quo.
    changes
        The fewest changes in preferences that make it last; or why there are none, or no answer.
    structures
        Changes of structure that save changes in preferences; None where they were not found in time, and
        in graph form, which has no options.
    robustness
        The robustness of the state after the changes; None where there is no answer.
    profiles
        The share of all preference profiles; None where there are too many to try.
    treated_as_independent
        Parties whose dependent unknowns were treated as independent (an approximation).
    """

    model: Model
    wish: str
    by_expression: bool
    concept: ClassicConcept
    arrived_at: bool
    changes: LeastChanges | NoChanges | NoAnswer
    structures: tuple[StructureChange, ...] | None
    robustness: Robustness | None
    profiles: Profiles | None
    treated_as_independent: tuple[int, ...]


@dataclass(frozen=True, eq=False, repr=False)
class RobustStates(ByContent):
    """The robustness of some equilibria.

    Attributes
    ----------
    model
        The model whose cells are meant, with a cell for each state.
    states
        The robustness of those that were answered in time.
    unanswered
        Number of those that were not.
    seconds
        The time that all of them had.
    treated_as_independent
        As of `Wished`.
    """

    model: Model
    states: tuple[Robustness, ...]
    unanswered: int
    seconds: float
    treated_as_independent: tuple[int, ...]


def require_wish(space: StateSpace, model: Model, wish: str) -> list[int]:
    """Return the cells wished for, or refuse the wish.

    Raises
    ------
    BadInput
        If there is no such state, they are too many, or the model is too large.
    """
    require_few_states(model)
    cells = wished_cells(space, model, "wish", wish)
    if len(cells) > MOST_WISHED:
        raise BadArgument(
            "wish", f"{wish} is true in {len(cells):,} states",
            f"wish for something that at most {MOST_WISHED} states have",
        )  # fmt: skip
    return cells


def require_few_states(model: Model) -> None:
    """Raise `BadInput` if a model has too many states for wishes and robustness."""
    states = int(model.feasible.sum())
    if states > MOST_STATES:
        raise BadInput(
            model.title, f"{states:,} states, and every pair of them counts here",
            f"ask it of a case of at most {MOST_STATES} states",
        )  # fmt: skip


def answer_wish(
    case: Case,
    space: StateSpace,
    model: Model,
    wish: str,
    concept: ClassicConcept,
    patience: float = PATIENCE,
) -> Wished:
    """Find the fewest changes after which a wished-for state, or one in which an expression is true, lasts.

    Where unknowns depend on each other, every way in which they can turn out is tried, and the one that
    takes the fewest changes is answered.

    Parameters
    ----------
    wish
        The name or Y/N string of a state, or an expression over options.
    patience
        Seconds after which the answer is what is known by then.

    Raises
    ------
    BadInput
        As `require_wish`.
    """
    deadline = Deadline.after(patience)
    states = require_wish(space, model, wish)
    smaller, cells = compact(model)
    wished = np.searchsorted(cells, states).tolist()
    known = knowledge_of_preferences(party_preferences(case, space), cells)
    arrived_at = model.status_quo is not None
    least = _least(smaller, known, wished, concept, arrived_at, deadline)
    if isinstance(least, OutOfTime):
        return Wished(
            smaller, wish, _by_expression(model, states, wish), concept, arrived_at,
            NoAnswer(patience, least.at_least, least.enough), None, None, None, known.treated_as_independent,
        )  # fmt: skip
    changes, known_then = least
    robust = profiles = None
    if isinstance(changes, LeastChanges):
        known_all = (False,) * len(model.parties)
        changed = replace(smaller, ranks=changes.ranks, open_ties=known_all, compared=())
        robust = _least_robust(changed, (knowledge_of_model(changed),), changes.state, concept, deadline)
        profiles = _profiles(case, model, int(cells[changes.state]), concept)
    structures: tuple[StructureChange, ...] | None
    try:
        structures = structure_changes(
            smaller, known_then, wished, concept, changes, arrived_at=arrived_at, seconds=deadline.seconds
        )
    except (NotDefined, OutOfTime):
        structures = None
    return Wished(
        smaller, wish, _by_expression(model, states, wish), concept, arrived_at, changes, structures, robust,
        profiles, known.treated_as_independent,
    )  # fmt: skip


def _by_expression(model: Model, states: Sequence[int], wish: str) -> bool:
    return len(states) > 1 or model.label(states[0]) != wish != model.pattern(states[0])


def robust_states(
    case: Case,
    space: StateSpace,
    model: Model,
    cells: Sequence[int],
    concept: ClassicConcept,
    patience: float = PATIENCE,
) -> RobustStates:
    """Return the robustness of some equilibria; raise `BadInput` if the model has too many states."""
    deadline = Deadline.after(patience)
    require_few_states(model)
    smaller, feasible = compact(model)
    known = knowledge_of_preferences(party_preferences(case, space), feasible)
    answers = [
        _least_robust(smaller, known.ways, cell, concept, deadline.share(len(cells) - number))
        for number, cell in enumerate(np.searchsorted(feasible, cells).tolist())
    ]
    answered = tuple(answer for answer in answers if answer is not None)
    return RobustStates(
        smaller, answered, len(answers) - len(answered), patience, known.treated_as_independent
    )


def _least(
    model: Model,
    known: CaseKnowledge,
    wished: list[int],
    concept: ClassicConcept,
    arrived_at: bool,
    deadline: Deadline,
) -> tuple[LeastChanges | NoChanges, PairKnowledge] | OutOfTime:
    """The fewest changes over all ways in which unknowns can turn out, and the way it is."""
    best: LeastChanges | NoChanges | None = None
    known_then = known.ways[0]
    late: list[OutOfTime] = []
    for number, way in enumerate(known.ways):
        # Of ways that take as many changes, the one with the fewest premises is answered.
        fewer_than = best.total + 1 if isinstance(best, LeastChanges) else None
        seconds = deadline.share(len(known.ways) - number).seconds
        try:
            changes = least_changes(
                model, way, wished, concept,
                arrived_at=arrived_at, fewer_than=fewer_than, seconds=seconds,
            )  # fmt: skip
        except OutOfTime as fault:
            late.append(fault)
            continue
        if best is None or _cost(changes) < _cost(best):
            best, known_then = changes, way
    if late:
        return late_together(late, best)
    assert best is not None
    if isinstance(best, LeastChanges):
        best = replace(
            best, premises=tuple(_as_of_the_case(premise, known.common) for premise in best.premises)
        )
    return best, known_then


def _cost(changes: LeastChanges | NoChanges) -> tuple[float, int]:
    return (changes.total, len(changes.unmet)) if isinstance(changes, LeastChanges) else (np.inf, 0)


def _as_of_the_case(premise: Premise, common: PairKnowledge) -> Premise:
    """A premise that holds in one way of turning out must turn out so where the case leaves it open."""
    if premise.standing == "as it is" and common[premise.party, premise.better, premise.other] == OPEN:
        return replace(premise, standing="must turn out so")
    return premise


def _least_robust(
    model: Model,
    ways: Sequence[NDArray[np.int8]],
    cell: int,
    concept: ClassicConcept,
    deadline: Deadline,
) -> Robustness | None:
    """The least robustness over all ways in which unknowns can turn out; None if it takes too long."""
    try:
        answers = [robustness(model, way, cell, concept, seconds=deadline.seconds) for way in ways]
    except OutOfTime:
        return None
    return min(answers, key=lambda one: np.inf if one.survives is None else one.survives)


def _profiles(case: Case, model: Model, cell: int, concept: ClassicConcept) -> Profiles | None:
    states = int(model.feasible.sum())
    # States that a what-if rules out would be ordered as well, and counted many times over.
    if case.always or states > 8 or factorial(states) ** len(model.parties) > MOST_PROFILES:
        return None
    nobody_knows = case.what_if(
        set=("views=", "claims="), as_if=[f"{party}: unknown" for party in model.parties]
    )
    swept = sweep(SweepJob(nobody_knows, exact_up_to=MOST_PROFILES))
    of = swept.method.completions
    return Profiles(int(np.rint(swept.equilibrium[concept][cell] * of)), of)
