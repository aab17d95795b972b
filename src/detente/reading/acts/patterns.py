"""Patterns of words by which an act of the catalogue is recognised, as its file writes them.

A line is ``verbs | objects | preposition: objects | not: objects``, each part but the first optional:
``lift, ease | travel ban``, ``return | to: talk, negotiation``, ``release | not: report``. A phrase of
several words has its head last ("travel ban"), or before "of" ("state of emergency"); all its words must be
there. ``*`` is any object: ``recognise | *``, and ``pay | not: *`` where there is none. ``without: about``
is a preposition that must not follow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from detente.reading.lexica import words_of

Phrase = tuple[str, ...]
"""The lemmas of a phrase, the head first."""

_HEAD_FIRST: Final = " of "
_ANY: Final = "*"
_ANY_OBLIQUE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that, beside a verb or a noun, speak of one act.

    Attributes
    ----------
    sign
        False if they speak of its ending.
    objects
        Phrases of which one must be there. Empty if none is needed.
    obliques
        Prepositions and the words of which one must follow one of them; no words if any may.
    excluded, closed_to
        Words that must not be among the objects, and prepositions that must not follow.
    """

    entry: str
    sign: bool
    objects: tuple[Phrase, ...] = ()
    obliques: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    excluded: frozenset[str] = frozenset()
    closed_to: frozenset[str] = frozenset()

    def score(
        self, objects: Sequence[Phrase], obliques: Mapping[str, Collection[str]], carriers: Collection[str]
    ) -> tuple[float, Phrase] | None:
        """Return how closely words fit, and the words of the objects that it took; None if they do not.

        The head of a phrase must be the head of the object, unless that is one of the ``carriers`` of
        another noun ("thousands of troops").
        """
        if not self.closed_to.isdisjoint(obliques) or (objects and _ANY in self.excluded):
            return None
        if any(not self.excluded.isdisjoint(phrase) for phrase in objects):
            return None
        score = 1.0
        taken: Phrase = ()
        if self.objects:
            fitting = [
                phrase
                for phrase in self.objects
                for words in objects
                if phrase[0] == _ANY
                or (phrase[0] in (words if words[0] in carriers else words[:1]) and set(phrase) <= set(words))
            ]
            if not fitting:
                return None
            taken = max(fitting, key=len)
            if taken[0] == _ANY:
                taken = ()
            score += len(taken)
        for prepositions, after in self.obliques:
            words = {word for preposition in prepositions for word in obliques.get(preposition, ())}
            if not (words & after if after else prepositions & obliques.keys()):
                return None
            score += 1.0 if after else _ANY_OBLIQUE
        return score, taken


def phrases_of(text: str) -> Iterator[Phrase]:
    """Yield the ways to write a phrase, each as its words with the head first.

    Examples
    --------
    >>> list(phrases_of("travel ban")), list(phrases_of("state of emergency"))
    ([('ban', 'travel')], [('state', 'emergency')])
    >>> list(phrases_of("cease-fire"))
    [('cease-fire',), ('ceasefire',), ('fire', 'cease')]
    """
    if _HEAD_FIRST in text:
        yield tuple(word for word in text.split() if word not in ("of", "the"))
        return
    words = text.split()[::-1]
    yield tuple(words)
    if "-" in text:
        # A tokeniser may leave such a word whole or part it, and writers differ.
        yield tuple(word.replace("-", "") for word in words)
        yield tuple(part for word in words for part in reversed(word.split("-")))


def read_patterns(entry: str, lines: str, *, sign: bool) -> Iterator[tuple[str, Pattern]]:
    """Yield each verb or noun that the lines of an entry begin with, and what must stand beside it."""
    for line in filter(None, map(str.strip, lines.splitlines())):
        first, *rest = (part.strip() for part in line.split("|"))
        objects: list[Phrase] = []
        obliques: list[tuple[frozenset[str], frozenset[str]]] = []
        barred: dict[str, list[str]] = {"not": [], "without": []}
        for part in rest:
            lead, colon, words = part.partition(":")
            if not colon:
                objects += [phrase for text in words_of(part) for phrase in phrases_of(text)]
            elif lead in barred:
                barred[lead] += words_of(words)
            else:
                obliques.append((frozenset(words_of(lead)), frozenset(words_of(words))))
        pattern = Pattern(
            entry, sign, tuple(objects), tuple(obliques), *(frozenset(words) for words in barred.values())
        )
        for head in words_of(first):
            yield head, pattern
