"""The parties of a report by the names that a model gives them; a new one only if the text names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.patterns import as_pattern
from detente.reading import Findings, Party, ReadSentence, slug_of
from detente.sources import Evidence

_ARTICLE: Final = as_pattern(r"^(?:the|a|an)\s+", re.IGNORECASE)
_MOST_CHARACTERS: Final = 80
_LINKS: Final = frozenset({"of", "for", "in", "at", "on", "and", "the", "from", "'s", "’s"})
"""Words that may stand between the noun phrases of one name."""


@dataclass(frozen=True)
class NamedParty:
    """A party of the report, or one that a model adds (``is_new``) and that stands in the text."""

    party: Party
    is_new: bool = False

    @property
    def id(self) -> str:
        """The id of the party."""
        return self.party.id

    def is_at(self, start: int, end: int) -> bool:
        """Return True if the party is mentioned at a place of the text."""
        return any(mention.start < end and start < mention.end for mention in self.party.mentions)


class KnownParties:
    """The parties of a report, looked up by name."""

    def __init__(self, findings: Findings, sentences: Sequence[ReadSentence]) -> None:
        self._findings = findings
        self._sentences = sentences
        self._added: dict[str, NamedParty] = {}

    @cached_property
    def words_of_names(self) -> frozenset[str]:
        """The words of all names, in small letters."""
        names = (name for party in self._findings.parties for name in (party.name, *party.aliases))
        return frozenset(word for name in names for word in re.findall(r"\w+", name.casefold()))

    def named(self, name: str, start: int, end: int, span: Evidence) -> NamedParty | None:
        """Return the party of a name that stands between two places of the text; None if none does.

        Parameters
        ----------
        span
            The words that it is about: of several parties of one name, the one mentioned nearest is meant.
        """
        called = self._called(name)
        if not called:
            called = [party for party in self._called_in_part(name) if self.stands(party, start, end)]
            if not called:
                return self._new(name, start, end)
        near = [party for party in called if self.stands(party, start, end)]
        return NamedParty(min(near, key=lambda party: _distance(party, span))) if near else None

    def _called(self, name: str) -> list[Party]:
        """Return the parties that have a name; else those that are called so somewhere in the text."""
        folded = _folded(name)
        parties = self._findings.parties
        by_name = [p for p in parties if folded in {_folded(each) for each in (p.name, *p.aliases)}]
        return by_name or [p for p in parties if any(_folded(m.quote) == folded for m in p.mentions)]

    def _is_nominal(self, start: int, end: int) -> bool:
        """Return True for noun phrases in a row: "hill farmers of Varn", and for no other string of words."""
        sentence = next((s for s in self._sentences if s.words.start <= start and end <= s.words.end), None)
        if sentence is None or not any(first == start and last <= end for first, last in sentence.nominals):
            return False
        return all(
            lemma in _LINKS or any(first <= begin and stop <= last for first, last in sentence.nominals)
            for begin, stop, lemma in sentence.tokens
            if start <= begin < end
        )

    def in_words(self, words: str, maker: NamedParty) -> tuple[NamedParty, ...]:
        """Return the parties that some words name, but for one that would do the act."""
        return tuple(
            NamedParty(party)
            for party in self._findings.parties
            if not are_one(party, maker.party)
            and any(_places(name, words) for name in (party.name, *party.aliases))
        )

    def _called_in_part(self, name: str) -> list[Party]:
        """Return the parties of whose name it is a part: "dockers of Varn" of "the dockers of Varn"."""
        part = f" {_folded(name)} "
        return [
            party
            for party in self._findings.parties
            if party.kind != "person" and part.strip()
            if any(part in f" {_folded(each)} " for each in (party.name, *party.aliases))
        ]

    def heading(self, span: Evidence) -> list[Party]:
        """Return the named parties that some words begin with, but for an article."""
        place = span.end - len(_ARTICLE.sub("", span.quote.lstrip("\"'“‘` ")))
        return [
            party
            for party in self._findings.parties
            if any(m.start <= place < m.end for m in party.mentions) and not is_described(party)
        ]

    def mentioned(self, start: int, end: int) -> list[Party]:
        """Return the parties mentioned between two places of the text."""
        return [p for p in self._findings.parties if any(start <= m.start < end for m in p.mentions)]

    def stands(self, party: Party, start: int, end: int) -> bool:
        """Return True if a party is mentioned between two places of the text."""
        if any(mention.start < end and start < mention.end for mention in party.mentions):
            return True
        words = self._findings.text[start:end]
        return any(_places(name, words) for name in (party.name, *party.aliases))

    def _new(self, name: str, start: int, end: int) -> NamedParty | None:
        bare = " ".join(name.split())
        if not 1 < len(bare) <= _MOST_CHARACTERS or not any(c.isalpha() for c in bare):
            return None
        places = _places(bare, self._findings.text[start:end])
        if not any(self._is_nominal(start + first, start + last) for first, last in places):
            return None
        key = _folded(bare)
        if key not in self._added:
            taken = {party.id for party in self._findings.parties} | {p.id for p in self._added.values()}
            unique, number = slug_of(bare), 2
            while unique in taken:
                unique, number = f"{slug_of(bare)}-{number}", number + 1
            mentions = tuple(self._findings.report.passage(*p) for p in _places(bare, self._findings.text))
            party = Party(id=unique, name=bare, kind="organization", mentions=mentions)
            self._added[key] = NamedParty(party, is_new=True)
        return self._added[key]


def are_one(one: Party, other: Party) -> bool:
    """Return True for one party, or a person and the party whose office he holds: they speak alike."""
    return (
        one.id == other.id
        or any(role.of == other.id for role in one.roles)
        or any(role.of == one.id for role in other.roles)
    )


def is_described(party: Party) -> bool:
    """Return True for a party that only a description is known of: "the agency"."""
    return not any(word[:1].isupper() for word in party.name.split())


def _folded(name: str) -> str:
    return _ARTICLE.sub("", " ".join(re.findall(r"\w+", name.casefold().replace("’", "'").replace("'s", ""))))


def _places(name: str, text: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(map(re.escape, _ARTICLE.sub("", name).split()))
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] if pattern else []


def _distance(party: Party, span: Evidence) -> int:
    return min(
        (max(m.start - span.end, span.start - m.end, 0) for m in party.mentions), default=len(span.quote)
    )
