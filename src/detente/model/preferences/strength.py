"""Strength of preference: how much worse a party finds some states than others, by degrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile, Preference
from detente.content import ByContent
from detente.errors import Fault, Place
from detente.model.preferences.comparisons import Link
from detente.model.preferences.from_case import links_of
from detente.model.preferences.kinds import OpenPreference, Pairs, known_pairs, known_ties
from detente.model.preferences.scores import priority_scores, weight_scores
from detente.model.states import StateSpace


@dataclass(frozen=True, eq=False, repr=False)
class StrengthByRank(ByContent):
    """Return how much worse states are by their ranks.

    Attributes
    ----------
    below
        Shape ``(degrees, ranks)``, the first row for degree 2: for each rank the highest rank that is worse
        by at least the degree, -1 where that is none.
    """

    below: NDArray[np.int32]

    @property
    def highest(self) -> int:
        """The highest degree that is stated."""
        return 1 + len(self.below)

    def of(self, _: NDArray[np.int64]) -> StrengthByRank:
        """The same for some of the states, whose ranks stay as they are."""
        return self


@dataclass(frozen=True, eq=False, repr=False)
class StrengthByPair(ByContent):
    """Return how much worse states are where their order is a partial one.

    Attributes
    ----------
    better
        Shape ``(degrees, states, states)``, the first table for degree 2: whether the first state is better
        than the second by at least the degree.
    place
        Shape ``(cells,)``: the place of each cell in the tables, -1 in infeasible cells.
    """

    better: NDArray[np.bool_]
    place: NDArray[np.int64]

    @property
    def highest(self) -> int:
        """The highest degree that is stated."""
        return 1 + len(self.better)

    def of(self, cells: NDArray[np.int64]) -> StrengthByPair:
        """The same for some of the states, renumbered as they are listed."""
        return replace(self, place=self.place[cells])


Strength = StrengthByRank | StrengthByPair


def strength_of(
    file: CaseFile, space: StateSpace, party: str, ranks: NDArray[np.int32], preference: OpenPreference
) -> Strength | None:
    """Return how much worse a party finds some states than others, as the case states it.

    Parameters
    ----------
    ranks
        The party's ranks, from `ranks_of`.
    preference
        Its preference, from `party_preferences`.

    Returns
    -------
    Strength or None
        None where the case does not state the party's strength of preference: neither by `strong` nor by
        ``>>`` in `comparisons`.

    Raises
    ------
    Fault
        If `strong` does not fit the form of the preference.
    """
    stated = file.preferences[party]
    if stated.comparisons is not None:
        links = [link for link in links_of(space, ("preferences", party), stated) if link.degree > 1]
        return _of_links(space, links, preference) if links else None
    if not stated.strong:
        return None
    at = ("preferences", party, "strong")
    rows: list[NDArray[np.int32]] = []
    for degree in range(max(stated.strong), 1, -1):
        if degree not in stated.strong:
            # What is worse by a greater degree is so by a smaller one.
            rows.append(rows[-1])
            continue
        place = (*at, str(degree)) if len(stated.strong) > 1 else at
        row = _below_of(space, place, party, stated, stated.strong[degree], ranks)
        if rows and stated.ranking is None and (row < rows[-1]).any():
            raise Fault(
                place, f"degree {degree} asks for more than degree {degree + 1}",
                "let a greater degree ask for a greater amount, or for fewer of the priorities",
            )  # fmt: skip
        rows.append(np.maximum(row, rows[-1]) if rows else row)
    return StrengthByRank(np.stack(rows[::-1]))


def _of_links(space: StateSpace, links: Sequence[Link], preference: OpenPreference) -> StrengthByPair:
    """By how much states are better: what stands above the better side of a comparison is as much better.

    So it is than what stands below the worse side: from ``A > B >> C`` follows ``A >> C``.
    """
    cells = np.flatnonzero(space.feasible)
    place = np.full(len(space.feasible), -1, dtype=np.int64)
    place[cells] = np.arange(cells.size)
    at_least: Pairs = known_pairs(preference, cells) | known_ties(preference, cells)
    np.fill_diagonal(at_least, True)
    tables = []
    for degree in range(2, max(link.degree for link in links) + 1):
        better = np.zeros((cells.size, cells.size), dtype=np.bool_)
        for link in links:
            if link.degree >= degree:
                above = np.logical_or.reduce(at_least[:, place[list(link.left)]], axis=1)
                below = np.logical_or.reduce(at_least[place[list(link.right)]], axis=0)
                better |= above[:, None] & below[None, :]
        tables.append(better)
    return StrengthByPair(np.stack(tables), place)


def _below_of(
    space: StateSpace,
    place: Place,
    party: str,
    preference: Preference,
    amounts: Sequence[Decimal],
    ranks: NDArray[np.int32],
) -> NDArray[np.int32]:
    """For each rank the highest rank that is worse by some amounts, as the form of preference takes them."""
    highest = int(ranks.max())
    if highest == 0:
        return np.full(1, -1, dtype=np.int32)
    if preference.ranking is not None:
        return _after_levels(place, amounts, highest)
    if len(amounts) != 1:
        raise Fault(place, "a list of strengths, but no ranking", "give one number")
    (amount,) = amounts
    if preference.priorities is not None:
        return _below(_coarse_levels(space, place, party, preference, amount, ranks), 1)
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
    number: Decimal,
    ranks: NDArray[np.int32],
) -> NDArray[np.int64]:
    """By rank the level the first priorities alone would give."""
    assert preference.priorities is not None
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
