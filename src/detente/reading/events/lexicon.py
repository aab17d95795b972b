"""The predicates of political events and their PLOVER types, from the lexicon that comes with the package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from detente.reading.lexica import headings_by_word, word_table, words_of

COOPERATIVE: Final = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
OUTSIDE: Final = frozenset(("ELECTION", "TRIAL", "HEARING", "COUP", "TRAVEL", "RULING"))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that describe events, with their types.

    Attributes
    ----------
    verbs
        A verb's lemma, alone or with the words it needs beside it, to its type.
    phrases
        A verb's lemma and its object's, to the type the two make together.
    nouns
        An event noun's lemma to its type.
    light
        Verbs that add nothing to an event noun but a subject and a tense.
    commitments, intentions, requests, refusals, attempts
        Words that govern a clause and decide the modality of its event.
    speech
        Verbs that report another's words.
    """

    verbs: dict[tuple[str, ...], str]
    phrases: dict[tuple[str, str], str]
    nouns: dict[str, str]
    light: frozenset[tuple[str, ...]]
    commitments: frozenset[str]
    intentions: frozenset[str]
    requests: frozenset[str]
    refusals: frozenset[str]
    attempts: frozenset[str]
    speech: frozenset[str]


@cache
def plover_lexicon() -> Lexicon:
    """Return the lexicon, read once.

    Examples
    --------
    >>> plover_lexicon().verbs["arrest",], plover_lexicon().phrases["sign", "treaty"]
    ('COERCE', 'SUPPORT')
    """
    table = word_table("plover_predicates.yaml")
    phrases: dict[tuple[str, str], str] = {}
    for kind, groups in table["phrases"].items():
        for group in groups:
            verbs, objects = group
            for verb in verbs.split():
                for noun in objects.split():
                    phrases.setdefault((verb, noun), kind)
    return Lexicon(
        verbs={
            tuple(words.split()): kind for kind, line in table["verbs"].items() for words in words_of(line)
        },
        phrases=phrases,
        nouns=headings_by_word(table["nouns"]),
        light=frozenset(tuple(words.split()) for words in words_of(table["light"])),
        **{
            name: frozenset(words_of(table[name]))
            for name in ("commitments", "intentions", "requests", "refusals", "attempts", "speech")
        },
    )
