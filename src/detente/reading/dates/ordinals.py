"""Days by their place in a month or year, and days so far from another day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta, weekday
from dateutil.rrule import MONTHLY, rrule

from detente.reading.dates.anchor import Anchor, Timex, day_of, month_of, week_value
from detente.reading.dates.calendar import clock_value, resolve_date, resolve_holiday, stated_year
from detente.reading.dates.grammar import Form
from detente.reading.dates.relative import resolve_deictic, resolve_weekday
from detente.reading.dates.words import MONTHS, ORDINALS, WEEKDAYS, number_of, unit_of
from detente.reading.findings import TimexType

_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
# A month with a 31st is at most so far away.
_WITHIN: Final = timedelta(days=62)
_HALF_A_YEAR: Final = timedelta(days=183)
_STEPS: Final = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}


def resolve_nth(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the first Friday of next month" and "the last day of the year" to their day.

    Examples
    --------
    >>> from detente.reading.dates.grammar import find_forms
    >>> resolve_nth(find_forms("the last Friday of March 2021")[0], Anchor(None)).value
    '2021-03-26'
    """
    named = form.parts.get("weekday")
    if re.match(r"each|every", form.parts.get("which", ""), re.I):
        return Timex("SET", "P1M" if named is None else f"XXXX-WXX-{_weekday(named)}")
    first, last = _period(form, anchor)
    if first is None or last is None:
        return Timex("DATE", "XXXX-XX-XX" if named is None else f"XXXX-WXX-{_weekday(named)}")
    number = _ordinal(form.parts["ordinal"])
    if named is None:
        day = last if number < 0 else first + timedelta(days=number - 1)
    else:
        start = last if number < 0 else first
        day = start + relativedelta(weekday=weekday(_weekday(named) - 1)(number))
    return Timex("DATE", str(day)) if first <= day <= last else None


def _period(form: Form, anchor: Anchor) -> tuple[date | None, date | None]:
    """Return the first and the last day of the month or year that a day is counted in."""
    if "month" in form.parts:
        year, month = stated_year(form, anchor), MONTHS[form.parts["month"].lower().rstrip(".")]
        first = None if year is None else date(year, month, 1)
        if first is None:
            stated = resolve_date(Form("date", form.start, form.end, form.parts | {"day": "1"}), anchor)
            first = day_of(stated.value) if stated is not None else None
        return first, None if first is None else first + relativedelta(day=31)
    if "year" in form.parts:
        year = int(form.parts["year"])
        return date(year, 1, 1), date(year, 12, 31)
    words = re.sub(r"^the\s+", "", form.parts["which"].lower())
    told = words in ("that", "same", "following") or (words == "the" and anchor.told is not None)
    now = (day_of(anchor.narrative) or month_of(anchor.narrative)) if told else anchor.published
    if now is None:
        return None, None
    step = _STEPS.get(words, 0)
    if form.parts["period"].lower() == "month":
        first = now.replace(day=1) + relativedelta(months=step)
        return first, first + relativedelta(day=31)
    first = date(now.year + step, 1, 1)
    return first, first + relativedelta(month=12, day=31)


def resolve_day_of_month(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the 15th of next month", and "the 15th", of the month that the clause looks to."""
    number = _ordinal(form.parts["day"])
    if "which" not in form.parts:
        return Timex("DATE", _bare_day(number, anchor))
    which = re.sub(r"^the\s+", "", form.parts["which"].lower())
    told = which in ("that", "same", "following") or (which == "the" and anchor.told is not None)
    now = month_of(anchor.narrative) if told else anchor.published
    if now is None:
        return Timex("DATE", f"XXXX-XX-{number:02d}")
    step = _STEPS.get(which, 0)
    if which == "the" and not told and anchor.direction != "open":
        # "The strike begins on the 1st of the month", a report of the 12th says.
        ahead = anchor.direction != "past"
        step = 1 if ahead and number < now.day else -1 if not ahead and number > now.day else 0
    first = now.replace(day=1) + relativedelta(months=step)
    day = first + timedelta(days=number - 1)
    return Timex("DATE", str(day)) if day.month == first.month else None


def _bare_day(number: int, anchor: Anchor) -> str:
    """Return "the 15th": of the month told of if it can be, else the last one or, in a plan, the next."""
    now, stands = anchor.published, day_of(anchor.narrative) or month_of(anchor.narrative)
    goes_ahead = anchor.direction in ("future", "planned") and anchor.told is None
    if stands is not None and not goes_ahead and (now is None or stands <= now):
        rule = rrule(MONTHLY, dtstart=stands, bymonthday=number, count=1)
        day = rule[0].date()
        if (now is None or day <= now) and day - stands <= _WITHIN:
            return str(day)
    if now is None:
        return f"XXXX-XX-{number:02d}"
    if goes_ahead:
        return str(rrule(MONTHLY, dtstart=now, bymonthday=number, count=1)[0].date())
    months = rrule(MONTHLY, dtstart=now - _WITHIN - _WITHIN, bymonthday=number, until=now)
    return str(list(months)[-1].date())


def resolve_weekday_nth(form: Form, anchor: Anchor) -> Timex:
    """Resolve "Sunday the 10th": of the days that are both, the one nearest to publication."""
    number, named = _ordinal(form.parts["day"]), _weekday(form.parts["weekday"])
    clock = clock_value(form.parts["clock"]) if "clock" in form.parts else ""
    kind: TimexType = "TIME" if clock else "DATE"
    now = anchor.published
    if now is None:
        return Timex(kind, f"XXXX-XX-{number:02d}{clock}")
    days = rrule(MONTHLY, dtstart=now - _HALF_A_YEAR, bymonthday=number, until=now + _HALF_A_YEAR)
    same = [day.date() for day in days if day.isoweekday() == named]
    if not same:
        return Timex(kind, f"XXXX-XX-{number:02d}{clock}")
    return Timex(kind, f"{min(same, key=lambda day: abs(day - now))}{clock}")


def resolve_but_one(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the Sunday before last", "the week before last" and "the Friday after next"."""
    back = form.parts["where"].lower().startswith("before")
    now = anchor.published
    if "weekday" in form.parts:
        parts = {"weekday": form.parts["weekday"], "which": "last" if back else "next"}
        near = resolve_weekday(Form("weekday", form.start, form.end, parts), anchor)
        day = day_of(near.value) if near is not None else None
        if day is None:
            return near
        return Timex("DATE", str(day + timedelta(weeks=-1 if back else 1)))
    step = -2 if back else 2
    unit = unit_of(form.parts["unit"])
    if now is None:
        return Timex("DATE", {"year": "XXXX", "month": "XXXX-XX"}.get(unit, "XXXX-WXX"))
    if unit == "year":
        return Timex("DATE", f"{now.year + step:04d}")
    if unit == "month":
        return Timex("DATE", f"{now + relativedelta(months=step):%Y-%m}")
    return Timex("DATE", week_value(now + timedelta(weeks=step)) + ("-WE" if unit == "weekend" else ""))


def resolve_weekday_week(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "Monday week" and "a week on Monday": the day a week after the coming one."""
    near = resolve_weekday(
        Form("weekday", form.start, form.end, {"weekday": form.parts["weekday"]}),
        Anchor(anchor.published, anchor.narrative, "future"),
    )
    day = day_of(near.value) if near is not None else None
    if day is None:
        return near
    count = number_of(form.parts.get("count", "one")) or 1
    return Timex("DATE", str(day + timedelta(days=int(count * _DAYS[unit_of(form.parts["unit"])]))))


def resolve_offset(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "two weeks from Sunday", "a week ago Friday" and "three days before Christmas"."""
    where = form.parts["where"].lower().split()[0]
    ahead = where in ("from", "after")
    base = _base(
        form, Anchor(anchor.published, anchor.narrative, "past" if where == "ago" else anchor.direction)
    )
    count, unit = number_of(form.parts.get("count", "")), unit_of(form.parts["unit"])
    day = day_of(base.value) if base is not None else None
    if count is None or base is None:
        return None
    if day is None:
        return Timex("DATE", "XXXX-XX-XX")
    if unit in _DAYS:
        moved = day + timedelta(days=int((1 if ahead else -1) * count * _DAYS[unit]))
        return Timex("DATE", str(moved))
    if unit not in ("month", "year"):
        return None
    moved = day + relativedelta(months=int((1 if ahead else -1) * count * (12 if unit == "year" else 1)))
    # "A year ago today" is a day.
    return Timex("DATE", str(moved) if form.parts.get("deictic", "").lower() == "today" else f"{moved:%Y-%m}")


def _base(form: Form, anchor: Anchor) -> Timex | None:
    """Return the day that an offset counts from."""
    parts = form.parts
    if "weekday" in parts:
        plain = Form("weekday", form.start, form.end, {"weekday": parts["weekday"]})
        if parts["where"].lower() == "from":
            anchor = Anchor(anchor.published, anchor.narrative, "future")
        return resolve_weekday(plain, anchor)
    if "deictic" in parts:
        return resolve_deictic(form, anchor)
    if "holiday" in parts:
        return resolve_holiday(form, anchor)
    return resolve_date(form, anchor)


def _weekday(words: str) -> int:
    return WEEKDAYS[words.lower().rstrip(".")]


def _ordinal(words: str) -> int:
    """Return the number of an ordinal; the last is minus one."""
    plain = words.lower()
    if plain in ("last", "final"):
        return -1
    digits = re.match(r"\d+", plain)
    return int(digits[0]) if digits is not None else ORDINALS[plain]
