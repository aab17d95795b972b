"""The fewest changes by which a party becomes stable at a state and certain steps of its improve: exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

import numpy as np
from numpy.typing import NDArray

from detente.wishes.conditions import Alternatives
from detente.wishes.orders import Relation
from detente.wishes.placing import MOST_PLACED, Pair, Placed, Placing, order_of, places_of
from detente.wishes.rearranged import Known

_MOST_TRIED = 300
"""Orders of a party that are tried at most for some steps."""
IMPOSSIBLE = 1 << 30
"""The cost where no order does."""


@dataclass(frozen=True)
class _Conditions:
    """The conditions that orders must meet.

    Attributes
    ----------
    liked
        States that the cell is no worse than.
    chosen
        What deters the party from moves; all of it is to be liked.
    choices
        What may deter it from the next one, and has not been tried; None if there is no such move yet.
    """

    liked: frozenset[int]
    chosen: frozenset[tuple[int, ...]]
    choices: list[tuple[int, ...]] | None

    def further(self, end: int, ends: tuple[int, ...] | None = None) -> _Conditions:
        """With one more state to be liked, of some that are chosen."""
        chosen = self.chosen if ends is None else self.chosen | {ends}
        return _Conditions(self.liked | {end}, chosen, None)


class PartyCosts:
    """The cost to a party of being stable at a cell and of gaining by some of its moves.

    Conditions are added as orders break them. What deters the party from a move is chosen among the lowest
    states and those that are placed anyway: of two others, one above the other, the lower one deters as
    cheaply, as the two can change places.

    Parameters
    ----------
    of
        What is known of the party.
    cell
        Where it is to be stable.
    alternatives
        By move what could deter it.
    liked
        States that deter it from every move where it comes to like none of them better.
    at_least
        What stability is known to cost.
    """

    def __init__(
        self, of: Known, cell: int, alternatives: Alternatives, liked: Iterable[int] = (), at_least: int = 0
    ) -> None:
        self._liked = frozenset(liked) - {cell}
        self._at_least = at_least
        self._of = of
        self._cell = cell
        level = of.costs[:, cell]
        moves = [_smallest(of_move) for of_move in alternatives if () not in of_move]
        dearest = [min((max(level[list(ends)]) for ends in of_move), default=0) for of_move in moves]
        self._moves = [moves[number] for number in np.argsort(dearest)[::-1]]
        self._serves: dict[int, set[int]] = {}
        self._only_with_others: set[int] = set()
        for number, of_move in enumerate(self._moves):
            for ends in of_move:
                for end in ends:
                    self._serves.setdefault(end, set()).add(number)
                if len(ends) > 1:
                    self._only_with_others.update(ends)
        # Of what has no alternative the dearest is stated at once.
        forced = {
            max(of_move[0], key=lambda end: int(level[end]))
            for of_move in self._moves
            if len(of_move) == 1 and of_move[0]
        }
        top = max(forced, key=lambda end: int(level[end]), default=cell)
        self._at_once = frozenset({top} if of.strict[top, cell] else ())
        self._least: dict[frozenset[Pair], tuple[int, Placed | None]] = {}

    def cost(self, steps: frozenset[Pair]) -> int:
        """The fewest changes after which the party is stable and gains by steps; `IMPOSSIBLE` if none do.

        Where that takes too long it is a lower bound; `order` may then have none, or one that costs more.

        Parameters
        ----------
        steps
            The cells that each step leaves and enters.
        """
        return self._of_steps(steps)[0]

    def order(self, steps: frozenset[Pair]) -> Relation | None:
        """The party's strict preferences then."""
        placed = self._of_steps(steps)[1]
        return None if placed is None or placed.groups is None else order_of(self._of, placed.groups)

    def _of_steps(self, steps: frozenset[Pair]) -> tuple[int, Placed | None]:
        if steps not in self._least:
            self._least[steps] = self._search(steps)
        return self._least[steps]

    def _search(self, steps: frozenset[Pair]) -> tuple[int, Placed | None]:
        above = [(head, tail) for tail, head in sorted(steps)]
        order = count()
        waiting: list[tuple[int, int, int, _Conditions, Placed]] = []

        def enter(conditions: _Conditions, at_least: int) -> int:
            pairs = [(self._cell, end) for end in sorted(conditions.liked)]
            states = sorted({self._cell, *(state for pair in (*above, *pairs) for state in pair)})
            placed: Placed | None = Placed(at_least, None)
            if len(states) <= MOST_PLACED:
                placed = Placing(self._of, states, above, pairs).best()
            if placed is None:
                return IMPOSSIBLE
            bound = max(placed.cost, at_least)
            heappush(waiting, (bound, -len(conditions.liked), next(order), conditions, placed))
            return bound

        enter(_Conditions(self._at_once, frozenset(), None), self._at_least)
        some = None
        if self._liked > self._at_once:
            # Orders that do, if perhaps not the best.
            enter(_Conditions(self._liked, frozenset(), None), self._at_least)
            some = next((placed for _, _, _, of, placed in waiting if of.liked == self._liked), None)
        while waiting:
            cost, _, _, conditions, placed = heappop(waiting)
            if placed.groups is None or next(order) > _MOST_TRIED:
                return cost, some
            choices = conditions.choices
            places = places_of(self._of, placed.groups)
            better = places < places[self._cell]
            if choices is None:
                broken = [end for ends in conditions.chosen for end in ends if better[end]]
                if broken:
                    enter(conditions.further(self._dearest(broken)), cost)
                    continue
                move = next((m for m in self._moves if not any(_none(better, ends) for ends in m)), None)
                if move is None:
                    return cost, placed
                choices = self._choices(move, {state for group in placed.groups for state in group})
            for number, ends in enumerate(choices):
                dearest = self._dearest([end for end in ends if better[end]])
                if enter(conditions.further(dearest, ends), cost) <= cost and number + 1 < len(choices):
                    # It cannot be had for less; the others wait.
                    rest = _Conditions(conditions.liked, conditions.chosen, choices[number + 1 :])
                    heappush(waiting, (cost, -len(conditions.liked), next(order), rest, placed))
                    break
        return IMPOSSIBLE, None

    def _dearest(self, ends: Iterable[int]) -> int:
        return max(ends, key=lambda end: int(self._of.costs[end, self._cell]))

    def _choices(self, of_move: Sequence[tuple[int, ...]], placed: set[int]) -> list[tuple[int, ...]]:
        """Whatever may deter the party, but for what never does so more cheaply than another."""
        singles = [ends[0] for ends in of_move if len(ends) == 1 and ends[0] not in placed]
        singles = [end for end in singles if end not in self._only_with_others]
        at = np.array(singles, dtype=np.int64)
        # Of equal ones the first is taken.
        dearer = self._of.strict[np.ix_(at, at)] | np.tril(self._of.tied[np.ix_(at, at)], -1)
        needless = {
            (end,)
            for end, others in zip(singles, dearer, strict=True)
            if any(self._serves[singles[other]] >= self._serves[end] for other in np.flatnonzero(others))
        }
        choices = [ends for ends in of_move if ends not in needless]
        return sorted(choices, key=lambda ends: max(int(self._of.costs[end, self._cell]) for end in ends))


def _none(of: NDArray[np.bool_], ends: Sequence[int]) -> bool:
    return not any(of[end] for end in ends)


def _smallest(of_move: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Each set of states once, and none that has another in it."""
    sets = sorted({tuple(sorted(set(ends))) for ends in of_move}, key=len)
    return [ends for n, ends in enumerate(sets) if not any(set(other) <= set(ends) for other in sets[:n])]
