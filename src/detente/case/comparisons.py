"""Comparisons of states, as a person writes them: ``A > B = C``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.case.load import LoadedCase
from detente.case.open_preference import OpenOrder
from detente.case.partial_order import closed, cycle_in
from detente.case.scores import truth_of_states
from detente.case.states import StateSpace
from detente.case.yaml_text import Place

MOST_STATES = 2_000
"""States that a partial order may compare: it is held as a table of each against each."""

_SIGNS = re.compile(r'\s*([>=])\s*(?=(?:[^"]*"[^"]*")*[^"]*$)')

Chain = tuple[tuple[Sequence[int], str, Sequence[int]], ...]
"""Links of a chain: cells, the sign ``>`` or ``=``, cells."""


def comparison_chain(case: LoadedCase, space: StateSpace, place: Place, text: str) -> Chain:
    """The links of one comparison.

    A side is a state's name, a pattern of letters, or an expression in double quotes; a pattern or
    expression stands for every state it fits, and ``A > B`` then says that each of A is preferred to
    each of B.

    Raises
    ------
    BadInput
        If it is no chain, or a side fits no state, or a state stands on both sides of a sign.
    """
    pieces = _SIGNS.split(text.strip())
    sides, signs = pieces[::2], pieces[1::2]
    if not signs or not all(sides):
        raise case.fault(
            place, f"{text!r} compares nothing", "write states with > or = between them: talks > deadlock"
        )
    cells = [_side(case, space, place, side) for side in sides]
    for left, sign, right in zip(cells, signs, cells[1:], strict=False):
        both = set(left) & set(right)
        if both and sign == ">":
            raise case.fault(
                place, f"state {space.label(min(both))} stands on both sides of >", "compare different states"
            )
    return tuple(zip(cells, signs, cells[1:], strict=False))


def _side(case: LoadedCase, space: StateSpace, place: Place, text: str) -> list[int]:
    if text.startswith('"') and text.endswith('"') and len(text) > 1:
        expression = text[1:-1]
        found = np.flatnonzero(truth_of_states(case, space, place, expression) & space.feasible)
        if not found.size:
            raise case.fault(place, f"no state has {expression}", "mend the expression or the rules")
        return [int(cell) for cell in found]
    if space.is_pattern(text) and "-" in text and (cells := space.matching(text)):
        return cells
    return [space.cell(case, place, text)]


def partial_order(
    case: LoadedCase,
    space: StateSpace,
    place: Place,
    chains: Iterable[tuple[Place, str]],
    levels: NDArray[np.int32],
) -> OpenOrder:
    """The partial order that comparisons make, beneath levels that are known already.

    Parameters
    ----------
    place
        Where the preference stands in the case.
    chains
        The comparisons, each with its place.
    levels
        Shape ``(cells,)``: a state of a greater level is preferred; -1 in infeasible cells.

    Raises
    ------
    BadInput
        If the comparisons contradict each other or the levels, or there are too many states.
    """
    require_few_states(case, space, place)
    links = [(at, link) for at, text in chains for link in comparison_chain(case, space, at, text)]
    groups, above = _ordered(space, [link for _, link in links], levels)
    if cycle_in(above) is not None:
        _blame_first(case, space, links, levels)
    return OpenOrder(groups, closed(above))


def require_few_states(case: LoadedCase, space: StateSpace, place: Place) -> None:
    """See that there are few enough states to be held each against each; BadInput if not."""
    count = int(space.feasible.sum())
    if count > MOST_STATES:
        raise case.fault(
            place, f"a partial order of {count:,} states", f"compare at most {MOST_STATES:,}; use priorities"
        )


def require_no_circle(
    case: LoadedCase, space: StateSpace, place: Place, above: NDArray[np.bool_], cells: NDArray[np.int64]
) -> None:
    """See that comparisons do not contradict each other, or what is certain; BadInput names the circle.

    Parameters
    ----------
    above
        Which of the cells are preferred to which.
    """
    if (cycle := cycle_in(above)) is not None:
        names = [space.label(int(cells[element])) for element in cycle]
        raise case.fault(
            place, f"the comparisons go round in a circle: {' > '.join([*names, names[0]])}",
            "drop one of them, here or above, or mend the form beside them",
        )  # fmt: skip


_Link = tuple[Sequence[int], str, Sequence[int]]


def _ordered(
    space: StateSpace, links: Sequence[_Link], levels: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The groups of states called equally good, and which of them links and levels put above which."""
    groups = np.full(len(space.feasible), -1, dtype=np.int64)
    groups[space.feasible] = np.unique(_tied(space, links)[space.feasible], return_inverse=True)[1]
    size = int(groups.max()) + 1
    above = np.zeros((size, size), dtype=np.bool_)
    _add_levels(above, groups, levels)
    for left, sign, right in links:
        if sign == ">":
            above[np.ix_(groups[list(left)], groups[list(right)])] = True
    return groups, above


def _blame_first(
    case: LoadedCase, space: StateSpace, links: Sequence[tuple[Place, _Link]], levels: NDArray[np.int32]
) -> None:
    """Raise the fault of the first comparison that contradicts those before it, or the levels."""
    for many, (at, (left, sign, right)) in enumerate(links, start=1):
        groups, above = _ordered(space, [link for _, link in links[:many]], levels)
        if cycle_in(above) is None:
            continue
        if sign == "=":
            one, other = space.label(left[0]), space.label(right[0])
            raise case.fault(
                at, f"{one} and {other} are called equally good, and the order has one above the other",
                "drop this comparison, or mend what it contradicts",
            )  # fmt: skip
        first = np.zeros(len(above), dtype=np.int64)
        inside = np.flatnonzero(groups >= 0)[::-1]
        first[groups[inside]] = inside
        require_no_circle(case, space, at, above, first)


def _tied(space: StateSpace, links: Sequence[_Link]) -> NDArray[np.int64]:
    """Shape ``(cells,)``: a representative of the states known to be as good as this one."""
    group = np.arange(len(space.feasible), dtype=np.int64)
    for left, sign, right in links:
        if sign == "=":
            together = group[[*left, *right]]
            group[np.isin(group, together)] = together.min()
    return group


def _add_levels(above: NDArray[np.bool_], groups: NDArray[np.int64], levels: NDArray[np.int32]) -> None:
    inside = np.flatnonzero(groups >= 0)
    highest, lowest = np.full(len(above), -1), np.full(len(above), np.iinfo(np.int32).max)
    np.maximum.at(highest, groups[inside], levels[inside])
    np.minimum.at(lowest, groups[inside], levels[inside])
    # States of different levels called equally good make their group stand above itself: a circle.
    above |= highest[:, None] > lowest[None, :]
