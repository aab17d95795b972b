"""The analysis of a case by the symbolic engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from detente.analysis.progress import ReportProgress, no_report
from detente.analysis.symbolic_questions import (
    Tries,
    judged,
    reason_in_cells,
    reasons_for,
    states_named,
    way_in_cells,
    ways_between,
    ways_to_equilibria,
)
from detente.case import Case
from detente.errors import BadArgument
from detente.model import Model
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept, Path, Reason
from detente.symbolic import Budget, Diagram, GaveUp, SymbolicModel, excerpt, symbolic_model, within


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
        return [self.model.label(code) for code in self._codes(states, limit)]

    def excerpt(self, states: Diagram, limit: int) -> tuple[Model, list[int]]:
        """Return at most so many states of a set as a plain model, and their cells there; see `listed`."""
        codes = self._codes(states, limit)
        few, cells = excerpt(self.model, codes)
        return few, [cells[code] for code in codes]

    def nearest(self, states: Diagram, limit: int) -> tuple[Model, list[int]]:
        """Return at most so many states of a set as `excerpt` does, those that differ least from now first.

        Without a status quo they come in the order of their Y/N strings.
        """
        quo, diagrams = self.model.status_quo, self.model.diagrams
        if quo is None:
            return self.excerpt(states, limit)
        diagrams.start()
        with within(diagrams.budget):
            codes = diagrams.nearest_first(states, quo, limit)
        few, cells = excerpt(self.model, codes)
        return few, [cells[code] for code in codes]

    def _codes(self, states: Diagram, limit: int) -> list[int]:
        diagrams = self.model.diagrams
        diagrams.start()
        with within(diagrams.budget):
            return diagrams.listed(states, limit)

    def explained(self, state: str) -> tuple[Model, tuple[Reason, ...]]:
        """Explain why a state is stable or not, for each party and concept, in the cells of a plain model.

        Raises
        ------
        BadInput
            If there is no such state, or it takes more than the budget.
        """
        code = _code(self.model, state)
        tries = Tries(self.model)
        reasons = reasons_for(self.model, code, tries)
        tries.require_all()
        few, cells = excerpt(self.model, states_named(reasons, (), code))
        return few, tuple(reason_in_cells(reason, cells) for reason in reasons)

    def led_to(self, to: str) -> tuple[Model, tuple[Path, ...]]:
        """Find shortest ways from the status quo to a state or to where an expression is true.

        Raises
        ------
        BadInput
            If nothing is meant, the case has no status quo, or it takes more than the budget.
        """
        goal, quo = _goal(self.model, to)
        tries = Tries(self.model)
        paths = ways_between(self.model, quo, goal, tries)
        tries.require_all()
        few, cells = excerpt(self.model, states_named((), paths, None))
        return few, tuple(way_in_cells(path, cells) for path in paths)

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
    verdicts: bool = True,
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
    verdicts
        Whether to judge states at all; a draft that nobody has reviewed gets no verdicts.

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
    tries = Tries(model)
    to_explain = None if why is None else _code(model, why)
    goal = None if to is None else _goal(model, to)[0]
    quo = model.status_quo if verdicts else None

    stable: dict[Concept, list[Diagram]] = {}
    lasting: dict[Concept, Diagram] = {}
    for concept in CONCEPTS if verdicts else ():
        report_progress(f"{CONCEPT_NAMES[concept]} of every state")
        of_all = tries.answer(f"{CONCEPT_NAMES[concept]} of every state", partial(judged, model, concept))
        if of_all is not None:
            stable[concept], lasting[concept] = of_all
    report_progress("reasons and ways")
    reasons = () if quo is None else reasons_for(model, quo, tries)
    of_asked = () if to_explain is None else reasons_for(model, to_explain, tries)
    out = () if quo is None else ways_to_equilibria(model, quo, lasting, tries)
    there = (
        () if model.status_quo is None or goal is None else ways_between(model, model.status_quo, goal, tries)
    )
    few, cells = excerpt(
        model, states_named([*reasons, *of_asked], [*(path for _, path in out), *there], to_explain)
    )
    return SymbolicAnalysis(
        case,
        model,
        lasting,
        stable,
        tuple(tries.gave_up),
        few,
        tuple(reason_in_cells(reason, cells) for reason in reasons),
        None
        if to_explain is None
        else (model.label(to_explain), tuple(reason_in_cells(one, cells) for one in of_asked)),
        tuple((concept, way_in_cells(path, cells)) for concept, path in out),
        None if to is None else (to, tuple(way_in_cells(path, cells) for path in there)),
    )


def _code(model: SymbolicModel, state: str) -> int:
    code = model.code(state)
    if code is None:
        raise BadArgument("why", f"{state} is no feasible state", "write its name, or Y or N for each option")
    return code


def _goal(model: SymbolicModel, to: str) -> tuple[Diagram, int]:
    """The states that are meant, and the status quo that ways to them begin at."""
    try:
        with within(model.diagrams.budget):
            goal = model.meant("to", to)
    except GaveUp as over:
        raise BadArgument("to", f"{to} takes {over}", "say it more simply") from None
    if model.status_quo is None:
        raise BadArgument("to", "the case has no status quo to start from", "add `status_quo`")
    return goal, model.status_quo
