"""The states of a text by their full and by their usual names."""

from __future__ import annotations

from detente.reading.lexica import state_words
from detente.reading.parties.lexicon import REALMS
from detente.reading.parties.names import Name, Words


class NamedStates:
    """Names of states, each with the number of the first that bears it.

    Examples
    --------
    >>> known = NamedStates()
    >>> known.add(0, Name(("Republic", "of", "Talan")))
    >>> known.add(1, Name(("Britain",)))
    >>> known.in_full(("Talan",)), known.by_usual_name("United Kingdom")
    (0, 1)
    """

    def __init__(self) -> None:
        self._in_full: dict[Words, int] = {}
        self._by_usual: dict[str, int] = {}

    def add(self, number: int, name: Name) -> None:
        """Add a name of a state; the least number keeps a name that two have."""
        if name.words[0].lower() in REALMS:
            self._in_full[name.words[2:]] = min(number, self._in_full.get(name.words[2:], number))
        usual = state_words().names.get(name.text)
        if usual:
            self._by_usual[usual] = min(number, self._by_usual.get(usual, number))

    def in_full(self, short: Words) -> int | None:
        """Return the state whose full name ("Republic of Talan") has a short one in it."""
        return self._in_full.get(short)

    def by_usual_name(self, text: str) -> int | None:
        """Return the state that has the same usual name."""
        usual = state_words().names.get(text)
        return self._by_usual.get(usual) if usual else None
