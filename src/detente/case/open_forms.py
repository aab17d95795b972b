"""What a preference of the case file says of a party's order, and what it leaves open."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.case.comparisons import (
    comparison_chain,
    partial_order,
    require_few_states,
    require_no_circle,
)
from detente.case.load import LoadedCase
from detente.case.open_preference import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenPreference,
    OpenPriorities,
    PlainPreference,
    known_pairs,
)
from detente.case.schema import Preference
from detente.case.scores import form_scores, scaled_bounds, truth_of_states
from detente.case.states import StateSpace
from detente.case.yaml_text import Place

MOST_OPEN_PRIORITIES = 52
"""Priorities in open order: their places are weighed by powers of two, exact in a double."""


def open_preference(
    case: LoadedCase, space: StateSpace, place: Place, preference: Preference
) -> OpenPreference:
    """The order a preference gives, and what of it is open.

    Parameters
    ----------
    place
        Where in the case the preference stands, for messages.

    Raises
    ------
    BadInput
        If it is incomplete, contradicts itself, or names what is not there.

    Examples
    --------
    >>> from detente.case.load import parse_case
    >>> from detente.case.states import state_space
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share, dig: Dig}}}
    ... preferences: {UP: {comparisons: [YN > NN > NY]}}
    ... ''')
    >>> found = open_preference(case, state_space(case), ("preferences", "UP"), case.file.preferences["UP"])
    >>> found.above.astype(int).tolist()
    [[0, 1, 0, 0], [0, 0, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0]]
    """
    found: PlainPreference | OneOf
    if preference.one_of is not None:
        found = _one_of(case, space, place, preference)
    else:
        found = _plain(case, space, place, preference)
    chains = [
        ((*place, "comparisons", i), item.comparison) for i, item in enumerate(preference.comparisons or ())
    ]
    if not chains:
        return found
    if isinstance(found, OpenLevels):
        return partial_order(case, space, place, chains, found.levels)
    if isinstance(found, OpenPriorities | BoundedWeights | OneOf):
        return _narrowed(case, space, place, found, chains)
    raise case.fault(
        place, "has comparisons, and its form leaves nothing open", "say `unknown`, or drop them"
    )


def _plain(case: LoadedCase, space: StateSpace, place: Place, preference: Preference) -> PlainPreference:
    named = named_unknowns(preference)
    if preference.weights is not None and preference.weight_is_bounded and "order" not in named:
        return _bounded_weights(case, space, place, preference)
    if preference.priorities is not None and "order" in named:
        return _open_priorities(case, space, place, preference)
    scores = form_scores(case, space, place, preference)
    if "order" in named:
        # What the parts of another form compare is open with their order.
        scores = np.zeros_like(scores)
    ranks = np.full(len(space.feasible), -1, dtype=np.int32)
    ranks[space.feasible] = np.unique(scores[space.feasible], return_inverse=True)[1]
    return OpenLevels(ranks) if preference.has_open_order else KnownOrder(ranks)


def named_unknowns(preference: Preference) -> tuple[str, ...]:
    """What a preference names as unknown."""
    unknown = preference.unknown or ()
    return (unknown,) if isinstance(unknown, str) else unknown


def _open_priorities(
    case: LoadedCase, space: StateSpace, place: Place, preference: Preference
) -> OpenPriorities:
    priorities = preference.priorities or ()
    if len(priorities) > MOST_OPEN_PRIORITIES:
        raise case.fault(
            (*place, "priorities"), f"{len(priorities)} priorities whose order is open",
            f"keep at most {MOST_OPEN_PRIORITIES}, or say their order",
        )  # fmt: skip
    truths = [
        truth_of_states(case, space, (*place, "priorities", i), item.priority)
        for i, item in enumerate(priorities)
    ]
    return OpenPriorities(
        tuple(item.priority for item in priorities), _stacked(truths, space), space.feasible
    )


def _bounded_weights(
    case: LoadedCase, space: StateSpace, place: Place, preference: Preference
) -> BoundedWeights:
    at = (*place, "weights")
    scaled, scale = scaled_bounds(case, at, preference.weights or {})
    truths = [truth_of_states(case, space, (*at, text), text) for text in scaled]
    low, high = (np.array([both[side] for both in scaled.values()], dtype=np.int64) for side in (0, 1))
    ties_open = preference.unknown is not None
    return BoundedWeights(tuple(scaled), _stacked(truths, space), low, high, ties_open, space.feasible, scale)


def _stacked(truths: list[NDArray[np.bool_]], space: StateSpace) -> NDArray[np.bool_]:
    return np.stack(truths) if truths else np.zeros((0, len(space.feasible)), dtype=np.bool_)


def _one_of(case: LoadedCase, space: StateSpace, place: Place, preference: Preference) -> OneOf:
    parts: list[PlainPreference] = []
    alternatives = preference.one_of or ()
    for i, alternative in enumerate(alternatives):
        part = open_preference(case, space, (*place, "one_of", i), alternative)
        if isinstance(part, OneOf | Narrowed):
            raise case.fault(
                (*place, "one_of", i), "has comparisons beside priorities or weights that are open",
                "give the comparisons alone, or outside of one_of",
            )  # fmt: skip
        parts.append(part)
    given = [alternative.probability for alternative in alternatives]
    chances = tuple(Fraction(1, len(given)) if chance is None else Fraction(chance) for chance in given)
    return OneOf(tuple(parts), chances)


def _narrowed(
    case: LoadedCase,
    space: StateSpace,
    place: Place,
    found: OpenPriorities | BoundedWeights | OneOf,
    chains: list[tuple[Place, str]],
) -> Narrowed:
    require_few_states(case, space, place)
    cells = np.flatnonzero(space.feasible)
    above = known_pairs(found, cells)
    better: list[int] = []
    worse: list[int] = []
    for at, text in chains:
        for left, sign, right in comparison_chain(case, space, at, text):
            if sign == "=":
                raise case.fault(
                    at, f"{text!r} calls states equally good that priorities, weights or one_of order",
                    "use > alone here",
                )  # fmt: skip
            better += [a for a in left for _ in right]
            worse += [b for _ in left for b in right]
        above[np.searchsorted(cells, better), np.searchsorted(cells, worse)] = True
        require_no_circle(case, space, at, above, cells)
    return Narrowed(found, np.array(better, dtype=np.int64), np.array(worse, dtype=np.int64))
