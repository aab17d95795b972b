"""Partial orders of states, class by class: what is certain of the order of each two classes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.model.bits import Bits, bits_at, packed, unpacked, words_for
from detente.model.preferences.kinds import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
    alike_columns,
    known_pairs,
    known_ties,
)

MOST_CLASSES = 1 << 14
"""Classes of states up to which each is held against each."""
MOST_WORDS = 1 << 23
"""Words of 64 bits, one bit for each state and class, up to which a partial order is judged exactly."""
_AT_ONCE = 1 << 22
_EXACT_IN_DOUBLES = 1 << 53


@dataclass(frozen=True)
class Compared:
    """The pairs of states whose order is certain, where ranks and ties cannot say all of it.

    States that stand alike to all others form a class, so that what is certain is held for pairs of
    classes, one bit each.

    Attributes
    ----------
    classes
        Shape ``(cells,)``: the class of each state; -1 in infeasible cells.
    above
        Shape ``(classes, words)``: bit d of row c says that a state of class c is preferred to one of
        class d however open questions turn out.
    at_most
        Bit d of row c says that a state of class c is at most as good as one of class d, likewise. Bit c of
        row c says that the states of class c are equally good; else their order is open.
    pictures
        Rival pictures of which one holds, each as a partial order of its own; empty where there are none.
    linked
        Whether open pairs bind each other in ways that pairs do not show: comparisons beside priorities or
        weights.
    """

    classes: NDArray[np.int32]
    above: Bits
    at_most: Bits
    pictures: tuple[Compared, ...] = ()
    linked: bool = False

    def is_above(self, one: Any, other: Any) -> NDArray[np.bool_]:
        """Return whether some states are preferred to others for certain; False in infeasible cells."""
        return self._holds(self.above, one, other)

    def is_at_least(self, one: Any, other: Any) -> NDArray[np.bool_]:
        """Return whether some states are at least as good as others for certain; see `is_above`."""
        return self._holds(self.at_most, other, one)

    def _holds(self, rows: Bits, one: Any, other: Any) -> NDArray[np.bool_]:
        first, second = self.classes[one], self.classes[other]
        holds: NDArray[np.bool_] = bits_at(rows, first, second) & (first >= 0) & (second >= 0)
        return holds

    def of(self, cells: NDArray[np.int64]) -> Compared:
        """The same order of some of the states, renumbered as they are listed."""
        return replace(
            self, classes=self.classes[cells], pictures=tuple(one.of(cells) for one in self.pictures)
        )

    def within(self, feasible: NDArray[np.bool_]) -> Compared:
        """The same order where fewer cells are states."""
        return replace(
            self,
            classes=np.where(feasible, self.classes, np.int32(-1)),
            pictures=tuple(one.within(feasible) for one in self.pictures),
        )


def is_partial(preference: OpenPreference) -> bool:
    """Return whether ranks and open ties cannot say all that is certain of a preference."""
    return not isinstance(preference, KnownOrder | OpenLevels)


def compared(preference: OpenPreference, feasible: NDArray[np.bool_]) -> Compared | None:
    """The pairs that are certain beyond `ranks_of`; None if there are none, or too many to hold."""
    if not is_partial(preference):
        return None
    of_case = _compared(preference, feasible)
    if of_case is None or not isinstance(preference, OneOf):
        return of_case
    pictures = [_compared(picture, feasible) for picture in _pictures(preference)]
    return replace(of_case, pictures=tuple(picture for picture in pictures if picture is not None))


def _compared(preference: OpenPreference, feasible: NDArray[np.bool_]) -> Compared | None:
    cells = np.flatnonzero(feasible)
    numbers = _classes(preference, cells)
    count = int(numbers.max()) + 1
    if count > MOST_CLASSES or words_for(count) * feasible.size > MOST_WORDS:
        return None
    examples = cells[np.unique(numbers, return_index=True)[1]]
    classes = np.full(feasible.size, -1, dtype=np.int32)
    classes[cells] = numbers
    linked = any(isinstance(picture, Narrowed) for picture in _pictures(preference))
    return Compared(classes, *_pairs(preference, examples), linked=linked)


def _pictures(preference: OpenPreference) -> tuple[OpenPreference, ...]:
    return preference.possible if isinstance(preference, OneOf) else (preference,)


def _classes(preference: OpenPreference, cells: NDArray[np.int64]) -> NDArray[np.int64]:
    """A number for each state, from 0 without a gap; the same for states that stand alike to all others."""
    table: NDArray[Any]
    match preference:
        case KnownOrder(rank) | OpenLevels(rank):
            table = rank[cells][None, :]
        case OpenOrder(groups, _):
            table = groups[cells][None, :]
        case OpenPriorities(_, truths, _):
            table = truths[:, cells]
        case BoundedWeights(_, truths, low, high, ties_open, _, _):
            # Of states that are known to be tied it does not matter how their sums come about.
            fixed = np.zeros_like(low, dtype=np.bool_) if ties_open else low == high
            sums = (low[fixed] @ truths[fixed])[cells]
            table = np.vstack([truths[~fixed][:, cells].astype(np.int64), sums])
        case OneOf():
            table = np.stack([_classes(picture, cells) for picture in preference.possible])
        case Narrowed(of, better, worse):
            named = np.isin(cells, np.concatenate([better, worse]))
            table = np.stack([_classes(of, cells), np.where(named, np.cumsum(named), 0)])
    return alike_columns(table)


def _pairs(preference: OpenPreference, examples: NDArray[np.int64]) -> tuple[Bits, Bits]:
    """For each two classes, by an example of each, the bits `Compared.above` and `Compared.at_most`."""
    count = examples.size
    match preference:
        case OpenPriorities(_, truths, _):
            return _by_priorities(truths[:, examples])
        case BoundedWeights():
            return _by_bounds(preference, examples)
        case OneOf():
            return _in_all_pictures(preference, examples)
        case KnownOrder(rank) | OpenLevels(rank):
            of = rank[examples]
            at_most = np.less_equal if isinstance(preference, KnownOrder) else np.less
            return packed(of[:, None] > of), packed(at_most(of[:, None], of))
    known = known_pairs(preference, examples)
    as_good = known | known_ties(preference, examples)
    if isinstance(preference, OpenOrder) or _ties_are_known(preference):
        as_good |= np.eye(count, dtype=np.bool_)
    return packed(known), packed(np.ascontiguousarray(as_good.T))


def _ties_are_known(preference: OpenPreference) -> bool:
    match preference:
        case Narrowed(BoundedWeights() as of, _, _):
            return not of.ties_open
    return False


def _by_priorities(truths: NDArray[np.bool_]) -> tuple[Bits, Bits]:
    """Better in some priority and worse in none, so in every order of importance."""
    count = truths.shape[1]
    has_more, has_less = (np.zeros((count, words_for(count)), dtype=np.uint64) for _ in range(2))
    for true in truths:
        has_more[true] |= packed(~true)
        has_less[~true] |= packed(true)
    return has_more & ~has_less, has_less & ~has_more


def _by_bounds(preference: BoundedWeights, examples: NDArray[np.int64]) -> tuple[Bits, Bits]:
    truths, low, high = preference.truths[:, examples], preference.low, preference.high
    count = examples.size
    small = int(np.abs(low).sum() + np.abs(high).sum()) * 2 < _EXACT_IN_DOUBLES
    true = truths.astype(np.float64 if small else np.int64)
    above, at_most = (np.empty((count, words_for(count)), dtype=np.uint64) for _ in range(2))
    least_of, most_of = low @ true, high @ true
    reaches = np.greater if preference.ties_open else np.greater_equal
    for some in _portions(count, count):
        # What the one surely has, less the most that the other can have; a weight of both cancels out.
        of_both = (true[:, some] * (high - low)[:, None]).T @ true
        above[some] = packed(least_of[some, None] - most_of + of_both > 0)
        at_most[some] = packed(reaches(least_of - most_of[some, None] + of_both, 0))
    return above, at_most


def _in_all_pictures(preference: OneOf, examples: NDArray[np.int64]) -> tuple[Bits, Bits]:
    count = examples.size
    above, at_most = (np.full((count, words_for(count)), ~np.uint64(0)) for _ in range(2))
    for picture in preference.possible:
        numbers = _classes(picture, examples)
        firsts = examples[np.unique(numbers, return_index=True)[1]]
        for whole, of_picture in zip((above, at_most), _pairs(picture, firsts), strict=True):
            for some in _portions(count, count):
                wide = unpacked(of_picture[numbers[some]], firsts.size)
                whole[some] &= packed(wide[:, numbers])
    return above, at_most


def _portions(rows: int, width: int) -> Iterator[slice]:
    step = max(1, _AT_ONCE // max(1, width))
    for first in range(0, rows, step):
        yield slice(first, first + step)
