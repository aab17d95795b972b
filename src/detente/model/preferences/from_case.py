"""A preference of the case file as an order of states and the questions it leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.case import Preference
from detente.errors import Fault, Place
from detente.model.preferences.comparisons import (
    Link,
    comparison_links,
    contradiction,
    first_fault,
    narrowed_order,
    require_agreement,
    require_few_states,
)
from detente.model.preferences.kinds import (
    MOST_PERMUTED,
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
    Picture,
    PlainPreference,
    agreeing_importances,
    known_pairs,
    known_ties,
)
from detente.model.preferences.scores import form_scores, numbered, scaled_bounds
from detente.model.states import StateSpace
from detente.short import ordinal

MOST_OPEN_PRIORITIES = 52
"""Priorities in open order: their places are weighed by powers of two, exact in a double."""


def open_preference(space: StateSpace, place: Place, preference: Preference) -> OpenPreference:
    """The order that a preference gives, and the part of it that is open.

    Parameters
    ----------
    place
        Where in the case the preference stands, for messages.

    Raises
    ------
    Fault
        If it is incomplete, contradicts itself, or names what is not there.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model.states import state_space
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share, dig: Dig}}}
    ... preferences: {UP: {comparisons: [YN > NN > NY]}}
    ... ''')
    >>> preference = case.file.preferences["UP"]
    >>> open_preference(state_space(case), ("preferences", "UP"), preference).above.astype(int).tolist()
    [[0, 1, 0, 0], [0, 0, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0]]
    """
    if preference.one_of is not None:
        return _one_of(space, place, preference)
    plain = _plain(space, place, preference)
    return _narrowed(space, place, plain, links_of(space, place, preference))


def links_of(space: StateSpace, place: Place, preference: Preference) -> tuple[Link, ...]:
    """The comparisons of a preference, link by link."""
    chains = [
        ((*place, "comparisons", i), item.comparison) for i, item in enumerate(preference.comparisons or ())
    ]
    return comparison_links(space, chains)


def _plain(space: StateSpace, place: Place, preference: Preference) -> PlainPreference:
    named = named_unknowns(preference)
    if preference.weights is not None and preference.weight_is_bounded and "order" not in named:
        return _bounded_weights(space, place, preference)
    if preference.priorities is not None and "order" in named:
        return _open_priorities(space, place, preference)
    scores = form_scores(space, place, preference)
    if "order" in named:
        # What the parts of another form compare is open with their order.
        scores = np.zeros_like(scores)
    if space.feasible.all():
        ranks = numbered(scores)
    else:
        ranks = np.full(len(space.feasible), -1, dtype=np.int32)
        ranks[space.feasible] = numbered(scores[space.feasible])
    return OpenLevels(ranks) if preference.has_open_order else KnownOrder(ranks)


def named_unknowns(preference: Preference) -> tuple[str, ...]:
    """The names that a preference lists under `unknown`."""
    unknown = preference.unknown or ()
    return (unknown,) if isinstance(unknown, str) else unknown


def _open_priorities(space: StateSpace, place: Place, preference: Preference) -> OpenPriorities:
    priorities = preference.priorities or ()
    if len(priorities) > MOST_OPEN_PRIORITIES:
        raise Fault(
            (*place, "priorities"), f"{len(priorities)} priorities whose order is open",
            f"keep at most {MOST_OPEN_PRIORITIES}, or say their order",
        )  # fmt: skip
    truths = [space.truth((*place, "priorities", i), item.priority) for i, item in enumerate(priorities)]
    return OpenPriorities(
        tuple(item.priority for item in priorities), _stacked(truths, space), space.feasible
    )


def _bounded_weights(space: StateSpace, place: Place, preference: Preference) -> BoundedWeights:
    at = (*place, "weights")
    scaled, scale = scaled_bounds(at, preference.weights or {})
    truths = [space.truth((*at, text), text) for text in scaled]
    low, high = (np.array([both[side] for both in scaled.values()], dtype=np.int64) for side in (0, 1))
    ties_open = preference.unknown is not None
    return BoundedWeights(tuple(scaled), _stacked(truths, space), low, high, ties_open, space.feasible, scale)


def _stacked(truths: list[NDArray[np.bool_]], space: StateSpace) -> NDArray[np.bool_]:
    return np.stack(truths) if truths else np.zeros((0, len(space.feasible)), dtype=np.bool_)


def _one_of(space: StateSpace, place: Place, preference: Preference) -> OpenPreference:
    pictures = preference.one_of or ()
    probabilities = [picture.probability for picture in pictures]
    chances = tuple(
        Fraction(1, len(probabilities)) if chance is None else Fraction(chance) for chance in probabilities
    )
    parts: list[Picture] = []
    for i, picture in enumerate(pictures):
        at = (*place, "one_of", i)
        plain = _plain(space, at, picture)
        within = links_of(space, at, picture)
        _require_no_strength(within)
        parts.append(_narrowed(space, at, plain, within))
    if links := links_of(space, place, preference):
        # A contradiction of the comparisons among themselves is not to be blamed on a picture.
        nothing = OpenLevels(np.where(space.feasible, 0, -1).astype(np.int32))
        narrowed_order(space, place, links, nothing)
        parts = [
            _narrowed(space, place, part, links, number) if chance else part
            for number, (part, chance) in enumerate(zip(parts, chances, strict=True), start=1)
        ]
    pictured = OneOf(tuple(parts), chances)
    return pictured if len(pictured.possible) > 1 else pictured.possible[0]


def _require_no_strength(links: Sequence[Link]) -> None:
    for link in links:
        if link.degree > 1:
            raise Fault(
                link.at, f"{link.text!r} says how much better, within one of several pictures",
                "use > there; >> may stand in comparisons beside the pictures",
            )  # fmt: skip


def _narrowed(
    space: StateSpace,
    place: Place,
    preference: Picture,
    links: Sequence[Link],
    picture: int | None = None,
) -> Picture:
    """Narrow a preference to the orders in which some comparisons hold as well.

    Parameters
    ----------
    picture
        Its number, from 1, if it is one of several that the comparisons stand beside.
    """
    if not links:
        return preference
    match preference:
        case KnownOrder(ranks):
            require_agreement(space, links, ranks, picture)
            return preference
        case OpenLevels() | OpenOrder():
            return narrowed_order(space, place, links, preference, picture)
        case OpenPriorities() | BoundedWeights():
            nothing = np.zeros(0, dtype=np.int64)
            preference = Narrowed(preference, nothing, nothing)
    _require_possible(space, place, preference, links, picture)
    return _with(preference, links)


def _with(preference: Narrowed, links: Sequence[Link]) -> Narrowed:
    better = [np.repeat(link.left, len(link.right)) for link in links]
    worse = [np.tile(link.right, len(link.left)) for link in links]
    return Narrowed(
        preference.of,
        np.concatenate([preference.better, *better]),
        np.concatenate([preference.worse, *worse]),
    )


def _require_possible(
    space: StateSpace,
    place: Place,
    preference: Narrowed,
    links: Sequence[Link],
    picture: int | None,
) -> None:
    """See that comparisons leave some order of what is narrowed already; Fault if they do not."""
    require_few_states(space, place)
    which = "" if picture is None else f" in the {ordinal(picture)} picture"
    for link in links:
        if link.sign == "=":
            raise Fault(
                link.at, f"{link.text!r} calls states equally good that priorities or weights order{which}",
                "use > alone here",
            )  # fmt: skip
    cells = np.flatnonzero(space.feasible)
    groups = np.where(space.feasible, np.cumsum(space.feasible) - 1, -1).astype(np.int64)
    narrowed_order(space, place, links, OpenOrder(groups, known_pairs(preference, cells)), picture)
    tied = known_ties(preference, cells)
    for link in links:
        same = np.argwhere(tied[np.ix_(groups[list(link.left)], groups[list(link.right)])])
        if same.size:
            one, other = space.label(link.left[same[0, 0]]), space.label(link.right[same[0, 1]])
            raise contradiction(
                link,
                picture,
                f"{one} and {other} are equally good whatever the weights within the bounds",
            )
    of = preference.of
    if not isinstance(of, OpenPriorities) or len(of.priorities) > MOST_PERMUTED:
        return

    def none_agrees(some: Sequence[Link]) -> bool:
        narrowed = _with(preference, some)
        return not len(agreeing_importances(of, narrowed.better, narrowed.worse))

    if none_agrees(links):
        raise contradiction(
            links[first_fault(links, none_agrees)], picture,
            "no order of importance agrees with the comparisons up to here",
        )  # fmt: skip
