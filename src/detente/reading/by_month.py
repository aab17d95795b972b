"""Things under keys, each with the days it may be of, so that those of the same days are looked up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final, Generic, TypeVar

from detente.edtf import DateRange

_Key = TypeVar("_Key", bound=Hashable)
_MOST_MONTHS: Final = 24
_ANY: Final = -1
"""Stands for all months."""
_LONG: Final = -2
"""Stands for the months of what is open, unknown or of many months."""


class ByMonth(Generic[_Key]):
    """Numbers under a key and a date.

    Examples
    --------
    >>> strikes = ByMonth()
    >>> strikes.add("strike", DateRange.parse("2021-05-04"), 0)
    >>> strikes.add("strike", DateRange.parse("2018-03"), 1)
    >>> strikes.add("strike", DateRange.parse("199X/.."), 2)
    >>> sorted(strikes.near("strike", DateRange.parse("2021-05")))
    [0, 2]
    >>> strikes.count("strike", DateRange.parse("2018"))
    2
    """

    def __init__(self) -> None:
        self._numbers: defaultdict[tuple[_Key, int], dict[int, None]] = defaultdict(dict)

    def add(self, key: _Key, when: DateRange, number: int) -> None:
        """Put a number under a key, at a date; under another date it stays too."""
        for month in (*(_months(when) or (_LONG,)), _ANY):
            self._numbers[key, month][number] = None

    def near(self, key: _Key, when: DateRange) -> Iterator[int]:
        """Yield the numbers under a key whose days may overlap those of a date: all that do, and some more.

        One may come twice.
        """
        for month in _looked_up(when):
            yield from self._numbers.get((key, month), ())

    def count(self, key: _Key, when: DateRange) -> int:
        """Return how many `near` yields."""
        return sum(len(self._numbers.get((key, month), ())) for month in _looked_up(when))


def _looked_up(when: DateRange) -> tuple[int, ...]:
    return _to_look_up(when.earliest, when.latest)


def _months(when: DateRange) -> tuple[int, ...]:
    return _months_between(when.earliest, when.latest)


@lru_cache(maxsize=1 << 14)
def _to_look_up(earliest: date | None, latest: date | None) -> tuple[int, ...]:
    months = _months_between(earliest, latest)
    return (*months, _LONG) if months else (_ANY,)


@lru_cache(maxsize=1 << 14)
def _months_between(earliest: date | None, latest: date | None) -> tuple[int, ...]:
    """Return the months of a date by their numbers; none where they are many or not all known."""
    if earliest is None or latest is None:
        return ()
    first, last = (12 * day.year + day.month for day in (earliest, latest))
    return tuple(range(first, last + 1)) if last - first < _MOST_MONTHS else ()
