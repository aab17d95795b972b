"""Values that were made of objects, known as long as somebody else holds these objects."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class MadeOf(Generic[T]):
    """Values by the objects that they were made of; an object is let go as if there were no value.

    Examples
    --------
    >>> class Box: pass
    >>> box, made = Box(), MadeOf()
    >>> made.of((box,), "size", lambda: 3), made.of((box,), "size", lambda: 4)
    (3, 3)
    >>> del box
    >>> len(made)
    0
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[tuple[weakref.ref[Any], ...], T]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def of(self, objects: tuple[object, ...], about: Hashable, make: Callable[[], T]) -> T:
        """Return the value of objects, made where it is not known.

        Parameters
        ----------
        about
            Whatever else the value depends on.
        make
            Makes the value, which must hold none of the objects: else they are never let go.
        """
        key = (*map(id, objects), about)
        known = self._known.get(key)
        # Another object may have the place in memory that one had that is gone.
        if known is None or any(ref() is not one for ref, one in zip(known[0], objects, strict=True)):
            refs = tuple(weakref.ref(one, lambda _: self._known.pop(key, None)) for one in objects)
            known = self._known[key] = refs, make()
        return known[1]
