"""Organisations by the words that they are called by: the head of their name, their members, their kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.offices import (
    any_of,
    camp_words,
    has_split_off,
    head_words,
    is_organ,
    plain_name,
)
from detente.positions.camps.tie import Tie
from detente.reading import Party

_DESCRIBED = as_pattern(r"(?:the|The|its|Its|their|Their) \w+")
_LEAST = 4
_NUMBERED = as_pattern(r"^(?:[Ss]ome|[Aa]bout|[Nn]early|[Aa]round) (?=\d)")


class Organisations:
    """The organisations of a dossier, by their names and by what the reports call them."""

    def __init__(self, dossier: Dossier, ties: Mapping[str, Tie]) -> None:
        self.dossier = dossier
        self.ties = ties

    def named(self, words: str) -> str | None:
        """Return the party of a name, or of a description like "the company" that is one party's."""
        plain = plain_name(words)
        return self._named.get(plain) or (
            self._named.get(f"{plain}s") if " " not in plain and len(plain) >= _LEAST else None
        )

    @cached_property
    def _named(self) -> dict[str, str]:
        names: dict[str, str] = {}
        twice: set[str] = set()
        for party in self.dossier.parties:
            for name in (party.name, *party.aliases):
                plain = plain_name(name)
                if not any(sign.isupper() for sign in re.sub(r"^The ", "", name)) and plain not in camp_words(
                    "organisations"
                ):
                    continue
                if names.setdefault(plain, party.id) != party.id:
                    twice.add(plain)
        return {name: party for name, party in names.items() if name not in twice}

    def headed(self, word: str) -> str | None:
        """Return the one organisation that a noun speaks of: "the union’s", "the federation"."""
        parties = self._headed.get(word.casefold(), ())
        named = [
            party.id
            for party in parties
            if not re.fullmatch(r"(?:[Tt]he|[Ii]ts|[Tt]heir)(?: \w+){1,2}", party.name)
        ]
        if len(parties) == 1:
            return parties[0].id
        if len(named) > 1:
            # "Tarn's largest union" beside the Tarn Union is no name.
            named = [p.id for p in parties if p.id in named and p.name.split()[-1][:1].isupper()]
        return named[0] if len(named) == 1 else None

    def others_headed(self, word: str, own: str) -> list[Party]:
        """Return the organisations that a noun may speak of, but for one."""
        return [party for party in self._headed.get(word, ()) if party.id != own]

    @cached_property
    def _headed(self) -> dict[str, list[Party]]:
        heads: dict[str, list[Party]] = defaultdict(list)
        for party in self.dossier.parties:
            if not _is_organisation(party) or party.name.startswith(("a ", "an ", "A ", "An ", "another ")):
                continue
            called = {
                head_words(name).split()[-1].casefold() for name in (party.name, *party.aliases) if name
            }
            called |= {
                plain_name(mention.quote).split()[-1]
                for mention in party.mentions
                if _DESCRIBED.fullmatch(mention.quote)
            }
            for head in called & (camp_words("organisations") | camp_words("places_that_act")):
                heads[head].append(party)
        return heads

    def of_members(self, party: Party) -> str | None:
        """Return the one organisation whose name says that a group is in it: "the nurses"."""
        if party.kind != "other":
            return None
        name = re.sub(r"^(?:the|The|its|their|Its|Their)\s+", "", party.name)
        name = _NUMBERED.sub("", name)  # "some 40,000 teachers" are no others
        if any_of("apart_from").search(name):
            return None
        member = head_words(re.split(r"\s(?:who|of|from|in|at)\s|,(?!\d)|\(", name)[0]).split()[-1].casefold()
        if (
            len(member) < _LEAST
            or not member.endswith(("s", "men", "women"))
            or member in camp_words("vague")
            or member in _NOT_MEMBERS
        ):
            return None
        fitting = self._members.get(member, [])
        if len(fitting) > 1:
            # "Detroit teachers" are of the Detroit federation, not of the American one.
            fitting = [owner for owner in fitting if self._shares_a_name(owner, name)]
        return fitting[0] if len(fitting) == 1 and fitting[0] != party.id else None

    def _shares_a_name(self, owner: str, name: str) -> bool:
        """Return True if a word with a capital, but for the first of the text, is in both names."""
        proper = {re.sub(r"['’]s?$", "", word) for word in name.split() if word[:1].isupper()}
        named = (party for party in self.dossier.parties if party.id == owner)
        return any(proper & {*called.split()} for party in named for called in (party.name, *party.aliases))

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """Organisations by the plural words of their names that are not the head."""
        members: dict[str, list[str]] = defaultdict(list)
        for party in self.dossier.parties:
            if not _is_organisation(party) or party.id in self.ties or has_split_off(party.name):
                continue
            words = {
                re.sub(r"['’]s?$|s['’]$", "", word).casefold()
                for name in (party.name, *party.aliases)
                for word in name.split()
            }
            words |= self._said_to_be_of(party)
            words |= {_short_trade(word) for word in words if word.endswith(("worker", "workers"))}
            for word in words:
                for form in {word, f"{word}s"} if not word.endswith("s") else {word}:
                    members[form].append(party.id)
        return members

    def _said_to_be_of(self, party: Party) -> set[str]:
        """Return whose an organisation is by words behind its name: "ARAL, the ranchers’ association"."""
        members: set[str] = set()
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            for pattern in _OF_MEMBERS:
                if match := pattern.match(text, mention.end):
                    members.add(match[1].casefold())
        return members


JOINED = r"(?:union|federation|association|guild|league|chamber|congress|front|syndicate|confederation)"
_OF_MEMBERS = (
    as_pattern(rf"(?:\)|),? (?:the|a|an) (?:[\w-]+ )?([a-z-]+s)['’] {JOINED}\b"),
    as_pattern(rf"(?:\)|),? (?:the|a|an) {JOINED} of (?:the )?(?:[\w-]+ )?([a-z-]+s)\b"),
)
_NOT_MEMBERS = frozenset({
    "forces", "troops", "officials", "countries", "states", "nations", "sides", "unions", "parties",
    "groups", "factions",
})  # fmt: skip


def _short_trade(workers: str) -> str:
    """Return the short name of a trade: "dockworkers" are "dockers", "mineworkers" are "miners"."""
    trade = workers.removesuffix("s").removesuffix("worker")
    return f"{trade}rs" if trade.endswith("e") else f"{trade}ers"


def _is_organisation(party: Party) -> bool:
    return party.kind in ("organization", "body") and not is_organ(party.name)
