"""Coalition improvements: states that several parties can bring about together, and sequences of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability.breadth_first import Search, search
from detente.stability.comparisons import Known, better_everywhere
from detente.stability.free_moves import FreeMoves
from detente.stability.result import Move

Coalition = tuple[int, ...]
"""Indices of its members, ascending."""


def coalitions_of(parties: Sequence[int]) -> Iterator[Coalition]:
    """Every coalition of some parties, smaller ones first.

    Examples
    --------
    >>> list(coalitions_of((0, 2)))
    [(0,), (2,), (0, 2)]
    """
    for size in range(1, len(parties) + 1):
        yield from combinations(sorted(parties), size)


def coalition_improvements(model: Model, members: Coalition, cell: int) -> NDArray[np.int64]:
    """The states a coalition H can bring about that each member strictly prefers, CI_H(s), ascending.

    A state t is a coalition improvement from s if t is in R_H(s), which legal sequences of the
    members' moves reach, and every i in H strictly prefers t to s [1]_. Single steps may be against
    the interest of the one who takes them. Where a party's ties are open, only what it is known to
    prefer counts.

    References
    ----------
    .. [1] Kilgour, Hipel, Fang and Peng, Coalition analysis in group decision support, Group
       Decision and Negotiation 10 (2001).

    Examples
    --------
    In the prisoner's dilemma (cells are NN, NY, YN, YY) both together can leave mutual defection:

    >>> model = Model.of("A: arm; B: arm", {"A": [2, 0, 3, 1], "B": [2, 3, 0, 1]}, status_quo="NN")
    >>> coalition_improvements(model, (0, 1), 3).tolist()
    [0]
    """
    return improvements_among(model, members, cell, search(model, cell, members, "moves"))


def improvements_among(
    model: Model, members: Coalition, cell: int, reached: Search | FreeMoves
) -> NDArray[np.int64]:
    """The coalition improvements among what a search of the members' moves reached."""
    return np.flatnonzero((reached.distances() > 0) & better_for_all(model, members, cell, "surely"))


def better_for_all(model: Model, members: Coalition, cell: int, known: Known) -> NDArray[np.bool_]:
    """The states that each member prefers to one of them, surely or perhaps; shape ``(cells,)``."""
    wanted = better_everywhere(model, members[0], cell, known)
    for party in members[1:]:
        wanted &= better_everywhere(model, party, cell, known)
    return wanted


class CoalitionImprovements:
    """The improvements of each coalition from each state, searched for once and remembered.

    Parameters
    ----------
    known
        Whether only what each member surely prefers counts, or what it perhaps prefers as well.
    """

    def __init__(self, model: Model, known: Known) -> None:
        self._model, self._known = model, known
        self._remembered: dict[tuple[Coalition, int], NDArray[np.int64]] = {}

    def of(self, members: Coalition, cell: int) -> NDArray[np.int64]:
        """The cells, ascending."""
        key = members, cell
        if key not in self._remembered:
            self._remembered[key] = self._search(members, cell)
        return self._remembered[key]

    def _search(self, members: Coalition, cell: int) -> NDArray[np.int64]:
        model = self._model
        wanted = better_for_all(model, members, cell, self._known)
        if not wanted.any():
            return np.zeros(0, dtype=np.int64)
        return np.flatnonzero(wanted & (search(model, cell, members, "moves").distances() > 0))


class ClassImprovements:
    """Sequences of coalition improvements by the coalitions within a group of parties.

    Each step leads from a state u to a state in CI_K(u) for some coalition K within the group; the
    same K does not take two steps in a row [1]_. Where preferences are unknown, what no sequence of possible
    steps reaches, none reaches however they turn out; and what one of sure steps reaches, it always does.

    References
    ----------
    .. [1] Inohara and Hipel, Coalition analysis in the graph model for conflict resolution, Systems
       Engineering 11 (2008), on class coalitional improvements.
    """

    def __init__(self, model: Model, group: Sequence[int], steps: CoalitionImprovements) -> None:
        self._model = model
        self._coalitions = tuple(coalitions_of(group))
        self._steps = steps

    def sequence_to(self, start: int, goals: NDArray[np.bool_]) -> tuple[Move, ...] | None:
        """The moves of a shortest sequence of steps (not of moves) to one of some states, or None.

        Parameters
        ----------
        goals
            Shape ``(cells,)``; whether ``start`` is one of them makes no difference.
        """
        begin = (start, -1)
        origin: dict[tuple[int, int], tuple[int, int]] = {begin: begin}
        frontier = [begin]
        while frontier:
            entered = []
            for node in frontier:
                cell, last = node
                for which, coalition in enumerate(self._coalitions):
                    if which == last:
                        continue
                    for target in self._steps.of(coalition, cell).tolist():
                        new = (target, which)
                        if new in origin:
                            continue
                        origin[new] = node
                        if goals[target]:
                            return self._moves(new, origin)
                        entered.append(new)
            frontier = entered
        return None

    def _moves(
        self, end: tuple[int, int], origin: dict[tuple[int, int], tuple[int, int]]
    ) -> tuple[Move, ...]:
        moves: tuple[Move, ...] = ()
        node = end
        while origin[node] != node:
            before = origin[node]
            goal = np.zeros(self._model.cells, dtype=np.bool_)
            goal[node[0]] = True
            way = search(self._model, before[0], self._coalitions[node[1]], "moves", goal)
            moves = (*way.steps(node[0]), *moves)
            node = before
        return moves
