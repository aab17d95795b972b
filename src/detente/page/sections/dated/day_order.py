"""The order of days whose year no report says: by the calendar, and the weekdays before the first named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from detente.edtf import MONTHS, WEEKDAYS
from detente.page.drawings import Moment
from detente.page.sections.dated.leads import without_year
from detente.patterns import as_pattern

_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY: Final = as_pattern(rf"\b{WEEKDAYS}\b", re.IGNORECASE)
_OTHERS: Final[Mapping[str, int]] = {"last week": -7, "yesterday": -1, "today": 0, "tomorrow": 1}
_LATER: Final = as_pattern(
    r"(?:late |later )?(?:this|next) (?:week|month|year|spring|summer|autumn|winter)|within\b"
)
_MUCH_LATER: Final = 30
_OF_LAST: Final = as_pattern(rf"\blast (?:{MONTHS})\b")
_AT_FIRST: Final = 300
_A_GAP: Final = 3
_LONGEST_AGO: Final = -4
"""Beyond so many days back a weekday without a date may as well be that of the next week."""


def by_weekday(moments: Sequence[Moment], texts: Mapping[str, str]) -> Sequence[Moment]:
    """Return moments with the weekdays among them in order, counted from the day on which a report begins.

    Nothing is moved where the first words of a report have no weekday, or a day may lie before or behind it.
    """
    places = [at for at, moment in enumerate(moments) if moment.lead.startswith("“")]
    chosen = [moments[at] for at in places]
    days = [_days_from_the_first(moment, texts) for moment in chosen]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return moments
    ordered = list(moments)
    for at, (_, moment) in zip(places, sorted(zip(known, chosen, strict=True), key=_day), strict=True):
        ordered[at] = moment
    return ordered


def _day(row: tuple[int, Moment]) -> int:
    return row[0]


def _days_from_the_first(moment: Moment, texts: Mapping[str, str]) -> int | None:
    """Return how many days a moment lies from the weekday that its report begins with; None if unsure."""
    lead = moment.lead.strip("“”").casefold()
    if lead in _OTHERS:
        return _OTHERS[lead]
    if _LATER.match(lead):
        return _MUCH_LATER
    text = texts.get(moment.evidence[0].report, "") if moment.evidence else ""
    first, named = _WEEKDAY.search(text, 0, _AT_FIRST), _WEEKDAY.search(lead)
    if first is None or named is None:
        return None
    days = _DAYS.index(named[0].casefold()) - _DAYS.index(first[0].casefold())
    if not moment.is_fact:
        return days % 7
    ago = -(-days % 7)
    return ago if ago >= _LONGEST_AGO else None


def in_order(rows: Iterable[tuple[float, str, Moment]]) -> Iterator[Moment]:
    """Yield moments of days without a year by the calendar, from behind the longest gap; then others.

    What happened stands before what is due, where the calendar allows it, and "last October" before all.
    """
    listed = list(rows)
    dated = sorted(
        (row for row in listed if without_year(row[1])), key=lambda row: row[1][5:].replace("XX", "00")
    )
    months = [int(value[5:7]) for _, value, _ in dated]
    gaps = [(months[k] - months[k - 1]) % 12 for k in range(len(months))]
    turned = [dated[k:] + dated[:k] for k in range(len(dated))]
    best = max(
        range(len(dated)),
        key=lambda k: (gaps[k] >= _A_GAP and _ends_ahead(turned[k]), gaps[k], -k),
        default=0,
    )
    rows = turned[best] if turned else []
    for is_last_year in (True, False):
        for _, _, moment in rows:
            if (_OF_LAST.search(moment.text) is not None) == is_last_year:
                yield moment
    yield from (moment for _, value, moment in listed if not without_year(value))


def _ends_ahead(rows: Sequence[tuple[float, str, Moment]]) -> bool:
    """Return True if nothing that happened stands behind what is to come."""
    return all(one[2].is_fact or not other[2].is_fact for one, other in pairwise(rows))
