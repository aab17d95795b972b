"""TIMEX3 values, by which texts are annotated with dates, as EDTF."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from detente.patterns import as_pattern

_TIMEX_PARTS: Final = {
    **{"SP": "21", "SU": "22", "FA": "23", "WI": "24"},
    **{"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"},
}
TIMEX_THIRDS: Final = {"START": ("01", "04"), "MID": ("05", "08"), "END": ("09", "12")}
_TIMEX_DAY: Final = as_pattern(r"\d{4}-\d{2}-\d{2}")
_TIMEX_WEEK: Final = as_pattern(r"(\d{4})-W(\d{2})(-WE|-[1-7])?")


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
    if re.fullmatch(r"\d{4}", value) and mod in TIMEX_THIRDS:
        first, last = TIMEX_THIRDS[mod]
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
