"""One-way options of a case: an option that can be undone after all."""

from __future__ import annotations

from typing import Any


def free_option(data: Any, option: str) -> None:
    """Take an option out of those that can go one way alone.

    Examples
    --------
    >>> data = {"one_way": ["UP.dam", {"option": "not LOW.sue", "assumed": "the term is over"}]}
    >>> free_option(data, "LOW.sue")
    >>> free_option(data, "UP.dam")
    >>> data
    {}
    """
    entries = data["one_way"]
    for place in reversed(range(len(entries))):
        entry = entries[place]
        name = entry["option"] if hasattr(entry, "items") else entry
        if name.removeprefix("not ").strip() == option:
            del entries[place]
    if not entries:
        del data["one_way"]
