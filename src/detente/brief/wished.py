"""What a mediator wishes for: what it would take, and how firmly it would stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import factorial

import numpy as np

from detente.brief.asked import wished_cells
from detente.case.compile import party_preferences
from detente.case.load import LoadedCase
from detente.case.model import Model
from detente.case.states import StateSpace
from detente.errors import BadInput
from detente.scenarios.known_orders import known_orders
from detente.scenarios.least_changes import LeastChanges, NoChanges, least_changes
from detente.scenarios.portion import SweepJob
from detente.scenarios.robustness import Robustness, robustness
from detente.scenarios.seen_order import MOST_STATES, SeenOrders, seen_orders
from detente.scenarios.stability_clauses import ClassicConcept
from detente.scenarios.structure_changes import StructureChange, structure_changes
from detente.scenarios.sweep import sweep
from detente.scenarios.what_if import WhatIf, changed_case
from detente.stability.result import NotDefined

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
class Wished:
    """The answer to a wish.

    Attributes
    ----------
    wish
        As it was asked.
    by_expression
        Whether it is an expression, and no state's name or letters.
    arrived_at
        Whether improvements must lead there from the status quo.
    changes
        The least that parties must come to see differently.
    structures
        Changes of structure that spare some of that; None in graph form, which has no options.
    firmness
        How much the state would then survive; None where there is no answer.
    profiles
        None where there are too many profiles to try.
    """

    wish: str
    by_expression: bool
    concept: ClassicConcept
    arrived_at: bool
    changes: LeastChanges | NoChanges
    structures: tuple[StructureChange, ...] | None
    firmness: Robustness | None
    profiles: Profiles | None


def answer_wish(
    case: LoadedCase,
    space: StateSpace,
    model: Model,
    wish: str,
    concept: ClassicConcept,
    *,
    kept: Sequence[str],
) -> Wished:
    """What it takes for a wished-for state, or one in which an expression is true, to last.

    Parameters
    ----------
    wish
        A state's name or letters, or an expression over options.
    kept
        Expressions that always hold, as a what-if has it.

    Raises
    ------
    BadInput
        If there is no such state, or the model is too large to be asked.
    """
    _require_few(model)
    cells = wished_cells(case, space, model, "--wish", wish)
    if len(cells) > MOST_WISHED:
        raise BadInput(
            "--wish", f"{wish} is true in {len(cells):,} states",
            f"wish for something that at most {MOST_WISHED} states have",
        )  # fmt: skip
    known = known_orders(model, party_preferences(case, space))
    with _patience("--wish"):
        return _answer(case, model, known, cells, wish, concept, kept)


def _answer(
    case: LoadedCase,
    model: Model,
    known: SeenOrders,
    cells: Sequence[int],
    wish: str,
    concept: ClassicConcept,
    kept: Sequence[str],
) -> Wished:
    led = model.status_quo is not None
    changes = least_changes(model, known, cells, concept, arrived_at=led, seconds=PATIENCE)
    structures: tuple[StructureChange, ...] | None
    try:
        structures = structure_changes(
            model, known, cells, concept, changes, arrived_at=led, seconds=PATIENCE
        )
    except NotDefined:
        structures = None
    firmness = profiles = None
    if isinstance(changes, LeastChanges):
        known_all = (False,) * len(model.parties)
        changed = replace(model, ranks=changes.ranks, open_ties=known_all, compared=())
        firmness = robustness(changed, seen_orders(changed), changes.state, concept, seconds=PATIENCE)
        profiles = _profiles(case, model, changes.state, concept, kept)
    by_expression = len(cells) > 1 or model.label(cells[0]) != wish != model.pattern(cells[0])
    return Wished(wish, by_expression, concept, led, changes, structures, firmness, profiles)


@contextmanager
def _patience(flag: str) -> Iterator[None]:
    """Say in one line that the solver did not answer in time."""
    try:
        yield
    except TimeoutError:
        raise BadInput(
            flag, f"no answer within {PATIENCE:.0f} seconds",
            "ask it of a smaller case, or under nash or gmr, which are quicker",
        ) from None  # fmt: skip


def robust_states(
    case: LoadedCase, space: StateSpace, model: Model, cells: Sequence[int], concept: ClassicConcept
) -> tuple[Robustness, ...]:
    """How much each of some equilibria survives; BadInput if the model is too large to be asked."""
    _require_few(model)
    known = known_orders(model, party_preferences(case, space))
    with _patience("--robust"):
        return tuple(robustness(model, known, cell, concept, seconds=PATIENCE) for cell in cells)


def _require_few(model: Model) -> None:
    states = int(model.feasible.sum())
    if states > MOST_STATES:
        raise BadInput(
            model.title, f"{states:,} states, and every pair of them counts here",
            f"ask it of a case of at most {MOST_STATES} states",
        )  # fmt: skip


def _profiles(
    case: LoadedCase, model: Model, cell: int, concept: ClassicConcept, kept: Sequence[str]
) -> Profiles | None:
    states = int(model.feasible.sum())
    # Cells that a what-if rules out would be ordered as well, and counted many times over.
    if kept or states > 8 or factorial(states) ** len(model.parties) > MOST_PROFILES:
        return None
    nobody_knows = WhatIf(
        settings=("views=", "claims="), as_if=tuple(f"{party}: unknown" for party in model.parties)
    )
    changed, _ = changed_case(case, nobody_knows)
    found = sweep(SweepJob(changed.text, changed.path, exact_up_to=MOST_PROFILES))
    of = found.method.completions
    return Profiles(int(np.rint(found.equilibrium[concept][cell] * of)), of)
