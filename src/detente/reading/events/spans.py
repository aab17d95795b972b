"""Dates that stand together: "from 3 to 9 May" is one stretch, "1, 3 and 5 June" three days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.reading.findings import DateExpression

_THROUGH: Final = as_pattern(r"\s*(?:[-–—]|to|through|till|until)\s*", re.I)
_AND: Final = as_pattern(r"\s*(?:,|,?\s*and)\s*", re.I)
_FROM: Final = as_pattern(r"\b(?:from|since|between)\s+(?:the\s+)?$", re.I)
_BETWEEN: Final = as_pattern(r"\bbetween\s+(?:the\s+)?$", re.I)
# "The vote was moved from 3 to 9 May" has no stretch of days.
_MOVED: Final = as_pattern(
    r"\b(?:mov|postpon|shift|delay|chang|extend|push|defer|reschedul|brought|put|rais|rose|fell|cut)\w*\b[^.;]{0,60}$",
    re.I,
)
# "Two rounds, the first in Karsk in May and the second in Brine in June."
_FIRST: Final = as_pattern(r"\b(?:two|both)\b[^.;]{1,60}\b(?:the first|one)\b[^.;]{0,40}$", re.I)
_SECOND: Final = as_pattern(
    r",?\s*and (?:the (?:second|other)|another)\b[^.;]{0,40}?\b(?:in|on)\s*(?:the\s*)?", re.I
)
_LEAD: Final = 90  # characters


def ranges_of(text: str, dates: Sequence[DateExpression]) -> dict[int, str]:
    """Return the EDTF of the stretch or set that dates belong to, by where each of them starts."""
    ranges: dict[int, str] = {}
    listed: list[DateExpression] = []
    for one, other in pairwise(dates):
        between = text[one.span.end : other.span.start]
        lead = text[max(0, one.span.start - _LEAD) : one.span.start]
        if not _are_two(one, other):
            listed = []
        elif _THROUGH.fullmatch(between) and not (_FROM.search(lead) and _MOVED.search(lead)):
            if _FROM.search(lead) or between.strip() in ("-", "–", "—", "through"):
                stretch = f"{one.edtf}/{other.edtf}"
                ranges |= {one.span.start: stretch, other.span.start: stretch}
            listed = []
        elif _AND.fullmatch(between) and _BETWEEN.search(lead):
            stretch = f"{one.edtf}/{other.edtf}"
            ranges |= {one.span.start: stretch, other.span.start: stretch}
        elif _AND.fullmatch(between) and _is_bare(text, one, other) and _is_day(other) and _is_day(one):
            listed = [*(listed or [one]), other]
            days = "{" + ",".join(date.edtf or "" for date in listed) + "}"
            ranges |= {date.span.start: days for date in listed}
        elif _SECOND.fullmatch(between) and _FIRST.search(lead):
            both = "{" + f"{one.edtf},{other.edtf}" + "}"
            ranges |= {one.span.start: both, other.span.start: both}
            listed = []
        else:
            listed = []
    return ranges


def _are_two(one: DateExpression, other: DateExpression) -> bool:
    """Return True if both are plain dates, the second after the first."""
    if not one.edtf or not other.edtf or "/" in one.edtf + other.edtf:
        return False
    first, last = DateRange.parse(one.edtf), DateRange.parse(other.edtf)
    return first.surely_before(last)


def _is_bare(text: str, one: DateExpression, other: DateExpression) -> bool:
    """Return True if one of two days has the month of the other: "June 1, 3 and 5", "1, 3 and 5 June"."""
    return any(text[date.span.start : date.span.end].isdigit() for date in (one, other))


def _is_day(date: DateExpression) -> bool:
    return date.edtf is not None and len(date.edtf) == len("2022-06-01")
