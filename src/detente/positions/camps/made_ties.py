"""The ties already made between the parties of a dossier, and what follows from them for further ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.offices import offices_of_a_head
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party

_NO_AMERICAN = as_pattern(r"\b(?:minister|premier|chancellor|king|queen|emir|sultan)\b", re.IGNORECASE)


class FromMadeTies:
    """Ties that follow from those already made.

    Parameters
    ----------
    ties
        Party id to tie; read whenever a tie is asked for, so that it may grow meanwhile.
    """

    def __init__(self, dossier: Dossier, states: StatesNamed, ties: Mapping[str, Tie]) -> None:
        self.dossier = dossier
        self.states = states
        self.ties = ties

    def end(self, party: str) -> str:
        """Follow the ties of a party to whoever speaks for nobody else."""
        while party in self.ties:
            party = self.ties[party].to
        return party

    @cached_property
    def heads_of_state(self) -> list[tuple[Party, set[str]]]:
        """The holders of offices that a state has one of, with these offices."""
        return [(party, held) for party in self.dossier.parties if (held := offices_of_a_head(party))]

    def may_have(self, state: str, party: Party) -> bool:
        """Return False for a minister or a king, whom the United States have not."""
        has_ministers = any(_NO_AMERICAN.search(role.title) for role in party.roles)
        return not has_ministers or self.end(state) != self.states.known("United States")
