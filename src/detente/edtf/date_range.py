"""One type for dates that are partly known: bounds, precision, order and overlap of an EDTF value.

The `edtf` library reads the values and gives their bounds. `_read_by_library` says where it has to be helped.
"""

from __future__ import annotations

import calendar
import re
import time
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from detente.edtf.dates_in_words import HEDGES, OPEN, YEAR_UNKNOWN, date_in_words
from detente.patterns import as_pattern

# A calendar date, with or without a clock time and a hedge: nearly all values are such.
_PLAIN: Final = as_pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.Z+-]*)?)?)?([~?%]?)", re.ASCII)
_UNKNOWN_AT_END: Final = as_pattern(r"(?:-(?:X[\dX]|\dX))+(?![\dX-])", re.ASCII)
_HALF_KNOWN: Final = as_pattern(r"-(?:X\d|\dX)(?=-)", re.ASCII)
_OVER_NEW_YEAR: Final = as_pattern(r"-?[\dX]{4}-(?:24|28|30)", re.ASCII)


class Precision(IntEnum):
    """The smallest calendar unit a date fits into; the finer, the smaller.

    ``OPEN`` is a range without a beginning or an end, ``UNKNOWN`` one without both.

    Examples
    --------
    >>> Precision.DAY < Precision.WEEK < Precision.MONTH < Precision.SEASON < Precision.YEAR
    True
    """

    DAY = 1
    WEEK = 2
    MONTH = 3
    SEASON = 4
    HALF_YEAR = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8
    MILLENNIUM = 9
    OPEN = 10
    UNKNOWN = 11


_MOST_DAYS: Final = {
    Precision.DAY: 1,
    Precision.WEEK: 7,
    Precision.MONTH: 31,
    Precision.SEASON: 92,
    Precision.HALF_YEAR: 184,
    Precision.YEAR: 366,
    Precision.DECADE: 3653,
    Precision.CENTURY: 36525,
}


class _Read(NamedTuple):
    """One date, or one end of an interval: its first and last day (None: open or unknown) and its hedges."""

    earliest: date | None
    latest: date | None
    uncertain: bool = False
    approximate: bool = False


@lru_cache(maxsize=4096)
def _unit_of(days: int) -> Precision:
    return next((unit for unit, most in _MOST_DAYS.items() if days <= most), Precision.MILLENNIUM)


@dataclass(frozen=True, slots=True)
class DateRange:
    """A date or interval in EDTF, and the days that it may mean.

    Make one by `DateRange.parse`. A season that names no hemisphere has the months of the northern one.
    Bounds outside the years 1 to 9999 are cut to those years.

    Attributes
    ----------
    text
        The EDTF as it was written; empty for no date.
    earliest, latest
        The first and the last day it may mean, None where that side is open or unknown. A hedge ("about
        2020") does not move them.
    uncertain, approximate
        True if it, or an end of it, is marked ``?`` or ``~``; ``%`` is both.
    valid
        True if the text is EDTF. A text that is not may mean any day.
    known_days
        The first and the last day of the ends that are known, or None: ``../2018`` has those of 2018.

    Examples
    --------
    >>> autumn = DateRange.parse("1998-23")
    >>> autumn.words, autumn.precision.name, str(autumn.earliest), str(autumn.latest)
    ('autumn 1998', 'SEASON', '1998-09-01', '1998-11-30')
    >>> autumn.overlaps(DateRange.parse("199X")), autumn.overlaps(DateRange.parse("2017-05"))
    (True, False)
    """

    text: str
    earliest: date | None = None
    latest: date | None = None
    uncertain: bool = False
    approximate: bool = False
    valid: bool = False
    known_days: tuple[date, date] | None = None

    @staticmethod
    def parse(text: str | None) -> DateRange:
        """Read an EDTF date or interval. Any text is taken: `valid` says whether it was EDTF.

        Examples
        --------
        >>> DateRange.parse("2020~").approximate, DateRange.parse("2018/..").latest
        (True, None)
        >>> DateRange.parse("sometime").valid, DateRange.parse(None).precision.name
        (False, 'UNKNOWN')
        """
        return _parse(text or "")

    @property
    def dated(self) -> bool:
        """True if it has a place in a chronology: at least one end is known.

        Examples
        --------
        >>> DateRange.parse("../2018").dated, DateRange.parse("XXXX-05-04").dated
        (True, False)
        """
        return self.known_days is not None

    @property
    def precision(self) -> Precision:
        """The smallest calendar unit it fits into.

        Examples
        --------
        >>> [DateRange.parse(d).precision.name for d in ("2017-11-16", "2017-11-13/2017-11-19", "199X")]
        ['DAY', 'WEEK', 'DECADE']
        """
        if self.earliest is None or self.latest is None:
            return Precision.OPEN if self.dated else Precision.UNKNOWN
        return _unit_of((self.latest - self.earliest).days + 1)

    @property
    def order(self) -> tuple[bool, date, date]:
        """A sort key for chronologies: the first day, then the last; undated ones at the end.

        An open interval counts from the end that is known.

        Examples
        --------
        >>> sorted(["2018", "2017-11", "XXXX-05", "../2024"], key=lambda text: DateRange.parse(text).order)
        ['2017-11', '2018', '../2024', 'XXXX-05']
        """
        first, last = self.known_days or (date.max, date.max)
        return not self.dated, first, last

    @property
    def words(self) -> str:
        """The date as a reader says it, with no more precision than it has.

        Examples
        --------
        >>> [DateRange.parse(d).words for d in ("2017-11", "2021-05-04", "2020~", "../2024", "2018/2020")]
        ['November 2017', '4 May 2021', 'about 2020', 'by 2024', '2018 to 2020']
        >>> DateRange.parse("XXXX-05-04").words, DateRange.parse(None).words
        ('4 May, year not said', 'undated')
        >>> [DateRange.parse(d).words for d in ("[1998,2000]", "20XX-05", "-0044")]
        ['1998 or 2000', 'May of a year in the 21st century', '45 BC']
        """
        return date_in_words(self.text)

    def overlaps(self, other: DateRange) -> bool:
        """True if both may mean one day; an unknown date may mean any.

        Examples
        --------
        >>> DateRange.parse("../2018").overlaps(DateRange.parse("2017-09"))
        True
        """
        return _begins_by(self.earliest, other.latest) and _begins_by(other.earliest, self.latest)

    def surely_before(self, other: DateRange) -> bool:
        """True if it was over before the other began, whichever days the two mean.

        A hedged date may be off by its own length: "about 2020" by a year.

        Examples
        --------
        >>> DateRange.parse("2020").surely_before(DateRange.parse("2021"))
        True
        >>> DateRange.parse("2020~").surely_before(DateRange.parse("2021"))
        False
        """
        if self.latest is None or other.earliest is None:
            return False
        return (other.earliest - self.latest).days > self._may_be_off + other._may_be_off

    @property
    def _may_be_off(self) -> int:
        """Days by which a hedged date may be off.

        The library's fuzzy bounds are not used: they move "about 4 May 2020" by more than a year.
        """
        if self.known_days is None or not (self.uncertain or self.approximate):
            return 0
        return (self.known_days[1] - self.known_days[0]).days + 1


@lru_cache(maxsize=8192)
def _parse(text: str) -> DateRange:
    # The library takes only some dates as ends: not "../199X", "1998-33/.." or "199X/..". So each end is
    # read by itself. It also sets an unknown end ("2018/") ten years from the known one; here it is open.
    start, slash, end = text.partition("/")
    if not slash:
        single = None if text in OPEN else _read(text)
        return DateRange(text) if single is None else _range(text, single, single)
    first = _Read(None, None) if start in OPEN else _read(start)
    last = _Read(None, None) if end in OPEN else _read(end)
    if first is None or last is None or text == "/" or "/" in end:
        return DateRange(text)
    return _range(text, first, last)


def _range(text: str, first: _Read, last: _Read) -> DateRange:
    earliest, latest = first.earliest, last.latest
    if earliest is not None and latest is not None and latest < earliest:
        # The library takes an interval that ends before it begins.
        return DateRange(text)
    ends = [day for day in (first.earliest, first.latest, last.earliest, last.latest) if day is not None]
    return DateRange(
        text,
        earliest,
        latest,
        uncertain=first.uncertain or last.uncertain,
        approximate=first.approximate or last.approximate,
        valid=True,
        known_days=(earliest or ends[0], latest or ends[-1]) if ends else None,
    )


def _read(text: str) -> _Read | None:
    """The bounds of one date, or None if it is not EDTF. Plain dates need no library: it takes 5 ms each."""
    plain = _PLAIN.fullmatch(text)
    if plain is None or int(plain[1]) == 0 or int(plain[2] or 1) > 12:
        return _read_by_library(text)
    year, month, day, hedge = int(plain[1]), int(plain[2] or 0), int(plain[3] or 0), plain[4]
    try:
        first = date(year, month if plain[2] else 1, day if plain[3] else 1)
    except ValueError:
        return None
    last = first if plain[3] else _month_end(year, month or 12)
    return _Read(first, last, hedge in ("?", "%"), hedge in ("~", "%"))


def _read_by_library(text: str) -> _Read | None:
    """Read by the `edtf` library. It is imported only here, in a tenth of a second, and has to be helped.

    - A hedged season ("2001-21~") is not in its grammar: the hedge is taken off first.
    - Of "2016-1X" and "[2016-XX,2017]" it prints a message to standard output and fails, and "2016-01-0X" has
      no bounds: unknown digits at the end are left out, those in the middle count as wholly unknown.
    - "XXXX" means the years 0 to 9999 to it, and "2017-02-29" a day.
    - Winter, and summer in the south, have only their December: here they last to the end of February.
    - "Y1E99999999" fills the memory: exponents are refused.
    - The open end of a set is an infinite number, and may fail to compare.
    """
    from edtf import EDTFParseException, parse_edtf

    hedge = text[-1] if text[-1:] in HEDGES else ""
    body = _HALF_KNOWN.sub("-XX", _UNKNOWN_AT_END.sub("", text.removesuffix(hedge)))
    if not body or body[-1] in HEDGES or "E" in body:
        return None
    try:
        parsed = parse_edtf(body)
        earliest = None if body.startswith(YEAR_UNKNOWN) else _day(parsed.lower_strict(), body, last=False)
        latest = None if body.startswith(YEAR_UNKNOWN) else _day(parsed.upper_strict(), body, last=True)
    except (EDTFParseException, AttributeError, TypeError, ValueError):
        return None
    both = hedge == "%" or parsed.is_uncertain_and_approximate
    return _Read(
        earliest,
        latest,
        uncertain=both or hedge == "?" or parsed.is_uncertain,
        approximate=both or hedge == "~" or parsed.is_approximate,
    )


def _day(moment: time.struct_time | float, body: str, *, last: bool) -> date | None:
    """A bound of the library's as a day, None where it is open."""
    if isinstance(moment, float):
        return None
    year, month, day = moment[:3]
    if year < date.min.year:
        return date.min if last else None
    if year > date.max.year:
        return None if last else date.max
    if last and _OVER_NEW_YEAR.fullmatch(body) and year < date.max.year:
        return _month_end(year + 1, 2)
    end = _month_end(year, month)
    if day > end.day and "X" not in body:
        raise ValueError(f"{body} is no day")
    return end.replace(day=min(day, end.day))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _begins_by(earliest: date | None, latest: date | None) -> bool:
    return earliest is None or latest is None or earliest <= latest
