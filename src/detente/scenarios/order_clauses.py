"""Orders of the states as clauses: a variable a party and pair, transitivity as far as it is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.scenarios.seen_order import EQUAL, LESS_PREFERRED, OPEN, PREFERRED, SeenOrders

TRUE, FALSE = 1, -1
"""A literal that always holds, and one that never does."""

Clause = list[int]
Truth = NDArray[np.bool_]
"""By variable whether it holds."""


@dataclass
class Clauses:
    """A formula: what must hold, and what may be broken at a cost of 1 each."""

    must: list[Clause] = field(default_factory=lambda: [[TRUE]])
    wishes: list[int] = field(default_factory=list)
    variables: int = TRUE

    def new(self) -> int:
        """A new variable."""
        self.variables += 1
        return self.variables

    def broken(self, truth: Truth) -> int:
        """How many wishes a solution breaks."""
        return sum(not holds(wish, truth) for wish in self.wishes)


def holds(literal: int, truth: Truth) -> bool:
    """Whether a literal is true in a solution."""
    return bool(truth[abs(literal)]) == (literal > 0)


class OrderClauses:
    """Variables for what parties may prefer to what, and wishes that they stay with what is known.

    A pair known to be strict, or open, is strict in either direction and takes one variable; a pair
    known to be equal may become strict and takes two, at most one of which holds. Transitivity is
    not stated in advance: it has a clause for every three states, nearly all of which nothing would
    ever break. `broken` names those that a solution breaks.

    Parameters
    ----------
    clauses
        Where the variables and wishes go.
    parties
        Whose orders may change; the others' are left out.
    """

    def __init__(self, clauses: Clauses, model: Model, known: SeenOrders, parties: Iterable[int]) -> None:
        self.states = np.flatnonzero(model.feasible)
        self.parties = tuple(parties)
        self._place = np.cumsum(model.feasible) - 1
        pairs = np.ix_(self.states, self.states)
        self._literals = {party: _literals(clauses, known[party][pairs]) for party in self.parties}

    def prefers(self, party: int, cell: int, other: int) -> int:
        """The literal that says that a party strictly prefers one state to another."""
        return int(self._literals[party][self._place[cell], self._place[other]])

    def broken(self, truth: Truth) -> list[Clause]:
        """Clauses of transitivity that do not hold; empty if every party has an order."""
        found: list[Clause] = []
        for literals in self._literals.values():
            strict = _values(literals, truth)
            if not np.array_equal(strict, _heights(strict)[:, None] > _heights(strict)):
                found.extend(_intransitive(literals, strict))
        return found

    def ranks(self, truth: Truth, ranks: NDArray[np.int32]) -> NDArray[np.int32]:
        """The ranks with those of the parties that may change replaced."""
        changed = ranks.copy()
        for party, literals in self._literals.items():
            changed[party, self.states] = _heights(_values(literals, truth))
        return changed


def _literals(clauses: Clauses, known: NDArray[np.int8]) -> NDArray[np.int32]:
    """By pair of states the literal that says that the first is strictly preferred."""
    # What nothing speaks for is false, so that variables are made to be false in one known order.
    guess = np.argsort(np.argsort((known == PREFERRED).sum(1) - (known == LESS_PREFERRED).sum(1)))
    literals = np.full(known.shape, FALSE, dtype=np.int32)
    first, second = np.triu_indices(len(known), 1)
    seen = known[first, second]
    variables = clauses.variables + 1 + np.arange(first.size, dtype=np.int32)
    clauses.variables += first.size
    as_known = np.where(seen == OPEN, guess[first] < guess[second], seen != LESS_PREFERRED)
    literals[first, second] = np.where(as_known, variables, -variables)
    literals[second, first] = -literals[first, second]
    clauses.wishes.extend(variables[(seen == PREFERRED) | (seen == LESS_PREFERRED)].tolist())
    for a, b in zip(first[seen == EQUAL], second[seen == EQUAL], strict=True):
        one, other = int(literals[a, b]), clauses.new()
        literals[b, a] = other
        clauses.must.append([-one, -other])
        clauses.wishes.extend((-one, -other))
    return literals


def _values(literals: NDArray[np.int32], truth: Truth) -> NDArray[np.bool_]:
    values: NDArray[np.bool_] = truth[np.abs(literals)] == (literals > 0)
    return values


def _heights(strict: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The dense ranks of a weak order."""
    return np.unique(strict.sum(axis=1), return_inverse=True)[1].astype(np.int32)


def _intransitive(literals: NDArray[np.int32], strict: NDArray[np.bool_]) -> list[Clause]:
    """What is above another state is above every third one, or that is above the other."""
    rows = []
    for top in range(len(strict)):
        below, not_below = np.flatnonzero(strict[top]), np.flatnonzero(~strict[top])
        at, lower = np.nonzero(~strict[np.ix_(not_below, below)])
        third, bottom = not_below[at], below[lower]
        rows.append(np.stack((-literals[top, bottom], literals[third, bottom], literals[top, third]), axis=1))
    broken: list[Clause] = np.unique(np.sort(np.concatenate(rows), axis=1), axis=0).tolist()
    return broken
