"""Scores: an integer for each state, greater where a form of preference puts it higher."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.case import Preference, Priority, Weight
from detente.errors import Fault, Place
from detente.model.states import StateSpace

# Sums of scaled weights must stay exact in 64-bit integers.
_LARGEST_SUM = 2**62
_MOST_DIGITS = 40


def form_scores(space: StateSpace, place: Place, preference: Preference) -> NDArray[Any]:
    """Shape ``(cells,)``: a greater number where a preference's form ranks a state higher.

    Parameters
    ----------
    place
        Where in the case the preference stands, for messages.
    preference
        All zero where it has no form; a weight must be a number.

    Raises
    ------
    Fault
        If the form is incomplete or names what is not there.
    """
    if preference.ranking is not None:
        return _by_ranking(space, (*place, "ranking"), preference)
    if preference.priorities is not None:
        return priority_scores(space, (*place, "priorities"), preference.priorities)
    if preference.weights is not None:
        return weight_scores(space, (*place, "weights"), preference.weights)[0]
    if preference.payoffs is not None:
        return _by_payoffs(space, (*place, "payoffs"), preference.payoffs)
    return np.zeros(len(space.feasible), dtype=np.int64)


def _by_ranking(space: StateSpace, place: Place, preference: Preference) -> NDArray[np.int64]:
    ranking = preference.ranking or ()
    score = np.full(len(space.feasible), -1, dtype=np.int64)
    for level, tied in enumerate(ranking):
        for i, text in enumerate(tied):
            cell = space.cell((*place, level, i), text)
            if score[cell] >= 0:
                raise Fault(
                    (*place, level, i), f"state {text} stands twice in the ranking", "keep one of them"
                )
            score[cell] = len(ranking) - level
    _require_complete(space, place, score >= 0, "the ranking")
    return score


def _by_payoffs(space: StateSpace, place: Place, payoffs: Mapping[str, Decimal]) -> NDArray[np.int64]:
    level = {value: i for i, value in enumerate(sorted(set(payoffs.values())))}
    score = np.full(len(space.feasible), -1, dtype=np.int64)
    for text, value in payoffs.items():
        cell = space.cell((*place, text), text)
        if score[cell] >= 0:
            raise Fault((*place, text), f"state {text} has two payoffs", "keep one of them")
        score[cell] = level[value]
    _require_complete(space, place, score >= 0, "the list of payoffs")
    return score


def _require_complete(space: StateSpace, place: Place, placed: NDArray[np.bool_], what: str) -> None:
    missing = np.flatnonzero(space.feasible & ~placed)
    if len(missing):
        shown = [space.label(cell) for cell in missing[:3].tolist()]
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        raise Fault(place, f"{what} misses state {', '.join(shown)}{more}", "place every feasible state")


def priority_scores(space: StateSpace, place: Place, priorities: Sequence[Priority]) -> NDArray[np.int32]:
    """Shape ``(cells,)``: a greater number where the more important priorities are met."""
    score = np.zeros(len(space.feasible), dtype=np.int32)
    width, widest = 1, min(max(_LEAST_WIDTH, 4 * score.size), 1 << 30)
    for i, item in enumerate(priorities):
        if 2 * width > widest:
            # Only the order counts, and a case may list any number of priorities.
            score = numbered(score)
            width = int(score.max()) + 1
        np.left_shift(score, 1, out=score)
        np.bitwise_or(score, space.truth((*place, i), item.priority), out=score)
        width *= 2
    return score


_LEAST_WIDTH = 1 << 16


def numbered(scores: NDArray[Any]) -> NDArray[np.int32]:
    """Numbers from 0 without a gap, in the order of some scores; the same for the same score.

    Where scores lie close a bitmap of those that occur, and its running sum, is much faster than sorting.

    Examples
    --------
    >>> numbered(np.array([7, -2, 7, 30])).tolist()
    [1, 0, 1, 2]
    """
    if not scores.size:
        return np.zeros(0, dtype=np.int32)
    least = scores.min()
    width = int(scores.max()) - int(least) + 1
    if width > _CLOSE * scores.size:
        return np.unique(scores, return_inverse=True)[1].reshape(-1).astype(np.int32)
    places = scores - least if least else scores
    occurs = np.zeros(width, dtype=np.bool_)
    occurs[places] = True
    if occurs.all():
        return places.astype(np.int32)
    number = np.cumsum(occurs, dtype=np.int32)
    number -= 1
    numbers: NDArray[np.int32] = number[places]
    return numbers


_CLOSE = 8
"""Widths of a bitmap, in scores, up to which it is faster than sorting."""


def weight_scores(
    space: StateSpace, place: Place, weights: Mapping[str, Weight]
) -> tuple[NDArray[np.int64], int]:
    """The exact sum of each state's weights, shape ``(cells,)``, and what one unit of weight counts in it."""
    scaled, scale = scaled_bounds(place, weights)
    score = np.zeros(len(space.feasible), dtype=np.int64)
    for text, (weight, _) in scaled.items():
        score += weight * space.truth((*place, text), text)
    return score, scale


def scaled_bounds(place: Place, weights: Mapping[str, Weight]) -> tuple[dict[str, tuple[int, int]], int]:
    """The least and the most each weight may be, as integers, and what one unit of weight counts in them.

    Integers, so that sums that are equal on paper tie; a float would break 0.1 + 0.2 = 0.3.
    """
    bounds = {text: (w if isinstance(w, tuple) else (w, w)) for text, w in weights.items()}
    numbers = [number for both in bounds.values() for number in both]
    # Outside these limits a sum cannot be exact, and scaling would only take for ever to find that out.
    if any(number and abs(number.adjusted()) > _MOST_DIGITS for number in numbers) or any(
        abs(int(number.as_tuple().exponent)) > _MOST_DIGITS for number in numbers
    ):
        raise Fault(place, "the weights are too large or too fine to add up exactly", "use fewer digits")
    digits = max(0, *(-int(number.as_tuple().exponent) for number in numbers)) if numbers else 0
    scaled = {
        text: (int(low.scaleb(digits)), int(high.scaleb(digits))) for text, (low, high) in bounds.items()
    }
    if sum(max(abs(low), abs(high)) for low, high in scaled.values()) >= _LARGEST_SUM:
        raise Fault(place, "the weights are too large or too fine to add up exactly", "use fewer digits")
    return scaled, 10**digits
