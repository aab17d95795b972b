"""Quarters, halves and fiscal years, and the same time of the year before."""

from __future__ import annotations

import re
from typing import Final

from detente.reading.dates.anchor import Anchor, Timex, month_of, year_of
from detente.reading.dates.calendar import mod_of, stated_year
from detente.reading.dates.grammar import Form
from detente.reading.dates.words import ORDINALS

_PART_OF_YEAR: Final = re.compile(r"(\d{4})-([QH]\d)")
_NUMBERS: Final = ORDINALS | {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def resolve_quarter(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a quarter or half of a year.

    Without a year it is the last one begun, or the next one to end in a clause that looks ahead. Of a fiscal
    year, which begins in one month here and in another there, only about its year is claimed.
    """
    share = "Q" if "quarter" in form.parts.get("share", form.parts.get("code", "")).lower() else "H"
    if "code" in form.parts:
        share, number = form.parts["code"].strip("1234").upper(), int(re.sub(r"\D", "", form.parts["code"]))
    else:
        ordinal = form.parts["ordinal"].lower()
        last = 4 if share == "Q" else 2
        number = last if ordinal in ("last", "final") else _NUMBERS[ordinal]
    if number > (4 if share == "Q" else 2):
        return None
    year = stated_year(form, anchor)
    if "fiscal" in form.parts:
        return Timex("DATE", "XXXX" if year is None else f"{year:04d}", "APPROX")
    if year is None:
        year = _year_of_part(share, number, anchor)
    return Timex("DATE", f"{'XXXX' if year is None else f'{year:04d}'}-{share}{number}", mod_of(form))


def _year_of_part(share: str, number: int, anchor: Anchor) -> int | None:
    now = anchor.now
    if now is None:
        return None
    months = 3 if share == "Q" else 6
    if anchor.direction == "future":
        return now.year + (1 if number * months < now.month else 0)
    return now.year - (1 if (number - 1) * months + 1 > now.month else 0)


def resolve_this_quarter(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the quarter", the one told of, and "the latest quarter", the last one that is over."""
    if form.parts.get("which", "").lower() in ("latest", "most recent"):
        if anchor.published is None:
            return Timex("DATE", "XXXX-QX")
        over = anchor.published.year * 4 + (anchor.published.month - 1) // 3 - 1
        return Timex("DATE", f"{over // 4:04d}-Q{over % 4 + 1}")
    told = _PART_OF_YEAR.fullmatch(anchor.narrative or "")
    return Timex("DATE", told[0]) if told is not None and told[2].startswith("Q") else None


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
    return Timex("DATE", year if len(year) == 4 else f"20{year}", "APPROX")


def resolve_year_earlier(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve "the year-earlier quarter" and "the same period last year" from the quarter told of."""
    told = anchor.narrative
    if "year" in form.parts:
        year: int | None = int(form.parts["year"])
    else:
        year = None if year_of(told) is None else int(str(told)[:4]) - 1
    unit = form.parts.get("unit", "period").lower()
    if year is not None and (part := _PART_OF_YEAR.fullmatch(told or "")) is not None:
        return Timex("DATE", f"{year:04d}-{part[2]}")
    if year is not None and month_of(told) is not None and unit == "month":
        return Timex("DATE", f"{year:04d}-{str(told)[5:7]}")
    if "same" in form.parts:
        return None
    published = anchor.published
    return Timex("DATE", "XXXX" if published is None else f"{published.year - 1:04d}")
