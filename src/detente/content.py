"""Equality by content, and a short repr, for results that hold arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

_MOST_SHOWN = 60
"""Characters of a field up to which it is shown whole in a repr."""


class ByContent:
    """Base of frozen dataclasses with ``eq=False, repr=False``: equal by content, with a short repr.

    The equality that a dataclass gets by itself fails where a field is an array of several elements.
    An object that is compared by content cannot be hashed.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True, eq=False, repr=False)
    ... class Shares(ByContent):
    ...     title: str
    ...     of_states: np.ndarray
    >>> one = Shares("a well", np.linspace(0, 1, 100))
    >>> one == Shares("a well", np.linspace(0, 1, 100)), one == Shares("a well", np.zeros(100))
    (True, False)
    >>> one
    Shares(title='a well', of_states=<float64 100>)
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return same_content(self, other) if type(self) is type(other) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        shown = (f"{name}={_short(value)}" for name, value in _values(self).items())
        return f"{type(self).__name__}({', '.join(shown)})"


def same_content(one: Any, other: Any) -> bool:
    """Compare two values; arrays, and what dataclasses, mappings and sequences hold, by content.

    Examples
    --------
    >>> same_content({"nash": np.array([1, 2])}, {"nash": np.array([1, 2])})
    True
    >>> same_content((np.array([1, 2]), "a"), (np.array([1, 3]), "a"))
    False
    """
    if one is other:
        return True
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return type(one) is type(other) and one.dtype == other.dtype and np.array_equal(one, other)
    if type(one) is not type(other):
        return bool(one == other)
    if is_dataclass(one):
        return same_content(_values(one), _values(other))
    if isinstance(one, Mapping):
        return one.keys() == other.keys() and all(same_content(one[key], other[key]) for key in one)
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(same_content, one, other))
    return bool(one == other)


def _values(instance: Any) -> dict[str, Any]:
    return {field.name: getattr(instance, field.name) for field in fields(instance) if field.compare}


def _short(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"<{value.dtype} {'x'.join(map(str, value.shape))}>"
    if isinstance(value, tuple | list | Mapping):
        if any(isinstance(item, np.ndarray) or is_dataclass(item) for item in value) or len(value) > 8:
            return f"<{len(value)} {'keys' if isinstance(value, Mapping) else 'items'}>"
        if isinstance(value, Mapping):
            shown = ", ".join(f"{key!r}: {_short(item)}" for key, item in value.items())
            return f"{{{shown}}}" if len(shown) <= 2 * _MOST_SHOWN else f"<{len(value)} keys>"
    shown = repr(value)
    return shown if len(shown) <= _MOST_SHOWN else f"<{type(value).__name__}>"
