"""Organisations that a report names and goes on to call by what they are: "the bloc", "the armed group"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import any_of, camp_words, head_words
from detente.positions.camps.tie import Tie
from detente.reading import Party, body_of

_WIDE: Final = (
    r"(?:regional|sub-?regional|continental|international|economic|political|multinational|pan-[A-Z]\w+"
    r"|(?:\d+|\w+)-(?:nation|member|country|state|strong))"
)
_BLOC: Final = as_pattern(
    rf"(?:[Tt]he|[Tt]his) (?:{_WIDE} )*(?:bloc|grouping)|"
    rf"(?:[Tt]he|[Tt]his) (?:{_WIDE} )+(?:body|organi[sz]ation|group|alliance|community|institution)"
)
_ALLIANCE: Final = as_pattern(r"(?:[Tt]he|[Tt]his) (?:[Ww]estern |military |defen[cs]e |Atlantic )*alliance")
_WORLD_BODY: Final = as_pattern(r"[Tt]he world body")
_CALLED_BLOC: Final = as_pattern(rf"\b(?:{_WIDE} )*(?:bloc|grouping),?\s+(?:the\s+)?$")
_IS_BLOC: Final = as_pattern(
    rf"(?:\s\([^)]{{2,12}}\))?, (?:a|an|the) (?:[A-Z][\w-]+ )?(?:{_WIDE} )*(?:bloc|grouping)\b"
)
_ARMED: Final = (
    r"(?:militant|armed|insurgent|separatist|guerrilla|rebel|extremist|jihadist|paramilitary|Islamist)"
)
_ARMED_GROUP: Final = as_pattern(
    rf"(?:[Tt]he|[Tt]his) (?:[a-z-]+ )?(?:{_ARMED} (?:group|organi[sz]ation|movement|faction|force|army)"
    r"|(?:militants|insurgents|separatists|extremists))"
)
_CALLED_ARMED: Final = as_pattern(
    rf"\b{_ARMED} (?:[\w-]+ )?(?:group|organi[sz]ation|movement|faction|militia),?\s+(?:the\s+)?$"
)
_NAMED_ARMED: Final = as_pattern(rf"[A-Z].* {_ARMED} (?:group|organi[sz]ation|movement|faction)$")
_IS_ARMED: Final = as_pattern(
    rf"(?:\s\([^)]{{2,12}}\))?, (?:a|an|the) (?:[\w-]+ ){{0,3}}?{_ARMED} "
    r"(?:[\w-]+ )?(?:group|organi[sz]ation|movement|faction|militia)\b"
)
_OF_BLOCS: Final = as_pattern("bloc|grouping")
_OF_ARMED: Final = as_pattern(_ARMED)
"""Words without which a report calls nobody so."""
_DESCRIPTION: Final = as_pattern(r"(?:[Tt]he|[Tt]his) ((?:[a-z][\w’'-]* )+)([a-z]\w+)")
_SHORT: Final = as_pattern(r"(?:[Tt]he )?([A-Z][a-z]+s)")
_BEFORE: Final = 60
_LIKE: Final = {"election": "electoral", "elections": "electoral"}


class Called:
    """Ties of descriptions to the one named organisation of a dossier that they fit."""

    def __init__(self, discourse: Discourse) -> None:
        self.run = discourse

    def by_what_it_is(self, party: Party) -> Tie | None:
        """Tie "the regional bloc", "the alliance" and "the militant group" to the one that is such a thing.

        Of several it is the one that the same sentence names, or else the sentence before.
        """
        if party.kind not in ("organization", "body", "other"):
            return None
        for pattern, fits in (
            (_BLOC, self._blocs),
            (_ALLIANCE, self._alliances),
            (_WORLD_BODY, self._worldwide),
            (_ARMED_GROUP, self._armed),
        ):
            if pattern.fullmatch(party.name):
                owner = self._one(party, fits - {party.id})
                return Tie(owner, "the one that is called so") if owner is not None else None
        return None

    def _one(self, party: Party, fitting: frozenset[str]) -> str | None:
        named = {
            place.party
            for mention in party.mentions
            for place in self.run.named_in(mention.report, 0, mention.start)
            if place.party in fitting
        }
        if len(named) == 1 and len(fitting) == 1:
            return named.pop()
        near = {self._nearest(mention.report, mention.start, fitting) for mention in party.mentions}
        return near.pop() if len(near) == 1 else None

    def _nearest(self, report: str, start: int, fitting: frozenset[str]) -> str | None:
        """Return the one of some that a report names in the sentence of a place, or the one before."""
        sentence = self.run.sentence(report, start)
        earlier = self.run.before(report, sentence[0])
        for passage in ((sentence[0], start), earlier):
            if passage is None:
                continue
            named = {place.party for place in self.run.named_in(report, *passage)} & fitting
            if named:
                return named.pop() if len(named) == 1 else None
        return None

    @cached_property
    def _blocs(self) -> frozenset[str]:
        return self._of_kind("unions_of_states", _OF_BLOCS, _CALLED_BLOC, _IS_BLOC)

    @cached_property
    def _alliances(self) -> frozenset[str]:
        return self._usually_named(lambda name: name == "North Atlantic Treaty Organization")

    @cached_property
    def _worldwide(self) -> frozenset[str]:
        return self._usually_named(lambda name: name == "United Nations")

    @cached_property
    def _armed(self) -> frozenset[str]:
        by_name = frozenset(
            party.id
            for party in self.run.by_id.values()
            if _is_named(party)
            and any(
                any_of("rebel_names").search(name) or _NAMED_ARMED.search(name)
                for name in (party.name, *party.aliases)
            )
        )
        return by_name | self._of_kind("armed_groups", _OF_ARMED, _CALLED_ARMED, _IS_ARMED)

    def _of_kind(
        self, words: str, needed: re.Pattern[str], before: re.Pattern[str], behind: re.Pattern[str]
    ) -> frozenset[str]:
        """Return the organisations whose usual name is listed, and those that a report calls so."""
        reports = {id_ for id_, report in self.run.dossier.reports.items() if needed.search(report.text)}
        return self._usually_named(lambda name: name.casefold() in camp_words(words)) | frozenset(
            party.id
            for party in self.run.by_id.values()
            if _is_named(party)
            and any(
                before.search(text, max(0, mention.start - _BEFORE), mention.start)
                or behind.match(text, mention.end)
                for mention in party.mentions
                if mention.report in reports and mention.quote[:1].isupper()
                for text in (self.run.text(mention.report),)
            )
        )

    def _usually_named(self, fits: Callable[[str], bool]) -> frozenset[str]:
        return frozenset(
            party.id
            for party in self.run.by_id.values()
            if _is_named(party) and any(fits(name) for name in usual_names(party))
        )

    def by_its_words(self, party: Party) -> Tie | None:
        """Tie "the harbour union" to the one Harbour Union of the dossier: all its words are of that name.

        So with the last word of a long name: "the Lions" are the Liberation Lions of the Coast.
        """
        if (short := _SHORT.fullmatch(party.name)) is not None and party.kind != "person":
            fitting = {
                other.id
                for other in self.run.by_id.values()
                if other.id != party.id and _is_named(other)
                for name in (other.name, *other.aliases)
                if len(name.split()) > 2 and head_words(name).split()[-1] == short[1]
            }
            return Tie(fitting.pop(), "called by words of its name") if len(fitting) == 1 else None
        description = _DESCRIPTION.fullmatch(party.name)
        if description is None or party.kind not in ("organization", "body"):
            return None
        wanted = {_plain(word) for word in (*description[1].split(), description[2])}
        if description[2] not in camp_words("organisations") | {"court"} or len(wanted) == 1:
            return None
        fitting = {
            other.id
            for other in self.run.by_id.values()
            if other.id != party.id and _is_named(other)
            for name in (other.name, *other.aliases)
            if wanted <= {_plain(word) for word in name.split()}
        }
        return Tie(fitting.pop(), "called by words of its name") if len(fitting) == 1 else None


def usual_names(party: Party) -> set[str]:
    """Return the usual names of a party, and those of the known bodies that its names are of."""
    names = {name.removeprefix("the ").removeprefix("The ") for name in (party.name, *party.aliases)}
    known = {body_of(tuple(name.split())) for name in names}
    return names | {name for name in known if name is not None}


def _is_named(party: Party) -> bool:
    name = re.sub(r"^(?:The|An?) ", "", party.name)
    return party.kind in ("organization", "body") and any(sign.isupper() for sign in name)


def _plain(word: str) -> str:
    bare = re.sub(r"['’]s?$|s['’]$", "", word).casefold()
    return _LIKE.get(bare, bare.removesuffix("s"))
