"""A page in the words of a medium: each hint on what to do next as that medium says it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from detente.page.words.hints import Hint, with_hints
from detente.page.words.safe import each_text

_Shown = TypeVar("_Shown")


def worded(shown: _Shown, write: Callable[[Hint, str], str]) -> _Shown:
    """Return a page, or a part of one, with the words of a medium in the places of its hints.

    Parameters
    ----------
    write
        As for `with_hints`.
    """
    in_words: _Shown = each_text(shown, lambda text: with_hints(text, write))
    return in_words
