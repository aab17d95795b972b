"""Owners right before a name, and plain words for a party just named: "Vell's Ana Roy", "the State"."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse, Place
from detente.positions.camps.offices import any_of, camp_words, is_full_name, is_government, plain_name
from detente.positions.camps.tie import Tie
from detente.reading import Party

_OWNS: Final = as_pattern(r"['’]s? $")
_THE_STATE: Final = as_pattern(r"(?:[Tt]he )?State")
_LED_BY: Final = as_pattern(
    r"(?: \([A-Z]{2,8}\))?,? (?:is |now )?(?:led|headed|chaired|presided over|represented) by"
    r" (?:(?:its|the|an?) )?(?:[a-z][\w-]* ){0,3}(?:[A-Z][\w’.-]*\.? ){0,2}$"
)
_LEADS_BACK: Final = 70
_WHOSE_LEADER: Final = as_pattern(
    r",? whose (?:[\w-]+ ){0,3}?(?:leader|chairman|chairwoman|chair|president|head|secretary"
    r"|general secretary|spokesman|spokeswoman|founder|chief),? (?:[A-Z][\w’.-]*\.? ){0,2}$"
)
_ONE_OF: Final = as_pattern(
    r", (?:one of|a member of|a leader of|part of) (?P<owner>(?:the |its )?[\w’' -]{2,40}?)['’]s?"
    r" (?:\w+ )?(?:negotiators|envoys|ministers|leaders|spokesmen|lawyers|delegates|negotiating team"
    r"|delegation)\b"
)
_ITS_WORDS: Final = as_pattern(
    r"['’]s? (?:[a-z]+ )?(?:objections?|demands?|answer|reply|position|case|offer|terms|conditions"
    r"|proposals?),? as (?:the )?$"
)
_AS_GIVEN: Final = as_pattern(
    r"(?:['’]s? (?:people|men|aides|envoys|officials))? (?:gave|put|told|explained|stated|listed"
    r"|described|set)\b"
)
_NO_LEADER: Final = as_pattern(
    r"\b(?:[Cc]ourt|[Cc]ommission|[Pp]anel|[Ii]nquiry|[Tt]ribunal|[Pp]arliament|[Aa]ssembly|[Ss]enate)\b"
)
"""Bodies that whoever leads them does not speak for in a dispute."""
_HEADS: Final = {
    "premier": ("prime minister", "premier", "pm"),
    "prime minister": ("prime minister", "premier", "pm"),
    "chancellor": ("chancellor",),
    "president": ("president",),
    "mayor": ("mayor", "lord mayor"),
    "governor": ("governor",),
    "metropolitan": ("metropolitan",),
    "archbishop": ("archbishop",),
    "patriarch": ("patriarch",),
}
_NEAR: Final = 400


class ToldOwners:
    """Ties by an owner right before a name, and of plain words to the one that they go back to."""

    def __init__(self, discourse: Discourse) -> None:
        self.run = discourse

    def by_name_before(self, party: Party) -> Tie | None:
        """Tie Ana Roy of "the Vell League's Ana Roy" to the league; a state's may be anybody from it."""
        if not is_full_name(party) or " " not in party.name:
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            owns = _OWNS.search(text, max(0, mention.start - 3), mention.start)
            if owns is None or " " not in mention.quote:
                continue
            owner = self.run.ending.get((mention.report, owns.start()))
            owner = owner or self.run.ending.get((mention.report, mention.start - 1))
            if owner is None or owner.party == party.id:
                continue
            whose = self.run.by_id[owner.party]
            speaks = any_of("members_speak").search(whose.name) is not None
            apart = not speaks and any_of("apart").search(whose.name) is not None
            if whose.kind in ("organization", "other") and whose.name[:1].isupper() and not apart:
                return Tie(owner.party, "named by its owner")
        return None

    def by_words_beside(self, party: Party) -> Tie | None:
        """Tie Ana Roy of "the League led by Ana Roy" and of "Ana Roy, one of the League's negotiators"."""
        if not is_full_name(party):
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            led = _LED_BY.search(text, max(0, mention.start - _LEADS_BACK), mention.start)
            led = led or _WHOSE_LEADER.search(text, max(0, mention.start - _LEADS_BACK), mention.start)
            owner = self.run.ending.get((mention.report, led.start())) if led else None
            owner = owner or self._whose_words(mention.report, mention.start, mention.end)
            behind = _ONE_OF.match(text, mention.end)
            if owner is None and behind is not None:
                owner = self.run.ending.get((mention.report, behind.end("owner")))
            named = owner.party if owner is not None else self._named(behind["owner"]) if behind else None
            if named is None or named == party.id:
                continue
            whose = self.run.by_id[named]
            if whose.kind in ("organization", "body", "other") and _NO_LEADER.search(whose.name) is None:
                return Tie(named, "said to lead or speak for it")
        return None

    def _whose_words(self, report: str, start: int, end: int) -> Place | None:
        """Return the Front of "the Front's objections, as Roy's people gave them"."""
        text = self.run.text(report)
        before = _ITS_WORDS.search(text, max(0, start - _NEAR), start)
        if before is None or _AS_GIVEN.match(text, end) is None:
            return None
        return self.run.ending.get((report, before.start()))

    def _named(self, words: str) -> str | None:
        """Return the one party of a name or a description."""
        plain = plain_name(words)
        alike = {
            party.id
            for party in self.run.by_id.values()
            if any(plain_name(name) == plain for name in (party.name, *party.aliases))
        }
        if not alike and plain == "government":
            alike = {party.id for party in self.run.by_id.values() if is_government(party.name)}
        return alike.pop() if len(alike) == 1 else None

    def the_state(self, party: Party) -> Tie | None:
        """Tie "the State", written with a capital, to the state or province named last before it."""
        if party.kind == "person" or not _THE_STATE.fullmatch(party.name):
            return None
        last: set[str] = set()
        for mention in party.mentions:
            before = self.run.named_in(mention.report, max(0, mention.start - _NEAR), mention.start)
            states = [place.party for place in before if self.run.by_id[place.party].kind == "state"]
            last.update(states[-1:])
        return Tie(last.pop(), "the state named last") if len(last) == 1 else None

    def by_same_office(self, party: Party) -> Tie | None:
        """Tie "the premier" to the one person whom the report names as prime minister."""
        if is_full_name(party) or party.kind not in ("person", "other"):
            return None
        office = re.sub(r"^the ", "", party.name, flags=re.IGNORECASE).casefold()
        names = _HEADS.get(office)
        if names is None:
            return None
        holders = {
            other.id
            for other in self.run.by_id.values()
            if is_full_name(other) and other.id != party.id
            for role in other.roles
            if role.title.casefold() in names and not any_of("over").search(role.title)
        }
        holders |= {
            other.id
            for other in self.run.by_id.values()
            if other.id != party.id and other.name.casefold().startswith(f"{office} ")
            if office in camp_words("of_a_church") and other.name.split()[-1][:1].isupper()
        }
        return Tie(holders.pop(), "called by that office") if len(holders) == 1 else None
