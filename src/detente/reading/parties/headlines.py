"""Headlines that capitalise every word, in which a run of capitals is no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from detente.reading.lexica import word_table, words_of
from detente.reading.parties.lexicon import (
    BODY_HEADS,
    GROUP_NOUNS,
    HEADLINE_VERBS,
    NEAR_STATES,
    NEVER_NAMES,
    ORGANIZATION_HEADS,
    PEOPLE,
    PERSON_TITLES,
    ROLE_NOUNS,
    STATES,
    TELLING,
)
from detente.reading.statements import QUOTE_VERBS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEWEST: Final = 5
_LONG: Final = 4
_LONGEST: Final = 25  # words and marks of a headline
_STOPS: Final = frozenset((".", "?", "!", "”", '"', ":", ";"))
_MOST: Final = 0.8
"""Of the words of four letters and more, the share that a headline in capitals has with one."""


def in_headlines(doc: Doc) -> list[bool]:
    """Return for each token if it stands in a line in capitals: the first of a text, or one without a stop.

    "Board Finally Names A Judge" is such a line; "Board names a judge" is none, nor is a list of names.
    """
    inside = [False] * len(doc)
    first = True
    for start, end in _lines(doc):
        stops = doc[end - 1].text in _STOPS
        if (first or not stops) and _is_headline(doc, start, end, 1 if stops else _MOST):
            inside[start:end] = [True] * (end - start)
        first = False
    return inside


def people_in_headlines(doc: Doc, inside: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the full names of people in lines of capitals: given name and a surname that the text has too.

    "Rebel Leader Otto Kranz Rejects Truce" has one if the report below goes on about Kranz.
    """
    below = [token for token in doc if not inside[token.i] and token.text.istitle()]
    named = {token.text for token in below}
    called = {
        token.text
        for token in below
        if token.ent_type_ == "PERSON"
        or (
            token.dep_ == "nsubj"
            and token.head.lemma_.lower() in QUOTE_VERBS
            and token.ent_type_ in ("", "ORG")
        )
    }
    for token in doc[1:]:
        if not inside[token.i] or token.text not in named or not _may_be_given(token.nbor(-1)):
            continue
        first = token.nbor(-1)
        if not inside[first.i] or not first.whitespace_ or _is_no_name(token):
            continue
        if first.ent_type_ == "PERSON" or token.text in called:
            yield first.i, token.i + 1


def _may_be_given(word: Token) -> bool:
    return (
        word.text.istitle()
        and word.is_alpha
        and word.pos_ in ("PROPN", "NOUN", "ADJ")
        and not _is_no_name(word)
    )


def _is_no_name(word: Token) -> bool:
    """Return True for a word that a headline writes with a capital as it does all: "Leader", "Rejects"."""
    small = word.lower_
    stems = {small, small[:-1], small[:-2], f"{small[:-3]}y"} if small.endswith(("s", "d")) else {small}
    return (
        not stems.isdisjoint(_in_no_name())
        or word.ent_type_ in ("NORP", "GPE", "DATE", "CARDINAL", "ORDINAL")
        or word.text in STATES
    )


@cache
def _in_no_name() -> frozenset[str]:
    nouns = word_table("plover_predicates.yaml")["nouns"].values()
    return (
        ROLE_NOUNS
        | PERSON_TITLES
        | GROUP_NOUNS
        | PEOPLE
        | BODY_HEADS
        | ORGANIZATION_HEADS
        | NEVER_NAMES
        | NEAR_STATES
        | _tellable()
        | frozenset(word for line in nouns for word in words_of(line))
        | frozenset(("new", "old", "top", "late", "former", "acting", "ex", "peace", "truce", "police"))
    )


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the lines that another follows."""
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1


def _is_headline(doc: Doc, start: int, end: int, most: float) -> bool:
    words = [token for token in doc[start:end] if token.is_alpha]
    long = [token for token in words if len(token) >= _LONG]
    if len(words) < _FEWEST or not long:
        return False
    if any(token.is_lower and token.pos_ == "VERB" for token in words):
        return False
    capitals = sum(token.text[0].isupper() for token in long)
    tells = any(
        token.pos_ in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON") or is_telling(token) for token in words
    )
    listed = sum(token.text == "," for token in doc[start:end])
    return capitals >= most * len(long) and tells and listed * 3 < len(words)


def is_telling(word: Token) -> bool:
    """Return True for a verb written as a name is: "Is" and "Says" anywhere, "Slams" in a line of capitals.

    No name of anybody has one behind its first word.
    """
    if word.text.istitle() and word.lower_ in TELLING:
        return True
    small = word.lower_
    if not word.text.istitle() or not small.endswith("s"):
        return small == "said" and word.text == "Said" and word.pos_ == "VERB"
    stems = {small[:-1], small[:-2], f"{small[:-3]}y"}
    return not stems.isdisjoint(_tellable()) and _line_is_in_capitals(word)


def _line_is_in_capitals(word: Token) -> bool:
    """Return True for a word in a line of capitals without a stop, and for a verb in it between two names."""
    doc, start, end = word.doc, word.i, word.i
    while start and "\n" not in doc[start - 1].text and word.i - start < _LONGEST:
        start -= 1
    while end < len(doc) and "\n" not in doc[end].text and end - word.i < _LONGEST:
        end += 1
    long = [token for token in doc[start:end] if token.is_alpha and len(token) >= _LONG]
    capitals = all(token.text[0].isupper() for token in long)
    return (
        capitals and doc[end - 1].text not in _STOPS and end - start <= _LONGEST and start < word.i < end - 1
    )


@cache
def _tellable() -> frozenset[str]:
    """Return the verbs that a headline has between two names."""
    lines = word_table("plover_predicates.yaml")["verbs"].values()
    doing = {words.split()[0] for line in lines for words in words_of(line)}
    return frozenset(doing | QUOTE_VERBS | HEADLINE_VERBS)
