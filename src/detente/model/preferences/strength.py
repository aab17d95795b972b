"""Strength of preference: the states that a party finds much worse than others."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile, Preference
from detente.errors import Fault, Place
from detente.model.preferences.scores import priority_scores, weight_scores
from detente.model.states import StateSpace


def strong_below(
    file: CaseFile, space: StateSpace, party: str, ranks: NDArray[np.int32]
) -> NDArray[np.int32] | None:
    """For each rank of a party the highest rank it finds much worse, -1 where that is none.

    Parameters
    ----------
    ranks
        The party's ranks, from `detente.model.model.party_ranks`.

    Returns
    -------
    NDArray[np.int32] or None
        None where the case does not state the party's strength of preference (`strong`).

    Raises
    ------
    Fault
        If `strong` does not fit the form of the preference.
    """
    preference = file.preferences[party]
    if not preference.strong:
        return None
    place = ("preferences", party, "strong")
    highest = int(ranks.max())
    if highest == 0:
        return np.full(1, -1, dtype=np.int32)
    if preference.ranking is not None:
        return _after_levels(place, preference.strong, highest)
    if len(preference.strong) != 1:
        raise Fault(place, "a list of strengths, but no ranking", "give one number")
    amount = preference.strong[0]
    if preference.priorities is not None:
        return _below(_coarse_levels(space, place, party, preference, ranks), 1)
    if preference.weights is not None:
        score, scale = weight_scores(space, ("preferences", party, "weights"), preference.weights)
        return _below(_value_of_rank(score, ranks), _at_least(place, amount * scale))
    payoffs = sorted(set((preference.payoffs or {}).values()))
    _at_least(place, amount)
    return np.array(
        [max((r for r, low in enumerate(payoffs) if high - low >= amount), default=-1) for high in payoffs],
        dtype=np.int32,
    )


def _after_levels(place: Place, strong: Sequence[Decimal], highest: int) -> NDArray[np.int32]:
    """After each of the levels named, counted from the top, all that follows is much worse."""
    gaps = []
    for number in strong:
        if number != number.to_integral_value() or not 1 <= number <= highest:
            raise Fault(
                place,
                f"{number} is no level of the ranking that another follows",
                f"give whole numbers from 1 to {highest}: after which levels all the rest is much worse",
            )
        gaps.append(int(number))
    below = np.full(highest + 1, -1, dtype=np.int32)
    for level in range(1, highest + 2):
        rank = highest + 1 - level
        below[rank] = max((highest - gap for gap in gaps if gap >= level), default=-1)
    return below


def _coarse_levels(
    space: StateSpace,
    place: Place,
    party: str,
    preference: Preference,
    ranks: NDArray[np.int32],
) -> NDArray[np.int64]:
    """By rank the level the first priorities alone would give."""
    assert preference.priorities is not None
    (number,) = preference.strong or (Decimal(0),)
    count = len(preference.priorities)
    if number != number.to_integral_value() or not 1 <= number <= count:
        raise Fault(
            place,
            f"{number} is no number of priorities",
            f"give a whole number from 1 to {count}: a difference in the first so many is a great one",
        )
    first = preference.priorities[: int(number)]
    return _value_of_rank(priority_scores(space, ("preferences", party, "priorities"), first), ranks)


def _value_of_rank(score: NDArray[Any], ranks: NDArray[np.int32]) -> NDArray[np.int64]:
    """By rank the score of its states, which is the same for all of them."""
    values = np.zeros(int(ranks.max()) + 1, dtype=np.int64)
    feasible = ranks >= 0
    values[ranks[feasible]] = score[feasible]
    return values


def _below(values: NDArray[np.int64], amount: int) -> NDArray[np.int32]:
    """For each of ascending values the last place that is lower by at least ``amount``, -1 if none."""
    return (np.searchsorted(values, values - amount, side="right") - 1).astype(np.int32)


def _at_least(place: Place, amount: Decimal) -> int:
    """The whole number of scaled units that a difference must reach."""
    try:
        whole = int(amount.to_integral_value(rounding="ROUND_CEILING"))
    except InvalidOperation:
        whole = 0
    if amount <= 0 or not 0 < whole < 1 << 62:
        raise Fault(place, f"{amount} is no amount of difference", "give a number greater than 0")
    return whole
