"""The dates that open the entries of a chronology: "6 June. The council met.", one under another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from detente.patterns import as_pattern
from detente.reading.dates.anchor import day_of, month_of
from detente.reading.dates.calendar import month_number
from detente.reading.dates.grammar import Form

_OPENING: Final = as_pattern(
    r"\s*(?:\(?\d{1,2}[.)]\s+|[-–—•*]\s+)?(?:(?P<year>(?:1[6-9]|20)\d\d)[,:]?\s+)?", re.IGNORECASE
)
_YEAR_ALONE: Final = as_pattern(r"^\W*(?P<year>(?:1[6-9]|20)\d\d)\W*$", re.MULTILINE)
"""A year on a line of its own, above the entries of that year."""
_CLOSING: Final = as_pattern(r"[ \t]*(?:[.:–—]|-(?=\s)|\n)")
_FEWEST: Final = 3
_KINDS: Final = ("date", "date_day_first", "month")


class Entries:
    """The entries of a chronology, by where their dates begin, and the day that the last one stood at.

    An entry without a year is of the year of the entry above it, or of the next. The days that an entry
    speaks of do not move it: a plan for March, told under 29 June, leaves the next entry at 3 July.
    """

    def __init__(self, text: str, forms: Sequence[Form], published: date | None) -> None:
        starts = {form.start for form in forms if form.kind in _KINDS and _opens_an_entry(text, form)}
        self._starts = starts if len(starts) >= _FEWEST else set[int]()
        self._years = {start: year for start in self._starts if (year := _year_before(text, start))}
        self._published = published
        self._last: date | None = None

    def year_of(self, form: Form) -> int | None:
        """Return the year of an entry's date that names none; None for all else, and where none fits."""
        is_bare = not form.parts.keys() & {"year", "whichyear", "which"}
        last, now = self._last, self._published
        if form.start in self._years and is_bare:
            return self._years[form.start]
        if form.start not in self._starts or not is_bare or last is None or now is None:
            return None
        month, number = month_number(form), re.sub(r"\D", "", form.parts.get("day", ""))
        for year in (last.year, last.year + 1):
            try:
                first = date(year, month, int(number or 1))
            except ValueError:
                continue
            same_month = not number and (first.year, first.month) == (last.year, last.month)
            if (first >= last or same_month) and first <= now:
                return year
        return None

    def stand_at(self, form: Form, value: str) -> None:
        """Take note of the day of an entry."""
        if form.start in self._starts:
            self._last = day_of(value) or month_of(value) or self._last


def _year_before(text: str, start: int) -> int | None:
    """Return the year that stands before the month of an entry, or alone on a line right above it."""
    line = text.rfind("\n", 0, start) + 1
    opening = _OPENING.fullmatch(text[line:start])
    if opening is not None and opening["year"]:
        return int(opening["year"])
    above = text[:line].rstrip().rsplit("\n", 1)[-1]
    alone = _YEAR_ALONE.fullmatch(above)
    return int(alone["year"]) if alone is not None else None


def _opens_an_entry(text: str, form: Form) -> bool:
    start = text.rfind("\n", 0, form.start) + 1
    return _CLOSING.match(text, form.end) is not None and bool(_OPENING.fullmatch(text[start : form.start]))
