"""Unions and firms that a report names and never calls so, told by what they do: "its members voted"."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import any_of, camp_words, head_words
from detente.reading import Party

_CREWS: Final = (
    r"(?:workers|staff|employees|drivers|nurses|teachers|dockers|longshoremen|miners|supervisors|crews|lecturers"
    r"|mechanics|pilots|doctors|engineers|clerks|cleaners|electricians)"
)
_UNION_BEHIND: Final = as_pattern(
    r"(?:['’]s? (?:\w+ )?(?:members|general secretary|stewards|shop stewards|picket|strike fund)\b"
    r"| (?:\w+ ){0,2}(?:said|announced|says|announces)(?: \w+ \w+)? that its members\b"
    r"|, which (?:has )?called (?:its|their) members\b| members (?:voted|walked|struck|rejected|accepted)\b"
    r"|,? (?:the|a|an) (?:[\w’'-]+ ){0,4}(?:trade )?union\b(?!['’]))"
)
_UNION_BEFORE: Final = as_pattern(
    rf"(?:\b[Uu]nion,? (?:the )?|\b[Mm]embers (?:of|in) (?:the )?|\b{_CREWS} (?:in|of) (?:the )?)$"
)
_NO_UNION: Final = as_pattern(
    r"\b(?:Council|Party|Government|Ministry|Association|Agency|Court|Parliament|Senate|Bank|Board"
    r"|University|Institute|Chamber|Commission)\b|\b(?:Local|Lodge) (?:No\. )?[A-Z\d-]*\d"
)
_A_PLACE: Final = as_pattern(r"\b(?:Center|Centre|Hall|Church|Temple|Museum|Library|Hospital)$")
_BACK: Final = 1500
_NEAR: Final = 500


class ByDeeds:
    """Named parties that are unions by what is said of them, and the ones that a noun goes back to."""

    def __init__(self, discourse: Discourse) -> None:
        self.run = discourse

    def union_before(self, party: Party) -> str | None:
        """Return the union that "the union" goes back to wherever it stands; None where there are two."""
        return self._one_before(party, self._unions, _BACK)

    def firm_before(self, party: Party) -> str | None:
        """Return the organisation named last before "the company", unless its words say that it is none."""
        return self._one_before(party, self._firms, _NEAR)

    def _one_before(self, party: Party, fitting: frozenset[str], back: int) -> str | None:
        """Return the one of some parties that is named nearest before each place of another one."""
        nearest: set[str | None] = set()
        for mention in party.mentions:
            places = self.run.named_in(mention.report, max(0, mention.start - back), mention.start)
            nearest.add(next((p.party for p in reversed([*places]) if p.party in fitting - {party.id}), None))
        nearest.discard(None)
        return nearest.pop() if len(nearest) == 1 else None

    @cached_property
    def _unions(self) -> frozenset[str]:
        return frozenset(
            place.party
            for report, places in self.run.places.items()
            for place in places
            if self._may_be(self.run.by_id[place.party]) and self._is_a_union(report, place.start, place.end)
        )

    def _is_a_union(self, report: str, start: int, end: int) -> bool:
        text = self.run.text(report)
        before = _UNION_BEFORE.search(text, max(0, start - 40), start)
        return before is not None or _UNION_BEHIND.match(text, end) is not None

    @cached_property
    def _firms(self) -> frozenset[str]:
        heads = camp_words("organisations") | camp_words("joined")
        return frozenset(
            party.id
            for party in self.run.by_id.values()
            if party.kind == "organization"
            and self._may_be(party)
            and party.id not in self._unions
            and _A_PLACE.search(party.name) is None
            and head_words(party.name).split()[-1].casefold() not in heads
            and not party.name.isupper()
        )

    @staticmethod
    def _may_be(party: Party) -> bool:
        """Return True for a named party that is no state, person or public body."""
        if party.kind not in ("organization", "body", "other") or not party.name[:1].isupper():
            return False
        return _NO_UNION.search(party.name) is None and any_of("apart").search(party.name) is None
