"""Comparisons of states, as a person writes them: ``A > B = C``, and ``A >> B`` for much better."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.errors import Fault, Place
from detente.model.preferences.kinds import OpenLevels, OpenOrder
from detente.model.preferences.partial_order import closed, cycle_in
from detente.model.states import StateSpace
from detente.patterns import as_pattern
from detente.short import ordinal

MOST_DEGREES = 9
"""Degrees of preference: ``>`` is the first, ``>>`` the second and so on."""
MOST_STATES = 1 << 12
"""States that a partial order may compare: it is held as a table of each against each."""

_SIGNS = as_pattern(r'\s*(>+|=)\s*(?=(?:[^"]*"[^"]*")*[^"]*$)')

_MOST_NAMED = 6
"""States of a circle that are named one by one."""


@dataclass(frozen=True)
class Link:
    """Two neighbours in a chain of comparisons.

    Attributes
    ----------
    at, text
        Where the chain stands in the case, and what it says.
    left, right
        Cells that the two sides stand for.
    sign
        ``>`` or ``=``.
    degree
        How strong the preference is: 1 for ``>``, 2 for ``>>`` and so on; 0 for ``=``.
    """

    at: Place
    text: str
    left: tuple[int, ...]
    sign: str
    right: tuple[int, ...]
    degree: int


def comparison_links(space: StateSpace, chains: Iterable[tuple[Place, str]]) -> tuple[Link, ...]:
    """The links of some chains of comparisons, each given with its place.

    A side is a state's name, a Y/N string (with ``-`` for either), or an expression in double quotes;
    a pattern or expression stands for every state it fits, and ``A > B`` then says that each of A is
    preferred to each of B.

    Raises
    ------
    Fault
        If one is no chain, or a side fits no state, or a state stands on both sides of a sign.
    """
    return tuple(link for at, text in chains for link in _links(space, at, text))


def _links(space: StateSpace, place: Place, text: str) -> list[Link]:
    pieces = _SIGNS.split(text.strip())
    sides, signs = pieces[::2], pieces[1::2]
    if not signs or not all(sides):
        raise Fault(
            place, f"{text!r} compares nothing", "write states with > or = between them: talks > deadlock"
        )
    cells = [_side(space, place, side) for side in sides]
    for left, sign, right in zip(cells, signs, cells[1:], strict=False):
        both = set(left) & set(right)
        if both and sign != "=":
            raise Fault(
                place,
                f"state {space.label(min(both))} stands on both sides of {sign}",
                "compare different states",
            )
        if len(sign) > MOST_DEGREES:
            raise Fault(
                place, f"{sign} is of too great a degree", f"use at most {MOST_DEGREES} signs in a row"
            )
    return [
        Link(place, text, left, sign[0], right, 0 if sign == "=" else len(sign))
        for left, sign, right in zip(cells, signs, cells[1:], strict=False)
    ]


def _side(space: StateSpace, place: Place, text: str) -> tuple[int, ...]:
    cells = space.meant(place, text)
    if not cells.size:
        raise Fault(place, f"no state has {text[1:-1]}", "mend the expression or the rules")
    return tuple(cells.tolist())


def first_fault(links: Sequence[Link], faulty: Callable[[Sequence[Link]], bool]) -> int:
    """The number of the first link that together with those before it is at fault, by halving.

    Parameters
    ----------
    faulty
        Whether some links from the first on are at fault; then more of them are so too.
    """
    return bisect_left(range(1, len(links) + 1), True, key=lambda many: faulty(links[:many]))


def narrowed_order(
    space: StateSpace,
    place: Place,
    links: Sequence[Link],
    base: OpenLevels | OpenOrder,
    picture: int | None = None,
) -> OpenOrder:
    """The partial order that comparisons make, beneath an order that is known in part already.

    Parameters
    ----------
    place
        Where the preference stands in the case.
    picture
        The number of the picture that ``base`` is, from 1, for messages; None where it is none.

    Raises
    ------
    Fault
        If the comparisons contradict each other or the base, or there are too many states.
    """
    require_few_states(space, place)
    if isinstance(base, OpenLevels):
        base = _as_order(base.levels)
    groups, above = _joined(base, links)
    whole = closed(above)
    if whole.diagonal().any():
        _blame(space, links, base, picture)
    return OpenOrder(groups, whole)


def require_few_states(space: StateSpace, place: Place) -> None:
    """See that there are few enough states to be held each against each; Fault if not."""
    count = int(space.feasible.sum())
    if count > MOST_STATES:
        raise Fault(
            place, f"a partial order of {count:,} states", f"compare at most {MOST_STATES:,}; use priorities"
        )


def require_agreement(
    space: StateSpace, links: Sequence[Link], ranks: NDArray[np.int32], picture: int | None
) -> None:
    """See that a known order keeps some comparisons; Fault names the first that it does not."""
    for link in links:
        left, right = ranks[list(link.left)][:, None], ranks[list(link.right)][None, :]
        broken = np.argwhere(left != right if link.sign == "=" else left <= right)
        if broken.size:
            one, other = space.label(link.left[broken[0, 0]]), space.label(link.right[broken[0, 1]])
            how = "as good as" if link.sign == "=" else "preferred to"
            raise contradiction(link, picture, f"{one} is not {how} {other} there")


def contradiction(link: Link, picture: int | None, why: str) -> Fault:
    """The error to raise for a comparison that those before it, or the form beside it, do not allow."""
    if picture is None:
        return Fault(link.at, why, "drop one of them, here or above, or mend the form beside them")
    return Fault(
        link.at,
        f"{link.text!r} contradicts the {ordinal(picture)} picture: {why}",
        "drop this comparison, mend the picture, or give it a probability of 0",
    )


def _as_order(levels: NDArray[np.int32]) -> OpenOrder:
    inside = levels >= 0
    groups = np.where(inside, np.cumsum(inside) - 1, -1).astype(np.int64)
    return OpenOrder(groups, levels[inside][:, None] > levels[inside][None, :])


def _joined(base: OpenOrder, links: Sequence[Link]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The groups of states called equally good, and which of them links and base put above which.

    Of what follows nothing is added: a group that comes to stand above itself shows a contradiction.
    """
    merged = np.arange(len(base.above), dtype=np.int64)
    for link in links:
        if link.sign == "=":
            together = merged[base.groups[[*link.left, *link.right]]]
            merged[np.isin(merged, together)] = together.min()
    firsts, new = np.unique(merged, return_inverse=True)
    above = base.above.copy()
    if firsts.size < merged.size:
        order = np.argsort(new, kind="stable")
        begins = np.searchsorted(new[order], np.arange(firsts.size))
        for axis in (0, 1):
            above = np.logical_or.reduceat(np.take(above, order, axis=axis), begins, axis=axis)
    groups = np.where(base.groups >= 0, new[base.groups], -1).astype(np.int64)
    for link in links:
        if link.sign == ">":
            above[np.ix_(groups[list(link.left)], groups[list(link.right)])] = True
    return groups, above


def _blame(space: StateSpace, links: Sequence[Link], base: OpenOrder, picture: int | None) -> None:
    """Raise the fault of the first comparison that contradicts those before it, or the base."""
    first = first_fault(links, lambda some: bool(closed(_joined(base, some)[1]).diagonal().any()))
    link = links[first]
    if link.sign == "=":
        groups, above = _joined(base, links[:first])
        cells = list(dict.fromkeys([*link.left, *link.right]))
        above = closed(above)[np.ix_(groups[cells], groups[cells])]
        one, other = (space.label(cells[i]) for i in np.argwhere(above)[0].tolist())
        raise contradiction(
            link, picture,
            f"{one} and {other} are called equally good, and the order has {one} above {other}",
        )  # fmt: skip
    circle = _circle(space, links[: first + 1], base)
    raise contradiction(link, picture, f"the comparisons go round in a circle: {circle}")


def _circle(space: StateSpace, links: Sequence[Link], base: OpenOrder) -> str:
    """A circle of states in words, with the ties by which it closes: ``a > b = c > a``."""
    groups, above = _joined(base, links)
    cycle = cycle_in(above)
    assert cycle is not None
    members = [np.flatnonzero(groups == group) for group in cycle]
    steps: list[tuple[int, int]] = []
    for here, there in zip(members, [*members[1:], members[0]], strict=True):
        said = base.above[np.ix_(base.groups[here], base.groups[there])]
        for link in links:
            if link.sign == ">":
                said |= np.isin(here, link.left)[:, None] & np.isin(there, link.right)[None, :]
        fitting = np.argwhere(said)
        if steps:
            # The step that goes on from the state the last one came to, if there is one.
            fitting = fitting[np.argsort(here[fitting[:, 0]] != steps[-1][1], kind="stable")]
        steps.append((int(here[fitting[0, 0]]), int(there[fitting[0, 1]])))
    named = [space.label(steps[0][0])]
    for (_, to), (origin, _) in zip(steps, [*steps[1:], steps[0]], strict=True):
        named.append(f"> {space.label(to)}")
        if origin != to:
            named.append(f"= {space.label(origin)}")
    if len(named) > _MOST_NAMED + 1:
        named[3:-2] = ["> …"]
    return " ".join(named)
