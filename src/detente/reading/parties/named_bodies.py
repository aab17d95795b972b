"""The organisations and bodies of a text by all that may stand for their names: initials, ends, letters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.reading.parties.capital_runs import is_acronym
from detente.reading.parties.lexicon import ORGANIZATION_HEADS, STATES
from detente.reading.parties.names import Words
from detente.reading.parties.spelling import letters_of

_SMALL: Final = frozenset({"of", "the", "and", "for", "on", "in", "&", "'s", "to", "de", "la"})


class NamedBodies:
    """Names of bodies, each with the number of the first that it may stand for.

    Examples
    --------
    >>> known = NamedBodies()
    >>> known.add(0, ("Dock", "Workers", "Union"))
    >>> known.meant_by(("DWU",)), known.meant_by(("Workers", "Union")), known.meant_by(("Dock", "Council"))
    (0, 0, None)
    """

    def __init__(self) -> None:
        self._by_initials: dict[str, int] = {}
        self._by_letters: dict[str, int] = {}
        self._by_short: dict[Words, int] = {}
        self._ends = _End()

    def add(self, number: int, name: Words) -> None:
        """Add a name of a body; the least number keeps what stands for two."""
        self._by_letters[letters_of(name)] = min(number, self._by_letters.get(letters_of(name), number))
        for initials in _all_initials(name):
            self._by_initials[initials] = min(number, self._by_initials.get(initials, number))
        for short in _short_names(name):
            self._by_short[short] = min(number, self._by_short.get(short, number))
        end = self._ends
        for word in reversed(name[1:]):
            end = end.longer.setdefault(word, _End())
            end.number = number if end.number is None else min(number, end.number)

    def meant_by(self, name: Words) -> int | None:
        """Return the first body that a name may stand for, if any."""
        numbers = [self._by_letters.get(letters_of(name)), self._by_short.get(name), self._with_end(name)]
        if len(name) == 1 and is_acronym(name[0]):
            numbers.append(self._by_initials.get(name[0].replace(".", "").upper()))
        return min((number for number in numbers if number is not None), default=None)

    def _with_end(self, short: Words) -> int | None:
        end = self._ends
        for word in reversed(short):
            if word not in end.longer:
                return None
            end = end.longer[word]
        return end.number


class _End:
    """The last words of names, from the last to the first: the least number of those who end so."""

    __slots__ = ("longer", "number")

    def __init__(self) -> None:
        self.longer: dict[str, _End] = {}
        self.number: int | None = None


def _short_names(long: Words) -> Iterator[Words]:
    """Yield the part of a name before "of" ("Unity Movement of X"), with and without its head."""
    head = long[: long.index("of")] if "of" in long else long
    if 1 < len(head) < len(long):
        yield head
    if len(head) > 1 and head[-1].lower() in ORGANIZATION_HEADS:
        yield head[:-1]


def _all_initials(words: Words) -> set[str]:
    """Return the initials of a name, with and without a state before it ("U.S. Immigration Service")."""
    return {_initials(words), _initials(words[1:] if words[0] in STATES else words)}


def _initials(words: Words) -> str:
    return "".join(word[0] for word in words if word.lower() not in _SMALL and word[0].isalpha()).upper()
