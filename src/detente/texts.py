"""Texts of reports that know which of them have a word, so that a name is not looked for in all of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, overload

from detente.patterns import as_pattern

_WORD: Final = as_pattern(r"\w+")
_FEW: Final = 8
"""Texts that are gone through sooner than it takes to list their words."""


class TextsByWord(Sequence[str]):
    """Texts, and which of them have some words.

    Examples
    --------
    >>> texts = TextsByWord(["The gate is shut."] * 9 + ["The Salt Board met."])
    >>> len(texts), list(texts.with_words_of("Salt Board")), list(texts.with_words_of("Salt Union"))
    (10, ['The Salt Board met.'], [])
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return self._texts[place]

    def with_words_of(self, name: str) -> Iterable[str]:
        """Return, in their order, the texts that may have a name: all those that have its rarest word."""
        words = _WORD.findall(name)
        if not words or len(self._texts) <= _FEW:
            return self._texts
        places = min((self._places.get(word, ()) for word in words), key=len)
        return (self._texts[place] for place in places)

    @cached_property
    def _places(self) -> dict[str, array[int]]:
        places: dict[str, array[int]] = {}
        for place, text in enumerate(self._texts):
            for word in set(_WORD.findall(text)):
                of_word = places.get(word)
                if of_word is None:
                    of_word = places[word] = array("L")
                of_word.append(place)
        return places


def with_words_of(name: str, texts: Iterable[str]) -> Iterable[str]:
    """Return the texts that may have a name by itself: all, where they do not know their words."""
    return texts.with_words_of(name) if isinstance(texts, TextsByWord) else texts
