"""What a case knows of each party's order, pair by pair, in every form it can leave something open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.case.model import Model
from detente.case.open_preference import OpenPreference, known_pairs, known_ties
from detente.scenarios.seen_order import EQUAL, LESS_PREFERRED, MOST_STATES, OPEN, PREFERRED, SeenOrders


def known_orders(model: Model, preferences: Sequence[OpenPreference]) -> SeenOrders:
    """What is certain of each pair of states, for `least_changes` and `robustness`.

    Pairs that are open together (of weights within bounds, of rival pictures) are taken as open each by
    itself.

    Parameters
    ----------
    preferences
        One a party, from `detente.case.compile.party_preferences`.

    Raises
    ------
    ValueError
        If the model has more than `MOST_STATES` states.
    """
    cells = np.flatnonzero(model.feasible)
    if cells.size > MOST_STATES:
        raise ValueError(f"{cells.size} states: at most {MOST_STATES} can be held each against each")
    known = np.zeros((len(preferences), model.cells, model.cells), dtype=np.int8)
    for of_party, preference in zip(known, preferences, strict=True):
        above, tied = known_pairs(preference, cells), known_ties(preference, cells)
        seen = np.where(above, PREFERRED, np.where(above.T, LESS_PREFERRED, np.where(tied, EQUAL, OPEN)))
        np.fill_diagonal(seen, EQUAL)
        of_party[np.ix_(cells, cells)] = seen
    return known
