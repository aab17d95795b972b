"""Parties, acts and states of a case by the names that a sentence uses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from detente.case import CaseFile
from detente.interview.people import is_several
from detente.names import acronym_of, bare_name, is_plural, with_article
from detente.patterns import as_pattern
from detente.short import lower_first

_SHORTEST = 3
_OF_A_PERSON = as_pattern(r"(?:[A-Z]\S* )*[A-Z]\S*[’']s \w")
"""A name such as "Ana Fuentes's party", which has no article."""
NAMED_BY_HAND = "named so by"
"""Begins the assumption of a party whose name a person has corrected: it has no acronym in the reports."""


@dataclass(frozen=True)
class Naming:
    """The names of a case.

    Attributes
    ----------
    known
        Full names, folded and without articles, to the names that sentences about the reports use.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   CPP: {name: Cambodian People's Party, options: {talk: Open talks}}
    ...   UP: {name: Upper village}
    ... ''')
    >>> names = Naming(case.file)
    >>> names.party("CPP"), names.party("UP"), names.act("CPP.talk")
    ('the CPP', 'Upper village', 'open talks')
    """

    file: CaseFile
    known: Mapping[str, str] = field(default_factory=dict)

    def party(self, party: str) -> str:
        """The short name of a party, with its article."""
        if party not in self._names:
            self._names[party] = self._named(party)
        return self._names[party]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {}

    def _named(self, party: str) -> str:
        name = self.file.parties[party].name
        if self._is_short(party):
            return party if self._stands_bare(party) else f"the {party}"
        if known := self.known.get(bare_name(name).casefold()):
            return known
        head = re.split(r" (?:of|from) ", name)[0]
        alone = sum(other.name.startswith(head) for other in self.file.parties.values()) == 1
        if head != name and is_plural(name) and alone:
            return f"the {head.removeprefix('the ').lower()}"
        if _OF_A_PERSON.match(name):
            return name
        return with_article(name, texts=self._quotes)

    def is_plural(self, party: str) -> bool:
        """True if the name of a party takes a verb in the plural."""
        return not self._is_short(party) and is_several(self.file.parties[party].name)

    def _is_short(self, party: str) -> bool:
        """True if the id of a party is an acronym that a sentence can use."""
        name = self.file.parties[party].name
        if len(party) < _SHORTEST or not (party.isalpha() and party.isupper()):
            return False
        if acronym_of(name, party):
            return True
        by_hand = (self.file.parties[party].assumed or "").startswith(NAMED_BY_HAND)
        return party in self._words and party not in name.upper() and not by_hand

    def _stands_bare(self, acronym: str) -> bool:
        """True for an acronym that the reports write as a name: "NATO", not "the NATO"."""
        written = [quote for quote in self._quotes if acronym in re.findall(r"[\w&-]+", quote)]
        return bool(written) and with_article(acronym, texts=written) == acronym

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the quotes and labels of the case."""
        labels = (option.label for of in self.file.parties.values() for option in of.options.values())
        return frozenset(re.findall(r"\w+", " ".join((*self._quotes, *labels))))

    @cached_property
    def _quotes(self) -> tuple[str, ...]:
        return tuple(item.quote for item in self.file.evidence.values())

    def owner(self, option: str) -> str:
        """The short name of the party that decides on an option."""
        return self.party(option.partition(".")[0])

    def label(self, option: str) -> str:
        """The act as the case writes it, with short names of parties."""
        party, _, key = option.partition(".")
        return self.shortened(self.file.parties[party].options[key].label)

    def shortened(self, words: str) -> str:
        """Words in which parties have their acronyms."""
        for party, of in self.file.parties.items():
            if self._is_short(party):
                name = re.escape(of.name).replace("’", "[’']").replace("'", "[’']")
                words = re.sub(rf"(?:\b[Tt]he )?{name}", self.party(party), words)
        return words

    def act(self, option: str) -> str:
        """The act as it stands inside a sentence."""
        return lower_first(self.label(option).rstrip(". "))

    def with_owner(self, option: str) -> str:
        """The act in quotation marks, and whose it is."""
        return f"“{self.label(option)}” ({self.owner(option)})"
