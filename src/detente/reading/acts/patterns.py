"""Patterns of words by which an act of the catalogue is recognised, as its file writes them.

A line is ``verbs | objects | preposition: objects | not: objects``, each part but the first optional:
``lift, ease | travel ban``, ``return | to: talk, negotiation``, ``release | not: report``. A phrase of
several words has its head last ("travel ban"), or before "of" ("state of emergency"); all its words must be
there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from detente.reading.lexica import words_of

_HEAD_FIRST: Final = " of "
_LINKS: Final = frozenset(("of", "the", "on", "to"))
_HEAD_BONUS: Final = 0.25
_VERB_SCORE: Final = 1.0
_ANY_OBLIQUE: Final = 0.5
_FROM_NOUN: Final = 0.5
"""A pattern made of a light verb and a noun counts a little less than one written out with as many words."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that, beside a verb or a noun, speak of one act.

    Attributes
    ----------
    sign
        False if they speak of its ending.
    objects
        Phrases of which one must be there; each is its words, the head first. Empty if none is needed.
    obliques
        Prepositions and the words of which one must follow one of them; no words if any may.
    excluded
        Words that must not be among the objects.
    """

    entry: str
    sign: bool
    objects: tuple[tuple[str, ...], ...] = ()
    obliques: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    excluded: frozenset[str] = frozenset()

    def score(
        self, objects: Sequence[str], obliques: Mapping[str, Collection[str]]
    ) -> tuple[float, tuple[str, ...]] | None:
        """Return how closely words fit, and the words of the objects that it took; None if they do not."""
        if self.excluded & set(objects):
            return None
        score = _VERB_SCORE
        taken: tuple[str, ...] = ()
        if self.objects:
            fitting = [phrase for phrase in self.objects if set(phrase) <= set(objects)]
            if not fitting:
                return None
            taken = max(fitting, key=lambda phrase: (len(phrase), phrase[0] == objects[0]))
            score += len(taken) + (_HEAD_BONUS if taken[0] == objects[0] else 0.0)
        for prepositions, words in self.obliques:
            after = {word for preposition in prepositions for word in obliques.get(preposition, ())}
            if not (after & words if words else prepositions & obliques.keys()):
                return None
            score += 1.0 if words else _ANY_OBLIQUE
        return score, taken


def phrases_of(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to write a phrase, each as its words with the head first.

    Examples
    --------
    >>> list(phrases_of("travel ban")), list(phrases_of("state of emergency"))
    ([('ban', 'travel')], [('state', 'emergency')])
    >>> list(phrases_of("cease-fire"))
    [('cease-fire',), ('ceasefire',), ('fire', 'cease')]
    """
    if _HEAD_FIRST in text:
        yield tuple(word for word in text.split() if word not in _LINKS)
        return
    words = text.split()[::-1]
    yield tuple(words)
    if "-" in text:
        # A tokeniser may leave such a word whole or part it, and writers differ.
        yield tuple(word.replace("-", "") for word in words)
        yield tuple(part for word in words for part in reversed(word.split("-")))


def read_patterns(entry: str, lines: str, *, sign: bool) -> Iterator[tuple[tuple[str, ...], Pattern]]:
    """Yield each head of the lines of an entry, as the ways to write it, with its pattern."""
    for line in filter(None, map(str.strip, lines.splitlines())):
        first, *rest = (part.strip() for part in line.split("|"))
        objects: list[tuple[str, ...]] = []
        obliques: list[tuple[frozenset[str], frozenset[str]]] = []
        excluded: set[str] = set()
        for part in rest:
            lead, colon, words = part.partition(":")
            if not colon:
                objects += [phrase for text in words_of(part) for phrase in phrases_of(text)]
            elif lead == "not":
                excluded.update(words_of(words))
            else:
                obliques.append((frozenset(words_of(lead)), frozenset(words_of(words))))
        pattern = Pattern(entry, sign, tuple(objects), tuple(obliques), frozenset(excluded))
        for head in words_of(first):
            yield (head,), pattern


class PatternTable:
    """The patterns of all entries, by the verb or noun that they begin with."""

    def __init__(self, begin: Collection[str], end: Collection[str], aspects: Mapping[str, bool]) -> None:
        self._begin, self._end, self._aspects = frozenset(begin), frozenset(end), aspects
        self._verbs: dict[str, list[Pattern]] = {}
        self._nouns: dict[str, list[tuple[tuple[str, ...], Pattern]]] = {}

    def add(self, entry: str, *, sign: bool, verbs: str, nouns: str) -> None:
        """Add the lines of verbs and of nouns of an entry, or of its ending."""
        for (verb,), pattern in read_patterns(entry, verbs, sign=sign):
            self._verbs.setdefault(verb, []).append(pattern)
        for (noun,), pattern in read_patterns(entry, nouns, sign=sign):
            for head, *others in phrases_of(noun):
                self._nouns.setdefault(head, []).append((tuple(others), pattern))

    def of_verb(
        self, verb: str, objects: Sequence[str], obliques: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[float, str, bool, tuple[str, ...]]]:
        """Yield score, entry, sign and the words taken of each pattern that fits a verb."""
        verb = self._known(verb)
        yield from self._of_known_verb(verb, objects, obliques)
        for preposition, words in obliques.items():
            # A parser may take "off" in "call off the strike" for a preposition.
            with_particle = f"{verb} {preposition}"
            if with_particle in self:
                others = {key: value for key, value in obliques.items() if key != preposition}
                yield from self._of_known_verb(with_particle, [*words], others)

    def __contains__(self, verb: str) -> bool:
        return verb in self._verbs or verb in self._begin or verb in self._end

    def _known(self, verb: str) -> str:
        """Mend a lemma that no verb has, as lemmatisers make them: "wag", "instal", "readmitte"."""
        mended = (verb, f"{verb}e", verb + verb[-1:], verb.removesuffix("ed"), verb.removesuffix("te"))
        return next((form for form in mended if form in self), verb)

    def _of_known_verb(
        self, verb: str, objects: Sequence[str], obliques: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[float, str, bool, tuple[str, ...]]]:
        for pattern in self._verbs.get(verb, ()):
            fit = pattern.score(objects, obliques)
            if fit is not None:
                yield fit[0], pattern.entry, pattern.sign, fit[1]
        if verb in self._begin or verb in self._end:
            beside = [word for words in obliques.values() for word in words]
            for place, word in enumerate(objects):
                rest = [*objects[:place], *objects[place + 1 :], *beside]
                bonus = _FROM_NOUN + (0.0 if place else _HEAD_BONUS)
                for score, entry, sign, taken in self._fitting(word, rest, obliques):
                    yield score + bonus, entry, sign == (verb in self._begin), (word, *taken)

    def of_noun(
        self, noun: str, beside: Sequence[str], obliques: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[float, str, bool, tuple[str, ...]]]:
        """Yield the same for a noun that names an act, or its beginning or end ("the end of the strike")."""
        pool = [*beside, *(word for words in obliques.values() for word in words)]
        yield from self._fitting(noun, pool, obliques)
        if noun in self._aspects:
            for place, word in enumerate(pool):
                rest = [*pool[:place], *pool[place + 1 :]]
                for score, entry, sign, taken in self._fitting(word, rest, obliques):
                    yield score + _FROM_NOUN, entry, sign == self._aspects[noun], (word, *taken)

    def _fitting(
        self, noun: str, pool: Sequence[str], obliques: Mapping[str, Collection[str]]
    ) -> Iterator[tuple[float, str, bool, tuple[str, ...]]]:
        for others, pattern in self._nouns.get(noun, ()):
            if set(others) <= set(pool) and (fit := pattern.score(pool, obliques)) is not None:
                yield fit[0] + len(others), pattern.entry, pattern.sign, (*others, *fit[1])
