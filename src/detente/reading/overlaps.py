"""Passages of a report in order, so that those on the same words are looked up and not searched for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from detente.sources import Evidence

Place = tuple[int, int]
_Item = TypeVar("_Item")


class Places:
    """The passages that name something in a report.

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
        # By length, doubled from one list to the next: a long passage among short ones slows none down.
        self._by_length: defaultdict[int, list[tuple[int, int, int, _Item]]] = defaultdict(list)
        for k, (start, end, item) in enumerate(items):
            self._by_length[(end - start).bit_length()].append((start, k, end, item))
        for alike in self._by_length.values():
            alike.sort(key=lambda entry: entry[:2])
        self._starts = {bits: [entry[0] for entry in alike] for bits, alike in self._by_length.items()}

    def of(self, start: int, end: int) -> Iterator[_Item]:
        """Yield the items that share a character with a passage, in the order of their beginnings."""
        shared: list[tuple[int, int, int, _Item]] = []
        for bits, alike in self._by_length.items():
            starts = self._starts[bits]
            first = bisect_left(starts, start - (1 << bits))
            last = bisect_left(starts, end, lo=first)
            if first < last:
                shared += [entry for entry in alike[first:last] if entry[2] > start]
        shared.sort(key=lambda entry: entry[:2])
        return (entry[3] for entry in shared)


class OnWords(Generic[_Item]):
    """Items with a passage each, in many reports.

    Examples
    --------
    >>> first = Evidence("r1", 0, 5, "talks")
    >>> on_words = OnWords([(first, "a"), (Evidence("r2", 0, 5, "talks"), "b")])
    >>> list(on_words.on(first)), list(on_words.on(Evidence("r3", 0, 5, "talks")))
    (['a'], [])
    """

    def __init__(self, items: Iterable[tuple[Evidence, _Item]]) -> None:
        by_report: defaultdict[str, list[tuple[int, int, _Item]]] = defaultdict(list)
        for passage, item in items:
            by_report[passage.report].append((passage.start, passage.end, item))
        # Many reports are never asked about: the items of one that is are put in order then.
        self._by_report: dict[str, list[tuple[int, int, _Item]] | Overlaps[_Item]] = dict(by_report)

    def on(self, words: Evidence) -> Iterator[_Item]:
        """Yield the items that share a character with a passage, in the order of their beginnings."""
        inside = self._by_report.get(words.report)
        if inside is None:
            return iter(())
        if isinstance(inside, list):
            inside = self._by_report[words.report] = Overlaps(inside)
        return inside.of(words.start, words.end)
