"""Comparison of results by content, and their titles for a short repr."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

_MOST_CHARACTERS = 60


def same_content(one: Any, other: Any) -> bool:
    """Compare two values by type and content, through dataclasses, mappings, sequences and arrays.

    Examples
    --------
    >>> same_content({"a": (np.zeros(2), 1)}, {"a": (np.zeros(2), 1)})
    True
    """
    if one is other:
        return True
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, Mapping):
        return (
            isinstance(other, Mapping)
            and one.keys() == other.keys()
            and all(same_content(value, other[key]) for key, value in one.items())
        )
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same_content, one, other))
    if is_dataclass(one):
        compared = (field.name for field in fields(one) if field.compare)
        return all(same_content(getattr(one, name), getattr(other, name)) for name in compared)
    return bool(one == other)


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
