"""People whom a report first describes and names in the sentence after: "an envoy said. Ana Roy said"."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse, Place
from detente.positions.camps.offices import is_full_name
from detente.positions.camps.tie import Tie
from detente.reading import Party

_SAYS: Final = r"(?:said|says|added|told|announced|declared|warned|insisted|wrote|urged|called)\b"
_THEN_SAYS: Final = as_pattern(rf" (?:also |later )?{_SAYS}")
_BEGINS: Final = as_pattern(r"[\s\"“]*")
_INTRODUCES: Final = as_pattern(r"(?:the|a|an|[A-Z][\w’'-]*['’]s) |[A-Z].*['’]s? ", re.IGNORECASE)


class Introduced:
    """Ties of people who are named right after they are described."""

    def __init__(self, discourse: Discourse) -> None:
        self.run = discourse

    def in_the_sentence_before(self, party: Party) -> Tie | None:
        """Tie a person without a role, whose first words follow those of somebody described, to him or her.

        The one sentence has one person without a name who speaks; the next begins with a full name that the
        report has not had before, and with a word of speech.
        """
        if not party.mentions or not is_full_name(party) or " " not in party.name or party.roles:
            return None
        first = min(party.mentions, key=lambda mention: (mention.report, mention.start))
        text = self.run.text(first.report)
        sentence = self.run.sentence(first.report, first.start)
        begin = _BEGINS.match(text, sentence[0])
        if begin is None or begin.end() != first.start or not _THEN_SAYS.match(text, first.end):
            return None
        earlier = self.run.before(first.report, sentence[0])
        if earlier is None:
            return None
        persons = {
            place.party: place
            for place in self.run.named_in(first.report, *earlier)
            if self.run.by_id[place.party].kind == "person"
        }
        described = [place for place in persons.values() if self._is_described(place, text)]
        if len(described) != 1 or len(persons) != 1:
            return None
        return Tie(described[0].party, "named right after the description")

    def _is_described(self, place: Place, text: str) -> bool:
        party = self.run.by_id[place.party]
        return (
            not is_full_name(party)
            and len(party.mentions) == 1
            and _INTRODUCES.match(party.name) is not None
            and re.search(rf"\b{_SAYS}", text[place.end : place.end + 40]) is not None
        )
