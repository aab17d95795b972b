"""The sentences of reports, and the words that two of them share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from detente.patterns import as_pattern
from detente.reading import state_words, word_table, words_of
from detente.sources import Evidence

_END: Final = as_pattern(r"[.!?][”’\"')]*\s+(?=[“‘\"'(]*[A-Z])|\n\s*\n")
_ABBREVIATED: Final = as_pattern(
    r"\b(?:Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Sen|Rep|Gov|Rev|St|No|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov"
    r"|Dec|[A-Z])\.$"
)
_LONGEST: Final = 1200
_LONGEST_TITLE: Final = 8
_WORD: Final = as_pattern(r"[^\W\d_]{4,}")
_ENDING: Final = as_pattern(r"(?:ings?|ed|(?<=[sxz])es|(?<=[cs]h)es|(?<!s)s)$")
_IN_A_TOWN: Final = as_pattern(
    r"\b(?:in|at|near|outside)\s(?:the\s)?(?:(?:[a-z]+\s){1,3}of\s)?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
    r"([A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*)"
)
_OF_MANY: Final = {
    "clash": as_pattern(r"\bclash(?:es|ed|ing)?\b|\briot(?:s|ing)?\b"),
    "march": as_pattern(
        r"\bmarch(?:es|ed|ing|ers)?\b|\bdemonstrat\w+|\bprotest(?:s|ed|ing|ers)?\b|\brall(?:y|ies|ied)\b"
    ),
}
"""Deeds of crowds, by their words."""
_LEAST_STEM: Final = 3
_LEAST_OF_A_COPY: Final = 12
"""Words of a whole sentence."""
_RUN_OF_A_COPY: Final = 14
"""Words at the end of a longer one."""


def sentence_of(words: Evidence, text: str) -> str:
    """Return the sentence that words stand in.

    Examples
    --------
    >>> text = "The board met. On Monday Gen. Roth left the port. Nobody knew."
    >>> sentence_of(Evidence("r", 35, 39, "left"), text)
    'On Monday Gen. Roth left the port.'
    """
    return _sentence_around(words.start, words.end, text)


@lru_cache(maxsize=1 << 16)
def _sentence_around(first: int, last: int, text: str) -> str:
    start = sentence_start(text, first)
    return " ".join(text[start : sentence_stop(text, last)].split())


def sentence_start(text: str, place: int) -> int:
    """Return where the sentence begins that has a place of a text in it.

    Examples
    --------
    >>> sentence_start("The board met. On Monday it left.", 25)
    15
    """
    first = max(0, place - _LONGEST)
    # The mark before the place ends a sentence only if a capital stands there.
    before = [end for end in _ends(text[first : place + 1]) if end <= place - first]
    return (before[-1] if before else 0) + first


def sentence_stop(text: str, place: int) -> int:
    """Return where the sentence ends that has a place of a text in it.

    Examples
    --------
    >>> sentence_stop("The board met. On Monday it left.", 4)
    15
    """
    rest = text[place : place + _LONGEST]
    return place + next(_ends(rest), len(rest))


def runs_of_wire(sentence: str) -> Iterator[tuple[str, ...]]:
    """Yield what two sentences share only if one is copied: all of their words, or the last ones of many.

    A paper puts its own place and day before the first sentence of a dispatch.

    Examples
    --------
    >>> list(runs_of_wire("Two were killed."))
    []
    >>> [len(run) for run in runs_of_wire("BRINE - Two men were killed in clashes in the port, it said.")]
    [12]
    """
    words = tuple(re.findall(r"\w+", sentence.casefold()))
    if len(words) >= _LEAST_OF_A_COPY:
        yield words
    if len(words) > _RUN_OF_A_COPY:
        yield words[-_RUN_OF_A_COPY:]


def _ends(text: str) -> Iterator[int]:
    """Yield where sentences end."""
    for mark in _END.finditer(text):
        if mark.group()[0] not in ".!?" or not _ABBREVIATED.search(
            text, max(0, mark.start() - _LONGEST_TITLE), mark.start() + 1
        ):
            yield mark.end()


@cache
def common_words() -> frozenset[str]:
    """Return the words that say little of what a sentence is about."""
    return frozenset(words_of(word_table("common_words.yaml")["common"]))


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """Return the words that say what a sentence is about, without their endings.

    Examples
    --------
    >>> sorted(content_words("On Monday they signed the accords of Brine"))
    ['accord', 'brine', 'sign']
    """
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in common_words())


def _stem(word: str) -> str:
    plain = f"{word[:-3]}y" if word.endswith("ies") else _ENDING.sub("", word)
    return plain if len(plain) >= _LEAST_STEM else word


@cache
def words_of_violence() -> frozenset[str]:
    """Return the words that reports of any attack have: "bomb", "killed", "police"."""
    return frozenset(map(_stem, words_of(word_table("common_words.yaml")["violence"])))


def towns_in(sentence: str) -> frozenset[str]:
    """Return the places that a sentence sets something in, but for states.

    Examples
    --------
    >>> sorted(towns_in("Two were killed in Salt Ford, in Norway, on May 3 near the Old Port"))
    ['Old Port', 'Salt Ford']
    """
    return frozenset(name for name in _IN_A_TOWN.findall(sentence) if name not in state_words().names)


def deeds_of_many(sentence: str) -> frozenset[str]:
    """Return the sorts of deeds that a crowd does, of which a sentence speaks.

    Examples
    --------
    >>> sorted(deeds_of_many("Two were killed in clashes when thousands marched"))
    ['clash', 'march']
    """
    lowered = sentence.casefold()
    return frozenset(deed for deed, words in _OF_MANY.items() if words.search(lowered))


class RareWords:
    """The words that tell sentences of a dossier apart: those that few of its reports use."""

    def __init__(self, texts: Iterable[str]) -> None:
        uses: Counter[str] = Counter()
        number = 0
        for text in texts:
            uses.update(content_words(text))
            number += 1
        self._most = max(3, number // 4)
        self._uses = uses

    def of(self, sentence: str) -> frozenset[str]:
        """Return the rare words of a sentence."""
        return frozenset(word for word in content_words(sentence) if self._uses[word] <= self._most)
