"""Equality by content for frozen data classes that hold arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np


class EqualByContent:
    """Base of a data class (with ``eq=False``) whose objects are equal if all their fields are.

    Arrays are compared by type, shape and values, and mappings and sequences item by item.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True, eq=False)
    ... class Ranks(EqualByContent):
    ...     of: np.ndarray
    >>> Ranks(np.array([2, 1])) == Ranks(np.array([2, 1])), Ranks(np.array([2, 1])) == Ranks(np.array([2]))
    (True, False)
    """

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return same_content(self, other)


def same_content(one: Any, other: Any) -> bool:
    """Whether two values say the same, arrays and data classes within them compared by what they hold."""
    if one is other:
        return True
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        if type(one) is not type(other) or one.dtype != other.dtype:
            return False
        return np.array_equal(one, other, equal_nan=one.dtype.kind in "fc")
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(
            same_content(getattr(one, field.name), getattr(other, field.name))
            for field in fields(one)
            if field.compare
        )
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(same_content(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same_content, one, other))
    return bool(one == other)
