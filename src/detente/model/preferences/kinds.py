"""Kinds of preferences, by the part of the order that is open, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from detente.model.preferences.partial_order import closed
from detente.model.preferences.scores import numbered

Pairs = NDArray[np.bool_]
"""Shape ``(cells, cells)``: whether the first state is preferred to the second."""

MOST_PERMUTED = 7
"""Priorities whose orders of importance are gone through one by one, to see which keep some comparisons."""


@dataclass(frozen=True)
class KnownOrder:
    """Nothing is open; states of equal rank are equally good.

    Attributes
    ----------
    ranks
        Shape ``(cells,)``: greater is more preferred, dense from 0; -1 in infeasible cells.
    """

    ranks: NDArray[np.int32]


@dataclass(frozen=True)
class OpenLevels:
    """The order among states of one level is open.

    Attributes
    ----------
    levels
        Shape ``(cells,)``: greater is more preferred, dense from 0; -1 in infeasible cells.
    """

    levels: NDArray[np.int32]


@dataclass(frozen=True)
class OpenOrder:
    """A partial order: what it does not compare is open.

    Attributes
    ----------
    groups
        Shape ``(cells,)``: states of one group are known to be equally good; -1 in infeasible cells.
    above
        Shape ``(groups, groups)``: whether the first group is preferred to the second; transitive.
    """

    groups: NDArray[np.int64]
    above: NDArray[np.bool_]


@dataclass(frozen=True)
class OpenPriorities:
    """The order of importance of some priorities is open, and so is that of states they treat alike.

    Attributes
    ----------
    priorities
        As the case writes them.
    truths
        Shape ``(priorities, cells)``: where each is true.
    feasible
        Shape ``(cells,)``.
    """

    priorities: tuple[str, ...]
    truths: NDArray[np.bool_]
    feasible: NDArray[np.bool_]


@dataclass(frozen=True)
class BoundedWeights:
    """Weights known by their bounds.

    Attributes
    ----------
    expressions
        The expressions that the weights belong to, as the case writes them.
    truths
        Shape ``(weights, cells)``: where each expression is true.
    low, high
        Shape ``(weights,)``: the bounds, scaled so that whole numbers are exact.
    ties_open
        Whether states of equal sums are of unknown order, and not equally good.
    feasible
        Shape ``(cells,)``.
    scale
        The size of one unit of weight in ``low`` and ``high``.
    """

    expressions: tuple[str, ...]
    truths: NDArray[np.bool_]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    ties_open: bool
    feasible: NDArray[np.bool_]
    scale: int


@dataclass(frozen=True)
class OneOf:
    """One of several rival pictures holds.

    Attributes
    ----------
    parts
        The preference in each picture.
    probabilities
        Of the parts; they sum to 1. A picture of probability 0 plays no part.
    """

    parts: tuple[Picture, ...]
    probabilities: tuple[Fraction, ...]

    @property
    def possible(self) -> tuple[Picture, ...]:
        """The pictures that are not ruled out by a probability of 0."""
        return tuple(p for p, chance in zip(self.parts, self.probabilities, strict=True) if chance)


@dataclass(frozen=True)
class Narrowed:
    """The orders that another preference leaves open, and that agree with some comparisons.

    Attributes
    ----------
    better, worse
        Shape ``(comparisons,)``: cells of which the first is preferred to the second.
    """

    of: OpenPriorities | BoundedWeights
    better: NDArray[np.int64]
    worse: NDArray[np.int64]


PlainPreference = KnownOrder | OpenLevels | OpenOrder | OpenPriorities | BoundedWeights
Picture = PlainPreference | Narrowed
OpenPreference = Picture | OneOf


def known_pairs(preference: OpenPreference, cells: NDArray[np.int64]) -> Pairs:
    """Pairs of states of which the first is preferred in every completion of the open questions.

    Parameters
    ----------
    cells
        Feasible cells, ascending; the answer has a row and a column for each.

    Examples
    --------
    >>> known_pairs(OpenLevels(np.array([1, 0, 0])), np.arange(3)).astype(int).tolist()
    [[0, 1, 1], [0, 0, 0], [0, 0, 0]]
    """
    match preference:
        case KnownOrder(rank) | OpenLevels(rank):
            above: Pairs = rank[cells][:, None] > rank[cells][None, :]
        case OpenOrder(groups, between):
            above = between[np.ix_(groups[cells], groups[cells])]
        case OpenPriorities(_, truths, _):
            # Better in some priority and worse in none: so in every order of importance.
            true = truths[:, cells].astype(np.float32)
            better = true.T @ (1 - true) > 0
            above = better & ~better.T
        case BoundedWeights(_, truths, low, high, _, _, _):
            least = np.zeros((cells.size, cells.size), dtype=np.int64)
            for true, lower, upper in zip(truths[:, cells], low, high, strict=True):
                gained, lost = true[:, None] & ~true[None, :], ~true[:, None] & true[None, :]
                least += np.where(gained, lower, 0) - np.where(lost, upper, 0)
            above = least > 0
        case OneOf():
            above = np.logical_and.reduce([known_pairs(part, cells) for part in preference.possible])
        case Narrowed(OpenPriorities() as of, better, worse) if len(of.priorities) <= MOST_PERMUTED:
            above = _pairs_of_agreeing(of, better, worse, cells)
        case Narrowed(of, better, worse):
            # What is compared may lead from one of the cells to another by way of a third.
            every = np.unique(np.concatenate([cells, better, worse]))
            above = known_pairs(of, every).copy()
            above[np.searchsorted(every, better), np.searchsorted(every, worse)] = True
            places = np.searchsorted(every, cells)
            above = closed(above)[np.ix_(places, places)]
    return above


def known_ties(preference: OpenPreference, cells: NDArray[np.int64]) -> Pairs:
    """Pairs of different states that are equally good in every completion of the open questions.

    Parameters
    ----------
    cells
        Feasible cells, ascending; the answer has a row and a column for each.
    """
    tied: Pairs
    match preference:
        case KnownOrder(rank):
            tied = rank[cells][:, None] == rank[cells][None, :]
        case OpenOrder(groups, _):
            tied = groups[cells][:, None] == groups[cells][None, :]
        case BoundedWeights(_, truths, low, high, False, _, _):
            # A weight that is known counts by its sum; one that is not, by where it counts at all.
            fixed = low == high
            total = (low[fixed] @ truths[fixed])[cells]
            alike = alike_columns(np.vstack([truths[~fixed][:, cells].astype(np.int64), total]))
            tied = alike[:, None] == alike[None, :]
        case OneOf():
            tied = np.logical_and.reduce([known_ties(part, cells) for part in preference.possible])
        case Narrowed(of, _, _):
            tied = known_ties(of, cells)
        case OpenLevels() | OpenPriorities() | BoundedWeights():
            tied = np.zeros((cells.size, cells.size), dtype=np.bool_)
    return tied & ~np.eye(cells.size, dtype=np.bool_)


def something_is_open(preference: OpenPreference) -> bool:
    """Return whether more than one order of the states is possible."""
    match preference:
        case KnownOrder():
            return False
        case OpenLevels(levels):
            return bool((np.bincount(levels[levels >= 0]) > 1).any())
        case OpenOrder(_, above):
            groups = len(above)
            return int(above.sum()) < groups * (groups - 1) // 2
        case BoundedWeights(_, _, low, high, ties_open, _, _):
            return ties_open or bool((low < high).any())
        case OneOf():
            return len(preference.possible) > 1 or something_is_open(preference.possible[0])
        case OpenPriorities():
            return True
        case Narrowed(of, _, _):
            cells = np.flatnonzero(of.feasible)
            above = known_pairs(preference, cells)
            return not (
                above | above.T | known_ties(preference, cells) | np.eye(cells.size, dtype=bool)
            ).all()


def alike_columns(table: NDArray[np.generic]) -> NDArray[np.int64]:
    """A number for each column, the same for columns that are the same.

    Examples
    --------
    >>> alike_columns(np.array([[0, 1, 0], [1, 0, 1]])).tolist()
    [0, 1, 0]
    """
    numbers, most = np.zeros(table.shape[1], dtype=np.int64), 1
    for row in table:
        values = row.astype(np.int64)
        values -= values.min(initial=0)
        if int(values.max(initial=0)) > 2 * values.size:
            values = numbered(values).astype(np.int64)
        width = int(values.max(initial=0)) + 1
        if most * width >= _LARGEST:
            numbers = numbered(numbers).astype(np.int64)
            most = int(numbers.max(initial=0)) + 1
        numbers, most = numbers * width + values, most * width
    return numbered(numbers).astype(np.int64)


_LARGEST = 1 << 62


def agreeing_importances(
    of: OpenPriorities, better: NDArray[np.int64], worse: NDArray[np.int64]
) -> NDArray[np.int32]:
    """The orders of importance in which no priority that tells two states apart contradicts a comparison.

    Parameters
    ----------
    of
        At most `MOST_PERMUTED` priorities.
    better, worse
        Cells of which the first is preferred to the second. Of two states that all priorities treat
        alike no order of importance says anything.

    Returns
    -------
    NDArray of int32
        Shape ``(orders, priorities)``: the importance of each, from 0; greater matters more.

    Examples
    --------
    >>> truths = np.array([[True, False], [False, True]])
    >>> of = OpenPriorities(("A.x", "A.y"), truths, np.ones(2, dtype=np.bool_))
    >>> agreeing_importances(of, np.array([0]), np.array([1])).tolist()
    [[1, 0]]
    """
    alike = alike_columns(of.truths)
    classes = int(alike.max(initial=0)) + 1
    apart = np.stack(np.divmod(np.unique(alike[better] * classes + alike[worse]), classes))
    apart = apart[:, apart[0] != apart[1]]
    importances = _permutations(len(of.priorities))
    met = _met(of, alike, importances)
    agreeing = np.ones(len(met), dtype=np.bool_)
    for first in np.unique(apart[0]).tolist():
        below = apart[1, apart[0] == first]
        agreeing &= (met[:, [first]] > met[:, below]).all(axis=1)
    return importances[agreeing]


def _met(of: OpenPriorities, alike: NDArray[np.int64], importances: NDArray[np.int32]) -> NDArray[np.int64]:
    """Shape ``(orders, classes)``: how good each class of ``alike`` is in some orders of importance."""
    first = np.unique(alike, return_index=True)[1]
    met: NDArray[np.int64] = (1 << importances.astype(np.int64)) @ of.truths[:, first]
    return met


@lru_cache(maxsize=MOST_PERMUTED + 1)
def _permutations(elements: int) -> NDArray[np.int32]:
    every = list(permutations(range(elements)))
    return np.array(every, dtype=np.int32).reshape(len(every), elements)


def _pairs_of_agreeing(
    of: OpenPriorities, better: NDArray[np.int64], worse: NDArray[np.int64], cells: NDArray[np.int64]
) -> Pairs:
    """Pairs that follow from the comparisons and from every order of importance that agrees with them."""
    importances = agreeing_importances(of, better, worse)
    alike = alike_columns(of.truths)
    met = _met(of, alike, importances)
    certain = np.stack([(met[:, [one]] > met).all(axis=0) for one in range(met.shape[1])])
    # Of states that all priorities treat alike one may be above another by way of a third.
    within = alike[better] == alike[worse]
    every = np.unique(np.concatenate([cells, better[within], worse[within]]))
    above = certain[np.ix_(alike[every], alike[every])]
    if within.any():
        above[np.searchsorted(every, better[within]), np.searchsorted(every, worse[within])] = True
        above = closed(above)
    places = np.searchsorted(every, cells)
    return above[np.ix_(places, places)]
