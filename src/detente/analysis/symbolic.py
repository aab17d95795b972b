"""The analysis of a case by the symbolic engine, and the choice between the engines."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, TypeVar

from detente.analysis.progress import ReportProgress, no_report
from detente.case import Case
from detente.errors import BadArgument
from detente.model import Model, fits_in_memory
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept, Move, Path, Reason
from detente.symbolic import (
    Budget,
    Diagram,
    GaveUp,
    SymbolicModel,
    excerpt,
    explain_state,
    shortest_way,
    stable_states,
    symbolic_model,
    why_not_symbolic,
    within,
)

Engine = Literal["dense", "symbolic"]
_Answer = TypeVar("_Answer")

_MOST_IMPROVEMENTS = 10
"""Improvements that a reason lists; a party with many options may have millions."""


def engine_for(case: Case, wanted: Engine | None = None) -> Engine:
    """Choose the engine for a case: the dense one, unless memory cannot hold its states.

    The dense one also where the symbolic one cannot take the case: it says how many states would fit.

    Parameters
    ----------
    wanted
        The engine to take whatever the size.

    Raises
    ------
    BadInput
        If the symbolic engine is wanted and cannot take the case.
    """
    if wanted == "dense" or (wanted is None and fits_in_memory(case.file)):
        return "dense"
    why_not = why_not_symbolic(case)
    if why_not and wanted == "symbolic":
        raise BadArgument("engine", f"the symbolic engine cannot take this case: {why_not}", "leave it out")
    return "dense" if why_not else "symbolic"


@dataclass(frozen=True, eq=False)
class SymbolicAnalysis:
    """The analysis of a case by the symbolic engine; states are codes, option 0 the most significant bit.

    Attributes
    ----------
    lasting
        The equilibria of each concept; one that was given up is missing.
    stable
        The stable states of each party, likewise.
    gave_up
        What was given up, each with the budget that it went over.
    few
        The states of reasons and ways as a plain model; these have its cells.
    reasons
        Reasons why the status quo is stable or not.
    why
        The state that was asked about, with reasons.
    ways
        For each concept a shortest way from the status quo to one of its equilibria.
    to
        The states that were asked about, in words, with shortest ways there.
    """

    case: Case
    model: SymbolicModel
    lasting: Mapping[Concept, Diagram]
    stable: Mapping[Concept, Sequence[Diagram]]
    gave_up: tuple[str, ...]
    few: Model
    reasons: tuple[Reason, ...]
    why: tuple[str, tuple[Reason, ...]] | None
    ways: tuple[tuple[Concept, Path], ...]
    to: tuple[str, tuple[Path, ...]] | None

    def count(self, concept: Concept) -> int | None:
        """The number of equilibria; None where the concept was given up."""
        return self.model.diagrams.count(self.lasting[concept]) if concept in self.lasting else None

    def bounds(self, concept: Concept) -> tuple[int, int]:
        """The least and the most equilibria that a concept can have, by what is known of the others.

        Every Nash equilibrium is one under the others, and each of theirs is one under GMR.
        """
        count = self.count(concept)
        if count is not None:
            return count, count
        most = self.count("gmr")
        return self.count("nash") or 0, self.model.states if most is None else most

    def listed(self, states: Diagram, limit: int) -> list[str]:
        """Name at most so many states of a set, in the order of their Y/N strings.

        Raises
        ------
        GaveUp
            If it takes more than the budget.
        """
        diagrams = self.model.diagrams
        diagrams.start()
        with within(diagrams.budget):
            return [self.model.label(code) for code in diagrams.listed(states, limit)]

    def shared(self, states: Diagram) -> str:
        """Say of each option if it is taken in every state of a set, ``Y``, in none, ``N``, or some, ``-``.

        Raises
        ------
        GaveUp
            If it takes more than the budget.
        """
        diagrams = self.model.diagrams
        diagrams.start()
        letters = []
        with within(diagrams.budget):
            for option in range(diagrams.options):
                diagrams.budget.check()
                taken = diagrams.taken(option)
                some, others = (states & taken).satisfiable(), (states & ~taken).satisfiable()
                letters.append("-" if some == others else "Y" if some else "N")
        return "".join(letters)


def analyse_symbolically(
    case: Case,
    *,
    why: str | None = None,
    to: str | None = None,
    budget: Budget | None = None,
    report_progress: ReportProgress = no_report,
) -> SymbolicAnalysis:
    """Judge the states of a case in option form under the four classic concepts, by decision diagrams.

    Each concept, the reasons for each state and each search for ways has the seconds of the budget for
    itself. What takes more is given up, and the answer says so.

    Parameters
    ----------
    why
        A state to explain.
    to
        A state, or an expression over options, to which ways are sought.

    Raises
    ------
    BadInput
        If the case or a question cannot be used.

    Examples
    --------
    >>> parties = {
    ...     party: {"name": party, "options": {f"x{k}": "Do it" for k in range(20)}} for party in ("A", "B")
    ... }
    >>> wants = {"A": {"priorities": ["not B.x0", "A.x1"]}, "B": {"priorities": ["B.x0 if A.x1"]}}
    >>> case = Case.from_data(
    ...     {"detente": "1", "title": "A dispute", "parties": parties, "preferences": wants}
    ... )
    >>> answer = analyse_symbolically(case)
    >>> f"{answer.model.states:,}", f"{answer.count('nash'):,}"
    ('1,099,511,627,776', '274,877,906,944')
    """
    report_progress("states and statements, as diagrams")
    try:
        model = symbolic_model(case, budget)
    except GaveUp as over:
        raise case.fault(
            ("rules",), f"the rules and statements take {over}", "simplify them, or merge options"
        ) from None
    tries = _Tries(model)
    to_explain = None if why is None else model.code(why)
    if why is not None and to_explain is None:
        raise BadArgument("why", f"{why} is no feasible state", "write its name, or Y or N for each option")
    try:
        with within(model.diagrams.budget):
            goal = None if to is None else model.meant("to", to)
    except GaveUp as over:
        raise BadArgument("to", f"{to} takes {over}", "say it more simply") from None
    quo = model.status_quo
    if goal is not None and quo is None:
        raise BadArgument("to", "the case has no status quo to start from", "add `status_quo`")

    stable: dict[Concept, list[Diagram]] = {}
    lasting: dict[Concept, Diagram] = {}
    for concept in CONCEPTS:
        report_progress(f"{CONCEPT_NAMES[concept]} of every state")
        judged = tries.answer(f"{CONCEPT_NAMES[concept]} of every state", partial(_judged, model, concept))
        if judged is not None:
            stable[concept], lasting[concept] = judged
    report_progress("reasons and ways")
    reasons = () if quo is None else _reasons(model, quo, tries)
    of_asked = () if to_explain is None else _reasons(model, to_explain, tries)
    out = () if quo is None else _ways_out(model, quo, lasting, tries)
    there = () if quo is None or goal is None else _ways(model, quo, goal, tries)
    few, cells = excerpt(
        model, _named([*reasons, *of_asked], [*(path for _, path in out), *there], to_explain)
    )
    return SymbolicAnalysis(
        case,
        model,
        lasting,
        stable,
        tuple(tries.gave_up),
        few,
        tuple(_in_cells(reason, cells) for reason in reasons),
        None
        if to_explain is None
        else (model.label(to_explain), tuple(_in_cells(one, cells) for one in of_asked)),
        tuple((concept, _way_in_cells(path, cells)) for concept, path in out),
        None if to is None else (to, tuple(_way_in_cells(path, cells) for path in there)),
    )


class _Tries:
    """Questions that each have the seconds of the budget; notes what was given up."""

    def __init__(self, model: SymbolicModel) -> None:
        self._diagrams = model.diagrams
        self.gave_up: list[str] = []

    def answer(self, what: str, question: Callable[[], _Answer]) -> _Answer | None:
        self._diagrams.start()
        try:
            with within(self._diagrams.budget):
                return question()
        except GaveUp as over:
            self.gave_up.append(f"{what} took {over}")
        # What was half done is still held by the frames of the error.
        gc.collect()
        return None


def _judged(model: SymbolicModel, concept: Concept) -> tuple[list[Diagram], Diagram]:
    """The stable states of each party, and of all."""
    of_parties = [stable_states(model, party, concept) for party in range(len(model.parties))]
    lasting = of_parties[0]
    for stable in of_parties[1:]:
        lasting = lasting & stable
    return of_parties, lasting


def _reasons(model: SymbolicModel, state: int, tries: _Tries) -> tuple[Reason, ...]:
    reasons = []
    for party in range(len(model.parties)):
        for concept in CONCEPTS:
            about = f"{CONCEPT_NAMES[concept]} of {model.label(state)} for {model.parties[party]}"
            question = partial(explain_state, model, party, state, concept, limit=_MOST_IMPROVEMENTS)
            reason = tries.answer(about, question)
            if reason is not None:
                reasons.append(reason)
    return tuple(reasons)


def _ways_out(
    model: SymbolicModel, quo: int, lasting: Mapping[Concept, Diagram], tries: _Tries
) -> tuple[tuple[Concept, Path], ...]:
    """For each concept a way to the nearest of its equilibria: one by improvements, or else by moves."""
    ways: dict[tuple[Move, ...], tuple[Concept, Path]] = {}
    for concept, states in lasting.items():
        goal = tries.answer("ways out", partial(_without, model, states, quo))
        for path in () if goal is None else _ways(model, quo, goal, tries)[:1]:
            ways.setdefault(path.steps, (concept, path))
    return tuple(ways.values())


def _without(model: SymbolicModel, states: Diagram, state: int) -> Diagram:
    return states & ~model.diagrams.one(state)


def _ways(model: SymbolicModel, quo: int, goal: Diagram, tries: _Tries) -> tuple[Path, ...]:
    """A shortest way by improvements, and a shortest by moves where that is another."""
    paths: dict[tuple[Move, ...], Path] = {}
    for by in ("improvements", "moves"):
        improving = by == "improvements"
        steps = tries.answer(f"a way by {by}", partial(shortest_way, model, quo, goal, improving=improving))
        if steps:
            paths.setdefault(steps, Path(steps[-1].target, "improvements" if improving else "moves", steps))
    return tuple(paths.values())


def _named(reasons: Sequence[Reason], paths: Sequence[Path], to_explain: int | None) -> Iterator[int]:
    """The states that an answer names."""
    moves = [move for path in paths for move in path.steps]
    for reason in reasons:
        for response in reason.responses:
            moves += [response.improvement, *(response.sanction or ())]
    for move in moves:
        yield from (move.origin, move.target)
    if to_explain is not None:
        yield to_explain


def _in_cells(reason: Reason, cells: Mapping[int, int]) -> Reason:
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


def _way_in_cells(path: Path, cells: Mapping[int, int]) -> Path:
    steps = tuple(_move_in_cells(move, cells) for move in path.steps)
    return replace(path, target=cells[path.target], steps=steps)


def _move_in_cells(move: Move, cells: Mapping[int, int]) -> Move:
    return replace(move, origin=cells[move.origin], target=cells[move.target])
