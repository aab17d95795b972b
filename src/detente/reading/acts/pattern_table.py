"""The patterns of all entries of the catalogue of acts, by the verb or noun that they begin with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from detente.reading.acts.patterns import Pattern, Phrase, phrases_of, read_patterns

_FROM_NOUN: Final = 0.5
"""A light verb with a noun counts a little less than a pattern written out with as many words."""


@dataclass(frozen=True, slots=True)
class Fit:
    """An entry that words fit, how closely, and the words beside the predicate that name the act."""

    score: float
    entry: str
    sign: bool
    words: Phrase


class PatternTable:
    """The patterns of all entries.

    Parameters
    ----------
    begin, end
        Verbs that begin or keep up, and end, whatever a noun names.
    aspects
        Nouns for the beginning (True) and the end (False) of what another noun names.
    carriers
        Nouns that stand for the noun after their "of": "round", "thousand".
    """

    def __init__(
        self,
        *,
        begin: Collection[str],
        end: Collection[str],
        aspects: Mapping[str, bool],
        carriers: Collection[str],
    ) -> None:
        self._light = {**dict.fromkeys(end, False), **dict.fromkeys(begin, True)}
        self._aspects = aspects
        self._carriers = frozenset((*carriers, *aspects))
        self._verbs: dict[str, list[Pattern]] = {}
        self._nouns: dict[str, list[tuple[Phrase, Pattern]]] = {}
        self._act_nouns: dict[str, set[str]] = {}

    def add(self, entry: str, *, sign: bool, verbs: str, nouns: str) -> None:
        """Add the lines of verbs and of nouns of an entry, or of its ending."""
        for verb, pattern in read_patterns(entry, verbs, sign=sign):
            self._verbs.setdefault(verb, []).append(pattern)
        for noun, pattern in read_patterns(entry, nouns, sign=sign):
            for head, *others in phrases_of(noun):
                self._nouns.setdefault(head, []).append((tuple(others), pattern))
                self._act_nouns.setdefault(entry, set()).add(head)

    def of_verb(
        self, verb: str, objects: Sequence[Phrase], obliques: Mapping[str, Sequence[str]]
    ) -> Iterator[Fit]:
        """Yield the entries that a verb fits."""
        verb = self.known(verb)
        yield from self._of_known_verb(verb, objects, obliques)
        for preposition, words in obliques.items() if not objects else ():
            # A parser may take "off" in "call off the strike" for a preposition.
            with_particle = f"{verb} {preposition}"
            if with_particle in self:
                others = {key: value for key, value in obliques.items() if key != preposition}
                yield from self._of_known_verb(with_particle, [tuple(words)], others)

    def of_noun(
        self, noun: str, beside: Sequence[str], obliques: Mapping[str, Sequence[str]]
    ) -> Iterator[Fit]:
        """Yield the entries that a noun fits, or whose beginning or end it is ("the end of the strike")."""
        pool = [*beside, *(word for words in obliques.values() for word in words)]
        yield from self._of_named(noun, pool, obliques)
        if noun in self._aspects:
            yield from self._of_carried(pool, (), obliques, sign=self._aspects[noun])

    def act_nouns(self, entry: str) -> Collection[str]:
        """Return the nouns that name an entry or its ending by themselves: "suit", "strike"."""
        return self._act_nouns.get(entry, ())

    def are_alike(self, entry: str, noun: str, others: Collection[str]) -> bool:
        """Return True if verbs of an entry take a noun as they take others: "account" as "asset"."""
        return any(
            noun in nouns and not nouns.isdisjoint(others)
            for patterns in self._verbs.values()
            for pattern in patterns
            if pattern.entry == entry and (nouns := {phrase[0] for phrase in pattern.objects})
        )

    def stands_alone(self, entry: str, verb: str) -> bool:
        """Return True if a verb speaks of an entry without any further word: "walk out"."""
        return any(
            pattern.entry == entry and not pattern.objects and not pattern.obliques
            for pattern in self._verbs.get(verb, ())
        )

    def __contains__(self, verb: str) -> bool:
        return verb in self._verbs or verb in self._light

    def naming(self, words: Phrase, entry: str) -> Phrase:
        """Return those of some words that name an entry or its ending by themselves."""
        named = {
            word
            for head in words
            for others, pattern in self._nouns.get(head, ())
            if pattern.entry == entry and set(others) <= set(words)
            for word in (head, *others)
        }
        return tuple(word for word in words if word in named)

    def known(self, verb: str) -> str:
        """Return a verb's lemma, mended if it is one that no verb has: "wag", "instal", "readmitte"."""
        mended = (verb, f"{verb}e", verb + verb[-1:], verb.removesuffix("ed"), verb.removesuffix("te"))
        return next((form for form in mended if form in self), verb)

    def _of_known_verb(
        self, verb: str, objects: Sequence[Phrase], obliques: Mapping[str, Sequence[str]]
    ) -> Iterator[Fit]:
        for pattern in self._verbs.get(verb, ()):
            if (scored := pattern.score(objects, obliques, self._carriers)) is not None:
                yield Fit(scored[0], pattern.entry, pattern.sign, scored[1])
        if verb not in self._light:
            return
        after = [word for words in obliques.values() for word in words]
        for place, (head, *others) in enumerate(objects):
            beside = [word for k, phrase in enumerate(objects) if k != place for word in phrase] + after
            for fit in self._of_named(head, [*others, *beside], obliques):
                yield Fit(
                    fit.score + _FROM_NOUN, fit.entry, fit.sign == self._light[verb], (head, *fit.words)
                )
            if head in self._carriers:
                sign = self._light[verb] == self._aspects.get(head, True)
                yield from self._of_carried(others, beside, obliques, sign=sign)

    def _of_carried(
        self,
        nouns: Sequence[str],
        beside: Sequence[str],
        obliques: Mapping[str, Sequence[str]],
        *,
        sign: bool,
    ) -> Iterator[Fit]:
        for place, noun in enumerate(nouns):
            pool = [*nouns[:place], *nouns[place + 1 :], *beside]
            for fit in self._of_named(noun, pool, obliques):
                yield Fit(fit.score + _FROM_NOUN, fit.entry, fit.sign == sign, (noun, *fit.words))

    def _of_named(
        self, noun: str, pool: Sequence[str], obliques: Mapping[str, Sequence[str]]
    ) -> Iterator[Fit]:
        """Yield the entries that a noun names; what it needs beside it may stand anywhere in the pool."""
        loose = [(word, *pool) for word in pool]
        for others, pattern in self._nouns.get(noun, ()):
            if set(others) <= set(pool):
                scored = pattern.score(loose, obliques, ())
                if scored is not None:
                    yield Fit(scored[0] + len(others), pattern.entry, pattern.sign, (*others, *scored[1]))
