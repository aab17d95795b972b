"""EDTF dates as a reader says them, with no more precision than they have."""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import Final

from detente.edtf.timex import TIMEX_THIRDS
from detente.patterns import as_pattern

MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
WEEKDAYS: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""Names as alternatives of a pattern."""
OPEN: Final = ("", "..")
"""An end of a range that has none."""
YEAR_UNKNOWN: Final = "XXXX"
_UNDATED: Final = "undated"
_SETS: Final = {"[": ("]", "or"), "{": ("}", "and")}
HEDGES: Final = {"~": "about ", "?": "possibly ", "%": "possibly about "}
_OF_A_MONTH: Final = as_pattern(r"\d+(?:–\d+)? [A-Z]\w+ \d+")
"""Words for a day, or days, of a month."""
_ORDINALS: Final = ("first", "second", "third", "fourth")
_PARTS_OF_YEAR: Final = {
    # 21-24 seasons, 25-28 of the northern and 29-32 of the southern hemisphere.
    **{str(21 + k): name for k, name in enumerate(("spring", "summer", "autumn", "winter") * 3)},
    **{str(33 + k): f"{_ORDINALS[k]} quarter of" for k in range(4)},
    **{str(37 + k): f"{_ORDINALS[k]} third of" for k in range(3)},
    **{str(40 + k): f"{_ORDINALS[k]} half of" for k in range(2)},
}
_IN_WORDS: Final = as_pattern(
    r"(-?\d{4}|XXXX|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T.*)?", re.ASCII
)
_THIRDS: Final = {"START": "early ", "MID": "mid-", "END": "late "}


def bounds_in_words(since: str | None, until: str | None) -> str:
    """Say since and until when something held, to be put after it; an end that is only bounded is left out.

    Examples
    --------
    >>> bounds_in_words("2017-11", None), bounds_in_words("../2018", "2020"), bounds_in_words(None, "../2021")
    (' since November 2017', ' by 2018 until 2020', '')
    """
    begins, ends = date_in_words(since or ""), date_in_words(until or "")
    start = "" if begins == _UNDATED else f" {begins}"
    if start and not begins.startswith(("by ", "from ")):
        start = f" since {begins}"
    bounded = ends == _UNDATED or "/" in (until or "")
    return start if bounded else f"{start} until {ends}"


@lru_cache(maxsize=1 << 14)
def date_in_words(text: str) -> str:
    """Say an EDTF value as a reader does.

    Examples
    --------
    >>> date_in_words("2017-11"), date_in_words("../2024")
    ('November 2017', 'by 2024')
    """
    if text in OPEN:
        return _UNDATED
    start, slash, end = text.partition("/")
    if slash:
        if start in OPEN and end in OPEN:
            return _UNDATED
        if start in OPEN:
            return f"by {date_in_words(end)}"
        if end in OPEN:
            return f"from {date_in_words(start)} on"
        return _third_in_words(start, end) or _between(date_in_words(start), date_in_words(end))
    return _set_in_words(text) or _one_in_words(text) or text


def _third_in_words(start: str, end: str) -> str | None:
    """Say "late 2023" for the last third of a year with approximate ends."""
    months = (start[5:7], end[5:7])
    name = next((name for mod, name in _THIRDS.items() if TIMEX_THIRDS[mod] == months), None)
    is_third = start == f"{start[:4]}-{months[0]}~" and end == f"{start[:4]}-{months[1]}~"
    return f"{name}{start[:4]}" if name and is_third else None


def _between(start: str, end: str) -> str:
    """Two dates with the words that both end with said once: ``4–7 May 2021``."""
    if start == end:
        return end
    first, last = start.split(), end.split()
    if len(first) == len(last) == 3 and first[1:] == last[1:]:
        return f"{first[0]}–{end}"
    if len(first) == len(last):
        while first[-1] == last[-1]:
            first.pop()
            last.pop()
    return f"{' '.join(first)} to {end}"


def _set_in_words(text: str) -> str | None:
    """Say a set of dates: ``[1998,2000]`` is one of them, ``{1998,2000}`` is all."""
    closing, joining = _SETS.get(text[:1], ("", ""))
    if not closing or not text.endswith(closing):
        return None
    members = []
    for member in text[1:-1].split(","):
        first, dots, last = member.strip().partition("..")
        ends = [_one_in_words(end) for end in (first, last) if end]
        if not ends or None in ends:
            return None
        members.append(date_in_words(f"{first}/{last}" if dots else first))
    *others, last_member = members
    if not others:
        return last_member
    month = last_member.partition(" ")[2]
    if all(_OF_A_MONTH.fullmatch(member) and member.endswith(f" {month}") for member in members):
        others = [member.partition(" ")[0] for member in others]  # "3, 5 and 9 May 2021"
    return f"{', '.join(others)} {joining} {last_member}"


def _one_in_words(text: str) -> str | None:
    """Say one date with its hedge, or None where there are no plain words for it."""
    hedge = text[-1] if text[-1] in HEDGES else ""
    parts = _IN_WORDS.fullmatch(text.removesuffix(hedge))
    if parts is None:
        return None
    year: str = parts[1]
    month, day = (None if part == "XX" else part for part in parts.groups()[1:])
    words = HEDGES.get(hedge, "")
    if month is None:
        return _UNDATED if year == YEAR_UNKNOWN else words + _year_in_words(year)
    if month in _PARTS_OF_YEAR:
        words += _PARTS_OF_YEAR[month]
    elif 1 <= int(month) <= 12:
        words += f"{int(day)} {calendar.month_name[int(month)]}" if day else calendar.month_name[int(month)]
    else:
        return None
    if year == YEAR_UNKNOWN:
        return f"{words.removesuffix(' of')}, year not said"
    if "X" in year:
        return f"{words.removesuffix(' of')} of a year in {_year_in_words(year)}"
    return f"{words} {_year_in_words(year)}"


def _year_in_words(year: str) -> str:
    """Say a year, decade or century.

    ``19XX`` is not "the 1900s", which may mean the decade. The year 0 of EDTF is 1 BC.
    """
    if year.endswith("XX"):
        century = int(year[:2]) + 1
        ending = "th" if century in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(century % 10, "th")
        return f"the {century}{ending} century"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    return year if int(year) > 0 else f"{1 - int(year)} BC"
