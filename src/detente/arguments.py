"""Checks of what a caller in Python hands in: text, paths, whole numbers, days.

Each check returns the value in its one form, or raises `BadArgument` that says what was given and what
is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime
from operator import index
from typing import Any

from detente.errors import BadArgument

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
    """Return a day: a `datetime.date`, or a text such as ``2021-05-07``; None stays None."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise BadArgument(argument, f"{as_given(value)} is not a date", "write it as 2021-05-07") from None
