"""Words beside a day that are not told of it: they name another one, or are asked and not told."""

from __future__ import annotations

import re
from typing import Final

from detente.page.drawings import Moment
from detente.patterns import as_pattern

_WEEKDAYS: Final = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKDAY: Final = as_pattern(rf"\b({'|'.join(_WEEKDAYS)})day\b", re.IGNORECASE)
_NTH: Final = as_pattern(r"\bthe (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of |century|amendment|floor|time))")
_ASKS: Final = as_pattern(r"\b(?:how|whether|what|(?<!, )which|why) $", re.IGNORECASE)


def names_another_day(moment: Moment) -> bool:
    """Return True if the words name another weekday, or another "16th", than the day beside them."""
    days = moment.when.known_days
    if days is None or days[0] != days[1]:
        return False
    named = {_WEEKDAYS.index(day[1].lower()) for day in _WEEKDAY.finditer(moment.text)}
    numbers = {int(number[1]) for number in _NTH.finditer(moment.text)}
    return (bool(named) and days[0].weekday() not in named) or (bool(numbers) and days[0].day not in numbers)


def is_asked(text: str, around: str) -> bool:
    """Return True for "many voted" of "could not say how many voted": words that are asked and not told."""
    at = around.casefold().find(" ".join(text.casefold().split()[:2]))
    return at > 0 and _ASKS.search(around[:at]) is not None
