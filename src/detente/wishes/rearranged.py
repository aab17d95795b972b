"""The known order of a party in full, and orders with few changes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.wishes.orders import Relation, in_full, linear_extension
from detente.wishes.pairwise import EQUAL, PREFERRED

Costs = NDArray[np.int32]
"""By pair of states the changes that it takes, at least, to prefer the second to the first."""
Step = tuple[int, int, int]
"""A party, and the cells that a step of its leaves and enters."""


@dataclass(frozen=True)
class Known:
    """The known part of one party's order, in full: whatever follows from it is in it.

    Attributes
    ----------
    strict, at_least, tied
        By pair of states whether the first is known to be preferred, to be preferred or equal, to be equal.
    costs
        The changes that it takes to come to prefer the second.
    """

    strict: Relation
    at_least: Relation
    tied: Relation
    costs: Costs

    @classmethod
    def of(cls, known: NDArray[np.int8], feasible: NDArray[np.bool_]) -> Known | None:
        """None where more follows than is said."""
        pairs = feasible[:, None] & feasible
        strict = (known == PREFERRED) & pairs
        at_least = strict | ((known == EQUAL) & pairs)
        np.fill_diagonal(at_least, val=True)
        if not np.array_equal(in_full(at_least), at_least):
            return None
        return cls(strict, at_least, at_least & at_least.T, costs_of(at_least))

    def up_to(self, cell: int, targets: Sequence[int]) -> NDArray[np.bool_]:
        """The states that a state must pass to be no worse than some others."""
        passed: NDArray[np.bool_] = np.zeros(len(self.strict), dtype=np.bool_)
        for target in targets:
            if self.strict[target, cell]:
                passed |= self.at_least[target] & self.at_least[:, cell]
        passed[cell] = False
        return passed


def step_costs(at_least: Relation, tails: NDArray[np.int64], heads: NDArray[np.int64]) -> NDArray[np.int32]:
    """By step what it takes to come to prefer its head to its tail, by an order in full."""
    below, above = np.count_nonzero(at_least, axis=1), np.count_nonzero(at_least, axis=0)
    if (at_least | at_least.T).all():
        between = below[tails] + above[heads] - len(at_least) - 1
    else:
        between = costs_of(at_least)[tails, heads]
    return np.where(at_least[tails, heads], between, 0).astype(np.int32)


def costs_of(at_least: Relation) -> Costs:
    """The changes that it takes to come to prefer the second of two states, by what is known in full."""
    whole = at_least.astype(np.float32)
    between = whole @ whole
    # Both ends are in between as well where the pair is known.
    costs: Costs = np.where(at_least, between - 1, 0).astype(np.int32)
    np.fill_diagonal(costs, 0)
    return costs


def lowered(
    known: Sequence[Known], party: int, cell: int, better: Sequence[int]
) -> tuple[int, list[Relation]]:
    """The fewest changes after which a party prefers some states to another, and orders in which it does."""
    of = known[party]
    passed: NDArray[np.bool_] = np.zeros(len(of.strict), dtype=np.bool_)
    for one in better:
        if of.at_least[cell, one]:
            passed |= of.at_least[cell] & of.at_least[:, one]
    passed[cell] = False
    orders = [other.strict for other in known]
    strict = of.strict.copy()
    above = passed.copy()
    above[list(better)] = True
    strict[cell, above], strict[above, cell] = False, True
    orders[party] = strict
    return int(passed.sum()), orders


def ranked(
    known: Sequence[Known], orders: Sequence[Relation], states: NDArray[np.int64]
) -> NDArray[np.int32] | None:
    """Dense ranks in which what is strict is so, and known ties stay that nothing breaks; None if none."""
    pairs = np.ix_(states, states)
    ranks = np.full((len(known), len(known[0].strict)), -1, dtype=np.int32)
    for party, (of, strict) in enumerate(zip(known, orders, strict=True)):
        tied = of.at_least & of.at_least.T & ~strict & ~strict.T
        of_party = linear_extension(strict[pairs], tied[pairs])
        if of_party is None:
            return None
        ranks[party, states] = of_party
    return ranks
