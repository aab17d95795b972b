"""Questions to the symbolic engine, each with the seconds of a budget; what takes more is noted."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from detente.errors import BadArgument
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept, Move, Path, Reason
from detente.symbolic import (
    Diagram,
    GaveUp,
    SymbolicModel,
    explain_state,
    shortest_way,
    stable_states,
    within,
)

_Answer = TypeVar("_Answer")

_MOST_IMPROVEMENTS = 10
"""Improvements that a reason lists; a party with many options may have millions."""


class Tries:
    """Questions that each have the seconds of the budget; notes what was given up."""

    def __init__(self, model: SymbolicModel) -> None:
        self._diagrams = model.diagrams
        self.gave_up: list[str] = []

    def answer(self, what: str, question: Callable[[], _Answer]) -> _Answer | None:
        """Answer a question; None where it took more than the budget, which is noted with what it was."""
        self._diagrams.start()
        try:
            with within(self._diagrams.budget):
                return question()
        except GaveUp as over:
            self.gave_up.append(f"{what} took {over}")
        # What was half done is still held by the frames of the error.
        gc.collect()
        return None

    def require_all(self) -> None:
        """Raise `BadInput` if anything was given up."""
        if self.gave_up:
            raise BadArgument("patience", "; ".join(self.gave_up), "give it more seconds")


def judged(model: SymbolicModel, concept: Concept) -> tuple[list[Diagram], Diagram]:
    """The stable states of each party, and of all."""
    of_parties = [stable_states(model, party, concept) for party in range(len(model.parties))]
    lasting = of_parties[0]
    for stable in of_parties[1:]:
        lasting = lasting & stable
    return of_parties, lasting


def reasons_for(model: SymbolicModel, state: int, tries: Tries) -> tuple[Reason, ...]:
    """Explain one state for each party and concept, as far as the budget goes."""
    reasons = []
    for party in range(len(model.parties)):
        for concept in CONCEPTS:
            about = f"{CONCEPT_NAMES[concept]} of {model.label(state)} for {model.parties[party]}"
            question = partial(explain_state, model, party, state, concept, limit=_MOST_IMPROVEMENTS)
            reason = tries.answer(about, question)
            if reason is not None:
                reasons.append(reason)
    return tuple(reasons)


def ways_to_equilibria(
    model: SymbolicModel, quo: int, lasting: Mapping[Concept, Diagram], tries: Tries
) -> tuple[tuple[Concept, Path], ...]:
    """For each concept a way to the nearest of its equilibria: one by improvements, or else by moves."""
    ways: dict[tuple[Move, ...], tuple[Concept, Path]] = {}
    for concept, states in lasting.items():
        goal = tries.answer("ways out", partial(_without, model, states, quo))
        for path in () if goal is None else ways_between(model, quo, goal, tries)[:1]:
            ways.setdefault(path.steps, (concept, path))
    return tuple(ways.values())


def _without(model: SymbolicModel, states: Diagram, state: int) -> Diagram:
    return states & ~model.diagrams.one(state)


def ways_between(model: SymbolicModel, quo: int, goal: Diagram, tries: Tries) -> tuple[Path, ...]:
    """A shortest way by improvements, and a shortest by moves where that is another."""
    paths: dict[tuple[Move, ...], Path] = {}
    for by in ("improvements", "moves"):
        improving = by == "improvements"
        steps = tries.answer(f"a way by {by}", partial(shortest_way, model, quo, goal, improving=improving))
        if steps:
            paths.setdefault(steps, Path(steps[-1].target, "improvements" if improving else "moves", steps))
    return tuple(paths.values())


def states_named(reasons: Sequence[Reason], paths: Sequence[Path], to_explain: int | None) -> Iterator[int]:
    """The states that an answer names."""
    moves = [move for path in paths for move in path.steps]
    for reason in reasons:
        for response in reason.responses:
            moves += [response.improvement, *(response.sanction or ())]
    for move in moves:
        yield from (move.origin, move.target)
    if to_explain is not None:
        yield to_explain


def reason_in_cells(reason: Reason, cells: Mapping[int, int]) -> Reason:
    """Return a reason whose states are cells of an excerpt, given by their codes."""
    responses = tuple(
        replace(
            response,
            improvement=_move_in_cells(response.improvement, cells),
            sanction=None
            if response.sanction is None
            else tuple(_move_in_cells(move, cells) for move in response.sanction),
        )
        for response in reason.responses
    )
    return replace(reason, state=cells[reason.state], responses=responses)


def way_in_cells(path: Path, cells: Mapping[int, int]) -> Path:
    """Return a way whose states are cells of an excerpt; see `reason_in_cells`."""
    steps = tuple(_move_in_cells(move, cells) for move in path.steps)
    return replace(path, target=cells[path.target], steps=steps)


def _move_in_cells(move: Move, cells: Mapping[int, int]) -> Move:
    return replace(move, origin=cells[move.origin], target=cells[move.target])
