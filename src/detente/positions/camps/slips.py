"""Names with a slip of the pen: the party that a report means, under its right name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property

from detente.dossier import Dossier
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party, state_words

_LEAST_ACRONYM = 4
_LEAST_NAME = 8
_OFTEN = 3


class Slips:
    """Ties of names with a slip to the names that the reports are full of."""

    def __init__(self, dossier: Dossier, states: StatesNamed) -> None:
        self.dossier = dossier
        self.states = states

    def in_spelling(self, party: Party) -> Tie | None:
        """Tie "Adis Ababa" to Ethiopia, and a name with one wrong letter to the one that it is a slip for.

        The right name is a capital whose state the reports name, or one that they have far oftener.
        """
        name = party.name
        if party.kind == "body" or not name[:1].isupper() or len(name) < _LEAST_NAME or name.isupper():
            return None
        meant = set()
        if party.kind != "organization" and not party.roles and name not in state_words().seats:
            seats = [seat for seat in _seats_by_edges().get(_edges(name), ()) if _is_slip(name, seat)]
            meant = {owner for seat in seats if (owner := self.states.seated(seat)) is not None}
        meant = meant or set(self._oftener(party))
        return Tie(meant.pop(), "its name with a slip") if len(meant) == 1 else None

    def _oftener(self, party: Party) -> Iterator[str]:
        for other in self._by_edges.get((party.kind, _edges(party.name)), ()):
            oftener = len(other.mentions) >= _OFTEN * len(party.mentions)
            if oftener and _is_slip(party.name, other.name):
                yield other.id

    @cached_property
    def _by_edges(self) -> dict[tuple[str, str], list[Party]]:
        """Parties by kind and by what a slip leaves as it is: so a name is compared with few others."""
        alike: dict[tuple[str, str], list[Party]] = {}
        for party in self.dossier.parties:
            alike.setdefault((party.kind, _edges(party.name)), []).append(party)
        return alike

    def in_letters(self, party: Party) -> Tie | None:
        """Tie an acronym with two letters in the wrong order to the one that the reports are full of."""
        if party.kind == "person" or not party.name.isupper() or len(party.name) < _LEAST_ACRONYM:
            return None
        letters = sorted(party.name)
        for other, name in self._acronyms.get("".join(letters), ()):
            slips = sum(a != b for a, b in zip(name, party.name, strict=True))
            if slips == 2 and len(other.mentions) >= _OFTEN * len(party.mentions):
                return Tie(other.id, f"a slip for {name}")
        return None

    @cached_property
    def _acronyms(self) -> dict[str, list[tuple[Party, str]]]:
        """Acronyms by their letters in order."""
        acronyms: dict[str, list[tuple[Party, str]]] = {}
        for party in self.dossier.parties:
            for name in (party.name, *party.aliases):
                if name.isupper() and party.kind != "person":
                    acronyms.setdefault("".join(sorted(name)), []).append((party, name))
        return acronyms


@cache
def _seats_by_edges() -> dict[str, list[str]]:
    """Return the seats of states by what a slip in their names leaves as it is."""
    alike: dict[str, list[str]] = {}
    for seat in state_words().seats:
        alike.setdefault(_edges(seat), []).append(seat)
    return alike


def _edges(name: str) -> str:
    """Return the first and the last letter of each word of a name.

    Examples
    --------
    >>> _edges("Adis Ababa"), _edges("Addis Ababa")
    ('As Aa', 'As Aa')
    """
    return " ".join(f"{word[0]}{word[-1]}" for word in name.split())


def _is_slip(name: str, right: str) -> bool:
    """Return True for names that differ by one letter inside a word, or by two that changed places.

    The first and the last letter of a word make other names: "Mario Rossi" and "Maria Rossi" are two.
    """
    words, others = name.split(), right.split()
    if name == right or abs(len(name) - len(right)) > 1 or len(words) != len(others):
        return False
    if any(one[0] != other[0] or one[-1] != other[-1] for one, other in zip(words, others, strict=True)):
        return False
    letters, other_letters = Counter(name), Counter(right)
    if max((letters - other_letters).total(), (other_letters - letters).total()) > 1:
        return False
    # Few reports have two names so alike; the others are spared its loading.
    from rapidfuzz.distance import OSA

    return OSA.distance(name, right, score_cutoff=1) <= 1
