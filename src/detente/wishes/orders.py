"""The orders that parties may come to have: a variable for each pair of states that a question touches."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from detente.model import closed
from detente.wishes.fewest import FALSE, Clause, Formula, Truth
from detente.wishes.pairwise import EQUAL, OPEN, PREFERRED, PairKnowledge

_CIRCLES = 32
"""Circles forbidden at a time."""

Relation = NDArray[np.bool_]
"""By pair of states whether the first stands in the relation to the second."""


class Orders:
    """The preferences that each party may come to have; nothing has a variable before it is asked for.

    A pair known to be strict, or open, is strict in either direction; its variable says that it is the
    other way round than known, or than a guess. A pair known to be equal may become strict and has two
    variables. Pairs without a variable stay as they are known, and open ones are left open.

    Transitivity is not stated in advance: it has a clause for every three states, nearly all of which
    nothing would ever break. `add_missing` states those that a solution breaks.

    Parameters
    ----------
    formula
        Where the variables and clauses go; what contradicts what is known costs 1.
    states
        The cells of the states, ascending.
    known
        Shape ``(parties, cells, cells)``.
    """

    def __init__(self, formula: Formula, states: NDArray[np.int64], known: PairKnowledge) -> None:
        self._formula = formula
        self.states = states
        self._place = np.zeros(known.shape[1], dtype=np.int64)
        self._place[states] = np.arange(states.size)
        pairs = np.ix_(states, states)
        self._of = [_Order(formula, of_party[pairs]) for of_party in known]

    def prefers(self, party: int, cell: int, other: int) -> int:
        """The literal that says that a party strictly prefers one state to another."""
        return self._of[party].prefers(int(self._place[cell]), int(self._place[other]))

    def heights(self, truth: Truth) -> list[NDArray[np.int32]] | None:
        """For each party the dense ranks of the states in a solution; None once clauses were missing."""
        heights = [of.heights(truth) for of in self._of]
        return None if any(of is None for of in heights) else [of for of in heights if of is not None]


class _Order:
    """The order of one party over states by their places."""

    def __init__(self, formula: Formula, known: NDArray[np.int8]) -> None:
        self._formula = formula
        self._known = known
        self._strict: Relation = known == PREFERRED
        self._tied: Relation = known == EQUAL
        self._complete = not (known == OPEN).any()
        self._guess = _extension(self._strict, self._tied)
        self._literals: dict[tuple[int, int], int] = {}
        self._touched: list[tuple[int, int, int]] = []
        self._as_array = np.zeros((0, 3), dtype=np.int64)
        self._stated: set[tuple[int, int, int]] = set()

    def prefers(self, first: int, second: int) -> int:
        literal = self._literals.get((first, second))
        return literal if literal is not None else self._touch(first, second)

    def must_pass(self, above: int, below: int, third: int) -> bool:
        """State that what is above a state is above a third one, or that one is above the state."""
        if (above, below, third) in self._stated:
            return False
        self._stated.add((above, below, third))
        self._formula.add(
            [-self.prefers(above, below), self.prefers(third, below), self.prefers(above, third)]
        )
        return True

    def heights(self, truth: Truth) -> NDArray[np.int32] | None:
        strict, tied = self._strict.copy(), self._tied.copy()
        if len(self._as_array) < len(self._touched):
            new = np.array(self._touched[len(self._as_array) :], dtype=np.int64)
            self._as_array = np.concatenate((self._as_array, new))
        firsts, seconds, literals = self._as_array.T
        true = truth[np.abs(literals)] == (literals > 0)
        firsts, seconds = firsts[true], seconds[true]
        strict[firsts, seconds], strict[seconds, firsts] = True, False
        tied[firsts, seconds] = tied[seconds, firsts] = False
        known = self._known[firsts, seconds]
        as_guessed = np.where(known == OPEN, self._guess[firsts] > self._guess[seconds], known == PREFERRED)
        moved = np.stack((firsts[~as_guessed], seconds[~as_guessed]), axis=1).tolist()
        if not moved and self._complete:
            return _ranks_of(strict)
        at_least = strict | tied
        missing = False
        for above, below in moved:
            for third in np.flatnonzero(at_least[below] & at_least[:, above]).tolist():
                if third not in (above, below):
                    missing |= self.must_pass(above, below, third)
        if missing:
            return None
        if self._complete:
            return _ranks_of(strict)
        order = _in_order(strict, tied, self._guess)
        if order is not None:
            return order
        circles = 0
        for above, below in moved:
            circle = _path(at_least, below, above)
            if circle is not None:
                self._forbid(above, circle)
                circles += 1
                if circles == _CIRCLES:
                    break
        if not circles:
            raise RuntimeError("a circle of preferences in which nothing has changed")
        return None

    def _forbid(self, above: int, path: Sequence[int]) -> None:
        """Of a circle some step must be strictly the other way."""
        clause: Clause = [-self.prefers(above, path[0])]
        clause.extend(self.prefers(after, before) for before, after in pairwise(path))
        self._formula.add(clause)

    def _as_guessed(self, first: int, second: int) -> bool:
        if self._known[first, second] == OPEN:
            return bool(self._guess[first] > self._guess[second])
        return bool(self._known[first, second] == PREFERRED)

    def _touch(self, first: int, second: int) -> int:
        if first == second:
            return FALSE
        formula, known = self._formula, int(self._known[first, second])
        if known == EQUAL:
            one, other = formula.new_soft(), formula.new_soft()
            formula.add([-one, -other])
            self._literals[first, second], self._literals[second, first] = one, other
            self._touched += [(first, second, one), (second, first, other)]
            return one
        variable = formula.new() if known == OPEN else formula.new_soft()
        literal = -variable if self._as_guessed(first, second) else variable
        self._literals[first, second], self._literals[second, first] = literal, -literal
        self._touched += [(first, second, literal), (second, first, -literal)]
        return literal


def _extension(strict: Relation, tied: Relation) -> NDArray[np.int64]:
    """Places of the states in an order that agrees with all that is known, tied ones next to each other."""
    at_least = in_full(strict | tied)
    above = at_least & ~at_least.T
    same = at_least & at_least.T
    np.fill_diagonal(same, val=True)
    height = above.sum(axis=1) - above.sum(axis=0)
    return np.argsort(np.lexsort((np.argmax(same, axis=1), height)))


def in_full(at_least: Relation) -> Relation:
    """A relation with all that follows from it, as from `closed`; an order of all states at no cost."""
    whole = at_least | np.eye(len(at_least), dtype=np.bool_)
    height = np.count_nonzero(whole, axis=1)
    return whole if np.array_equal(whole, height[:, None] >= height) else closed(whole)


def _ranks_of(strict: Relation) -> NDArray[np.int32]:
    """The dense ranks of a weak order."""
    return np.unique(strict.sum(axis=1), return_inverse=True)[1].astype(np.int32)


def linear_extension(strict: Relation, tied: Relation) -> NDArray[np.int32] | None:
    """Dense ranks by which what is strict is so and what is tied, and that alone, is equal; None if none."""
    return _in_order(strict, tied, _extension(strict, tied))


def _in_order(strict: Relation, tied: Relation, guess: NDArray[np.int64]) -> NDArray[np.int32] | None:
    """Dense ranks in which what is strict is so and only ties are equal; None if there are none."""
    same = tied | np.eye(len(tied), dtype=np.bool_)
    group = np.argmax(same, axis=1)
    if not np.array_equal(same, same[group]):
        # Ties that are no equivalence any more: some were broken and others not.
        return None
    leaders = np.unique(group)
    above: Relation = np.zeros((leaders.size, leaders.size), dtype=np.bool_)
    number = np.searchsorted(leaders, group)
    rows, columns = np.nonzero(strict)
    above[number[rows], number[columns]] = True
    if above.diagonal().any():
        return None
    left = above.sum(axis=1)
    ready = [(int(guess[leaders[one]]), int(one)) for one in np.flatnonzero(left == 0)]
    heapify(ready)
    ranks = np.full(leaders.size, -1, dtype=np.int32)
    rank = 0
    while ready:
        _, one = heappop(ready)
        ranks[one] = rank
        rank += 1
        uppers = np.flatnonzero(above[:, one])
        left[uppers] -= 1
        for upper in uppers[left[uppers] == 0].tolist():
            heappush(ready, (int(guess[leaders[upper]]), upper))
    return ranks[number] if rank == leaders.size else None


def _path(at_least: Relation, start: int, end: int) -> list[int] | None:
    """A shortest chain of states, each at least as good as the next; None if there is none."""
    before = np.full(len(at_least), -1)
    before[start] = start
    frontier = [start]
    while frontier and before[end] < 0:
        entered: list[int] = []
        for one in frontier:
            new = np.flatnonzero(at_least[one] & (before < 0))
            before[new] = one
            entered += new.tolist()
        frontier = entered
    if before[end] < 0:
        return None
    path = [end]
    while path[-1] != start:
        path.append(int(before[path[-1]]))
    return path[::-1]
