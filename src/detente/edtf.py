"""Dates as EDTF (ISO 8601-2): one range type with bounds, precision, overlap, order and words.

The `edtf` library reads the values and gives their bounds. `_read_by_library` says where it has to be helped.
"""

from __future__ import annotations

import calendar
import re
import time
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

_OPEN: Final = ("", "..")
_YEAR_UNKNOWN: Final = "XXXX"
_UNDATED: Final = "undated"
_SETS: Final = {"[": ("]", "or"), "{": ("}", "and")}
_HEDGES: Final = {"~": "about ", "?": "possibly ", "%": "possibly about "}
# A calendar date, with or without a clock time and a hedge: nearly all values are such.
_PLAIN: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.Z+-]*)?)?)?([~?%]?)", re.ASCII)
_UNKNOWN_AT_END: Final = re.compile(r"(?:-(?:X[\dX]|\dX))+(?![\dX-])", re.ASCII)
_HALF_KNOWN: Final = re.compile(r"-(?:X\d|\dX)(?=-)", re.ASCII)
_OVER_NEW_YEAR: Final = re.compile(r"-?[\dX]{4}-(?:24|28|30)", re.ASCII)

_OF_A_MONTH: Final = re.compile(r"\d+(?:–\d+)? [A-Z]\w+ \d+")
"""Words for a day, or days, of a month."""
_ORDINALS: Final = ("first", "second", "third", "fourth")
_PARTS_OF_YEAR: Final = {
    # 21-24 seasons, 25-28 of the northern and 29-32 of the southern hemisphere.
    **{str(21 + k): name for k, name in enumerate(("spring", "summer", "autumn", "winter") * 3)},
    **{str(33 + k): f"{_ORDINALS[k]} quarter of" for k in range(4)},
    **{str(37 + k): f"{_ORDINALS[k]} third of" for k in range(3)},
    **{str(40 + k): f"{_ORDINALS[k]} half of" for k in range(2)},
}
_IN_WORDS: Final = re.compile(
    r"(-?\d{4}|XXXX|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T.*)?", re.ASCII
)

_TIMEX_PARTS: Final = {
    **{"SP": "21", "SU": "22", "FA": "23", "WI": "24"},
    **{"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"},
}
_THIRDS: Final = {"START": "early ", "MID": "mid-", "END": "late "}
_TIMEX_THIRDS: Final = {"START": ("01", "04"), "MID": ("05", "08"), "END": ("09", "12")}
_TIMEX_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIMEX_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})(-WE|-[1-7])?")


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
        return _in_words(self.text)

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


def bounds_in_words(since: str | None, until: str | None) -> str:
    """Say since and until when something held, to be put after it; an end that is only bounded is left out.

    Examples
    --------
    >>> bounds_in_words("2017-11", None), bounds_in_words("../2018", "2020"), bounds_in_words(None, "../2021")
    (' since November 2017', ' by 2018 until 2020', '')
    """
    begins, ends = _in_words(since or ""), _in_words(until or "")
    start = "" if begins == _UNDATED else f" {begins}"
    if start and not begins.startswith(("by ", "from ")):
        start = f" since {begins}"
    bounded = ends == _UNDATED or "/" in (until or "")
    return start if bounded else f"{start} until {ends}"


def timex_to_edtf(value: str, mod: str | None = None) -> str | None:
    """Return the EDTF of a TIMEX3 DATE or TIME value, or ``None`` where it names no definite time.

    Weeks and weekends, which EDTF lacks, become the interval of their days; a clock time or a part of a day
    becomes its day; a value with an unknown year, a duration and a reference such as ``PRESENT_REF`` have
    none.

    Parameters
    ----------
    value
        A TIMEX3 value, such as ``2017-11``, ``2000-W13``, ``199X``, ``1998-FA`` or ``2000-01-07TNI``.
    mod
        The TIMEX3 ``mod``: ``START``, ``MID`` and ``END`` of a year become an interval with approximate ends,
        ``APPROX`` an approximate value, ``ON_OR_BEFORE`` and ``ON_OR_AFTER`` an open interval. Other mods
        change nothing.

    Examples
    --------
    >>> timex_to_edtf("2017-11"), timex_to_edtf("1998-FA"), timex_to_edtf("199X"), timex_to_edtf("18")
    ('2017-11', '1998-23', '199X', '18XX')
    >>> timex_to_edtf("2000-W13"), timex_to_edtf("2020", "START"), timex_to_edtf("2020", "APPROX")
    ('2000-03-27/2000-04-02', '2020-01~/2020-04~', '2020~')
    >>> timex_to_edtf("P3Y") is None and timex_to_edtf("XXXX-05-04") is None
    True
    >>> timex_to_edtf("2018", "ON_OR_BEFORE"), timex_to_edtf("2021-03", "ON_OR_AFTER")
    ('../2018', '2021-03/..')
    """
    if mod in ("ON_OR_BEFORE", "ON_OR_AFTER"):
        bound = timex_to_edtf(value)
        if bound is None or "/" in bound:
            return bound
        return f"../{bound}" if mod == "ON_OR_BEFORE" else f"{bound}/.."
    if not re.match(r"\d{2}", value):
        return None
    value = re.sub(r"(?:-XX)+$", "", value)
    hedge = "~" if mod == "APPROX" else ""
    if day := _TIMEX_DAY.match(value):
        return day.group() + hedge
    if week := _TIMEX_WEEK.fullmatch(value):
        return _days_of_week(int(week[1]), int(week[2]), week[3])
    if re.fullmatch(r"\d{2}", value):
        return f"{value}XX"
    if re.fullmatch(r"\d{3}X", value):
        return value
    if re.fullmatch(r"\d{4}", value) and mod in _TIMEX_THIRDS:
        first, last = _TIMEX_THIRDS[mod]
        return f"{value}-{first}~/{value}-{last}~"
    if re.fullmatch(r"\d{4}(?:-\d{2})?", value):
        return value + hedge
    year, _, part = value.partition("-")
    code = _TIMEX_PARTS.get(part)
    return f"{year}-{code}" if code else None


def _days_of_week(year: int, week: int, part: str | None) -> str:
    if part == "-WE":
        saturday = date.fromisocalendar(year, week, 6)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if part is not None:
        return str(date.fromisocalendar(year, week, int(part[1:])))
    monday = date.fromisocalendar(year, week, 1)
    return f"{monday}/{monday + timedelta(days=6)}"


@lru_cache(maxsize=8192)
def _parse(text: str) -> DateRange:
    # The library takes only some dates as ends: not "../199X", "1998-33/.." or "199X/..". So each end is
    # read by itself. It also sets an unknown end ("2018/") ten years from the known one; here it is open.
    start, slash, end = text.partition("/")
    if not slash:
        single = None if text in _OPEN else _read(text)
        return DateRange(text) if single is None else _range(text, single, single)
    first = _Read(None, None) if start in _OPEN else _read(start)
    last = _Read(None, None) if end in _OPEN else _read(end)
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

    hedge = text[-1] if text[-1:] in _HEDGES else ""
    body = _HALF_KNOWN.sub("-XX", _UNKNOWN_AT_END.sub("", text.removesuffix(hedge)))
    if not body or body[-1] in _HEDGES or "E" in body:
        return None
    try:
        parsed = parse_edtf(body)
        earliest = None if body.startswith(_YEAR_UNKNOWN) else _day(parsed.lower_strict(), body, last=False)
        latest = None if body.startswith(_YEAR_UNKNOWN) else _day(parsed.upper_strict(), body, last=True)
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


@lru_cache(maxsize=1 << 14)
def _in_words(text: str) -> str:
    if text in _OPEN:
        return _UNDATED
    start, slash, end = text.partition("/")
    if slash:
        if start in _OPEN and end in _OPEN:
            return _UNDATED
        if start in _OPEN:
            return f"by {_in_words(end)}"
        if end in _OPEN:
            return f"from {_in_words(start)} on"
        return _third_in_words(start, end) or _between(_in_words(start), _in_words(end))
    return _set_in_words(text) or _one_in_words(text) or text


def _third_in_words(start: str, end: str) -> str | None:
    """Say "late 2023" for the last third of a year with approximate ends."""
    months = (start[5:7], end[5:7])
    name = next((name for mod, name in _THIRDS.items() if _TIMEX_THIRDS[mod] == months), None)
    is_third = start == f"{start[:4]}-{months[0]}~" and end == f"{start[:4]}-{months[1]}~"
    return f"{name}{start[:4]}" if name and is_third else None


def _between(start: str, end: str) -> str:
    """Two dates with the words that both end with said once: ``4–7 May 2021``."""
    if start == end:
        return end
    first, last = start.split(), end.split()
    if len(first) == len(last) == 3 and first[1:] == last[1:]:
        return f"{first[0]}–{end}"
    if len(first) == len(last):
        while first[-1] == last[-1]:
            first.pop()
            last.pop()
    return f"{' '.join(first)} to {end}"


def _set_in_words(text: str) -> str | None:
    """Say a set of dates: ``[1998,2000]`` is one of them, ``{1998,2000}`` is all."""
    closing, joining = _SETS.get(text[:1], ("", ""))
    if not closing or not text.endswith(closing):
        return None
    members = []
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        ends = [_one_in_words(end) for end in (first, last) if end]
        if not ends or None in ends:
            return None
        members.append(_in_words(f"{first}/{last}" if dots else first))
    *others, last_member = members
    if not others:
        return last_member
    month = last_member.partition(" ")[2]
    if all(_OF_A_MONTH.fullmatch(member) and member.endswith(f" {month}") for member in members):
        others = [member.partition(" ")[0] for member in others]  # "3, 5 and 9 May 2021"
    return f"{', '.join(others)} {joining} {last_member}"


def _one_in_words(text: str) -> str | None:
    """Say one date with its hedge, or None where there are no plain words for it."""
    hedge = text[-1] if text[-1] in _HEDGES else ""
    parts = _IN_WORDS.fullmatch(text.removesuffix(hedge))
    if parts is None:
        return None
    year: str = parts[1]
    month, day = (None if part == "XX" else part for part in parts.groups()[1:])
    words = _HEDGES.get(hedge, "")
    if month is None:
        return _UNDATED if year == _YEAR_UNKNOWN else words + _year_in_words(year)
    if month in _PARTS_OF_YEAR:
        words += _PARTS_OF_YEAR[month]
    elif 1 <= int(month) <= 12:
        words += f"{int(day)} {calendar.month_name[int(month)]}" if day else calendar.month_name[int(month)]
    else:
        return None
    if year == _YEAR_UNKNOWN:
        return f"{words.removesuffix(' of')}, year not said"
    if "X" in year:
        return f"{words.removesuffix(' of')} of a year in {_year_in_words(year)}"
    return f"{words} {_year_in_words(year)}"


def _year_in_words(year: str) -> str:
    """Say a year, decade or century.

    ``19XX`` is not "the 1900s", which may mean the decade. The year 0 of EDTF is 1 BC.
    """
    if year.endswith("XX"):
        century = int(year[:2]) + 1
        ending = "th" if century in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(century % 10, "th")
        return f"the {century}{ending} century"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    return year if int(year) > 0 else f"{1 - int(year)} BC"
