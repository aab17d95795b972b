"""Bodies with several names in common use: "ISIS" and "Daesh" are the Islamic State in any report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.lexica import word_table, words_of
from detente.reading.parties.spelling import folded, letters_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LONGEST_ACRONYM: Final = 7
_SMALL: Final = frozenset((
    "of", "the", "and", "in", "for", "al", "e", "i", "without", "a", "du", "de", "sans", "lil", "wal",
    "on", "el", "s", "group",
))  # fmt: skip


def body_of(words: tuple[str, ...]) -> str | None:
    """Return the usual name of the body that a name is one of, None where the package knows none.

    Examples
    --------
    >>> body_of(("Daesh",)), body_of(("al", "-", "Qa'ida")), body_of(("Salt", "Union"))
    ('Islamic State', 'al-Qaeda', None)
    """
    if len(words) == 1 and _is_acronym(words[0]):
        return _acronyms().get(words[0].replace(".", ""))
    return _names().get(letters_of(words))


def names_of_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield where a text has the name of a known body, of several words or with a hyphen."""
    starts = _first_words()
    end = 0
    for token in doc:
        longest = starts.get(folded((token.text.rstrip("'’"),))[0], 0)
        if token.i < end or not longest:
            continue
        for last in range(min(len(doc), token.i + longest), token.i + 1, -1):
            words = tuple(word.text.replace("’", "'") for word in doc[token.i : last])
            if words[-1][:1].isupper() and _is_capital(words) and letters_of(words) in _names():
                yield token.i, last
                end = last
                break


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return letters.isalpha() and letters.isupper() and len(letters) <= _LONGEST_ACRONYM


def _is_capital(words: tuple[str, ...]) -> bool:
    """Return True for a name written as one: "an Islamic state" is none."""
    return all(word[:1].isupper() for word in words if word.isalpha() and word.lower() not in _SMALL)


@cache
def _written() -> tuple[tuple[str, str], ...]:
    """Return every name with the usual one of its body."""
    table: dict[str, str] = word_table("bodies.yaml")
    return tuple((name, usual) for usual, names in table.items() for name in (usual, *words_of(names)))


@cache
def _acronyms() -> dict[str, str]:
    return {name.replace(".", ""): usual for name, usual in _written() if _is_acronym(name)}


@cache
def _names() -> dict[str, str]:
    return {
        letters_of((name.replace(" ", ""),)): usual for name, usual in _written() if not _is_acronym(name)
    }


@cache
def _first_words() -> dict[str, int]:
    """Return the first words of names of several, with the length of the longest in tokens."""
    longest: dict[str, int] = {}
    for name, _ in _written():
        if " " in name or "-" in name:
            words = name.replace("-", " - ").replace("'", " '").split()
            first = folded((words[0],))[0]
            longest[first] = max(longest.get(first, 0), len(words) + 2)
    return longest
