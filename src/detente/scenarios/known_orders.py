"""What a case knows of each party's order, pair by pair, in every form it can leave something open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations, product
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from detente.case.open_preference import (
    BoundedWeights,
    Narrowed,
    OneOf,
    OpenPreference,
    OpenPriorities,
    Pairs,
    known_pairs,
    known_ties,
)
from detente.case.partial_order import closed
from detente.scenarios.seen_order import EQUAL, LESS_PREFERRED, OPEN, PREFERRED, SeenOrders

MOST_PRIORITIES = 4
"""Priorities in open order of which every order of importance is gone through."""
MOST_WAYS = 64
"""Ways in which open questions that hang together can turn out, beyond which each is taken by itself."""


@dataclass(frozen=True)
class KnownOrders:
    """What is known of each party's order of some states.

    Attributes
    ----------
    common
        What is certain, shape ``(parties, states, states)``, as of `detente.scenarios.seen_order`.
    ways
        The same for each way in which open questions that hang together can turn out: which picture is
        true, which priority matters more. What is left open in a way is open pair by pair.
    pair_by_pair
        Indices of parties whose open questions hang together and are taken as open by themselves all the
        same: weights within bounds, and whatever could turn out in too many ways.
    """

    common: SeenOrders
    ways: tuple[SeenOrders, ...]
    pair_by_pair: tuple[int, ...]


def known_orders(preferences: Sequence[OpenPreference], cells: NDArray[np.int64]) -> KnownOrders:
    """What is certain of each pair of states, and in which ways the rest can turn out.

    Parameters
    ----------
    preferences
        One a party, from `detente.case.compile.party_preferences`.
    cells
        The states, ascending, as cells of the model that the preferences are of.
    """
    common = np.stack([_seen(known_pairs(p, cells), known_ties(p, cells)) for p in preferences])
    of_parties = [_ways(preference, cells) for preference in preferences]
    if prod(len(ways) for ways in of_parties) > MOST_WAYS:
        hanging = [party for party, ways in enumerate(of_parties) if len(ways) > 1]
        ways: tuple[SeenOrders, ...] = (common,)
    else:
        hanging = []
        ways = tuple(np.stack(chosen) for chosen in product(*of_parties))
    hanging += [party for party, p in enumerate(preferences) if _has_bounds(p) and party not in hanging]
    return KnownOrders(common, ways, tuple(sorted(hanging)))


def _seen(above: Pairs, tied: Pairs) -> NDArray[np.int8]:
    seen = np.where(above, PREFERRED, np.where(above.T, LESS_PREFERRED, np.where(tied, EQUAL, OPEN)))
    np.fill_diagonal(seen, EQUAL)
    return seen.astype(np.int8)


def _ways(preference: OpenPreference, cells: NDArray[np.int64]) -> list[NDArray[np.int8]]:
    """Each way once; of too many only as many as show that they are."""
    distinct = {seen.tobytes(): seen for seen in islice(_each_way(preference, cells), 2 * MOST_WAYS)}
    return list(distinct.values())


def _each_way(preference: OpenPreference, cells: NDArray[np.int64]) -> Iterator[NDArray[np.int8]]:
    for above, tied in _certain_in_each(preference, cells):
        yield _seen(above, tied)


def _certain_in_each(preference: OpenPreference, cells: NDArray[np.int64]) -> Iterator[tuple[Pairs, Pairs]]:
    match preference:
        case OneOf():
            for part in preference.possible:
                yield from _certain_in_each(part, cells)
        case OpenPriorities(priorities, truths, _) if len(priorities) <= MOST_PRIORITIES:
            none_tied = np.zeros((cells.size, cells.size), dtype=np.bool_)
            for order in permutations(range(len(priorities))):
                # The first of the order counts most.
                score = truths[list(order)][:, cells].T @ (1 << np.arange(len(order))[::-1])
                yield score[:, None] > score[None, :], none_tied
        case Narrowed(of, better, worse):
            every = np.unique(np.concatenate([cells, better, worse]))
            asked = np.searchsorted(every, cells)
            for above, tied in _certain_in_each(of, every):
                narrowed = above.copy()
                narrowed[np.searchsorted(every, better), np.searchsorted(every, worse)] = True
                narrowed = closed(narrowed)
                if not narrowed.diagonal().any():
                    yield narrowed[np.ix_(asked, asked)], tied[np.ix_(asked, asked)]
        case _:
            yield known_pairs(preference, cells), known_ties(preference, cells)


def _has_bounds(preference: OpenPreference) -> bool:
    match preference:
        case OneOf():
            return any(_has_bounds(part) for part in preference.possible)
        case Narrowed(of, _, _):
            return _has_bounds(of)
        case OpenPriorities(priorities, _, _):
            return factorial(len(priorities)) > factorial(MOST_PRIORITIES)
    return isinstance(preference, BoundedWeights)
