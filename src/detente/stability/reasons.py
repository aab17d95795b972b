"""Reasons: the improvements from a state, each with the counter-moves that deter it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Model, OptionMoves
from detente.stability.breadth_first import Goals, StepKind, each_move, search
from detente.stability.comparisons import liking, maybe_better, surely_better
from detente.stability.moves import option_bits, targets
from detente.stability.result import Concept, Move, Reason, Response, Stability


def explain(
    model: Model, stability: Stability, party: int, state: int, concept: Concept, *, limit: int = 50
) -> Reason:
    """Explain why one state is stable for one party or not: the moves and the counter-moves.

    Every unilateral improvement of the party is listed, the most preferred first within each kind
    (see `Reason`), with a shortest sanction under the concept's definition (see the function of that
    name). Under open ties moves that may improve are listed too.

    Parameters
    ----------
    stability
        The result of ``concept`` on ``model``, whose verdict is to be explained.
    party, state
        Index of the party; a feasible cell.
    limit
        List no more improvements than this; one that decides a verdict other than ``stable`` is
        always among them.

    Raises
    ------
    ValueError
        If ``stability`` is of another concept, or ``state`` is not feasible.
    """
    if stability.concept != concept:
        raise ValueError(f"asked to explain {concept} with a result for {stability.concept}")
    if not model.feasible[state]:
        raise ValueError(f"cell {state} is not a feasible state")
    verdict = _verdict(stability, party, state)
    reached = targets(model, party, state)
    better = reached[maybe_better(model, party, state, reached)]
    better = better[np.argsort(-liking(model, party)[better], kind="stable")]

    deterrents = _deterrents(model, party, state, concept)
    responses: list[Response] = []
    decided = verdict == "stable"
    for target in better.tolist():
        known = bool(surely_better(model, party, state, target))
        response = _respond(model, Move(party, state, target), known, deterrents)
        if len(responses) >= limit and not decided and _decides(response, verdict):
            responses[-1] = response
        elif len(responses) < limit:
            responses.append(response)
        decided = decided or _decides(response, verdict)
        if decided and len(responses) >= limit:
            break
    responses.sort(key=_order)
    return Reason(party, state, concept, verdict, tuple(responses), better.size - len(responses))


@dataclass(frozen=True)
class _Deterrent:
    """States that sanction, and the steps by which the others may bring them about."""

    states: Goals
    steps: StepKind
    known: bool


def _deterrents(model: Model, party: int, state: int, concept: Concept) -> tuple[_Deterrent, ...]:
    """The sanctions a concept admits: the known ones, and those that open ties leave possible."""
    if concept == "nash":
        return ()
    known = _not_better(model, party, state, concept, maybe_better)
    interested = concept in ("seq", "sseq")
    by_known: StepKind = "improvements" if interested else "moves"
    if not any(model.open_ties):
        return (_Deterrent(known, by_known, True),)
    by_possible: StepKind = "possible improvements" if interested else "moves"
    possible = _not_better(model, party, state, concept, surely_better)
    return (_Deterrent(known, by_known, True), _Deterrent(possible, by_possible, False))


Better = Callable[[Model, int, int, NDArray[np.int64]], NDArray[np.bool_]]
"""Surely or maybe better; see `detente.stability.comparisons`."""


def _not_better(model: Model, party: int, state: int, concept: Concept, better: Better) -> Goals:
    """The first state that is not better, under SMR also with nothing better in the party's reach."""
    escapes = _Escapes(model, party, state, better) if concept in ("smr", "sseq") else None

    def first(cells: NDArray[np.int64]) -> int | None:
        places = np.flatnonzero(~better(model, party, state, cells))
        if escapes is not None:
            return escapes.first_without(cells, places)
        return int(places[0]) if places.size else None

    return first


class _Escapes:
    """The states from which the party can move on to something better, looked up in portions."""

    def __init__(self, model: Model, party: int, state: int, better: Better) -> None:
        self._model, self._party, self._state, self._better = model, party, state, better
        self._remembered = np.zeros(model.cells, dtype=np.int8)
        moves = model.moves
        # Without one-way options, what is in reach does not depend on where in a row the party stands.
        self._own = 0
        if isinstance(moves, OptionMoves) and moves.listed is None and not any(moves.one_way):
            self._own = option_bits(moves, party)

    def first_without(self, cells: NDArray[np.int64], places: NDArray[np.int64]) -> int | None:
        """The first of some places whose cell, not better itself, has no way to better; None if all have."""
        begin, portion = 0, 16
        while begin < places.size:
            some = places[begin : begin + portion]
            caught = some[~self._of(cells[some])]
            if caught.size:
                return int(caught[0])
            begin, portion = begin + portion, portion * 8
        return None

    def _of(self, cells: NDArray[np.int64]) -> NDArray[np.bool_]:
        rows = cells & ~self._own
        new = np.unique(rows[self._remembered[rows] == 0])
        # A row may begin in a cell that is no state; any state of it will do.
        stands = new
        if self._own:
            stands = np.empty_like(new)
            stands[np.searchsorted(new, rows[np.isin(rows, new)])] = cells[np.isin(rows, new)]
        better = np.zeros(new.size, dtype=np.bool_)
        for which, entered in each_move(self._model, self._party, stands):
            there = self._better(self._model, self._party, self._state, entered)
            better |= np.bincount(which[there], minlength=new.size) > 0
        self._remembered[new] = np.where(better, 2, 1)
        can: NDArray[np.bool_] = self._remembered[rows] == 2
        return can


def _respond(model: Model, improvement: Move, known: bool, deterrents: tuple[_Deterrent, ...]) -> Response:
    others = [other for other in range(len(model.parties)) if other != improvement.party]
    for deterrent in deterrents:
        replies = search(model, improvement.target, others, deterrent.steps, deterrent.states)
        if replies.goal_met is not None:
            return Response(improvement, replies.steps(replies.goal_met), known, deterrent.known)
    return Response(improvement, None, known)


def _verdict(stability: Stability, party: int, state: int) -> Literal["stable", "unstable", "open"]:
    if stability.certain[party, state]:
        return "stable"
    return "open" if stability.possible[party, state] else "unstable"


def _decides(response: Response, verdict: Literal["stable", "unstable", "open"]) -> bool:
    """True if this response alone shows why the state is not (or not for certain) stable."""
    if verdict == "unstable":
        return response.sanction is None and response.improvement_known
    return response.sanction is None or not response.sanction_known


def _order(response: Response) -> tuple[int, bool]:
    if response.sanction is None:
        return 0, not response.improvement_known
    return (2 if response.sanction_known else 1), not response.improvement_known
