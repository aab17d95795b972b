"""The part of an order that is certain, as ranks and pairs; and the preferences of all parties of a case."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, CaseFile, did_you_mean, placing_faults
from detente.errors import Fault
from detente.model.bits import unpacked
from detente.model.preferences.classes import Compared
from detente.model.preferences.comparisons import MOST_STATES
from detente.model.preferences.from_case import open_preference
from detente.model.preferences.kinds import (
    KnownOrder,
    OpenLevels,
    OpenPreference,
    OpenPriorities,
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


def ranks_of(
    preference: OpenPreference, feasible: NDArray[np.bool_], known: Compared | None = None
) -> tuple[NDArray[np.int32], bool]:
    """Ranks in which a higher state is preferred for certain, and whether ties are open.

    Parameters
    ----------
    known
        From `compared`, where the order is a partial one.

    Returns
    -------
    ranks
        Shape ``(cells,)``: greater is more preferred, dense from 0; -1 in infeasible cells. As fine as
        certainty allows, except where the order of priorities is open or too many classes of states
        would have to be compared: then all are tied.
    open_ties
        True where ties are of unknown order.
    """
    if isinstance(preference, KnownOrder):
        return preference.ranks, False
    if isinstance(preference, OpenLevels):
        return preference.levels, True
    ranks = np.where(feasible, np.int32(0), np.int32(-1)).astype(np.int32)
    if known is not None and not isinstance(preference, OpenPriorities) and len(known.above) <= MOST_STATES:
        inside = np.flatnonzero(feasible)
        ranks[inside] = levels(unpacked(known.above, len(known.above)))[known.classes[inside]]
    return ranks, True
