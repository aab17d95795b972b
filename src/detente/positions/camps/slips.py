"""Names with a slip of the pen: the party that a report means, under its right name."""

from __future__ import annotations

from functools import cached_property

from detente.dossier import Dossier
from detente.positions.camps.tie import Tie
from detente.reading import Party

_LEAST_ACRONYM = 4
_OFTEN = 3


class Slips:
    """Ties of names with a slip to the names that the reports are full of."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier

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
