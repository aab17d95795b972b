"""The rebels of a dossier: the one organisation that "the guerrillas" and "a rebel leader" speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from detente.patterns import as_pattern
from detente.positions.camps.made_ties import FromMadeTies
from detente.positions.camps.offices import (
    any_of,
    camp_words,
    ends_with,
    has_split_off,
    is_full_name,
    is_of_both,
    plain_name,
)
from detente.positions.camps.tie import Tie
from detente.reading import Party


class Rebels(FromMadeTies):
    """Ties of rebels without a name of their own."""

    def one(self, party: Party) -> Tie | None:
        """Tie "the rebels" and "a guerrilla leader" to the one rebel organisation of the dossier.

        Where none is named, they are all the one that is spoken of most.
        """
        if self._together not in (None, party.id) and _TOGETHER.fullmatch(party.name):
            return Tie(self._together or "", "the rebel groups together")
        if not is_rebel(party) or self._is_foreign(party):
            return None
        if self._one is None or self._one == party.id or self._is_elsewhere(party):
            return None
        return Tie(self._one, "the one rebel organisation")

    def _is_elsewhere(self, party: Party) -> bool:
        """Return True for rebels whose reports name other rebels, and nowhere the one organisation.

        A dossier of one war may have a report on another, and its rebels are others.
        """
        reports = {mention.report for mention in party.mentions}
        return reports.isdisjoint(self._reports_of_one) and reports <= self._reports_of_others

    @cached_property
    def _reports_of_one(self) -> frozenset[str]:
        return _reports_of(party for party in self.dossier.parties if party.id == self._one)

    @cached_property
    def _reports_of_others(self) -> frozenset[str]:
        return _reports_of(
            party
            for party in self.dossier.parties
            if party.id != self._one
            and party.kind in ("organization", "body")
            and (_is_called_by_name(party) or (is_rebel(party) and self._is_foreign(party)))
        )

    @cached_property
    def _together(self) -> str | None:
        """Return the rebels who are several groups: "the two rebel groups", "the rebels"."""
        if not any(_SEVERAL.search(party.name) for party in self.dossier.parties):
            return None
        groups = [party for party in self.dossier.parties if _TOGETHER.fullmatch(party.name)]
        return max(groups, key=lambda party: len(party.mentions)).id if groups else None

    @cached_property
    def _one(self) -> str | None:
        organisations = [party for party in self.dossier.parties if self._is_organisation(party)]
        # "A Velland rebel group" of a headline is the Liberation Front that the report goes on to name.
        by_name = [party.id for party in organisations if _is_called_by_name(party)]
        named = by_name or [party.id for party in organisations]
        if named:
            several = any(_SEVERAL.search(party.name) for party in self.dossier.parties)
            times = {party.id: len(party.mentions) for party in organisations if party.id in named}
            first = max(named, key=lambda party: times[party])
            rest = sum(times.values()) - times[first]
            # Of an army that made its peace long ago a report says a word or two.
            alone = len(named) == 1 or times[first] >= _FAR_MORE * rest
            return first if alone and not several else None
        described = [
            party
            for party in self.dossier.parties
            if is_rebel(party) and party.kind != "person" and not self._is_foreign(party)
        ]
        return described[0].id if described else None

    def _is_organisation(self, party: Party) -> bool:
        if party.kind not in ("organization", "body") or party.id in self.ties:
            return False
        names = (party.name, *party.aliases)
        return _is_called_by_name(party) or any(_OF_A_PLACE.fullmatch(name) for name in names)

    def _is_foreign(self, party: Party) -> bool:
        """Return True for the rebels of another country than most of those that the reports speak of."""
        owner = self.states.owner_in(party.name)
        return owner is not None and owner != self._country

    @cached_property
    def _country(self) -> str | None:
        times: Counter[str] = Counter()
        for party in self.dossier.parties:
            if is_rebel(party) and (owner := self.states.owner_in(party.name)):
                times[owner] += len(party.mentions)
        return times.most_common(1)[0][0] if times else None


def _reports_of(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(mention.report for party in parties for mention in party.mentions)


def _is_called_by_name(party: Party) -> bool:
    return any(any_of("rebel_names").search(name) for name in (party.name, *party.aliases))


def is_rebel(party: Party) -> bool:
    """Return True for rebels, and for somebody who speaks for them, without a name of their own."""
    if is_of_both(party) or has_split_off(party.name):
        return False
    if party.kind == "person":
        return any(_speaks_for_rebels(role.title) for role in party.roles) or (
            not is_full_name(party) and _speaks_for_rebels(party.name)
        )
    bare = [plain_name(name) for name in (party.name, *party.aliases)]
    last = [" ".join(name.split()[-k:]) for name in bare for k in (1, 2)]
    if any(_SIDE.fullmatch(name) and name.split()[-2] in camp_words("rebels") for name in bare):
        return True
    return any(name in camp_words("rebels") for name in (*bare, *last)) or any(map(_speaks_for_rebels, bare))


def _speaks_for_rebels(title: str) -> bool:
    words = plain_name(title).split()
    return any(
        word in camp_words("rebels") and ends_with("speaks_for").fullmatch(words[-1]) for word in words[-2:-1]
    )


_FAR_MORE = 2
_SIDE = as_pattern(r".*\w+ (?:side|camp|delegation|team|negotiators)")
_SEVERAL = as_pattern(r"\b(?:two|both|three|several|main)\b.*\b(?:rebel|guerrilla)s?\b", re.IGNORECASE)
_TOGETHER = as_pattern(
    r"(?:(?:[Bb]oth(?: the)?|[Tt]he(?: \w+)? (?:two|three)|[Tt]he|[Tt]he main) )?"
    r"(?:rebels|rebel groups|rebel movements)"
)
_OF_A_PLACE = as_pattern(r"(?:the )?[A-Z][\w-]+ (?:rebels|guerrillas|rebel group|guerrilla group)")
