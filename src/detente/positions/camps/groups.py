"""Groups without a name, in the words of whoever speaks for one: "its spokesman said the group would go"."""

from __future__ import annotations

from collections.abc import Mapping

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.made_ties import FromMadeTies
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party

_GROUP = as_pattern(
    r"(?:[Tt]he )?(?:group|organi[sz]ation|movement|party|alliance|coalition|federation|association"
    r"|company|firm)"
)
_LED = as_pattern(
    r"([A-Z].*?)['’]s? (?:(?:own|ruling|opposition|Labor|Labour) )?"
    r"(?:party|movement|union|league|group|organi[sz]ation|front|faction|alliance)"
)


class Groups(FromMadeTies):
    """Ties of "the group", "the movement" and "the company" to the organisation of the speaker."""

    def __init__(self, discourse: Discourse, states: StatesNamed, ties: Mapping[str, Tie]) -> None:
        super().__init__(discourse.dossier, states, ties)
        self.run = discourse

    def by_its_leader(self, party: Party) -> Tie | None:
        """Tie "Roy's party" to the party in which Ana Roy holds an office."""
        owned = _LED.fullmatch(party.name)
        if owned is None or party.kind == "person":
            return None
        owners = {
            self.ties[person.id].to
            for person in self.run.by_id.values()
            if person.kind == "person" and person.id in self.ties
            if owned[1] in (person.name, *person.aliases) or person.name.endswith(f" {owned[1]}")
        }
        owner = owners.pop() if len(owners) == 1 else None
        other = self.run.by_id.get(owner or "")
        if other is None or other.id == party.id or other.kind not in ("organization", "body"):
            return None
        return Tie(other.id, "named by its leader")

    def of_its_speaker(self, party: Party) -> Tie | None:
        """Tie a group without a name to the one organisation whose people are all that is named before it."""
        if not _GROUP.fullmatch(party.name):
            return None
        speakers, owners = False, set()
        for mention in party.mentions:
            start, _ = self.run.sentence(mention.report, mention.start)
            for named in self.run.named_in(mention.report, start, mention.start):
                if named.party != party.id:
                    speakers = speakers or self.run.by_id[named.party].kind == "person"
                    owners.add(self.end(named.party))
        owner = self.run.by_id.get(owners.pop()) if speakers and len(owners) == 1 else None
        if owner is None or owner.kind != "organization":
            return None
        return Tie(owner.id, "the group of its speaker")
