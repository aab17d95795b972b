"""The anchor and the result of resolving a time expression, and arithmetic on TIMEX3 values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from detente.reading.findings import TimexType

Direction = Literal["past", "future", "planned", "open"]
"""The side to which a clause looks: back, ahead, ahead from a day that is past itself, or either."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The reference dates of a time expression.

    Attributes
    ----------
    published
        The day of publication; without one, relative expressions stay unresolved.
    narrative
        The TIMEX3 value of the date the narrative last stood at, for "that year" and "two months later".
    direction
        The side to which the clause looks, which decides "on Friday" and "in May".
    told
        The value of the narrative, where bare days and months belong to the year it tells of.
    beside
        The value of the expression right before, if one stands near, for "from 3 percent a year ago".
    part
        The quarter or half that the report speaks of, for "in the quarter".
    compared
        The quarter, half or year that "a year earlier" counts from, if it stands right before.
    """

    published: date | None
    narrative: str | None = None
    direction: Direction = "open"
    told: str | None = None
    beside: str | None = None
    part: str | None = None
    compared: str | None = None

    @property
    def now(self) -> date | None:
        """The day from which a bare month, quarter or season is counted."""
        year = year_of(self.told)
        if year is None:
            return self.published
        within = date(year, 1, 1) if self.direction == "future" else date(year, 12, 31)
        return day_of(self.told) or month_of(self.told) or within


@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved expression: TIMEX3 type, value and ``mod`` (see `timex_to_edtf`)."""

    type: TimexType
    value: str
    mod: str | None = None


def week_value(day: date) -> str:
    """Return the ISO week of a day as TIMEX3 writes it (``2000-W01``)."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def day_of(value: str | None) -> date | None:
    """Return the day a TIMEX3 value begins with, or ``None`` if it is coarser than a day."""
    try:
        return date.fromisoformat(value[:10]) if value and len(value) >= 10 else None
    except ValueError:
        return None


def month_of(value: str | None) -> date | None:
    """Return the first day of the month a TIMEX3 value lies in, or ``None`` if it is coarser than a month."""
    try:
        return date.fromisoformat(f"{value[:7]}-01") if value and len(value) >= 7 else None
    except ValueError:
        return None


def year_of(value: str | None) -> int | None:
    """Return the year a TIMEX3 value lies in, or ``None`` if it is coarser than a year."""
    return int(value[:4]) if value and value[:4].isdigit() else None


def shifted(value: str | None, count: float, unit: str) -> str | None:
    """Return a TIMEX3 value moved by ``count`` units, at the unit's precision.

    ``None`` where the value is coarser than the unit, so that the sum would claim more than the text says.

    Examples
    --------
    >>> shifted("2020-01", 2, "month"), shifted("2017-11-16", -2, "month"), shifted("2018", 3, "day")
    ('2020-03', '2017-09', None)
    >>> shifted("2021-05-07", -6, "week"), shifted("2021-05-07", -4, "decade")
    ('2021-W12', '1981')
    """
    year = year_of(value)
    if unit in ("year", "decade", "century"):
        times = {"year": 1, "decade": 10, "century": 100}[unit]
        moved = None if year is None else year + int(count * times)
        return None if moved is None or not 1 <= moved <= 9999 else f"{moved:04d}"
    try:
        if unit in ("month", "quarter"):
            month = month_of(value)
            months = int(count * (3 if unit == "quarter" else 1))
            return None if month is None else f"{month + relativedelta(months=months):%Y-%m}"
        day = day_of(value)
        if day is None:
            return None
        if unit in ("week", "fortnight", "weekend"):
            return week_value(day + timedelta(weeks=count * (2 if unit == "fortnight" else 1)))
        if unit in ("day", "night"):
            return str(day + timedelta(days=count))
    except (OverflowError, ValueError):
        return None
    return None
