"""Titles of results, cut for a short repr."""

from __future__ import annotations

_MOST_CHARACTERS = 60


def shortened(title: str) -> str:
    """Cut a title so that it fits into a line with other words.

    Examples
    --------
    >>> shortened("A " + "very " * 20 + "long title")
    'A very very very very very very very very very very very…'
    """
    title = " ".join(title.split())
    if len(title) <= _MOST_CHARACTERS:
        return title
    return title[: _MOST_CHARACTERS - 1].rsplit(" ", 1)[0] + "…"
