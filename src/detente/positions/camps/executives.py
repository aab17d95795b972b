"""Those who act for a union of states, and delegations: "the European Commission", "the team"."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.called import usual_names
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import camp_words
from detente.positions.camps.tie import Tie
from detente.reading import Party

_ACTING: Final = as_pattern(
    r"(?:[Tt]he )?(?P<union>[A-Z].*?)(?:['’]s?)? (?:[Cc]ommission|[Ss]ecretariat|foreign ministers"
    r"|heads of state|foreign policy chief|leaders|envoys)"
)
_EUROPEAN: Final = as_pattern(r"(?:[Tt]he )?(?:European Commission|European Union Commission|EU Commission)")
_EUROPEAN_UNION: Final = frozenset(("European Union", "European Community", "European Communities"))
_GROUP: Final = r"(?:delegation|team|mission)"
_DELEGATION: Final = as_pattern(
    rf"(?:[Tt]he|[Aa]) {_GROUP}(?:['’]s)?(?: (?:member|leader|official|head|chief|spokes\w+))?"
    r"|[Tt]he delegates"
)
_ITS_DELEGATION: Final = as_pattern(rf"(?:['’]s?)? {_GROUP}\b")
_DELEGATION_FROM: Final = as_pattern(rf"\b{_GROUP} (?:of|from) (?:the )?(?:[A-Za-z-]+ ){{0,4}}$")
_OTHERS: Final = as_pattern(rf"\w+ {_GROUP}\b")
_BEFORE: Final = 80


class Executives:
    """Ties of those who act for an organisation, by its name or after its name."""

    def __init__(self, discourse: Discourse) -> None:
        self.run = discourse

    def of_union(self, party: Party) -> Tie | None:
        """Tie the Commission, the leaders and the foreign ministers of a union of states to the union.

        Where one of the two asks something of the other, each acts for itself.
        """
        if party.kind == "state":
            return None
        match = _ACTING.fullmatch(party.name)
        wanted = _EUROPEAN_UNION if _EUROPEAN.fullmatch(party.name) else {match["union"]} if match else set()
        owners = [union for union, names in self._unions.items() if names & wanted and union != party.id]
        if len(owners) != 1 or self._at_odds(party.id, owners[0]):
            return None
        return Tie(owners[0], "acts for it")

    @cached_property
    def _unions(self) -> dict[str, set[str]]:
        names = {
            party.id: usual_names(party)
            for party in self.run.by_id.values()
            if party.kind in ("organization", "body")
        }
        return {
            party: called
            for party, called in names.items()
            if any(name.casefold() in camp_words("unions_of_states") for name in called)
        }

    def _at_odds(self, one: str, other: str) -> bool:
        return any(
            {act.voice, act.doer} == {one, other} or {act.voice, act.addressee} == {one, other}
            for act in self.run.dossier.acts
            if act.voice is not None
        )

    def of_delegation(self, party: Party) -> Tie | None:
        """Tie "the delegation" and "a delegation member" to whoever alone sends one in the reports."""
        if not _DELEGATION.fullmatch(party.name) or self._other_delegations:
            return None
        return Tie(next(iter(self._senders)), "its delegation") if len(self._senders) == 1 else None

    @cached_property
    def _senders(self) -> frozenset[str]:
        """The organisations of whose delegation, team or mission the reports speak."""
        return frozenset(
            place.party
            for report, listed in self.run.places.items()
            for place in listed
            if self.run.by_id[place.party].kind in ("organization", "body")
            and self.run.text(report)[place.start].isupper()
            and (
                _ITS_DELEGATION.match(self.run.text(report), place.end)
                or _DELEGATION_FROM.search(self.run.text(report), max(0, place.start - _BEFORE), place.start)
            )
        )

    @cached_property
    def _other_delegations(self) -> bool:
        """Return True if somebody else has a delegation, too: "the rebel delegation"."""
        return any(
            _OTHERS.search(party.name) and not _DELEGATION.fullmatch(party.name)
            for party in self.run.by_id.values()
        )
