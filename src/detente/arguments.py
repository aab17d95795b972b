"""Checks of what a caller in Python hands in: text, paths, whole numbers, days.

Each check returns the value in its one form, or raises `BadArgument` that says what was given and what
is wanted.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date, datetime
from operator import index
from typing import Any

from detente.errors import BadArgument
from detente.patterns import as_pattern

_MOST_SHOWN = 40


def as_given(value: object) -> str:
    """Return words for a value that cannot be used: the value itself if it is short, else its type.

    Examples
    --------
    >>> as_given(None), as_given("yesterday"), as_given(3), as_given(dict(a=1))
    ('None', "'yesterday'", '3', 'a dict')
    """
    if value is None or isinstance(value, str | int | float):
        shown = repr(value)
        if len(shown) <= _MOST_SHOWN:
            return shown
    name = type(value).__name__
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def as_text(value: object, argument: str, wanted: str = "a text") -> str:
    """Return a text that is not empty; ``wanted`` says in the message what it is for."""
    if isinstance(value, str) and value.strip():
        return value
    raise BadArgument(argument, f"{as_given(value)} is not {wanted}", "give one")


def as_texts(value: object, argument: str, wanted: str = "a text") -> tuple[str, ...]:
    """Return one text, or several, as a tuple."""
    if isinstance(value, str):
        return (as_text(value, argument, wanted),)
    if not isinstance(value, Iterable) or isinstance(value, bytes):
        raise BadArgument(argument, f"{as_given(value)} is not {wanted}", "give one, or a list of such")
    return tuple(as_text(one, argument, wanted) for one in value)


def as_path(value: object, argument: str, wanted: str = "the path of a file") -> str:
    """Return a path, a text or an object with a path, as text."""
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    if isinstance(value, str) and value:
        return value
    raise BadArgument(argument, f"{as_given(value)} is not {wanted}", "give one")


def as_count(value: Any, argument: str, least: int, most: int | None = None) -> int:
    """Return a whole number from ``least`` to ``most``.

    Examples
    --------
    >>> as_count(3, "samples", 1)
    3
    """
    wanted = f"a whole number from {least:,}" + (" on" if most is None else f" to {most:,}")
    try:
        number = None if isinstance(value, bool) else index(value)
    except TypeError:
        number = None
    if number is None or number < least or (most is not None and number > most):
        raise BadArgument(argument, f"{as_given(value)} is not {wanted}", "give one")
    return number


def as_day(value: object, argument: str) -> date | None:
    """Return a day: a `datetime.date`, or a text as for `day_of`; None stays None."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise BadArgument(argument, f"{as_given(value)} is not a date", DAY_FORMS)
    try:
        return day_of(value)
    except ValueError as error:
        raise BadArgument(argument, str(error), DAY_FORMS) from None


DAY_FORMS = "write it as 2021-05-07 or 7 May 2021"
"""The ways to write a day, for messages."""
_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_IN_NUMBERS = as_pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_IN_WORDS = as_pattern(
    r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,?\s+)?"
    r"(?:(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[A-Za-z]{3,9})\.?"
    r"|(?P<month_first>[A-Za-z]{3,9})\.?\s+(?P<day_after>\d{1,2})(?:st|nd|rd|th)?),?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)


def day_of(text: str) -> date:
    """Return the day that a text names in full, in numbers or in English words.

    Raises
    ------
    ValueError
        With a message for the user, if the text is no day, or could be one of two.

    Examples
    --------
    >>> day_of("2021-05-07") == day_of("Friday, 7 May 2021") == day_of("May 7th, 2021")
    True
    >>> day_of("13/05/2021")
    datetime.date(2021, 5, 13)
    >>> day_of("05/07/2021")
    Traceback (most recent call last):
    ValueError: '05/07/2021' could be 5 July or 7 May 2021
    """
    written = " ".join(text.split())
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        return _calendar_day(written, *(int(part) for part in written.split("-")))
    if numbers := _IN_NUMBERS.fullmatch(written):
        first, second, year = int(numbers[1]), int(numbers[3]), int(numbers[4])
        if first != second and max(first, second) < len(_MONTHS):
            either = f"{first} {_MONTHS[second]} or {second} {_MONTHS[first]} {year}"
            raise ValueError(f"{as_given(text)} could be {either}")
        day, month = (second, first) if second >= len(_MONTHS) else (first, second)
        return _calendar_day(text, year, month, day)
    words = _IN_WORDS.fullmatch(written)
    if words is None or not (in_year := _number_of(words["month"] or words["month_first"], _MONTHS)):
        raise ValueError(f"{as_given(text)} is not a date")
    named = _calendar_day(text, int(words["year"]), in_year, int(words["day"] or words["day_after"]))
    if words["weekday"] and _number_of(words["weekday"], _WEEKDAYS) != named.isoweekday():
        raise ValueError(f"{as_given(text)} is not a date: that day is a {_WEEKDAYS[named.isoweekday()]}")
    return named


def _number_of(word: str, names: Iterable[str]) -> int | None:
    """Return the place of a name among names, of which the first is empty; its first letters are enough."""
    word = word.lower()
    return next((n for n, name in enumerate(names) if n and name.lower().startswith(word)), None)


def _calendar_day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{as_given(text)} is not in the calendar") from None
