"""Quarters, halves and fiscal years, and the same time of the year before."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern
from detente.reading.dates.anchor import Anchor, Timex, month_of, year_of
from detente.reading.dates.calendar import mod_of, month_number, stated_year
from detente.reading.dates.grammar import Form
from detente.reading.dates.words import ORDINALS, number_of, period_of, unit_of

_PART_OF_YEAR: Final = as_pattern(r"(\d{4})-([QH]\d)")
_QUARTER: Final = 3  # months
_FIRST_OF_THE_LAST_CENTURY: Final = 50
_NUMBERS: Final = ORDINALS | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def resolve_quarter(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a quarter or half of a year.

    Without a year it is the last one begun, or the next one to end in a clause that looks ahead. Of a fiscal
    year, which begins in one month here and in another there, only about its year is claimed.
    """
    share = "H" if form.parts.get("share", "").lower() == "half" else "Q"
    if "month" in form.parts:
        number = (month_number(form) + 2) // 3
    elif "code" in form.parts:
        share, number = form.parts["code"].strip("1234").upper(), int(re.sub(r"\D", "", form.parts["code"]))
    else:
        ordinal = form.parts["ordinal"].lower()
        last = 4 if share == "Q" else 2
        number = last if ordinal in ("last", "final") else _NUMBERS[ordinal]
    if number > (4 if share == "Q" else 2):
        return None
    year = _short_year(form.parts["short"]) if "short" in form.parts else stated_year(form, anchor)
    if "fiscal" in form.parts:
        if year is None and anchor.published is not None:
            year = anchor.published.year
        return Timex("DATE", "XXXX" if year is None else f"{year:04d}", "APPROX")
    if year is None:
        year = _year_of_part(share, number, anchor)
        before = _PART_OF_YEAR.fullmatch(anchor.beside or "")
        if before is not None and year is not None and int(before[1]) > year and number > int(before[2][1]):
            year = int(before[1])  # "by the first quarter of 1990, with savings in the second and third"
        now = anchor.now
        if (
            "month" in form.parts
            and year is not None
            and now is not None
            and anchor.direction in ("past", "open")
        ):
            # "In the April-June quarter exports fell", a report of May says.
            year -= (year, number * 3) >= (now.year, now.month)
    return Timex("DATE", f"{'XXXX' if year is None else f'{year:04d}'}-{share}{number}", mod_of(form))


def _short_year(digits: str) -> int:
    return int(digits) + (2000 if int(digits) < _FIRST_OF_THE_LAST_CENTURY else 1900)


def _year_of_part(share: str, number: int, anchor: Anchor) -> int | None:
    now = anchor.now
    if now is None:
        return None
    months = 3 if share == "Q" else 6
    if anchor.direction == "future":
        return now.year + (1 if number * months < now.month else 0)
    return now.year - (1 if (number - 1) * months + 1 > now.month else 0)


def resolve_this_quarter(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the quarter" and "the half", the one told of, and "the latest quarter", the last one over."""
    letter = form.parts["share"][0].lower().replace("h", "H").replace("q", "Q")
    if letter == "Q" and form.parts.get("which", "").lower() in ("latest", "most recent"):
        if anchor.published is None:
            return Timex("DATE", "XXXX-QX")
        over = anchor.published.year * 4 + (anchor.published.month - 1) // 3 - 1
        return Timex("DATE", f"{over // 4:04d}-Q{over % 4 + 1}")
    told = _PART_OF_YEAR.fullmatch(anchor.part or "")
    return Timex("DATE", told[0]) if told is not None and told[2].startswith(letter) else None


def resolve_quarter_ended(form: Form, anchor: Anchor) -> Timex:
    """Resolve "the quarter ended June 30" and "the half-year to 30 September" by the month they end in.

    One that does not end as those of the calendar do is the one that most of it lies in, about.
    """
    quarter = form.parts["share"].lower().startswith(("quarter", "three", "3"))
    value, exact = _part_ended(form, anchor, 3 if quarter else 6)
    return Timex("DATE", value or ("XXXX-QX" if quarter else "XXXX"), None if exact else "APPROX")


def resolve_months_ended(form: Form, _anchor: Anchor) -> Timex:
    """Resolve "the three months ended June 30" to its length."""
    return Timex("DURATION", period_of(number_of(form.parts["count"]), unit_of(form.parts["unit"])))


def resolve_year_ended(form: Form, anchor: Anchor) -> Timex:
    """Resolve "the year ended June 30" to about the year that it ends in."""
    year = _year_of_end(form, anchor)
    if year is None:
        return Timex("DATE", "XXXX")
    return Timex("DATE", f"{year:04d}", None if month_number(form) == 12 else "APPROX")


def part_ended(form: Form, anchor: Anchor) -> str | None:
    """Return the quarter or half that "the three months ended June 30" are, else the year of their end."""
    count = number_of(form.parts.get("count", ""))
    months = {(3, "month"): 3, (6, "month"): 6, (13, "week"): 3, (26, "week"): 6}
    length = months.get((int(count or 0), unit_of(form.parts["unit"])))
    value, exact = _part_ended(form, anchor, length) if length is not None else (None, False)
    if value is not None and (exact or length == _QUARTER):
        return value
    year = _year_of_end(form, anchor)
    return None if year is None else f"{year:04d}"


def is_part_of_this_year(form: Form) -> bool:
    """Return True for "the first nine months", which reports compare with those of the year before."""
    return (
        form.kind == "window"
        and form.parts["which"].lower() == "first"
        and "month" in form.parts["unit"].lower()
    )


def _part_ended(form: Form, anchor: Anchor, months: int) -> tuple[str | None, bool]:
    """Return the part of the year that ends in a month, and if it ends as those of the calendar do."""
    year, month = _year_of_end(form, anchor), month_number(form)
    if year is None:
        return None, True
    middle = month - (1 if months == 3 else 2)
    if middle < 1:
        middle, year = middle + 12, year - 1
    return f"{year:04d}-{'Q' if months == 3 else 'H'}{(middle - 1) // months + 1}", month % months == 0


def _year_of_end(form: Form, anchor: Anchor) -> int | None:
    if "year" in form.parts:
        return int(form.parts["year"])
    now, month = anchor.now, month_number(form)
    if now is None:
        return None
    day = int(re.sub(r"\D", "", form.parts.get("day", "1")))
    is_over = (month, day) <= (now.month, now.day)
    ahead = {"ended": (), "ending": ("future", "planned", "open")}
    if anchor.direction in ahead.get(form.parts["ending"].lower(), ("future", "planned")):
        return now.year + (1 if is_over else 0)
    return now.year - (0 if is_over else 1)


def resolve_fiscal_year(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "fiscal 2019", "FY19", and "the next fiscal year", to about a year."""
    if "which" in form.parts:
        if anchor.published is None:
            return Timex("DATE", "XXXX")
        words = form.parts["which"].lower()
        step = (
            -1
            if re.search(r"last|previous|past|prior", words)
            else 1
            if re.search(r"next|coming", words)
            else 0
        )
        return Timex("DATE", f"{anchor.published.year + step:04d}", "APPROX")
    year = form.parts["year"].lstrip("'’")
    return Timex("DATE", year if len(year) == 4 else f"{_short_year(year)}", "APPROX")


def resolve_year_earlier(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the year-earlier quarter" and "the same period last year" from the quarter told of."""
    unit = form.parts.get("unit", "period").lower()
    told = anchor.narrative
    if unit != "month":
        told = (anchor.compared if unit == "period" else None) or anchor.part or told
    if "year" in form.parts:
        year: int | None = int(form.parts["year"])
    else:
        year = None if year_of(told) is None else int(str(told)[:4]) - 1
    if "ordinal" in form.parts and year is not None:
        share = "H" if unit == "half" else "Q"
        return Timex("DATE", f"{year:04d}-{share}{_NUMBERS[form.parts['ordinal'].lower()]}")
    if year is not None and (part := _PART_OF_YEAR.fullmatch(told or "")) is not None:
        return Timex("DATE", f"{year:04d}-{part[2]}")
    if year is not None and month_of(told) is not None and unit == "month":
        return Timex("DATE", f"{year:04d}-{str(told)[5:7]}")
    if "same" in form.parts and "year" not in form.parts:
        return None
    if year is not None:
        return Timex("DATE", f"{year:04d}")
    published = anchor.published
    return Timex("DATE", "XXXX" if published is None else f"{published.year - 1:04d}")
