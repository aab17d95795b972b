"""TIMEX3 values as EDTF (ISO 8601-2): the same point or span of time, no more precise than the words were."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from edtf import EDTFParseException, parse_edtf

_SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_QUARTER_CODES = {"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"}
_THIRDS = {"START": ("01", "04"), "MID": ("05", "08"), "END": ("09", "12")}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE|-[1-7])?")


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
    day = _DAY.match(value)
    if day is not None:
        return _approximate(day.group(), mod)
    week = _WEEK.fullmatch(value)
    if week is not None:
        return _days_of_week(int(week[1]), int(week[2]), week[3])
    if re.fullmatch(r"\d{2}", value):
        return f"{value}XX"
    if re.fullmatch(r"\d{3}X", value):
        return value
    if re.fullmatch(r"\d{4}", value):
        if mod in _THIRDS:
            first, last = _THIRDS[mod]
            return f"{value}-{first}~/{value}-{last}~"
        return _approximate(value, mod)
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return _approximate(value, mod)
    year, _, part = value.partition("-")
    code = {**_SEASON_CODES, **_QUARTER_CODES}.get(part)
    return f"{year}-{code}" if code else None


def _approximate(value: str, mod: str | None) -> str:
    return f"{value}~" if mod == "APPROX" else value


def _days_of_week(year: int, week: int, part: str | None) -> str:
    if part == "-WE":
        saturday = date.fromisocalendar(year, week, 6)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if part is not None:
        return str(date.fromisocalendar(year, week, int(part[1:])))
    monday = date.fromisocalendar(year, week, 1)
    return f"{monday}/{monday + timedelta(days=6)}"


_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def overlap(one: str | None, other: str | None) -> bool:
    """Whether two EDTF values may tell of one time; an unknown one may be any.

    Examples
    --------
    >>> overlap("2017-11", "2017"), overlap("2017-11", "2018"), overlap("../2018", "2017-09")
    (True, False, True)
    """
    first, second = _days(one), _days(other)
    return first[0] <= second[1] and second[0] <= first[1]


def precision(value: str | None) -> int:
    """How closely an EDTF value names a time: the higher, the closer; 0 for none.

    Examples
    --------
    >>> precision("2017-11-16") > precision("2017-11") > precision("../2018") > precision(None)
    True
    """
    if value is None:
        return 0
    return 1 if "/" in value else 1 + value.count("-") + 1


def _days(value: str | None) -> tuple[date, date]:
    """The first and the last day a value may mean; all days there are where that cannot be said."""
    if value is None:
        return date.min, date.max
    start, _, end = value.partition("/")
    if not end:
        end = start
    return _bound(start, last=False), _bound(end, last=True)


def _bound(value: str, *, last: bool) -> date:
    found = _DATE.match(value.strip("~?%"))
    widest = date.max if last else date.min
    if value in ("", "..") or found is None:
        return widest
    year, month, day = int(found[1]), int(found[2] or (12 if last else 1)), found[3]
    if not 1 <= month <= 12 or not year:
        return widest
    try:
        return date(year, month, int(day) if day else monthrange(year, month)[1] if last else 1)
    except ValueError:
        return widest


UNDATED = (9999, 99, 99)
_YEAR_UNKNOWN = "XXXX"


def chronology_key(when: str | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A sort key: the first and the last day a date may mean, undated last.

    Parameters
    ----------
    when
        An EDTF date or interval, or None. One whose year is not known counts as undated.

    Examples
    --------
    >>> sorted(["2018", "2017-11", None, "../2024"], key=chronology_key)
    ['2017-11', '2018', '../2024', None]
    """
    if when is None or when.startswith(_YEAR_UNKNOWN):
        return UNDATED, UNDATED
    # An open interval counts from the end that is known.
    known = [bound for bound in when.split("/") if bound not in ("", "..")]
    try:
        days = [parse_edtf(bound) for bound in known]
    except EDTFParseException:
        return UNDATED, UNDATED
    if not days:
        return UNDATED, UNDATED
    return tuple(days[0].lower_strict()[:3]), tuple(days[-1].upper_strict()[:3])
