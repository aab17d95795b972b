"""The opposition of a dossier: the one side that "the opposition parties" and its leader speak for."""

from __future__ import annotations

import re
from functools import cached_property

from detente.patterns import as_pattern
from detente.positions.camps.made_ties import FromMadeTies
from detente.positions.camps.offices import any_of, is_full_name
from detente.positions.camps.tie import Tie
from detente.reading import Party, Role

_COUNTED = (
    r"(?:the|an|all|both|most|many|several|two|three|four|five|six|seven|eight|nine|ten|\d+|main|major|united"
    r"|leading)"
)
_PEOPLE = (
    r"(?:part(?:y|ies)|members|lawmakers|legislators|deputies|mps|senators|parliamentarians|leaders|leadership"
    r"|politicians|figures|bloc|alliance|coalition|camp|side|forces|groups|negotiators|spokes(?:man|woman|person|men|people)"
    r"|official|officials|delegation|delegates|representatives)"
)
_OWNED = r"(?:(?:[\w.’'-]+ ){0,2}[\w.’-]+(?:['’]s?|(?:an|ese|i|ish)) )"
_OF_IT = as_pattern(
    rf"(?:{_COUNTED} )*{_OWNED}?(?:main )?opposition(?:al)?(?: {_PEOPLE})?"
    r"(?: of parliament| in (?!exile)(?:the )?[A-Z]\S+(?: [A-Z]\S+)?)?",
    re.IGNORECASE,
)
_OFFICE = as_pattern(
    r"(?:.*\s)?opposition (?:leader|chief|spokes\w+)|(?:co-)?leader of the (?:\w+ )?opposition(?:\s.*)?",
    re.IGNORECASE,
)
_BEFORE = as_pattern(r"\b[Oo]pposition(?: party| group| alliance| coalition| movement)?,?\s+(?:the\s+)?$")
_BEHIND = as_pattern(
    r"(?:\s\([^)]{2,12}\))?, (?:which is )?(?:the|[\w.’'-]+['’]s) (?:main |largest |biggest |leading )?"
    r"opposition(?: (?:party|group|alliance|coalition|movement))?\b"
)
_NEAR = 60
_OFTEN = 3
_OWNS = as_pattern(r"\b[Tt]he (?:main )?opposition['’]s $")
_A_PARTY = as_pattern(r"\b(?:Party|Movement|Front|Alliance|Coalition|League|Congress)\b")
_OTHERS_TOO = as_pattern(r"\bopposition (?:part(?:y|ies)|groups|alliance|coalition|figures)\b", re.IGNORECASE)


def is_office_in_parliament(title: str) -> bool:
    """Return True for "Opposition leader in the Senate": who holds it speaks for the opposition."""
    return " in " in title and _OFFICE.fullmatch(title.partition(" in ")[0]) is not None


def _office(party: Party) -> Role | None:
    """Return the office that a person holds in the opposition, also "in the Senate"."""
    return next((r for r in party.roles if _OFFICE.fullmatch(r.title.partition(" in ")[0])), None)


class Oppositions(FromMadeTies):
    """Ties of those whom reports only call the opposition."""

    def one(self, party: Party) -> Tie | None:
        """Tie "the opposition parties" and "the opposition leader" to the one opposition of the dossier.

        It is the organisation that the reports call so, or the one that its leader leads. Where they call
        several so, or name none, "the opposition", its members and its parties are one side of their own.
        """
        one = self._one
        if one is None or one == party.id:
            return None
        if not is_full_name(party):
            return Tie(one, "the one opposition") if self._is_of_it(party) else None
        office = _office(party)
        if office is None or any_of("over").search(office.title):
            return None
        return Tie(one, f"holds an office in it: {office.title}")

    @cached_property
    def _one(self) -> str | None:
        named = {self.end(party.id) for party in self.dossier.parties if self._is_called_so(party)}
        if not named:
            named = {
                self.end(party.id)
                for party in self.dossier.parties
                if is_full_name(party) and _office(party) is not None
                if self._is_organisation(self.end(party.id))
            }
        if len(named) == 1:
            return named.pop()
        if not named and (only := self._only_party) is not None:
            return only
        # Those of a state that the name says are no others than those without one.
        described = [party for party in self.dossier.parties if self._is_of_it(party)]
        plain = [party for party in described if re.search(r"opposition(?:al)?$", party.name, re.IGNORECASE)]
        return next((party.id for party in (*plain, *described)), None)

    @cached_property
    def _only_party(self) -> str | None:
        """Return the one political party of a dossier that speaks only of "the opposition" and of it.

        It is named often, and no word says that it governs or that there are others in opposition.
        """
        if any(_OTHERS_TOO.search(party.name) for party in self.dossier.parties):
            return None
        parties = [
            party
            for party in self.dossier.parties
            if party.kind in ("organization", "body") and _is_name(party.name)
            if any(_A_PARTY.search(name) for name in (party.name, *party.aliases))
        ]
        if len(parties) != 1 or len(parties[0].mentions) < _OFTEN or parties[0].id in self.ties:
            return None
        texts = [report.text for report in self.dossier.reports.values()]
        name = re.escape(parties[0].name.removeprefix("The ").removeprefix("the "))
        rules = re.compile(
            rf"\b(?:ruling|governing) (?:party,? )?(?:the )?{name}"
            rf"|{name}[^.\n]{{0,40}}\b(?:ruling|government)\b"
        )
        return None if any(rules.search(text) for text in texts) else parties[0].id

    def named_by_it(self, party: Party) -> Tie | None:
        """Tie Ana Roy of "the opposition's Ana Roy" to the opposition."""
        if not is_full_name(party) or self._one is None:
            return None
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            if _OWNS.search(text, max(0, mention.start - _NEAR), mention.start) and " " in mention.quote:
                return Tie(self._one, "named by it") if self._one != party.id else None
        return None

    def _is_organisation(self, party: str) -> bool:
        return any(
            other.id == party and other.kind == "organization" and _is_name(other.name)
            for other in self.dossier.parties
        )

    def _is_of_it(self, party: Party) -> bool:
        """Return True for a group that is called the opposition, of the country that the dossier is about."""
        if is_full_name(party) or party.kind == "state" or not _OF_IT.fullmatch(" ".join(party.name.split())):
            return False
        owner = self.states.owner_in(party.name)
        return owner is None or self.states.main() in (None, owner)

    def _is_called_so(self, party: Party) -> bool:
        """Return True for "the opposition Harvest Party", and for "X, the main opposition group"."""
        if party.kind not in ("organization", "body") or not _is_name(party.name):
            return False
        if any(_OF_IT.fullmatch(name) for name in party.aliases):
            return True
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            if not mention.quote[:1].isupper():
                continue
            if _BEFORE.search(text, max(0, mention.start - _NEAR), mention.start):
                return True
            if _BEHIND.match(text, mention.end):
                return True
        return False


def _is_name(name: str) -> bool:
    """Return True for a name of its own: not "Opposition" at the head of a line."""
    return any(sign.isupper() for sign in name) and not _OF_IT.fullmatch(name)
