"""What the status quo leads to by improvements, in many copies of a case at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.case.listed import listed_states
from detente.case.model import GraphMoves, Model
from detente.stability.moves import NEVER_LOWEST, Values, blanked, lowest


def turned_round(model: Model) -> Model:
    """The model in which each move leads back: what a party can move to is what it could come from."""
    moves = model.moves
    if isinstance(moves, GraphMoves):
        return replace(model, moves=_arcs_turned(moves, model.cells))
    one_way = tuple(-way for way in moves.one_way)
    listed = moves.listed
    if listed is not None:
        listed = listed_states(moves.owner, one_way, listed.codes, len(model.parties))
    return replace(model, moves=replace(moves, one_way=one_way, listed=listed))


def _arcs_turned(moves: GraphMoves, cells: int) -> GraphMoves:
    starts, targets = [], []
    for begin, arcs in zip(moves.starts, moves.targets, strict=True):
        origins = np.repeat(np.arange(cells), np.diff(begin))
        order = np.lexsort((origins, arcs))
        starts.append(np.searchsorted(arcs[order], np.arange(cells + 1)).astype(np.int64))
        targets.append(origins[order])
    return GraphMoves(tuple(starts), tuple(targets))


@dataclass(frozen=True)
class ImprovingReach:
    """What some starts lead to by improvements.

    Attributes
    ----------
    reached
        Shape ``(cells,)``; the starts are among it.
    left_by
        Shape ``(parties, cells)``: where each party may move next, not having moved last.
    """

    reached: NDArray[np.bool_]
    left_by: NDArray[np.bool_]


def improving_reach(model: Model, backwards: Model, starts: NDArray[np.int64]) -> ImprovingReach:
    """Which states some starts lead to by legal sequences of improvements, the starts among them.

    Every step improves on the state it leaves for the one who takes it, and nobody moves twice in a
    row [1]_. The answer of `detente.stability.search.search`, for many starts that do not meet.

    Parameters
    ----------
    backwards
        From `turned_round`; its ranks have no part.
    starts
        Feasible cells, no two of which lead to the same state.

    References
    ----------
    .. [1] Fang, Hipel and Kilgour, Interactive Decision Making (1993), on unilateral improvements by a
       coalition.
    """
    parties = range(len(model.parties))
    at_start = np.zeros(model.cells, dtype=np.bool_)
    at_start[starts] = True
    if not isinstance(model.moves, GraphMoves):
        # Moves are transitive here, so who moved last makes no difference.
        reached, still = at_start, 0
        while still < len(parties):
            for party in parties:
                wider = reached | _stepped(model, backwards, party, reached)
                still = still + 1 if np.array_equal(wider, reached) else 0
                reached = wider
                if still == len(parties):
                    break
        # What a party reaches by two moves in a row it reaches by one from where another left it.
        by_last = {party: _stepped(model, backwards, party, reached) for party in parties}
        return ImprovingReach(reached, _left_by(at_start, by_last))
    by_last = {party: np.zeros(model.cells, dtype=np.bool_) for party in parties}
    growing = True
    while growing:
        growing = False
        for party in parties:
            stepped = _stepped(model, backwards, party, _left_by(at_start, by_last)[party])
            growing = growing or bool((stepped & ~by_last[party]).any())
            by_last[party] |= stepped
    reached = at_start.copy()
    for entered in by_last.values():
        reached |= entered
    return ImprovingReach(reached, _left_by(at_start, by_last))


def _left_by(at_start: NDArray[np.bool_], by_last: Mapping[int, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Where each party may move: at the start, and where another moved last."""
    left = np.empty((len(by_last), at_start.size), dtype=np.bool_)
    for party in by_last:
        left[party] = at_start
        for other, entered in by_last.items():
            if other != party:
                left[party] |= entered
    return left


def _stepped(model: Model, backwards: Model, party: int, origins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The states that one improvement of a party leads to from some states."""
    ranks = model.ranks[party]
    worth: Values = blanked(ranks, ~origins, NEVER_LOWEST)
    entered: NDArray[np.bool_] = lowest(backwards, party, worth, staying=True) < ranks
    return entered
