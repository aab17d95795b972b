"""The acts that have to do with a party: its own, of whoever it deals with, or tied to it by the reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from detente.case import Case
from detente.interview.naming import Naming
from detente.interview.pairs import sense_of
from detente.interview.reasons import texts_of
from detente.interview.sense import Sense
from detente.model import Model
from detente.patterns import as_pattern

_MOST_FILES = 40
"""Reports up to which those of a case are looked through; beyond, only what the case itself says counts."""
_SENTENCE_END = as_pattern(r"(?<=[.!?])[”’\"']?\s+|\n\s*\n")
_SMALL_WORDS = as_pattern(
    r"\b(?:the|an?|of|on|in|at|to|for|from|with|by|and|its|his|her|their|up|out|off|as|not|no|be|new)\b"
)
_STEM, _SHORTEST_STEM, _MOST_SHARED = 5, 3, 2


@dataclass(frozen=True)
class Connections:
    """Tells which acts have to do with a party of a case."""

    case: Case
    names: Naming
    model: Model

    def has(self, party: str, option: str) -> bool:
        """Return True if an act has to do with a party.

        It is its own; or one of the two parties wants something of the other; or the words of the act, or
        its label, name the party; or sentences of the reports that name the party, or stand beside one that
        does, speak of the act.
        """
        return self.is_stated(party, option) or self.is_told(party, option)

    def is_stated(self, party: str, option: str) -> bool:
        """Return True if the case itself connects the two."""
        owner = option.partition(".")[0]
        return owner == party or self._sense.is_deal(party, owner) or self._sense.is_wished(party, option)

    def is_told(self, party: str, option: str) -> bool:
        """Return True if words of the reports connect the two."""
        owner, _, key = option.partition(".")
        act = self.case.file.parties[owner].options[key]
        cited = [
            self.case.file.evidence[name].quote for name in act.evidence if name in self.case.file.evidence
        ]
        names = self._names[party]
        if names is None:
            return False
        if any(names.search(words) for words in (act.label, *cited)):
            return True
        stems = self._stems(act.label)
        least = min(_MOST_SHARED, len(stems))
        return bool(stems) and any(
            len(stems & words) >= least
            for place, words in enumerate(self._words)
            if party in self._named[place]
        )

    @cached_property
    def _sense(self) -> Sense:
        return sense_of(self.names, self.model)

    def _stems(self, label: str) -> frozenset[str]:
        """The telling words of an act, cut to their stems, without names of parties."""
        of_parties = {
            word.casefold()
            for key, of in self.case.file.parties.items()
            for word in re.findall(r"\w+", f"{key} {of.name}")
        }
        words = re.findall(r"\w+", _SMALL_WORDS.sub(" ", label.casefold()))
        return frozenset(
            _stem(word) for word in words if word not in of_parties and len(word) >= _SHORTEST_STEM
        )

    @cached_property
    def _names(self) -> dict[str, re.Pattern[str] | None]:
        """The names by which reports call each party: in full, in short, and a person by the last name."""
        patterns: dict[str, re.Pattern[str] | None] = {}
        for party, of in self.case.file.parties.items():
            bare = of.name.removeprefix("the ").removeprefix("The ")
            named = {bare, *({party} if party.isupper() and "_" not in party and len(party) > 1 else ())}
            if " " in bare and bare.split()[-1][:1].isupper():
                named.add(bare.split()[-1])
            named.add(bare.removesuffix(" government"))
            alternatives = "|".join(sorted(map(re.escape, filter(None, named)), key=len, reverse=True))
            patterns[party] = re.compile(rf"\b(?:{alternatives})\b") if alternatives else None
        return patterns

    @cached_property
    def _sentences(self) -> list[list[str]]:
        if len({item.report for item in self.case.file.evidence.values()}) > _MOST_FILES:
            return []
        return [_SENTENCE_END.split(text) for _, text in texts_of(self.case)]

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        """The stems of each three sentences that follow each other."""
        return [
            frozenset(_stem(word) for word in re.findall(r"\w+", " ".join(both).casefold()))
            for text in self._sentences
            for both in _beside(text)
        ]

    @cached_property
    def _named(self) -> list[frozenset[str]]:
        """The parties that they name."""
        return [
            frozenset(
                party
                for party, name in self._names.items()
                if name is not None and name.search(" ".join(both))
            )
            for text in self._sentences
            for both in _beside(text)
        ]


def _beside(sentences: list[str]) -> list[tuple[str, ...]]:
    """Each sentence with the two before it."""
    return list(zip(sentences, ["", *sentences], ["", "", *sentences], strict=False))


def _stem(word: str) -> str:
    return word[:_STEM]
