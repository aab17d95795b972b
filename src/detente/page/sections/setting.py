"""The parties, sides and days of a dossier, by which the moments of its timeline are told."""

from __future__ import annotations

import weakref
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final

from detente.dossier import Dossier, Reality, normal_name
from detente.page.words import HappeningWords, NamesInProse
from detente.positions import Positions
from detente.reading import OnWords, Party
from detente.sources import Evidence

_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "his", "her"))


class Setting:
    """A dossier with its table: who stands on which side, and what was ahead when it was told.

    Parameters
    ----------
    names
        The names of the parties of the table, where they are known already.
    as_told
        Look ahead from the day of each report, and not from that of the last.
    """

    def __init__(
        self,
        dossier: Dossier,
        positions: Positions | None,
        names: NamesInProse | None = None,
        *,
        as_told: bool = False,
    ) -> None:
        self.dossier = dossier
        self._as_told = as_told
        self.reality = Reality(dossier)
        self.positions = positions
        self.parties = {party.id: party for party in dossier.parties}
        self._camp = dict(positions.speaks_for) if positions is not None else {}
        self._camp_of_name = {
            normal_name(party.name): camp
            for party in dossier.parties
            if (camp := self._camp.get(party.id, party.id)) != party.id
        }
        self.at_table = {party.id for party in positions.parties} if positions is not None else set()
        self.published = {name: report.published for name, report in dossier.reports.items()}
        self.names, self.happenings, self.told = _in_words(dossier)
        self.names_of_table = names or (
            NamesInProse.of(positions.parties, dossier) if positions is not None else self.names
        )

    @cached_property
    def mentioned(self) -> OnWords[str]:
        """The ids of parties, on the words that name them."""
        return OnWords((mention, party.id) for party in self.dossier.parties for mention in party.mentions)

    @cached_property
    def unread(self) -> OnWords[Evidence]:
        """The furniture of pages, on its words: nothing in it is told."""
        return OnWords((words, words) for furniture in self.dossier.furniture.values() for words in furniture)

    def today(self, report: str) -> date | None:
        """Return the day from which to look ahead for what a report announces."""
        return self.published.get(report) if self._as_told else self.dossier.latest

    def pronoun_at(self, words: Evidence, start: int) -> Party | None:
        """Return the party that the pronoun at a place within some words was read as; None where none was."""
        return next((one for mention, one in self._by_pronoun.on(words) if mention.start == start), None)

    def name_of(self, party: Party) -> str:
        """Return the name of a party as moments give it."""
        return self.names.name(party.id) if party.id in self._named else party.name

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(party.id for party in self.names.parties)

    @cached_property
    def _by_pronoun(self) -> OnWords[tuple[Evidence, Party]]:
        return OnWords(
            (mention, (mention, party))
            for party in self.dossier.parties
            for mention in party.mentions
            if mention.quote.casefold() in _PRONOUNS
        )

    def side(self, party: str) -> str:
        """Return the party of the table that one speaks for; of two of one name, both have that of either."""
        name = normal_name(self.parties[party].name) if party in self.parties else party
        camp = self._camp.get(party, party)
        return self._camp_of_name.get(name, camp) if camp == party else camp

    def sides(self, parties: Sequence[str]) -> frozenset[str]:
        """Return the sides that parties stand on."""
        return frozenset(map(self.side, parties))


Told = dict[Hashable, Any]
"""The things told of a dossier alike whatever table is beside it, by what they are told of."""
_last: list[tuple[weakref.ref[Dossier], NamesInProse, HappeningWords, Told]] = []
"""The names and sentences of the last dossier: a page of it asks twice or three times."""


def _in_words(dossier: Dossier) -> tuple[NamesInProse, HappeningWords, Told]:
    """Return the names of the parties that a moment may name, and the sentences for what happened."""
    for known, names, words, told in _last[:]:
        if known() is dossier:
            return names, words, told
    dated = set(_with_a_date(dossier))
    names = NamesInProse.of([party for party in dossier.parties if party.id in dated], dossier)
    words = HappeningWords(dossier, names)
    told = Told()
    _last[:] = [(weakref.ref(dossier, lambda _: _last.clear()), names, words, told)]
    return names, words, told


def _with_a_date(dossier: Dossier) -> Iterator[str]:
    """Yield the parties that a moment may name: of all parties of many reports it would take long."""
    for event in dossier.events:
        if event.when:
            yield from (*event.actors, *event.recipients)
    for act in dossier.acts:
        if act.when:
            yield from (*((act.doer,) if act.doer else ()), *act.about)
    for party in dossier.parties:
        if party.standing:
            yield party.id
