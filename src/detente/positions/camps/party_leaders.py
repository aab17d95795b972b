"""People whose title names their party: "the Socialist spokeswoman", "Ana Roy lost. The Socialist leader"."""

from __future__ import annotations

from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import any_of, is_full_name
from detente.positions.camps.organisations import Organisations
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party

_OF_A_PARTY: Final = as_pattern(
    r"(?:[Tt]he )?(?:[a-z]+ )?(?P<whose>[A-Z]\w+)(?: [Pp]arty)?"
    r" (?:leader|chief|chair(?:man|woman)?|boss|spokes(?:wo)?man|spokesperson|negotiator|whip|president"
    r"|secretary(?: general)?)"
)
_BEGINS: Final = as_pattern(r"[\s\"“]*")


class PartyLeaders:
    """Ties of leaders to the party that their title names by a word that also names its people."""

    def __init__(self, discourse: Discourse, organisations: Organisations, states: StatesNamed) -> None:
        self.run = discourse
        self.organisations = organisations
        self.states = states

    def by_title(self, party: Party) -> Tie | None:
        """Tie "Ana Roy, the Socialist spokeswoman" to the Socialists."""
        if not is_full_name(party):
            return None
        for role in party.roles:
            if role.of is None and not any_of("over").search(role.title):
                owner = self._party_in(role.title)
                if owner not in (None, party.id):
                    return Tie(owner or "", f"holds an office in it: {role.title}")
        return None

    def in_the_sentence_after(self, party: Party) -> Tie | None:
        """Tie the one person of a sentence to "the Socialist leader", with whom the next sentence begins."""
        if not is_full_name(party) or party.roles:
            return None
        for mention in party.mentions:
            sentence = self.run.sentence(mention.report, mention.start)
            text = self.run.text(mention.report)
            begin = _BEGINS.match(text, sentence[1])
            place = self.run.starting.get((mention.report, begin.end() if begin else sentence[1]))
            described = self.run.by_id[place.party] if place is not None else None
            if described is None or described.kind != "person" or is_full_name(described):
                continue
            if not text.startswith("The ", place.start if place else 0):
                continue
            persons = {
                other.party
                for other in self.run.named_in(mention.report, *sentence)
                if self.run.by_id[other.party].kind == "person"
            }
            if persons == {party.id} and self._party_in(described.name) not in (None, party.id):
                return Tie(described.id, "described in the sentence after")
        return None

    def _party_in(self, title: str) -> str | None:
        """Return the party that a title is of; None for a title of a state: "the Vellish leader"."""
        match = _OF_A_PARTY.fullmatch(title)
        if match is None or self.states.owner_in(match["whose"]) is not None:
            return None
        owner = self.organisations.named(match["whose"])
        named = self.run.by_id.get(owner or "")
        return named.id if named is not None and named.kind in ("other", "organization") else None
