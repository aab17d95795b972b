"""Short texts for a repr: titles cut, and counts with their noun."""

from __future__ import annotations

from collections.abc import Sized

_MOST_CHARACTERS = 60


def shortened(title: str, most: int = _MOST_CHARACTERS) -> str:
    """Cut a title so that it fits into a line with other words.

    Examples
    --------
    >>> shortened("A " + "very " * 20 + "long title")
    'A very very very very very very very very very very very…'
    """
    title = " ".join(title.split())
    if len(title) <= most:
        return title
    return title[: most - 1].rsplit(" ", 1)[0] + "…"


def counted(items: Sized | int, one: str, several: str | None = None) -> str:
    """Return a count with its noun.

    Examples
    --------
    >>> counted(1, "step"), counted(["a", "b"], "party", "parties"), counted(1_000, "state")
    ('1 step', '2 parties', '1,000 states')
    """
    count = items if isinstance(items, int) else len(items)
    return f"{count:,} {one if count == 1 else several or one + 's'}"
