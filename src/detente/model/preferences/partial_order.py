"""Partial orders as matrices: what is above what, and which parts of the order are settled against others."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def closed(above: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Everything that follows from a relation by transitivity.

    Parameters
    ----------
    above
        Shape ``(n, n)``: ``above[a, b]`` says that a is strictly preferred to b.

    Returns
    -------
    NDArray of bool
        Shape ``(n, n)``. The relation is a strict partial order if the diagonal is False; see `cycle_in`.

    Notes
    -----
    S. Warshall, A theorem on Boolean matrices, Journal of the ACM 9 (1962), on rows packed into bits.

    Examples
    --------
    >>> closed(np.array([[False, True, False], [False, False, True], [False, False, False]])).astype(int)
    array([[0, 1, 1],
           [0, 0, 1],
           [0, 0, 0]])
    """
    elements = len(above)
    octets = np.zeros((elements, -(-elements // 64) * 8), dtype=np.uint8)
    octets[:, : -(-elements // 8)] = np.packbits(above, axis=1)
    rows = octets.view(np.uint64)
    for middle in range(elements):
        reaching = np.flatnonzero(octets[:, middle >> 3] & (0x80 >> (middle & 7)))
        rows[reaching] |= rows[middle]
    return np.unpackbits(octets, axis=1, count=elements).view(np.bool_)


def cycle_in(above: NDArray[np.bool_]) -> tuple[int, ...] | None:
    """Elements that a relation puts each above the next and the last above the first.

    Parameters
    ----------
    above
        Shape ``(n, n)``, closed or not.

    Returns
    -------
    tuple of int, or None
        As few elements as any cycle through the first of them has, and one or two where any cycle has so
        few; None where the relation is consistent.

    Examples
    --------
    >>> cycle_in(np.array([[False, True, False], [False, False, True], [True, False, False]]))
    (0, 1, 2)
    >>> cycle_in(np.array([[False, True], [False, False]])) is None
    True
    """
    for suspects in (above.diagonal(), (above & above.T).any(axis=1), closed(above).diagonal()):
        if suspects.any():
            return _shortest_cycle(above, int(suspects.argmax()))
    return None


def _shortest_cycle(above: NDArray[np.bool_], start: int) -> tuple[int, ...]:
    """A shortest cycle through an element that has one, breadth first."""
    before = np.full(len(above), -1)
    reached = np.array([start])
    while not above[reached, start].any():
        below = above[reached]
        new = np.flatnonzero(below.any(axis=0) & (before < 0))
        before[new] = reached[below[:, new].argmax(axis=0)]
        reached = new
    cycle = [int(reached[above[reached, start].argmax()])]
    while cycle[-1] != start:
        cycle.append(int(before[cycle[-1]]))
    return tuple(reversed(cycle))


def levels(above: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The finest levels such that each element is above all elements of lower levels.

    With these levels a partial order is an ordinal sum: any strict order that keeps it orders each
    level by itself and puts one level on the other.

    Parameters
    ----------
    above
        Shape ``(n, n)``, a strict partial order, closed.

    Returns
    -------
    NDArray of int32
        Shape ``(n,)``: the level of each element, from 0 without a gap; greater is preferred.

    Examples
    --------
    Of four elements the first is above all others, and the second above the third:

    >>> above = np.zeros((4, 4), dtype=np.bool_)
    >>> above[0, 1:] = above[1, 2] = True
    >>> levels(above)
    array([1, 0, 0, 0], dtype=int32)
    """
    elements = len(above)
    surplus = above.sum(axis=1) - above.sum(axis=0)
    order = np.argsort(surplus, kind="stable")
    # The surplus of the k lowest adds up to minus the pairs in which one of the others is above one
    # of them, plus those the other way round; it is -k(n - k) only if the others are above throughout.
    # No element of a lower level can have the surplus of one of a higher, so sorting finds every cut.
    lowest = np.arange(1, elements)
    cuts = np.cumsum(surplus[order])[:-1] == -lowest * (elements - lowest)
    level = np.zeros(elements, dtype=np.int32)
    level[order[1:]] = np.cumsum(cuts)
    return level
