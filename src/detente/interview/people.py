"""Persons among the parties of a case, as far as their names show them."""

from __future__ import annotations

import re
from functools import cache

from detente.case import CaseFile
from detente.names import bare_name, is_plural
from detente.reading import state_words, word_table

_MOST_WORDS = 4
_BODIES = ("body_heads", "organization_heads", "group_nouns")


@cache
def _words(*lists: str) -> frozenset[str]:
    """The words of lists of party words; read when they are first needed."""
    table = word_table("party_words.yaml")
    return frozenset(" ".join(table[name] for name in lists).split())


def is_several(name: str) -> bool:
    """Return True if a name takes a verb in the plural, also where it is of people of a body.

    Examples
    --------
    >>> is_several("Senate Republicans"), is_several("the signatories"), is_several("Bernie Sanders")
    (True, True, False)
    """
    head = bare_name(name).split()[-1:]
    return is_plural(name) or any(
        word.casefold().removesuffix("s") in _words("role_nouns") for word in head if word.endswith("s")
    )


def is_person(file: CaseFile, party: str) -> bool:
    """Return True if the name of a party is a person's: two capitalised words or more, or one after a title.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   ANA_FUENTES: {name: Ana Fuentes, options: {go: Go}}
    ...   SD: {name: Salt Diggers}
    ...   SALT_BOARD: {name: Salt Board}
    ...   ANDES: {name: Andes}
    ... ''')
    >>> [is_person(case.file, party) for party in case.file.parties]
    [True, False, False, False]
    """
    name = bare_name(file.parties[party].name)
    words = name.split()
    is_acronym = party == "".join(word[0] for word in words).upper()
    if len(words) > _MOST_WORDS or name.isupper() or is_several(name) or is_acronym:
        return False
    if name in state_words().names or {word.casefold() for word in words} & _words(*_BODIES):
        return False
    if not all(word[:1].isupper() or word in _words("particles") for word in words):
        return False
    return len(words) > 1 or _has_title(file, name)


def _has_title(file: CaseFile, name: str) -> bool:
    titled = re.compile(rf"(\w+)\.? {re.escape(name)}\b")
    quotes = " ".join(item.quote for item in file.evidence.values())
    return any(match[1].casefold() in _words("person_titles") for match in titled.finditer(quotes))
