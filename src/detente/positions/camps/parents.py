"""Whom a report names, and calls by what he is to somebody else: "Ana Roy's father", "Otto Roy"."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import is_full_name
from detente.positions.camps.tie import Tie
from detente.reading import Party

_PARENT: Final = r"(?:father|mother|husband|wife|widow)"
_OF_SOMEBODY: Final = as_pattern(rf"(?:(?P<child>[A-Z].*?)['’]s?|[Tt]he|[Hh]is|[Hh]er) (?P<kin>{_PARENT})")
_KIN_BEFORE: Final = r"\b{kin},? (?:(?:Mr|Mrs|Ms|Dr)\. )?$"
_KIN_BEHIND: Final = r", (?:the|his|her|[A-Z][\w’']*['’]s?|the [a-z]+['’]s) {kin}\b"
_OTHER_KIN: Final = (
    r"(?:great-|grand|step|half-)?(?:uncle|aunt|cousin|brother|sister|son|daughter|father|mother)"
)
_IS_OTHER_KIN: Final = as_pattern(rf"\b{_OTHER_KIN},? $")
_CALLED_OTHER_KIN: Final = as_pattern(rf", (?:[\w’'-]+ ){{0,3}}{_OTHER_KIN}\b")
_HE: Final = frozenset({"he", "him", "his"})
_SHE: Final = frozenset({"she", "her", "hers"})
_LIKEWISE: Final = {"father": _HE, "husband": _HE, "mother": _SHE, "wife": _SHE, "widow": _SHE}
_OTHERWISE: Final = {"father": _SHE, "husband": _SHE, "mother": _HE, "wife": _HE, "widow": _HE}
_NEAR: Final = 45
_SOON: Final = 500
"""In code points: whoever is first named so soon after needs no word of who he is."""


class Parents:
    """Ties of "X's father" and the like to the named person who is meant."""

    def __init__(self, discourse: Discourse) -> None:
        self.run = discourse

    def same_person(self, party: Party) -> Tie | None:
        """Tie "Ana Roy's father" to whom reports call her father, or to the one other Roy."""
        match = _OF_SOMEBODY.fullmatch(party.name)
        if match is None or party.kind != "person":
            return None
        called = [person for person in self._named if self._is_called(person, match["kin"])]
        if not called and match["child"]:
            called = self._of_its_name(party, match["child"], match["kin"])
        return Tie(called[0].id, "another name of the same person") if len(called) == 1 else None

    @cached_property
    def _named(self) -> list[Party]:
        return [person for person in self.run.by_id.values() if is_full_name(person) and " " in person.name]

    def _is_called(self, person: Party, kin: str) -> bool:
        before, behind = re.compile(_KIN_BEFORE.format(kin=kin)), re.compile(_KIN_BEHIND.format(kin=kin))
        return any(
            before.search(text, max(0, mention.start - _NEAR), mention.start)
            or behind.match(text, mention.end)
            for mention in person.mentions
            if mention.quote[:1].isupper()
            for text in (self.run.text(mention.report),)
        )

    def _of_its_name(self, party: Party, child: str, kin: str) -> list[Party]:
        """Return who has the surname of the child, is no other kin, and is first named soon after."""
        family = {
            person.name.split()[-1] for person in self._named if child in (person.name, *person.aliases)
        } | {*child.split()[1:][-1:]}
        first = min(party.mentions, key=lambda mention: mention.start)
        near, others = [], []
        for person in self._named:
            if person.name.split()[-1] not in family or child in (person.name, *person.aliases):
                continue
            named = [m for m in person.mentions if m.report == first.report and m.quote == person.name]
            begins = min((mention.start for mention in named), default=-1)
            text = self.run.text(first.report)
            other_kin = any(
                _IS_OTHER_KIN.search(text, max(0, mention.start - _NEAR), mention.start)
                or _CALLED_OTHER_KIN.match(text, mention.end)
                for mention in named
            )
            forms = {mention.quote.casefold() for mention in person.mentions}
            if begins < 0 or other_kin or forms & _OTHERWISE[kin]:
                continue
            if first.end < begins < first.end + _SOON:
                near.append(person)
            elif forms & _LIKEWISE[kin]:
                others.append(person)
        return near or others
