"""Resolution relative to the day of publication or to the last date of the narrative."""

from __future__ import annotations

import re
from datetime import date, timedelta

from detente.patterns import as_pattern
from detente.reading.dates.anchor import Anchor, Timex, day_of, month_of, shifted, week_value, year_of
from detente.reading.dates.calendar import clock_value, mod_of, part_of_day, resolve_date
from detente.reading.dates.grammar import Form
from detente.reading.dates.words import CLOCK_UNITS, DAY_PARTS, WEEKDAYS, number_of, period_of, unit_of

_UNKNOWN = {
    "year": "XXXX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "day": "XXXX-XX-XX",
}
_SATURDAY = 6
_NEAR_THE_END = {"year": timedelta(days=92), "quarter": timedelta(days=30), "month": timedelta(days=10)}
_PART_OF_YEAR = as_pattern(r"(\d{4})-([QH]\d)")
_DAY_STEPS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "last night": -1}


def resolve_weekday(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a weekday: the last one up to publication, or the next one where the clause looks ahead."""
    number = WEEKDAYS[form.parts["weekday"].lower().rstrip(".")]
    part = form.parts.get("part")
    suffix = part_of_day(part) if part else clock_value(form.parts.get("clock", ""))
    if anchor.published is None:
        return Timex("TIME" if suffix else "DATE", f"XXXX-WXX-{number}{suffix}")
    which = form.parts.get("which", "").lower()
    now = anchor.published
    back = (now.isoweekday() - number) % 7
    if which in ("last", "past"):
        day = now - timedelta(days=back or 7)
    elif which in ("next", "the next", "the coming"):
        day = now + timedelta(days=(7 - back) or 7)
    elif which in ("the following",) and (reference := day_of(anchor.narrative)) is not None:
        day = reference + timedelta(days=(number - reference.isoweekday() - 1) % 7 + 1)
    elif which != "this" and (anchor.direction == "future" or _is_still_planned(anchor, back)):
        day = now + timedelta(days=-back % 7)
    elif which == "this":
        day = now + timedelta(days=number - now.isoweekday())
    else:
        day = now - timedelta(days=back)
    return Timex("TIME" if suffix else "DATE", f"{day}{suffix}")


def _is_still_planned(anchor: Anchor, back: int) -> bool:
    """Return True of a weekday fixed for an act, unless the last one is much closer than the next."""
    return anchor.direction == "planned" and -back % 7 <= 2 * back


def resolve_deictic(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve today, yesterday, tonight, this morning and their like."""
    words = re.sub(r"\s+", " ", form.parts["deictic"].lower())
    part = form.parts.get("part", "")
    if words.startswith("this "):
        words, part = "today", words.removeprefix("this ")
    elif words in ("tonight", "last night"):
        part = "night"
    step = _DAY_STEPS.get(words, -2 if words.endswith("yesterday") else 2)
    day = "XXXX-XX-XX" if anchor.published is None else str(anchor.published + timedelta(days=step))
    suffix = f"T{DAY_PARTS[part.lower()]}" if part else clock_value(form.parts.get("clock", ""))
    return Timex("TIME" if suffix else "DATE", day + suffix)


def resolve_clock(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a clock time without a day: on the last day of the narrative, else of publication."""
    day = day_of(anchor.narrative) or anchor.published
    if "military" in form.parts:
        suffix = f"T{form.parts['military'][:2]}:{form.parts['military'][2:]}"
    elif "hour" in form.parts:
        hour = number_of(form.parts["hour"])
        if hour is None or hour > 12:
            return None
        suffix = clock_value(f"{int(hour)} in the {form.parts['part']}")
    else:
        suffix = clock_value(form.parts["clock"])
    return Timex("TIME", f"{day or 'XXXX-XX-XX'}{suffix}")


def resolve_unit(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve last week, this month, next year, that day, the same year, the following week, the weekend."""
    unit = unit_of(form.parts["unit"])
    which = re.sub(r"^the ", "", re.sub(r"\s+", " ", form.parts.get("which", "this").lower()))
    where = form.parts.get("where", "").lower()
    if unit in DAY_PARTS:
        return _part_of_a_day(unit, which, where, anchor)
    if unit == "decade" and which in ("past", "last", "next", "coming"):
        return Timex("DURATION", period_of(1, "decade"))
    reference = which in ("that", "same", "that same", "following", "previous", "preceding") or (
        which == "next" and form.parts["which"].lower() != "next"
    )
    step = {"last": -1, "past": -1, "previous": -1, "preceding": -1}.get(
        which, 1 if which in ("next", "following", "coming") else 0
    )
    if where:
        reference, step = True, -1 if where in ("before", "earlier") else 1
    if unit == "quarter" and reference and anchor.part is not None:
        return Timex("DATE", _stepped(anchor.part, step, unit), mod_of(form))
    origin = anchor.narrative if reference else str(anchor.published) if anchor.published else None
    return Timex("DATE", _stepped(origin, step, unit), mod_of(form))


def resolve_weekend(_form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "over the weekend": the last one, or the coming one in a clause that looks ahead."""
    now = anchor.published
    if now is None:
        return Timex("DATE", _UNKNOWN["weekend"])
    is_over = now.isoweekday() < _SATURDAY and anchor.direction not in ("future", "planned")
    return Timex("DATE", _stepped(str(now), -1 if is_over else 0, "weekend"))


def resolve_end_of(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the end of the year" and "mid-month": of the year told of, or that of publication."""
    unit = unit_of(form.parts.get("unit", "year"))
    told = anchor.told if year_of(anchor.told) is not None else None
    origin = told or (str(anchor.published) if anchor.published else None)
    is_over = (
        mod_of(form) == "END" and anchor.direction == "past" and told is None and not _is_ending(anchor, unit)
    )
    return Timex("DATE", _stepped(origin, -1 if is_over else 0, unit), mod_of(form))


def _is_ending(anchor: Anchor, unit: str) -> bool:
    """Return True if a report was published at the end of a month or year: "they left at the year's end"."""
    now = anchor.published
    if now is None or unit not in _NEAR_THE_END:
        return True
    return _stepped(str(now), 0, unit) != _stepped(str(now + _NEAR_THE_END[unit]), 0, unit)


def resolve_week_of(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the week of March 6" to the ISO week that day lies in."""
    named = resolve_date(form, anchor)
    day = day_of(named.value) if named is not None else None
    return Timex("DATE", week_value(day) if day else "XXXX-WXX")


def resolve_ago(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "two months ago" at the precision of its unit; a hedge is its ``mod``, not its value.

    "A year ago" beside a quarter is the same quarter of the year before.
    """
    back = form.parts["where"].lower() == "ago"
    if back and (same := _same_part_of_year(form, anchor.beside, -1)) is not None:
        return same
    return _moved(form, str(anchor.published) if anchor.published else None, back)


def resolve_shift(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "two months later" from the last date of the narrative; "a year earlier" may be a quarter's."""
    back = form.parts["where"].lower() in ("earlier", "before", "beforehand")
    told = anchor.compared or anchor.narrative
    return _same_part_of_year(form, told, -1 if back else 1) or _moved(form, told, back)


def _same_part_of_year(form: Form, value: str | None, step: int) -> Timex | None:
    """Return the quarter or half a year from one, for "a year earlier" and nothing less exact."""
    exact = unit_of(form.parts["unit"]) == "year" and "approx" not in form.parts
    part = _PART_OF_YEAR.fullmatch(value or "")
    count = number_of(form.parts.get("count", ""))
    if part is None or not exact or count is None or count != int(count):
        return None
    return Timex("DATE", f"{int(part[1]) + step * int(count):04d}-{part[2]}")


def _moved(form: Form, origin: str | None, back: bool) -> Timex | None:
    unit = unit_of(form.parts["unit"])
    count = number_of(form.parts.get("count", ""))
    if unit in CLOCK_UNITS:
        return Timex("DURATION", period_of(count, unit))
    if count is None:
        return Timex("DATE", "PAST_REF" if back else "FUTURE_REF")
    value = shifted(origin, -count if back else count, unit)
    return Timex("DATE", value or _UNKNOWN.get(unit, "XXXX"), _bound(form.parts.get("approx") or "", back))


def _bound(words: str, back: bool) -> str | None:
    """Return the TIMEX3 ``mod`` of a hedged distance: "more than two years ago" is before that year's end."""
    words = " ".join(words.lower().split())
    if words in ("about", "around", "approximately", "roughly", "some", "nearly", "almost"):
        return "APPROX"
    farther = words in ("more than", "over", "well over", "just over", "at least")
    nearer = words in ("less than", "under", "just under", "at most", "no more than", "barely")
    if not (farther or nearer):
        return None
    return "ON_OR_BEFORE" if farther == back else "ON_OR_AFTER"


def _stepped(origin: str | None, step: int, unit: str) -> str:
    """Return the unit of the calendar ``step`` away from the one ``origin`` lies in."""
    unknown = _UNKNOWN.get(unit, "XXXX")
    day, month, year = day_of(origin), month_of(origin), year_of(origin)
    if unit == "century":
        return unknown if year is None else f"{year // 100 + step:02d}"
    if unit == "decade":
        return unknown if year is None else f"{year // 10 + step}X"
    if unit == "quarter":
        if (part := _PART_OF_YEAR.fullmatch(origin or "")) is not None and part[2].startswith("Q"):
            month = date(int(part[1]), int(part[2][1]) * 3, 1)
        if month is None:
            return "XXXX-QX"
        quarters = month.year * 4 + (month.month - 1) // 3 + step
        return f"{quarters // 4}-Q{quarters % 4 + 1}"
    if unit == "weekend":
        return unknown if day is None else f"{week_value(day + timedelta(weeks=step))}-WE"
    if step == 0 and origin is not None and day is None and unit in ("day", "month"):
        return f"{origin[:7]}-XX" if month is not None and unit == "day" else f"{origin[:4]}{unknown[4:]}"
    return shifted(origin, step, unit) or unknown


def _part_of_a_day(unit: str, which: str, where: str, anchor: Anchor) -> Timex:
    """Return a part of the narrative's day or of a day beside it: "that night", "the next morning"."""
    day = day_of(anchor.narrative)
    if day is None and (anchor.narrative is None or which not in ("that", "same", "that same")):
        day = anchor.published  # "that morning" behind "2014" is of a day that is not told
    if unit == "night" and which == "last":
        day = None if anchor.published is None else anchor.published - timedelta(days=1)
    elif day is not None:
        later = which in ("next", "following") or where == "after"
        day += timedelta(days=1 if later else -1 if which == "previous" or where == "before" else 0)
    return Timex("TIME", f"{day or 'XXXX-XX-XX'}{part_of_day(unit)}")
