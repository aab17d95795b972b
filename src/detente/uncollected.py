"""Pauses the search for garbage while many objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Final

_MANY: Final = 200_000
"""Objects that were made meanwhile, and stay, from which on it is worth while to set them aside."""
_AT_LAST: Final = 50
"""Of so many times one looks through all that was set aside, in case that some of it has become garbage."""
_times = count(1)


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile: findings are in none, and to go through all of them takes long.

    Many objects that stay are set aside at the end, so that no later search goes through them again; what few
    cycles are among them stay too. Whatever is in no cycle is let go as soon as nobody holds it, wherever it
    is.

    Examples
    --------
    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            if gc.get_count()[0] > _MANY:
                # To go through a million objects takes seconds, in which nothing else goes on.
                if next(_times) % _AT_LAST == 0:
                    gc.unfreeze()
                    gc.collect()
                gc.freeze()
            gc.enable()
