"""EDTF dates as a reader says them, with no more precision than they have."""

from __future__ import annotations

import calendar
import re

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUARTERS = {"33": "first", "34": "second", "35": "third", "36": "fourth"}
_HALVES = {"40": "first", "41": "second"}
_HEDGES = {"~": "about ", "?": "possibly ", "%": "possibly about "}


def date_in_words(edtf: str | None) -> str:
    """An EDTF date or interval in words.

    Examples
    --------
    >>> [date_in_words(d) for d in ("2017-11", "2021-05-04", "2020~", "../2024", "2018/2020")]
    ['November 2017', '4 May 2021', 'about 2020', 'by 2024', '2018 to 2020']
    >>> date_in_words("XXXX-05-04"), date_in_words(None)
    ('4 May, year not said', 'undated')
    """
    if not edtf:
        return "undated"
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        if start in ("", "..") and end in ("", ".."):
            return "undated"
        if start in ("", ".."):
            return f"by {date_in_words(end)}"
        if end in ("", ".."):
            return f"from {date_in_words(start)} on"
        return _between(date_in_words(start), date_in_words(end))
    hedge = _HEDGES.get(edtf[-1], "")
    return hedge + _one(edtf.rstrip("~?%"), edtf)


def bounds_in_words(since: str | None, until: str | None) -> str:
    """From when to when something held, to be said after it; an end that is only bounded is not told.

    Examples
    --------
    >>> bounds_in_words("2017-11", None), bounds_in_words("../2018", "2020"), bounds_in_words(None, "../2021")
    (' since November 2017', ' by 2018 until 2020', '')
    """
    start = "" if since is None else date_in_words(since)
    if start:
        start = f" {start}" if start.startswith(("by ", "from ")) else f" since {start}"
    told = until is not None and "/" not in until and until != ".."
    return start + (f" until {date_in_words(until)}" if told else "")


def _between(start: str, end: str) -> str:
    """Two dates with what they share said once: ``4–7 May 2021``."""
    if start == end:
        return end
    first, last = start.split(), end.split()
    if len(first) == len(last) == 3 and first[1:] == last[1:]:
        return f"{first[0]}–{end}"
    if len(first) == len(last) and first[-1] == last[-1]:
        return f"{' '.join(first[:-1])} to {end}"
    return f"{start} to {end}"


def _one(date: str, written: str) -> str:
    found = re.fullmatch(r"(\d{4}|XXXX|\d{3}X|\d{2}XX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T.*)?", date)
    if found is None:
        return written
    year, month, day = found.groups()
    year = {"X": f"the {year[:3]}0s", "XX": f"the {year[:2]}00s"}.get(year.lstrip("0123456789"), year)
    if month is None or month == "XX":
        return year
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    if month in _QUARTERS:
        return f"{_QUARTERS[month]} quarter of {year}"
    if month in _HALVES:
        return f"{_HALVES[month]} half of {year}"
    if not 1 <= int(month) <= 12:
        return written
    name = calendar.month_name[int(month)]
    if year == "XXXX":
        return f"{int(day)} {name}, year not said" if day and day != "XX" else f"{name}, year not said"
    return f"{int(day)} {name} {year}" if day and day != "XX" else f"{name} {year}"
