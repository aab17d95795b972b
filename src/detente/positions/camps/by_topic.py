"""Ministers and ministries without a name or an owner, whose state opens the sentence before theirs."""

from __future__ import annotations

from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import is_full_name, is_unowned_office
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party

_OFFICE: Final = as_pattern(
    r"(?:[Tt]he |[Ii]ts )?(?:(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior|[Pp]rime|[Ff]inance|[Jj]ustice"
    r"|[Dd]eputy [Pp]rime) )?"
    r"(?:[Mm]inister|[Mm]inistry|[Pp]resident|[Pp]remier|[Gg]overnment)"
)
_OFFICIAL: Final = r"(?:officials?|ministers?|spokes(?:man|woman|person|men))"
_SEAT: Final = r"in (?P<seat>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
_OFFICIALS_IN: Final = as_pattern(
    r"(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]enior|[Oo]ther) )*"
    r"(?:[Gg]overnment |(?:[Ff]oreign|[Dd]efen[cs]e|[Ii]nterior) [Mm]inistry )?"
    rf"(?i:{_OFFICIAL}) {_SEAT}"
)
_ITS_OFFICIAL_IN: Final = as_pattern(rf" {_OFFICIAL} {_SEAT}\b")
_IN_A_SEAT: Final = as_pattern(r"\s*In ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),? (?=[a-zA-Z])")
_OPENS: Final = as_pattern(r"[\s\"“]*(?:[A-Z]+:\s+)?(?:(?:[Dd]id|[Ww]ill|[Hh]as|[Ii]s|[Dd]oes|In|At) )?$")


class ByTopic:
    """Ties of unnamed offices and organs to the state that the words before are on."""

    def __init__(self, discourse: Discourse, states: StatesNamed) -> None:
        self.run = discourse
        self.states = states

    def of_the_state_before(self, party: Party) -> Tie | None:
        """Tie "The Foreign Minister" behind "Velland, for its part, holds that": he is Velland's.

        So with "Its foreign ministry" behind "Did Velland say so?"
        """
        if is_full_name(party) or not _OFFICE.fullmatch(party.name):
            return None
        owners: set[str | None] = set()
        for mention in party.mentions:
            if mention.quote.casefold() != party.name.casefold():
                continue
            owners.add(self._opening_state(mention.report, mention.start, is_its=mention.quote[:3] == "Its"))
        owner = owners.pop() if len(owners) == 1 else None
        return Tie(owner, "of the state that the words before are on") if owner is not None else None

    def officials_in(self, party: Party) -> Tie | None:
        """Tie "officials in Narva" and the ministry of "a Foreign Ministry spokesman in Narva"."""
        if is_full_name(party):
            return None
        for name in (party.name, *party.aliases):
            if (seat := _OFFICIALS_IN.fullmatch(name)) and (state := self.states.seated(seat["seat"])):
                return Tie(state, "officials in its capital")
        if party.kind != "body" or not _OFFICE.fullmatch(party.name):
            return None
        owners = set()
        for mention in party.mentions:
            behind = _ITS_OFFICIAL_IN.match(self.run.text(mention.report), mention.end)
            owners.add(self.states.seated(behind["seat"]) if behind else None)
        owner = owners.pop() if len(owners) == 1 else None
        return Tie(owner, "its official speaks in its capital") if owner is not None else None

    def seated_before(self, party: Party) -> Tie | None:
        """Tie "President X was silent" to the state whose capital opens the sentence before."""
        role = next((role for role in party.roles if is_unowned_office(role)), None)
        if not is_full_name(party) or role is None:
            return None
        text = self.run.text(role.span.report)
        sentence = self.run.sentence(role.span.report, role.span.start)
        earlier = self.run.before(role.span.report, sentence[0])
        if earlier is None or text[sentence[0] : role.span.start].strip(' \n"“'):
            return None
        seat = _IN_A_SEAT.match(text, earlier[0])
        state = self.states.seated(seat[1]) if seat and "\n\n" not in text[earlier[0] : sentence[0]] else None
        if seat is None or state is None or self.states.owners_in(text[seat.end() : sentence[1]]) - {state}:
            return None
        return Tie(state, f"speaks for it, by its capital before: {role.title}")

    def _opening_state(self, report: str, place: int, *, is_its: bool) -> str | None:
        """Return the state that opens the sentence before, if no other is named there."""
        text = self.run.text(report)
        sentence = self.run.sentence(report, place)
        earlier = self.run.before(report, sentence[0])
        if earlier is None or "\n\n" in text[earlier[0] : place]:
            return None
        if text[sentence[0] : place].strip(' \n"“'):
            return None
        first = next(
            (
                named
                for named in self.run.named_in(report, *earlier)
                if self._state_of(named.party) is not None
            ),
            None,
        )
        if first is None or not _OPENS.fullmatch(text[earlier[0] : first.start].removeprefix("\n")):
            return None
        state = self._state_of(first.party)
        others = {self._state_of(named.party) for named in self.run.named_in(report, *earlier)} - {
            None,
            state,
        }
        if others or (not is_its and text[earlier[1] - 2 : earlier[1]].strip() == "?"):
            return None
        return state

    def _state_of(self, party: str) -> str | None:
        known = self.run.by_id[party]
        if party in self.states.owners:
            return party
        named = self.states.named_by(known) if known.kind in ("state", "other") else None
        return named[0] if named else None
