"""The leads of moments: a day in words, two days that stand together, and a day without its year."""

from __future__ import annotations

import calendar
import re
from functools import cached_property
from itertools import pairwise
from typing import Final

from detente.edtf import DateRange
from detente.page.sections.candidate import date_in_words
from detente.page.sections.setting import Setting
from detente.patterns import as_pattern
from detente.reading import DateExpression
from detente.short import one_line
from detente.sources import Evidence

_JOINT: Final = as_pattern(r"\s*(or|and|to|until|-|–)\s*")
_BETWEEN: Final = as_pattern(r"\b(?:between|from)\s+$", re.IGNORECASE)
_BEFORE: Final = as_pattern(r"\b(?:within|since|until|by)\s+$", re.IGNORECASE)
_NEAR: Final = 12
_DAY: Final = as_pattern(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)")
_NO_YEAR: Final = as_pattern(r"XXXX-(\d\d)(?:-(\d\d))?(?:T.*)?")
_SAYS_NO_DAY: Final = as_pattern(
    r"(?:PRESENT|PAST|FUTURE)_REF|XXXX(?:-XX)*T(?:(?!24|12)\d\d:\d\d|MO|AF|EV|NI)|XXXX-XX-\d\d"
)
_FROM_ANOTHER: Final = as_pattern(
    r"\b(?:day|week|month|year)s? (?:before|after|earlier|later)$", re.IGNORECASE
)
"""A time that counts from another one: "two days before"."""
_TODAY: Final = as_pattern(r"(?:to|this )(?:day|night|morning|afternoon|evening)|that \w+", re.IGNORECASE)


class Leads:
    """The words before each moment of a dossier."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def of(self, date: DateExpression) -> tuple[str, DateRange]:
        """Return the words for a day, and the days that they mean; no words where it is told already.

        A day whose year nobody gives is "28 May"; one that counts from the day of a report that has none
        stands in its own words.
        """
        if date.span in self._pairs:
            return self._pairs[date.span] or ("", DateRange.parse(None))
        when = DateRange.parse(date.edtf)
        if when.dated:
            return date_in_words(when), when
        return self._without_a_day(date), DateRange.parse(None)

    def _without_a_day(self, date: DateExpression) -> str:
        if (words := without_year(date.value)) is not None:
            return words
        quote = one_line(date.span.quote)
        if (
            date.edtf is not None
            or _FROM_ANOTHER.search(quote)
            or _SAYS_NO_DAY.fullmatch(date.value)
            or _TODAY.fullmatch(quote)
        ):
            return ""
        text = self._setting.dossier.reports[date.span.report].text
        before = _BEFORE.search(text[max(0, date.span.start - _NEAR) : date.span.start])
        return f"“{one_line(before.group()).lower()} {quote}”" if before is not None else f"“{quote}”"

    @cached_property
    def _pairs(self) -> dict[Evidence, tuple[str, DateRange] | None]:
        """The first of two days that stand together, as "7 or 8 June 2021", and the second, as None."""
        pairs: dict[Evidence, tuple[str, DateRange] | None] = {}
        dates = [date for date in self._setting.dossier.dates if date.type in ("DATE", "TIME")]
        for one, other in pairwise(dates):
            words = self._both(one, other) if one.span not in pairs else None
            if words is not None:
                pairs[one.span], pairs[other.span] = words, None
        return pairs

    def _both(self, one: DateExpression, other: DateExpression) -> tuple[str, DateRange] | None:
        if one.span.report != other.span.report or one.value[:4] != other.value[:4]:
            return None
        text = self._setting.dossier.reports[one.span.report].text
        joint = _JOINT.fullmatch(text[one.span.end : other.span.start])
        first, second = _DAY.fullmatch(one.value), _DAY.fullmatch(other.value)
        if joint is None or first is None or second is None:
            return None
        is_range = _BETWEEN.search(text[max(0, one.span.start - _NEAR) : one.span.start]) is not None
        if first[1] != second[1] and not is_range:
            return None
        month = "" if first[1] == second[1] else f" {calendar.month_name[int(first[1])]}"
        between = " to " if is_range else {"or": " or ", "and": " and "}.get(joint[1], "–")
        last = date_in_words(DateRange.parse(other.edtf)) if other.edtf else without_year(other.value)
        when = DateRange.parse(f"{one.edtf}/{other.edtf}" if one.edtf and other.edtf else None)
        return f"{int(first[2])}{month}{between}{last}", when


def without_year(value: str) -> str | None:
    """Return the words for a TIMEX3 value that has a month and no year; None for others.

    Examples
    --------
    >>> without_year("XXXX-05-28"), without_year("XXXX-09"), without_year("2021-05-28")
    ('28 May', 'September', None)
    """
    day = _NO_YEAR.fullmatch(value)
    if day is None or not 1 <= int(day[1]) <= len(calendar.month_name) - 1:
        return None
    return f"{int(day[2])} {calendar.month_name[int(day[1])]}" if day[2] else calendar.month_name[int(day[1])]
