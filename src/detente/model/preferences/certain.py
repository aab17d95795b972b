"""The part of an order that is certain, as ranks and pairs; and the preferences of all parties of a case."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, CaseFile, did_you_mean, placing_faults
from detente.errors import Fault
from detente.model.preferences.comparisons import MOST_STATES
from detente.model.preferences.from_case import open_preference
from detente.model.preferences.kinds import (
    KnownOrder,
    OneOf,
    OpenLevels,
    OpenPreference,
    OpenPriorities,
    Pairs,
    known_pairs,
    known_ties,
)
from detente.model.preferences.partial_order import levels
from detente.model.states import StateSpace


@placing_faults
def party_preferences(case: Case, space: StateSpace) -> tuple[OpenPreference, ...]:
    """The order of states of each party, and the questions that the case leaves open in it.

    Raises
    ------
    BadInput
        If a preference is missing, of an unknown party, or cannot be used.
    """
    for party in case.file.preferences:
        if party not in case.file.parties:
            what = f"unknown party {party}{did_you_mean(party, case.file.parties)}"
            raise Fault(("preferences", party), what, "name one listed under `parties`")
    return tuple(party_preference(case.file, space, party) for party in case.file.parties)


MOST_COMPARED = 2_048
"""Cells of a model up to which what is certain of a partial order is held for each pair of them."""


def party_preference(file: CaseFile, space: StateSpace, party: str) -> OpenPreference:
    """The order of states of one party, and the questions that the case leaves open in it.

    Raises
    ------
    Fault
        If the preference is missing, incomplete or names what is not there.
    """
    if party not in file.preferences:
        raise Fault(
            ("preferences",), f"party {party} has no preferences", f"give them, or say `{party}: unknown`"
        )
    return open_preference(space, ("preferences", party), file.preferences[party])


def compared(preference: OpenPreference, feasible: NDArray[np.bool_]) -> Compared | None:
    """The pairs that are certain beyond `ranks_of`; None if there are none, or too many to hold."""
    if isinstance(preference, KnownOrder | OpenLevels) or feasible.size > MOST_COMPARED:
        return None
    cells = np.flatnonzero(feasible)
    above, at_least = (np.zeros((feasible.size, feasible.size), dtype=np.bool_) for _ in range(2))
    above[np.ix_(cells, cells)] = known_pairs(preference, cells)
    at_least[np.ix_(cells, cells)] = _known_at_least(preference, cells)
    return Compared(above, at_least)


def _known_at_least(preference: OpenPreference, cells: NDArray[np.int64]) -> Pairs:
    if isinstance(preference, OneOf):
        # One picture may tie what another orders.
        each = [_known_at_least(part, cells) for part in preference.possible]
        return np.asarray(np.logical_and.reduce(each), dtype=np.bool_)
    return known_pairs(preference, cells) | known_ties(preference, cells)


def ranks_of(preference: OpenPreference, feasible: NDArray[np.bool_]) -> tuple[NDArray[np.int32], bool]:
    """Ranks in which a higher state is preferred for certain, and whether ties are open.

    Returns
    -------
    ranks
        Shape ``(cells,)``: greater is more preferred, dense from 0; -1 in infeasible cells. As fine as
        certainty allows, except where the order of priorities is open or too many states would have to
        be compared one by one: then all are tied.
    open_ties
        True where ties are of unknown order.
    """
    if isinstance(preference, KnownOrder):
        return preference.ranks, False
    if isinstance(preference, OpenLevels):
        return preference.levels, True
    ranks = np.where(feasible, np.int32(0), np.int32(-1)).astype(np.int32)
    if not isinstance(preference, OpenPriorities) and feasible.sum() <= MOST_STATES:
        inside = np.flatnonzero(feasible)
        ranks[inside] = levels(known_pairs(preference, inside))
    return ranks, True


@dataclass(frozen=True)
class Compared:
    """The pairs of states whose order is certain, where ranks and ties cannot say all of it.

    Attributes
    ----------
    above, at_least
        Shape ``(cells, cells)``: whether the first state is preferred to the second, and whether it is
        at least as good, however open questions turn out.
    """

    above: NDArray[np.bool_]
    at_least: NDArray[np.bool_]
