"""Anticipation of two parties, word for word as defined, state by state; slow, and made to be obvious."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support.oracle import states, unilateral_moves

from detente.model.model import Model


class Anticipation:
    """G_h(i, s) of a model; ``order`` says which of the moves that are alike for both is taken."""

    def __init__(self, model: Model, order: Sequence[int] | None = None) -> None:
        self.moves = unilateral_moves(model)
        self.ranks = model.ranks.tolist()
        self.states = states(model)
        self.order = list(order if order is not None else self.states)
        self._known: dict[tuple[int, int, int], int] = {}

    def end(self, h: int, i: int, s: int) -> int:
        if (h, i, s) not in self._known:
            self._known[h, i, s] = self._end(h, i, s)
        return self._known[h, i, s]

    def _end(self, h: int, i: int, s: int) -> int:
        j = 1 - i
        if h == 0 or not self.moves[i][s]:
            return s
        liked_by_i = max(self.ranks[i][self.end(h - 1, j, s1)] for s1 in self.moves[i][s])
        if liked_by_i <= self.ranks[i][s]:
            return s
        ends = [
            self.end(h - 1, j, s1)
            for s1 in self.order
            if s1 in self.moves[i][s] and self.ranks[i][self.end(h - 1, j, s1)] == liked_by_i
        ]
        return min(ends, key=lambda end: self.ranks[j][end])

    def stable(self, h: int, i: int) -> set[int]:
        return {s for s in self.states if self.end(h, i, s) == s}

    def all_ends(self, h: int) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(self.end(h, i, s) for s in self.states) for i in (0, 1))

    def period(self) -> tuple[int, int]:
        """The first horizon whose ends come again, and the first at which they do."""
        seen: dict[tuple[tuple[int, ...], ...], int] = {}
        h = 0
        while self.all_ends(h) not in seen:
            seen[self.all_ends(h)] = h
            h += 1
        return seen[self.all_ends(h)], h

    def nonmyopically_stable(self, i: int) -> set[int]:
        first, again = self.period()
        return set.intersection(*(self.stable(h, i) for h in range(first, again)))


def stackelberg_equilibria(model: Model, leader: int) -> set[int]:
    """L_2 stable for the leader and L_1 stable for the follower."""
    anticipation = Anticipation(model)
    return anticipation.stable(2, leader) & anticipation.stable(1, 1 - leader)
