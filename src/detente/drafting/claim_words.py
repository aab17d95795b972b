"""The words by which a part of a sentence names an act without a verb for it, and says that it is or ends."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from detente.drafting.claim_parts import cue_in
from detente.drafting.identifiers import object_of
from detente.patterns import as_pattern
from detente.positions import Position
from detente.reading import entry_of, words_of

_CONTRACTED = as_pattern(r"n[’']t\b", re.IGNORECASE)
_STEM, _LEAST_OF_WORD = 5, 4
_WAY = as_pattern(r"(?:Travel|Go|Come|Fly) to ((?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)*)")
_WENT = as_pattern(
    r"\b(?:travel\w*|comes?|came|coming|goes|go|going|went|fly|flies|flying|flew|trip) to"
    r" ((?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)*)"
)
_NEAR = 40
"""Characters about a noun in which words say that it ends or is not."""
_TALKS: Final = frozenset({"talk", "talks", "dialogue", "dialog", "negotiation", "negotiations"})


def is_negated(text: str) -> bool:
    """Return True if words deny something.

    Examples
    --------
    >>> is_negated("the ban won’t end"), is_negated("the ban will end")
    (True, False)
    """
    return cue_in("negation", text) is not None or _CONTRACTED.search(text) is not None


def is_positive(text: str) -> bool:
    """Return True if words speak of an act as done: neither of its ending nor of its lack, or of both.

    Examples
    --------
    >>> is_positive("more strikes"), is_positive("the end of the strike"), is_positive("the strike won’t end")
    (True, False, True)
    """
    return (cue_in("ending", text) is not None) == is_negated(text)


def around(noun: re.Match[str]) -> str:
    """Return the words near a noun, in its own clause."""
    before = noun.string[max(0, noun.start() - _NEAR) : noun.start()]
    after = noun.string[noun.end() : noun.end() + _NEAR]
    return f"{re.split(r'[,;:]', before)[-1]} {re.split(r'[,;:]', after)[0]}"


@cache
def nouns_of(catalogue: str | None) -> re.Pattern[str] | None:
    """Return the nouns that name an act of the catalogue by themselves."""
    entry = entry_of(catalogue)
    lines = entry.nouns.splitlines() if entry is not None else []
    nouns = [
        noun
        for line in lines
        if "|" not in line or line.partition("|")[2].strip().startswith("not:")
        for noun in words_of(line.partition("|")[0])
    ]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})s?\b", re.IGNORECASE) if nouns else None


def names_by_verb(text: str, row: Position) -> bool:
    """Return True if words are no more than the noun of a verb of an act: "approval would"."""
    stem = _only_stem(text)
    return stem is not None and stem in _verbs(row.catalogue)


@lru_cache(maxsize=4096)
def _only_stem(text: str) -> str | None:
    words = [word for word in re.findall(r"[a-z]+", text.casefold()) if not cue_in("little", word)]
    return _stem(words[0]) if len(words) == 1 and len(words[0]) > _STEM else None


def names_verb_and_object(text: str, row: Position, names: frozenset[str]) -> bool:
    """Return True if words name the verb and the object of an act: "the suspension of the talks".

    Parameters
    ----------
    names
        The words of the names of parties: they name no object.
    """
    words = _stems_of_act(row.act)
    if not words:
        return False  # an act added by hand in other letters
    verb, *rest = words
    known = _stems(names)
    stems = _stems_of_words(text) - known
    said = verb in stems or (len(verb) >= _LEAST_OF_WORD and any(stem.startswith(verb) for stem in stems))
    objects = {word for word in rest if len(word) >= _LEAST_OF_WORD} - {verb} - known
    return said and bool(stems & objects)


def names_object(text: str, row: Position, names: frozenset[str]) -> bool:
    """Return True if words name the object of an act: "more pay" for "raise the pay"."""
    return object_of(row.act) in set(re.findall(r"[a-z]{3,}", text)) - names


def names_way(text: str, row: Position) -> bool:
    """Return True if an act is to go to a place, and words say of somebody that he goes or comes there."""
    way = _WAY.fullmatch(row.act)
    if way is None:
        return False
    place = way[1].casefold().rstrip(".")
    return any(one[1].casefold().rstrip(".") == place for one in _WENT.finditer(text))


@lru_cache(maxsize=4096)
def _stems_of_act(act: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in re.findall(r"[a-z]+", act.casefold()))


@lru_cache(maxsize=4096)
def _stems_of_words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in re.findall(r"[a-z]{4,}", text.casefold()))


@lru_cache(maxsize=4)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(_stem(word) for word in words)


@cache
def _verbs(catalogue: str | None) -> frozenset[str]:
    """Return the beginnings of the longer verbs that tell of an act of the catalogue."""
    entry = entry_of(catalogue)
    lines = entry.verbs.splitlines() if entry is not None else []
    verbs = [verb for line in lines for verb in words_of(line.partition("|")[0])]
    return frozenset(_stem(verb) for verb in verbs if len(verb) >= _STEM and " " not in verb)


def _stem(word: str) -> str:
    """Return the beginning of a word, by which a verb and its noun are one: suspend, suspension."""
    return "talk" if word in _TALKS else word[:_STEM]
