"""The persons of a text by the words of their names: who a shorter or otherwise spelt name may stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from detente.reading.parties.names import Words
from detente.reading.parties.spelling import folded, letters_of

_SPELLING: Final = 0.88
_SHORTEST: Final = 6  # letters of a word that may be spelt a letter apart
# Two words as like as that share three letters in a row: the letters they do not share cut those they do
# into too few pieces for all to be shorter. So a look-up by three letters misses none.
_LETTERS_SHARED: Final = 3

_Key = tuple[int, Words, str]


class NamedPersons:
    """Names of persons, each with the number of who bears it.

    A name is looked up by its words, so a text of many names costs no comparison of each with each.

    Examples
    --------
    >>> known = NamedPersons()
    >>> known.add(0, ("Ana", "M.", "Kovalenko"))
    >>> known.bearers(("Ana", "Kovalenko")), known.bearers(("Ana", "M.", "Kovalenka"))
    ([0], [0])
    >>> known.bearers(("Roy",))
    []
    """

    def __init__(self) -> None:
        self._by_word: defaultdict[str, dict[tuple[int, Words], None]] = defaultdict(dict)
        self._by_letters: defaultdict[str, set[int]] = defaultdict(set)
        self._by_rest: defaultdict[_Key, list[tuple[int, Words]]] = defaultdict(list)

    def add(self, bearer: int, name: Words) -> None:
        """Add a name of somebody."""
        for word in folded(name):
            self._by_word[word][bearer, name] = None
        self._by_letters[letters_of(name)].add(bearer)
        for key in set(_keys(name)):
            self._by_rest[key].append((bearer, name))

    def bearers(self, name: Words) -> list[int]:
        """Return who a name is a piece of the name of; where that is nobody, whose name it spells."""
        rarest = min(folded(name), key=lambda word: len(self._by_word.get(word, ())))
        whole = {bearer for bearer, long in self._by_word.get(rarest, ()) if part_of(name, long)}
        if not whole:
            alike = {like for key in set(_keys(name)) for like in self._by_rest.get(key, ())}
            whole = self._by_letters.get(letters_of(name), set()).union(
                bearer for bearer, other in alike if two_spellings(name, other)
            )
        return sorted(whole)


def _keys(name: Words) -> Iterator[_Key]:
    """Yield all that two names have in common of which one word is spelt a letter apart."""
    words = folded(name)
    for k, word in enumerate(words if len(words) > 1 else ()):
        rest = (*words[:k], *words[k + 1 :])
        for i in range(len(word) - _LETTERS_SHARED + 1 if len(word) >= _SHORTEST else 0):
            yield k, rest, word[i : i + _LETTERS_SHARED]


def part_of(short: Words, long: Words) -> bool:
    """Return True if a name is a piece of a longer one, middle initials left aside.

    Examples
    --------
    >>> part_of(("Ana", "Roy"), ("Ana", "M.", "Roy")), part_of(("M.",), ("Ana", "M.", "Roy"))
    (True, False)
    """
    short, long = folded(short), folded(long)
    if len(short) >= len(long):
        return False
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) or (len(long) > 2 and short[0] in long and len(short[0]) > 2)
    rest = iter(long)
    return all(word in rest for word in short)


def two_spellings(first: Words, second: Words) -> bool:
    """Return True for one word of a full name spelt a letter apart, or the same letters cut into other words.

    Examples
    --------
    >>> two_spellings(("Ana", "Kovalenko"), ("Ana", "Kovalenka"))
    True
    >>> two_spellings(("Ana", "Roy"), ("Ana", "Ray"))
    False
    """
    if letters_of(first) == letters_of(second):
        return True
    first, second = folded(first), folded(second)
    if len(first) != len(second) or len(first) < 2:
        return False
    unlike = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    if len(unlike) != 1 or min(len(word) for word in unlike[0]) < _SHORTEST:
        return False
    return SequenceMatcher(None, *unlike[0]).ratio() >= _SPELLING
