"""The words that begin, end or tell of a standing, from the lexicon that comes with the package."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from detente.reading.lexica import headings_by_word, word_table, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Token

_FILE: Final = "standing_words.yaml"


@cache
def _table() -> dict[str, Any]:
    return word_table(_FILE)


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a list of words of the lexicon as a set.

    Examples
    --------
    >>> "bail" in word_set("people"), "on bail" in word_set("people")
    (False, True)
    """
    return frozenset(words_of(_table()[name]))


@cache
def status_by_word(name: str) -> Mapping[str, str]:
    """Return each word of a table of the lexicon with its status.

    Examples
    --------
    >>> status_by_word("put")["outlaw"], status_by_word("beside")["jailed"]
    ('banned', 'imprisoned')
    """
    return headings_by_word(_table()[name])


@cache
def statuses_by_word(name: str) -> Mapping[str, tuple[str, ...]]:
    """Return each word of a table of the lexicon with every status that it may mean, the likelier first.

    Examples
    --------
    >>> statuses_by_word("ended")["acquit"]
    ('charged', 'on trial', 'convicted', 'sentenced to death')
    """
    statuses: dict[str, tuple[str, ...]] = {}
    for status, line in _table()[name].items():
        for word in words_of(line):
            statuses[word] = (*statuses.get(word, ()), status)
    return statuses


def supersedes(later: str, earlier: str) -> bool:
    """Return True if one standing of a person brings another to an end: bail ends a detention.

    Examples
    --------
    >>> supersedes("on bail", "detained"), supersedes("charged", "on bail")
    (True, False)
    """
    locked, at_large = word_set("locked_up"), word_set("at_large")
    if later == "killed":
        return earlier in word_set("people") and earlier not in word_set("outlast_death")
    if later == "convicted":
        return earlier in ("charged", "on trial")
    return (later in locked and earlier in at_large) or (later in at_large and earlier in locked)


def status_of_noun(noun: Token) -> str | None:
    """Return the status that a noun names, with the word before it where both name it ("house arrest")."""
    nouns = status_by_word("nouns")
    lemma = noun.lemma_.lower()
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss") and child.i < noun.i:
            status = nouns.get(f"{child.lower_} {lemma}")
            if status is not None:
                return status
    if lemma == "bar":  # "behind bars"; the singular is another word
        return nouns["bar"] if noun.lower_ == "bars" and noun.i and noun.nbor(-1).lower_ == "behind" else None
    if lemma == "exile" and any(word.lower_ in ("politics", "self", "political") for word in noun.subtree):
        return None
    if lemma == "conviction" and not _is_of_a_court(noun):
        return None
    if lemma == "charge" and noun.dep_ == "pobj" and noun.tag_ == "NN":  # "in charge of"
        return None
    return nouns.get(lemma)


def _is_of_a_court(conviction: Token) -> bool:
    """Return True for "his conviction for fraud", "was convicted"; False for a belief."""
    if conviction.tag_ != "NN":
        return False
    words = {child.lower_ for child in conviction.children}
    return bool(words & {"for", "on", "by", "in"}) or conviction.head.lemma_.lower() in word_set("undone")
