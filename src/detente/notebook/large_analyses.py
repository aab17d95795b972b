"""The analysis of a case of more states than memory holds: sets of states, counted, and listed in part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from detente import analysis, page, render
from detente.arguments import as_count
from detente.case import Case
from detente.errors import BadArgument
from detente.model import Option, Party, State
from detente.notebook.arguments import as_concept, as_state_text, named
from detente.notebook.result import Result, Row
from detente.notebook.verdicts import Verdict, Way, named_verdict, named_way, way_row
from detente.short import shortened
from detente.stability import CONCEPT_NAMES, CONCEPTS
from detente.symbolic import Budget, GaveUp

MOST_STATES_IN_JSON = 1000
"""States a list of the JSON holds at most, as `detente analyse` has it by default."""
PATIENCE = 60.0
"""Seconds for each question to the symbolic engine, as `detente analyse` has it."""
_MOST_ON_A_PAGE = 10


@dataclass(frozen=True, eq=False, repr=False)
class LargeAnalysis(Result):
    """The analysis of a case by the symbolic engine, which holds sets of states and not each of them.

    It has:

    - ``case``, ``parties``, ``options``, ``status_quo``;
    - ``count``, ``lasting``: how many equilibria there are under a concept, and the first of them;
    - ``why``: the verdicts on a state, and their reasons;
    - ``ways_out``, ``ways_to``: shortest ways from the status quo;
    - ``gave_up``: the questions that took longer than ``patience``;
    - ``table``, ``tables``, ``json``, ``save``: the answer as a table, as JSON, and as a page.

    Claims are not tested, and coalitions and further concepts not judged.

    Attributes
    ----------
    case
        The case that was analysed.
    patience
        Seconds for each question.
    """

    _tables: ClassVar[Mapping[str, str]] = {"counts": "_counts", "equilibria": "_equilibria", "ways": "_ways"}

    case: Case
    patience: float

    @classmethod
    def of(cls, case: Case, patience: float) -> LargeAnalysis:
        """Analyse a case now, so that what is wrong with it is said now."""
        answer = cls(case, patience)
        _ = answer.result
        return answer

    @cached_property
    def result(self) -> analysis.SymbolicAnalysis:
        """The sets of states behind it."""
        return analysis.analyse_symbolically(self.case, budget=Budget(seconds=self.patience))

    def __getstate__(self) -> dict[str, Any]:
        # Diagrams stay in the process that made them; another makes its own when it needs them.
        return {"case": self.case, "patience": self.patience}

    def __repr__(self) -> str:
        counts = ", ".join(f"{self._counted(concept)} {CONCEPT_NAMES[concept]}" for concept in CONCEPTS)
        title = shortened(self.case.file.title)
        return f"<LargeAnalysis: {title}; {self.result.model.states:,} states; equilibria: {counts}>"

    @property
    def parties(self) -> tuple[Party, ...]:
        """The decision makers."""
        few = self.result.few
        return tuple(few.party(place) for place in range(len(few.parties)))

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of all parties, in the order of the Y/N string of a state."""
        few = self.result.few
        return tuple(few.option(place) for place in range(len(few.options)))

    @property
    def status_quo(self) -> State | None:
        """The state the dispute is in; None where the case does not say."""
        few = self.result.few
        return None if few.status_quo is None else few.state(few.status_quo)

    @property
    def gave_up(self) -> tuple[str, ...]:
        """The questions that took longer than ``patience``, in words."""
        return self.result.gave_up

    def count(self, concept: str = "seq") -> int | None:
        """Return the number of equilibria under a concept; None if it took longer than ``patience``."""
        return self.result.count(as_concept(concept))

    def lasting(self, concept: str = "seq", limit: int = MOST_STATES_IN_JSON) -> list[State]:
        """List at most so many equilibria under a concept, in the order of their Y/N strings.

        Raises
        ------
        BadInput
            If there is no such concept, or it takes longer than ``patience``.
        """
        known, most = as_concept(concept), as_count(limit, "limit", 0)
        if known not in self.result.lasting:
            raise BadArgument("patience", f"{CONCEPT_NAMES[known]} was given up", "give it more seconds")
        try:
            few, cells = self.result.excerpt(self.result.lasting[known], most)
        except GaveUp as over:
            raise BadArgument("patience", f"the list takes {over}", "give it more seconds") from None
        return [few.state(cell) for cell in cells]

    def why(self, state: str | State) -> list[Verdict]:
        """Explain why a state is stable or not, for each party under each classic concept.

        Raises
        ------
        BadInput
            If there is no such state, or it takes longer than ``patience``.
        """
        with named("state"):
            few, reasons = self.result.explained(as_state_text(state, "state"))
        return [named_verdict(few, reason) for reason in reasons]

    def ways_to(self, target: str | State) -> list[Way]:
        """Find shortest ways from the status quo to a state, or to where an expression is true.

        Raises
        ------
        BadInput
            If there is no such state, the case has no status quo, or it takes longer than ``patience``.
        """
        with named("target"):
            few, paths = self.result.led_to(as_state_text(target, "target"))
        return [named_way(few, path) for path in paths]

    @property
    def ways_out(self) -> list[Way]:
        """For each concept a shortest way from the status quo to one of its equilibria."""
        return [named_way(self.result.few, path) for _, path in self.result.ways]

    def json(self, *, limit: int = MOST_STATES_IN_JSON, full: bool = False) -> dict[str, Any]:
        """Return the answer of ``detente analyse --format json`` as dicts and lists.

        Parameters
        ----------
        limit
            States a list holds at most; counts are whole.
        full
            Whether to list the stable states of every party.
        """
        return dict(render.symbolic_items(self.result, limit=as_count(limit, "limit", 0), full=full))

    def page(self) -> page.Page:
        """Compose the page of the analysis."""
        return page.symbolic_page(self.result, limit=_MOST_ON_A_PAGE)

    def _counted(self, concept: str) -> str:
        least, most = self.result.bounds(as_concept(concept))
        return f"{least:,}" if least == most else f"{least:,} to {most:,}"

    def _counts(self) -> Iterator[Row]:
        for concept in CONCEPTS:
            least, most = self.result.bounds(concept)
            yield {"concept": concept, "at_least": least, "at_most": most}

    def _equilibria(self) -> Iterator[Row]:
        for concept in self.result.lasting:
            for state in self.lasting(concept):
                yield {"concept": concept, "state": state.name, "pattern": state.pattern}

    def _ways(self) -> Iterator[Row]:
        return map(way_row, self.ways_out)
