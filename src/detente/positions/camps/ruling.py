"""Whoever rules by a party: the one government, its head and the courts that do their will."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from detente.patterns import as_pattern
from detente.positions.camps.acting import acting_mentions
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.made_ties import FromMadeTies
from detente.positions.camps.offices import (
    any_of,
    is_bare_organ,
    is_full_name,
    is_government,
    offices_of_a_head,
)
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party

_BEFORE = as_pattern(r"\b(?:ruling|governing)(?: party,?)?\s+$", re.IGNORECASE)
RULING_BEHIND = as_pattern(
    r"(?:\s\([^)]{2,12}\))?,? (?:which|the) (?:[\w-]+ ){0,3}(?:ruling|governing) (?:party|coalition)\b"
)
_ITSELF = as_pattern(r"(?:the )?(?:ruling|governing) (?:party|coalition)", re.IGNORECASE)
_NEAR = 60
_POWER_BEFORE = as_pattern(
    r"\b[Ii]n power (?:since|for) [^.;]{2,60}, (?:the )?$|\b[Ll]ong-ruling (?:party )?$"
)
_POWER_BEHIND = as_pattern(
    r"(?:\s\([^)]{2,12}\))?,? (?:(?:the party )?(?:which|that) (?:has|have) (?:ruled|governed|been in power)"
    r"|in power (?:since|for))\b"
)
_DO_ITS_WILL = as_pattern(
    rf"(?:,? (?:who|which|that) (?:is|are|was|were))? {any_of('loyal').pattern} (?:to|with|by) ",
    re.IGNORECASE,
)
_COURTS = as_pattern(r"\b(?:courts?|judges?|tribunals?|prosecutors?|police)\b", re.IGNORECASE)


class Ruling(FromMadeTies):
    """Ties to the one party that the reports call the ruling one, and of courts to whoever they obey."""

    def __init__(self, discourse: Discourse, states: StatesNamed, ties: Mapping[str, Tie]) -> None:
        super().__init__(discourse.dossier, states, ties)
        self.run = discourse

    def by_party(self, party: Party) -> Tie | None:
        """Tie "the government" and "Prime Minister X" to the ruling party, where there is one of each.

        A state that acts by its own name has its government at home, and the party is one of its parties.
        """
        rules = self._rules
        if rules is None or party.id == rules:
            return None
        if is_bare_organ(party) and is_government(party.name):
            return Tie(rules, "the government of the ruling party")
        if is_full_name(party) and offices_of_a_head(party) and len(self._heads) == 1:
            return Tie(rules, "heads the government of the ruling party")
        return None

    def in_power(self, party: Party) -> Tie | None:
        """Tie "the ruling party" to the one of which the reports say that it has been in power."""
        if party.kind == "person" or not _ITSELF.fullmatch(party.name):
            return None
        in_power = {
            other.id
            for other in self.dossier.parties
            if other.kind in ("organization", "body") and other.id != party.id
            for mention in other.mentions
            for text in (self.run.text(mention.report),)
            if mention.quote[:1].isupper()
            and (
                _POWER_BEFORE.search(text, max(0, mention.start - 2 * _NEAR), mention.start)
                or _POWER_BEHIND.match(text, mention.end)
            )
        }
        return Tie(in_power.pop(), "in power, by the words beside") if len(in_power) == 1 else None

    def by_obedience(self, party: Party) -> Tie | None:
        """Tie "judges loyal to X" to X."""
        if is_full_name(party) or not _COURTS.search(party.name):
            return None
        for mention in party.mentions:
            behind = _DO_ITS_WILL.match(self.run.text(mention.report), mention.end)
            obeyed = self.run.party_at(mention.report, behind.end()) if behind else None
            if obeyed is not None and obeyed != party.id:
                return Tie(obeyed, "said to do its will")
        return None

    @cached_property
    def _heads(self) -> list[str]:
        return [party.id for party, _ in self.heads_of_state if is_full_name(party)]

    @cached_property
    def _rules(self) -> str | None:
        """The one ruling party of reports that name no government by its state, and no state as a doer."""
        called = {self.end(party.id) for party in self.dossier.parties if self._is_called_ruling(party)}
        of_states = any(
            is_government(party.name) and not is_bare_organ(party) and party.kind != "person"
            for party in self.dossier.parties
        )
        acting = any(
            acting_mentions(self.dossier, party) for party in self.dossier.parties if party.kind == "state"
        )
        return called.pop() if len(called) == 1 and not of_states and not acting else None

    def _is_called_ruling(self, party: Party) -> bool:
        if party.kind != "organization":
            return False
        if any(_ITSELF.fullmatch(name) for name in (party.name, *party.aliases)):
            return True
        for mention in party.mentions:
            text = self.run.text(mention.report)
            if _BEFORE.search(text, max(0, mention.start - _NEAR), mention.start):
                return True
            if mention.quote[:1].isupper() and RULING_BEHIND.match(text, mention.end):
                return True
        return False
