"""The analysis of a case: equilibria, reasons, ways to a state, claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, get_args

import numpy as np

from detente import analysis, page, render, stability
from detente.analysis import AnalysisResult, Questions
from detente.arguments import as_count
from detente.case import Case
from detente.model import Model, Option, Party, State, state_cell
from detente.notebook.arguments import (
    Source,
    as_case,
    as_chances,
    as_concept,
    as_seconds,
    as_state_text,
    named,
    one_of,
)
from detente.notebook.large_analyses import MOST_STATES_IN_JSON, PATIENCE, LargeAnalysis
from detente.notebook.result import Result, Row
from detente.notebook.verdicts import Claim, Further, Verdict, Way, named_verdict, named_way, way_row
from detente.stability import equilibria

_MOST_MOVES = 1000
"""Moves that `limited` looks ahead at most, as `detente analyse` has it."""
_ENGINES: dict[str, analysis.Engine] = {engine: engine for engine in get_args(analysis.Engine)}
_FURTHER: tuple[stability.FurtherName, ...] = get_args(stability.FurtherName)


@dataclass(frozen=True, eq=False, repr=False)
class Analysis(Result):
    """The analysis of a case.

    It has:

    - ``case``, ``model``: the case, and the model made of it;
    - ``parties``, ``options``, ``states``, ``status_quo``: the parts of the model; `party`,
      `option` and `state` find one by its name;
    - ``lasting``, ``may_last``: the equilibria, for certain and possibly, under a concept; `under` for
      further concepts;
    - ``why``: the verdicts on a state, and their reasons;
    - ``ways_out``, ``ways_to``: shortest ways from the status quo;
    - ``claims``: the rival assessments, with their verdicts;
    - ``table``, ``tables``, ``json``, ``save``: the answer as a table, as JSON, and as a page.

    Attributes
    ----------
    result
        The arrays behind it.
    """

    _tables: ClassVar[Mapping[str, str]] = {
        "equilibria": "_equilibria",
        "states": "_states",
        "ways": "_ways",
        "claims": "_claims",
    }

    result: analysis.Analysis

    def __repr__(self) -> str:
        return repr(self.result)

    @property
    def case(self) -> Case:
        """The case that was analysed."""
        return self.result.case

    @property
    def model(self) -> Model:
        """The model of the case."""
        return self.result.model

    @property
    def parties(self) -> tuple[Party, ...]:
        """The decision makers."""
        return tuple(self.model.party(i) for i in range(len(self.model.parties)))

    @property
    def options(self) -> tuple[Option, ...]:
        """The options of all parties, in the order of the Y/N string of a state."""
        return tuple(self.model.option(i) for i in range(len(self.model.options)))

    @property
    def states(self) -> tuple[State, ...]:
        """The feasible states."""
        return tuple(self.model.state(cell) for cell in np.flatnonzero(self.model.feasible).tolist())

    @property
    def status_quo(self) -> State | None:
        """The state the dispute is in; None where the case does not say."""
        return None if self.model.status_quo is None else self.model.state(self.model.status_quo)

    def state(self, name: str | State) -> State:
        """Return a state by its name, its Y/N string, or ``status_quo``.

        Raises
        ------
        BadInput
            If there is none; the message says which name is nearest.
        """
        text = as_state_text(name, "state")
        return self.model.state(state_cell(self.result.space, self.model, "state", text))

    def party(self, name: str) -> Party:
        """Return a party by its id.

        Raises
        ------
        BadInput
            If there is none; the message says which id is nearest.
        """
        return self.model.party(self.model.parties.index(one_of(name, self.model.parties, "party")))

    def option(self, name: str) -> Option:
        """Return an option by its name, ``PARTY.option``.

        Raises
        ------
        BadInput
            If there is none; the message says which name is nearest.
        """
        return self.model.option(self.model.options.index(one_of(name, self.model.options, "option")))

    def lasting(self, concept: str = "seq") -> list[State]:
        """List the states that are equilibria, whatever open preferences turn out to be.

        Parameters
        ----------
        concept
            ``nash``, ``gmr``, ``smr`` or ``seq``, in any case; see `under` for further concepts.

        Raises
        ------
        BadInput
            If there is no such concept, or a number is out of its range.
        """
        return self._named(equilibria(self.result.stability[as_concept(concept)])[0].tolist())

    def may_last(self, concept: str = "seq") -> list[State]:
        """List the states that are equilibria for some, but perhaps not all, open preferences.

        Parameters
        ----------
        concept
            ``nash``, ``gmr``, ``smr`` or ``seq``, in any case.

        Raises
        ------
        BadInput
            If there is no such concept.

        Examples
        --------
        ``answer.may_last("nash")``
        """
        return self._named(analysis.open_equilibria(self.result.stability[as_concept(concept)]))

    def why(self, state: str | State) -> list[Verdict]:
        """Explain why a state is stable or not, for each party under each classic concept and SSEQ.

        Raises
        ------
        BadInput
            If there is no such state.
        """
        questions = Questions(self.result, why=self.state(state).name)
        return [named_verdict(self.model, reason) for reason in questions.reasons]

    def ways_to(self, target: str | State) -> list[Way]:
        """Find the shortest ways from the status quo to a state, or to where an expression is true.

        Raises
        ------
        BadInput
            If there is no such state, or the case has no status quo.
        """
        questions = Questions(self.result, to=as_state_text(target, "target"))
        with named("target"):
            questions.require_answers()
        return [named_way(self.model, path) for path in questions.ways]

    @property
    def ways_out(self) -> list[Way]:
        """The shortest ways from the status quo to equilibria, of which the first 25 are looked at.

        `ways_left_out` counts the others; `ways_to` finds the ways to any of them.
        """
        return [named_way(self.model, path) for path in self.result.paths]

    @property
    def ways_left_out(self) -> int:
        """The number of equilibria to which `ways_out`, and the table ``ways``, look for no way."""
        return self.result.ways_left_out

    def under(
        self,
        concept: str,
        *,
        horizon: int = 3,
        chances: tuple[float, float, float] = (0.5, 0.5, 0.5),
    ) -> list[Further]:
        """Find the equilibria under a further solution concept.

        Parameters
        ----------
        concept
            A name that ``detente analyse --concept`` takes, in any case, or ``all`` of them: ``sseq``,
            ``sim``, ``limited``, ``nonmyopic``, ``stackelberg``, ``unknown``, ``strength``, ``hybrid``,
            ``attitudes``, ``probabilistic`` or ``fuzzy``. ``coalitions`` has no equilibria of its own. For
            ``nash`` and the other classic ones see `lasting`.
        horizon
            Moves looked ahead by ``limited``: 1 to 1,000.
        chances
            Of ``probabilistic``, each from 0 to 1: a party leaves for what it prefers with a chance above the
            first, is deterred by what it prefers with one of at most the second, and answers by what it
            prefers with one above the third.

        Returns
        -------
        list of Further
            Several where the concept has variants: one for each leader under ``stackelberg``.

        Raises
        ------
        BadInput
            If there is no such concept.
        """
        name = one_of(concept, (*_FURTHER, "all"), "concept")
        questions = Questions(
            self.result,
            concepts=_FURTHER if name == "all" else (name,),
            horizon=as_count(horizon, "horizon", 1, _MOST_MOVES),
            chances=as_chances(chances, "chances"),
        )
        return [
            Further(
                further.concept,
                further.title,
                None if further.equilibria is None else tuple(self._named(further.equilibria.tolist())),
                further.why_not,
            )
            for further in questions.further()
        ]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The rival assessments of the case, with their verdicts."""
        return tuple(
            Claim(
                judged.id,
                judged.claim.says,
                judged.claim.by,
                judged.verdict,
                judged.claim.holds_if,
                judged.because,
            )
            for judged in self.result.claims
        )

    def json(self, *, limit: int = MOST_STATES_IN_JSON, full: bool = False) -> dict[str, Any]:
        """Return the answer of ``detente analyse --format json`` as dicts and lists.

        Of a case of `Case.what_if`, the value of ``what_if`` has the changes alone; the command has the
        differences too, which are those of `compare`.

        Parameters
        ----------
        limit
            States a list holds at most; counts are whole.
        full
            Whether to list the stable states of every party.
        """
        most = as_count(limit, "limit", 0)
        return dict(render.analyse_items(self._with_changes(), limit=most, full=full))

    def page(self) -> page.Page:
        """Compose the page of the analysis."""
        return page.analysis_page(self._with_changes(), limit=analysis.MAX_WAYS_OUT)

    def _with_changes(self) -> AnalysisResult:
        return AnalysisResult(self.case, self.result, self.case.changes or None)

    def _named(self, cells: list[int]) -> list[State]:
        return [self.model.state(cell) for cell in cells]

    def _equilibria(self) -> Iterator[Row]:
        """One row for each state that is, or may be, an equilibrium under some concept."""
        for cell in analysis.lasting_states(self.result.stability):
            yield self._state_row(cell)

    def _states(self) -> Iterator[Row]:
        for cell in np.flatnonzero(self.model.feasible).tolist():
            yield self._state_row(cell)

    def _state_row(self, cell: int) -> Row:
        state = self.model.state(cell)
        row: Row = {"state": state.name, "pattern": state.pattern}
        for concept, judged in self.result.stability.items():
            certain, possible = judged.certain[:, cell].all(), judged.possible[:, cell].all()
            row[concept] = "yes" if certain else "open" if possible else "no"
        return row

    def _ways(self) -> Iterator[Row]:
        return map(way_row, self.ways_out)

    def _claims(self) -> Iterator[Row]:
        for claim in self.claims:
            yield {"id": claim.id, "verdict": claim.verdict, "by": claim.by, "says": claim.says}


def analyse(
    case: Case | Source, *, engine: str | None = None, patience: float = PATIENCE
) -> Analysis | LargeAnalysis:
    """Analyse a case: equilibria, reasons, ways out, joint moves, claims.

    Parameters
    ----------
    case
        A case of `load_case`, `draft`, `Case.from_text` or `Case.what_if`; or the path of a case file.
    engine
        ``dense`` or ``symbolic``; by default the dense one, unless memory cannot hold the states.
    patience
        Seconds for each question to the symbolic engine.

    Returns
    -------
    Analysis or LargeAnalysis
        The second where the symbolic engine answers: it holds sets of states, and answers less.

    Raises
    ------
    BadInput
        If the case contradicts itself, a claim cannot be tested, or the engine cannot take the case.

    Examples
    --------
    >>> answer = analyse(Case.from_text('''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NY
    ... preferences:
    ...   UP: {priorities: [not LOW.raid, not UP.share]}
    ...   LOW: {priorities: [UP.share, not LOW.raid]}
    ... '''))
    >>> answer
    <Analysis: Two villages and a well; 4 states; certain equilibria: 1 Nash, 2 GMR, 2 SMR, 1 SEQ>
    >>> answer.lasting("nash"), answer.ways_to("NN")[0].moves
    ([<State NN>], (<Move LOW: NY -> NN>,))
    """
    of = as_case(case)
    wanted = None if engine is None else _ENGINES[one_of(engine, _ENGINES, "engine")]
    if analysis.engine_for(of, wanted) == "symbolic":
        return LargeAnalysis.of(of, as_seconds(patience, "patience"))
    return Analysis(analysis.analyse(of))
