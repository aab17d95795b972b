"""The states that reports speak of: their names, adjectives, capitals, and seats of government."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from detente.reading.lexica.tables import word_table, words_of


@dataclass(frozen=True, slots=True)
class StateWords:
    """Words that name a state, by what they are.

    Attributes
    ----------
    names
        Every name of a state to its usual one.
    adjectives, seats
        Adjectives, and capitals with seats of government, to the states that they may stand for.
    parts
        The names of those that are part of another state, as a province is.
    """

    names: Mapping[str, str]
    adjectives: Mapping[str, tuple[str, ...]]
    seats: Mapping[str, tuple[str, ...]]
    parts: frozenset[str]


@cache
def state_words() -> StateWords:
    """Return the table that comes with the package, read once.

    Examples
    --------
    >>> words = state_words()
    >>> words.names["UK"], words.adjectives["Dutch"], words.seats["Kremlin"]
    ('Britain', ('Netherlands',), ('Russia', 'Soviet Union'))
    """
    names: dict[str, str] = {}
    adjectives: dict[str, tuple[str, ...]] = {}
    seats: dict[str, tuple[str, ...]] = {}
    parts: set[str] = set()
    for state, words in word_table("states.yaml").items():
        for name in (state, *words_of(words.get("also", ""))):
            names[name] = state
            if words.get("part"):
                parts.add(name)
        for adjective in words_of(words.get("adjectives", "")):
            adjectives[adjective] = (*adjectives.get(adjective, ()), state)
        for seat in words_of(f"{words.get('capitals', '')}, {words.get('seats', '')}"):
            seats[seat] = (*seats.get(seat, ()), state)
    return StateWords(names, adjectives, seats, frozenset(parts))
