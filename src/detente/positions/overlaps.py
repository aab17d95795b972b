"""Passages of a report in order, so that those on the same words are looked up and not searched for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

Place = tuple[int, int]
_Item = TypeVar("_Item")


class Places:
    """Where something is named in a report.

    Examples
    --------
    >>> places = Places([(0, 5), (40, 48)])
    >>> places.gap(10, 20, ahead=100), places.gap(10, 20, ahead=10), places.gap(42, 44, ahead=10)
    (5, 5, 0)
    """

    def __init__(self, places: Iterable[Place]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def gap(self, start: int, end: int, *, ahead: int) -> int | None:
        """Return the characters from a passage to the nearest place, which is at most ``ahead`` behind."""
        first_behind = bisect_right(self._starts, start)
        gaps = []
        if first_behind:
            gaps.append(max(0, start - self._furthest[first_behind - 1]))
        if first_behind < len(self._starts) and self._starts[first_behind] < end + ahead:
            gaps.append(max(0, self._starts[first_behind] - end))
        return min(gaps, default=None)


class Overlaps(Generic[_Item]):
    """Items with a passage each, which is not empty.

    Examples
    --------
    >>> overlaps = Overlaps([(0, 5, "a"), (3, 9, "b"), (9, 12, "c")])
    >>> list(overlaps.of(4, 9)), list(overlaps.of(5, 10))
    (['a', 'b'], ['b', 'c'])
    """

    def __init__(self, items: Iterable[tuple[int, int, _Item]]) -> None:
        self._ordered = sorted(items, key=lambda item: item[0])
        self._starts = [start for start, _, _ in self._ordered]
        self._longest = max((end - start for start, end, _ in self._ordered), default=0)

    def of(self, start: int, end: int) -> Iterator[_Item]:
        """Yield the items that share a character with a passage, in the order of their beginnings."""
        first = bisect_left(self._starts, start - self._longest)
        for k in range(first, bisect_left(self._starts, end, lo=first)):
            _, behind, item = self._ordered[k]
            if behind > start:
                yield item
