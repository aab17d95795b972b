"""EDTF dates as spans of days, to ask whether two may be the same time."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

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
