"""Many intervals with a fast test for a place inside one of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Protocol


class _Interval(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Intervals:
    """Half-open intervals that do not overlap.

    Examples
    --------
    >>> from detente.sources import Evidence
    >>> inside = Intervals([Evidence("report", 2, 5, "abc")])
    >>> 2 in inside, 5 in inside
    (True, False)
    """

    def __init__(self, intervals: Iterable[_Interval]) -> None:
        ordered = sorted((interval.start, interval.end) for interval in intervals)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def __contains__(self, place: int) -> bool:
        k = bisect_right(self._starts, place) - 1
        return k >= 0 and place < self._ends[k]
