"""What a mediator wishes for: what it would take, and how firmly it would stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import factorial

import numpy as np
from numpy.typing import NDArray

from detente.case import Case
from detente.content import ByContent
from detente.errors import BadInput
from detente.model import Model, StateSpace, compact, party_preferences, wished_cells
from detente.stability import NotDefined
from detente.sweeps import SweepJob, sweep
from detente.wishes.clauses import ClassicConcept
from detente.wishes.least_changes import LeastChanges, NoChanges, least_changes
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
PATIENCE = 60.0
"""Seconds that each question is given."""
MOST_PROFILES = 250_000
"""Profiles of preferences up to which all are tried."""


@dataclass(frozen=True)
class Profiles:
    """In how many of all profiles of strict preferences a state would last: of the model, not the case."""

    lasting: int
    of: int


@dataclass(frozen=True)
class NoAnswer:
    """The solver gave none in the time it has."""

    seconds: float

    @property
    def why(self) -> str:
        """The reason, as half a sentence."""
        return f"no answer within {self.seconds:.0f} seconds"


@dataclass(frozen=True, eq=False, repr=False)
class Wished(ByContent):
    """The answer to a wish.

    Attributes
    ----------
    model
        That the cells of the answer are of: a cell for each state.
    wish
        As it was asked.
    by_expression
        Whether it is an expression, and no state's name or letters.
    arrived_at
        Whether improvements must lead there from the status quo.
    changes
        The least that parties must come to see differently.
    structures
        Changes of structure that spare some of that; None where they were not found in time, or in
        graph form, which has no options.
    firmness
        How much the state would then survive; None where there is no answer.
    profiles
        None where there are too many profiles to try.
    treated_as_independent
        Parties whose open questions hang together and were taken as open by themselves all the same.
    """

    model: Model
    wish: str
    by_expression: bool
    concept: ClassicConcept
    arrived_at: bool
    changes: LeastChanges | NoChanges | NoAnswer
    structures: tuple[StructureChange, ...] | None
    firmness: Robustness | None
    profiles: Profiles | None
    treated_as_independent: tuple[int, ...]


@dataclass(frozen=True, eq=False, repr=False)
class Firmness(ByContent):
    """How firm some equilibria are.

    Attributes
    ----------
    model
        That the cells are of: a cell for each state.
    states
        Of those that were answered in time.
    unanswered
        How many were not.
    treated_as_independent
        As of `Wished`.
    """

    model: Model
    states: tuple[Robustness, ...]
    unanswered: int
    treated_as_independent: tuple[int, ...]


def require_wish(space: StateSpace, model: Model, wish: str) -> list[int]:
    """The cells wished for; see that there are some, and that they can be asked about.

    Raises
    ------
    BadInput
        If there is no such state, they are too many, or the model is too large.
    """
    require_few_states(model)
    cells = wished_cells(space, model, "--wish", wish)
    if len(cells) > MOST_WISHED:
        raise BadInput(
            "--wish", f"{wish} is true in {len(cells):,} states",
            f"wish for something that at most {MOST_WISHED} states have",
        )  # fmt: skip
    return cells


def require_few_states(model: Model) -> None:
    """See that a model can be asked what a wish takes, or how firm a state is; BadInput if not."""
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
) -> Wished:
    """What it takes for a wished-for state, or one in which an expression is true, to last.

    Where open questions hang together each way in which they can turn out is asked about, and the one
    that takes least is answered.

    Parameters
    ----------
    wish
        A state's name or letters, or an expression over options.

    Raises
    ------
    BadInput
        As `require_wish`.
    """
    asked = require_wish(space, model, wish)
    smaller, cells = compact(model)
    wished = np.searchsorted(cells, asked).tolist()
    known = knowledge_of_preferences(party_preferences(case, space), cells)
    led = model.status_quo is not None
    changes, structures = _least(smaller, known, wished, concept, led)
    firmness = profiles = None
    if isinstance(changes, LeastChanges):
        known_all = (False,) * len(model.parties)
        changed = replace(smaller, ranks=changes.ranks, open_ties=known_all)
        firmness = _firm(changed, (knowledge_of_model(changed),), changes.state, concept)
        profiles = _profiles(case, model, int(cells[changes.state]), concept)
    by_expression = len(asked) > 1 or model.label(asked[0]) != wish != model.pattern(asked[0])
    return Wished(
        smaller, wish, by_expression, concept, led, changes, structures, firmness, profiles,
        known.treated_as_independent,
    )  # fmt: skip


def robust_states(
    case: Case, space: StateSpace, model: Model, cells: Sequence[int], concept: ClassicConcept
) -> Firmness:
    """How much each of some equilibria survives; BadInput if the model is too large to be asked."""
    require_few_states(model)
    smaller, feasible = compact(model)
    known = knowledge_of_preferences(party_preferences(case, space), feasible)
    answers = [
        _firm(smaller, known.ways, cell, concept) for cell in np.searchsorted(feasible, cells).tolist()
    ]
    found = tuple(answer for answer in answers if answer is not None)
    return Firmness(smaller, found, len(answers) - len(found), known.treated_as_independent)


_Structures = tuple[StructureChange, ...]


def _least(
    model: Model, known: CaseKnowledge, wished: list[int], concept: ClassicConcept, led: bool
) -> tuple[LeastChanges | NoChanges | NoAnswer, _Structures | None]:
    """The least over all ways in which the open questions can turn out, and what would spare some of it."""
    best: LeastChanges | NoChanges | None = None
    seen = known.ways[0]
    try:
        for way in known.ways:
            found = least_changes(model, way, wished, concept, arrived_at=led, seconds=PATIENCE)
            if best is None or _cost(found) < _cost(best):
                best, seen = found, way
    except TimeoutError:
        return NoAnswer(PATIENCE), None
    assert best is not None
    structures: _Structures | None
    try:
        structures = structure_changes(model, seen, wished, concept, best, arrived_at=led, seconds=PATIENCE)
    except (NotDefined, TimeoutError):
        structures = None
    if isinstance(best, LeastChanges):
        best = replace(
            best, premises=tuple(_as_of_the_case(premise, known.common) for premise in best.premises)
        )
    return best, structures


def _cost(found: LeastChanges | NoChanges) -> tuple[float, int]:
    return (found.total, len(found.unmet)) if isinstance(found, LeastChanges) else (np.inf, 0)


def _as_of_the_case(premise: Premise, common: PairKnowledge) -> Premise:
    """What is so in the way asked about must turn out so, where the case leaves it open."""
    if premise.standing == "as it is" and common[premise.party, premise.better, premise.other] == OPEN:
        return replace(premise, standing="must turn out so")
    return premise


def _firm(
    model: Model, ways: Sequence[NDArray[np.int8]], cell: int, concept: ClassicConcept
) -> Robustness | None:
    """The least it survives in any of the ways; None if that is not found in time."""
    try:
        found = [robustness(model, way, cell, concept, seconds=PATIENCE) for way in ways]
    except TimeoutError:
        return None
    return min(found, key=lambda one: np.inf if one.survives is None else one.survives)


def _profiles(case: Case, model: Model, cell: int, concept: ClassicConcept) -> Profiles | None:
    states = int(model.feasible.sum())
    # States that a what-if rules out would be ordered as well, and counted many times over.
    if case.always or states > 8 or factorial(states) ** len(model.parties) > MOST_PROFILES:
        return None
    nobody_knows = case.what_if(
        settings=("views=", "claims="), as_if=[f"{party}: unknown" for party in model.parties]
    )
    found = sweep(SweepJob(nobody_knows, exact_up_to=MOST_PROFILES))
    of = found.method.completions
    return Profiles(int(np.rint(found.equilibrium[concept][cell] * of)), of)
