"""Happenings: events of several reports that are one, each with all passages that report it.

Two events are one if they are of one type, of parties that agree, of days that agree, and share words. Where
that is in doubt they stay two: a happening too many is seen by whoever reads, one too few is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Final

from detente.dossier.questions.base import Coverage, EvidenceBase
from detente.dossier.questions.happening import MUTUAL, Happening, Telling, may_be_one
from detente.dossier.questions.reality import EventStatus
from detente.dossier.questions.sentences import (
    RareWords,
    content_words,
    deeds_of_many,
    sentence_of,
    towns_in,
    words_of_violence,
)
from detente.edtf import DateRange, Precision
from detente.names import bare_name
from detente.patterns import as_pattern
from detente.reading import ByMonth, Event
from detente.sources import Evidence

_AGAINST_PEOPLE: Final = frozenset(("ASSAULT", "COERCE", "ACCUSE"))
_FOR_PEOPLE: Final = frozenset(("AID", "CONCEDE"))
_MANY: Final = 3
_FEW: Final = 2
_SEVERAL: Final = 3
"""Words that two sentences must share, where the days agree well and where they agree less."""
_MOST: Final = 5
"""The same where names and frequent words count too."""
_MOST_COMPARED: Final = 8
"""Tellings of one happening that are compared: what a hundred reports tell need not be compared with all."""
_MOST_ROUNDS: Final = 5
_NOT_COUNTED: Final = Coverage(0, 0, 0)
_DAYS_BACK: Final = 3
_KNOWN_DEED: Final = as_pattern(
    r"\b[Tt]he (?:[\w.,-]+ ){0,5}?(?:bombings?|blasts?|attacks?|explosions?|killings?|shootings?|massacres?"
    r"|clash(?:es)?|raids?|strikes?|battles?|offensive)\b"
)
_Key = tuple[str, EventStatus, str]


class Happenings:
    """The dated events of a dossier, those of several reports joined."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._rare_words: dict[str, frozenset[str]] = {}
        self._sentences: dict[Evidence, str] = {}
        self._texts = {name: report.text for name, report in base.dossier.reports.items()}

    @property
    def all(self) -> tuple[Happening, ...]:
        """Every happening in the order of its date."""
        return self._base.once("happenings", self._all)

    def _all(self) -> tuple[Happening, ...]:
        joined = [self._of(event, status) for event, status in self._events()]
        grown = set(range(len(joined)))
        # Two that a third joins were apart when each was compared with the others.
        for _ in range(_MOST_ROUNDS):
            joined, grown = self._joined(joined, grown)
            if not grown:
                break
        return tuple(sorted(map(self._whole, joined), key=lambda happening: happening.range.order))

    def _joined(self, happenings: Sequence[Happening], grown: set[int]) -> tuple[list[Happening], set[int]]:
        """Return happenings, those that are one joined, and the places of those that grew by it.

        Parameters
        ----------
        grown
            The places of those that are others than when all were last compared. Two that are as they were
            then are not one.
        """
        joined: list[Happening] = []
        by_party: ByMonth[_Key] = ByMonth()
        now_grown: set[int] = set()
        to_compare: set[int] = set()
        keys_of_grown = {key for place in grown for key in _keys(happenings[place])}
        for before, new in enumerate(happenings):
            has_grown, place = before in grown, len(joined)
            if has_grown or not keys_of_grown.isdisjoint(_keys(new)):
                near = (k for k in self._near(by_party, new) if has_grown or k in to_compare)
                place = next((k for k in near if self._is_one(joined[k], new)), place)
                if place < len(joined):
                    joined[place] = self._both(joined[place], new)
                    now_grown.add(place)
                    keys_of_grown.update(_keys(joined[place]))
                if has_grown or place in now_grown:
                    to_compare.add(place)
                one = joined[place] if place < len(joined) else new
                for key in _keys(one):
                    by_party.add(key, one.range, place)
            if place == len(joined):
                joined.append(new)
        return joined, now_grown

    @property
    def left_out(self) -> int:
        """The number of dated events whose words do not bear out that they were, are or will be."""

        def count() -> int:
            return sum(
                self._base.reality.of(event) is None
                for event in self._base.dossier.events
                if DateRange.parse(event.when).dated
            )

        return self._base.once("events left out", count)

    @cached_property
    def rare(self) -> RareWords:
        """The words that few reports use."""
        return RareWords(self._texts.values())

    def sentence(self, words: Evidence) -> str:
        """Return the sentence that words stand in."""
        known = self._sentences.get(words)
        if known is None:
            known = self._sentences[words] = sentence_of(words, self._texts[words.report])
        return known

    def shared(self, one: Evidence, other: Evidence) -> frozenset[str]:
        """Return the rare words that the sentences of two passages share, without the names of parties."""
        return self._words(self.sentence(one)) & self._words(self.sentence(other))

    def _words(self, sentence: str) -> frozenset[str]:
        known = self._rare_words.get(sentence)
        if known is None:
            known = self._rare_words[sentence] = self.rare.of(sentence) - self._names
        return known

    @cached_property
    def _names(self) -> frozenset[str]:
        named = (
            name
            for party in self._base.dossier.parties
            if party.kind != "other"
            for name in (party.name, *party.aliases)
            if name[:1].isupper()
        )
        return frozenset(word for name in named for word in content_words(name))

    def _events(self) -> Iterator[tuple[Event, EventStatus]]:
        """Yield the events that are facts or to come, the most exact date first."""
        dated = [
            (event, status)
            for event in self._base.dossier.events
            if (status := self._base.reality.of(event)) is not None
        ]
        yield from sorted(dated, key=lambda item: DateRange.parse(item[0].when).precision)

    def _of(self, event: Event, status: EventStatus) -> Happening:
        sides = self._base.sides
        return Happening(
            id=event.id,
            type=event.type,
            status=status,
            actors=sides(event.actors),
            recipients=sides(event.recipients),
            when=event.when,
            place=event.place.name if event.place else None,
            tellings=tuple(Telling(words, event.when, event) for words in event.evidence),
            coverage=_NOT_COUNTED,
        )

    def undated(self, event: Event) -> Happening:
        """Return an event that nobody dates as a happening of its own."""
        return self._whole(self._of(event, "fact"))

    def _whole(self, happening: Happening) -> Happening:
        """Return a happening with its tellings in order and counted."""
        tellings = sorted(happening.tellings, key=lambda telling: self._base.day(telling.words) or date.max)
        coverage = self._base.coverage(telling.words for telling in tellings)
        return self._as_most_tell(replace(happening, tellings=tuple(tellings), coverage=coverage))

    def _as_most_tell(self, happening: Happening) -> Happening:
        """Return a happening without the parties that one telling of many alone names: they are misread."""
        tellings = happening.tellings
        if len(tellings) < _MANY:
            return happening
        named = Counter(
            side
            for telling in tellings
            for side in self._base.sides((*telling.event.actors, *telling.event.recipients))
        )
        often = {side for side, times in named.items() if times * _MANY > len(tellings)}
        return replace(
            happening,
            actors=tuple(side for side in happening.actors if side in often),
            recipients=tuple(side for side in happening.recipients if side in often),
        )

    def _near(self, by_party: ByMonth[_Key], new: Happening) -> list[int]:
        keys = _keys(new)
        return sorted({number for key in keys for number in by_party.near(key, new.range)})

    def _is_one(self, known: Happening, new: Happening) -> bool:
        if known.type != new.type or known.status != new.status or not known.range.overlaps(new.range):
            return False
        if self._is_copied(known, new):
            return True
        if not self._places_agree(known, new) and not self._is_known_deed(known, new):
            return False
        exact = max(known.range.precision, new.range.precision)
        if exact <= Precision.DAY and not (known.parties and new.parties):
            looks_back = self._looks_back(known) or self._looks_back(new)
            words = content_words if looks_back else _particular_words
            return self._agree_in(_SEVERAL, known, new, words) or self.is_of_one_town(known, new)
        if not may_be_one(known, new):
            return False
        if _share_words(known.evidence, new.evidence):
            return True
        both_sides = len({*known.parties} & {*new.parties}) > 1
        if exact <= Precision.DAY and both_sides and known.type in MUTUAL:
            return True
        if exact <= Precision.DAY and self._agree_in(_MOST, known, new, content_words):
            return True
        if exact <= Precision.DAY and (
            self._is_known_deed(known, new)
            or self._is_called_so(known, new)
            or self._is_called_so(new, known)
        ):
            return True
        if exact <= Precision.MONTH and self._was_done_for_one_person(known, new):
            return True
        least = _FEW if exact <= Precision.WEEK else _SEVERAL
        if exact <= Precision.SEASON and self._befell_one_person(known, new):
            least = 1
        return self._agree_in(least, known, new, self._words)

    def _is_copied(self, known: Happening, new: Happening) -> bool:
        """Return True if a report tells a deed in the words of the one that it is a part of."""
        origin = self._base.dossier.origin
        return any(
            one.report != other.report
            and one.quote == other.quote
            and origin(one.report) == origin(other.report)
            for one in known.evidence[:_MOST_COMPARED]
            for other in new.evidence[:_MOST_COMPARED]
        )

    def is_of_one_town(self, known: Happening, new: Happening, least: int = 0) -> bool:
        """Return True if two reports set two deeds in one town, in words for one sort of deed.

        Clashes or a march of one day are that: two are seldom told apart. Of bombs and shootings a town may
        have several a day, so they are one only if their sentences share further words.

        Parameters
        ----------
        least
            Words that are to be shared, beside those of any attack; 0 for the deeds of many alone.
        """
        return any(
            one.report != other.report
            and towns_in(self.sentence(one)) & towns_in(self.sentence(other))
            and (
                len(_particular_words(self.sentence(one)) & _particular_words(self.sentence(other))) >= least
                if least
                else bool(deeds_of_many(self.sentence(one)) & deeds_of_many(self.sentence(other)))
            )
            for one in known.evidence[:_MOST_COMPARED]
            for other in new.evidence[:_MOST_COMPARED]
        )

    def _looks_back(self, happening: Happening) -> bool:
        """Return True for a deed that a report speaks of, days later, as known: "the blasts of May 7"."""
        evidence = happening.evidence[:_MOST_COMPARED]
        days = [self._base.day(words) for words in evidence]
        latest = happening.range.latest
        return any(
            day is not None
            and latest is not None
            and (day - latest).days > _DAYS_BACK
            and _KNOWN_DEED.search(self.sentence(words)) is not None
            for day, words in zip(days, evidence, strict=True)
        )

    def _is_known_deed(self, known: Happening, new: Happening) -> bool:
        """Return True if one looks back at a deed in words of the other.

        It may call the place something else: "the blasts in East Africa", of those in Nairobi.
        """
        looks_back = self._looks_back(known) or self._looks_back(new)
        return looks_back and self._agree_in(_SEVERAL, known, new, _particular_words)

    def _is_called_so(self, known: Happening, named: Happening) -> bool:
        """Return True if one is spoken of later by the word for what the same actors did that day.

        "The offensive of May 7" is the offensive that they launched on May 7.
        """
        if not {*known.actors} & {*named.actors} or not self._looks_back(named):
            return False
        nouns = {
            word
            for words in named.evidence[:_MOST_COMPARED]
            for deed in _KNOWN_DEED.finditer(self.sentence(words))
            for word in content_words(deed.group().split()[-1])
        }
        return any(nouns & content_words(words.quote) for words in known.evidence[:_MOST_COMPARED])

    def _agree_in(
        self, least: int, one: Happening, other: Happening, words: Callable[[str], frozenset[str]]
    ) -> bool:
        """Return True if sentences of two happenings share so many words."""
        some, others = (
            [words(self.sentence(each)) for each in happening.evidence[:_MOST_COMPARED]]
            for happening in (one, other)
        )
        return any(len(first & second) >= least for first in some for second in others)

    def _places_agree(self, one: Happening, other: Happening) -> bool:
        """Return True unless two places are named, and neither is spoken of where the other is."""
        if one.place is None or other.place is None:
            return True
        return self._speaks_of(one.place, other) or self._speaks_of(other.place, one)

    def _speaks_of(self, place: str, happening: Happening) -> bool:
        plain = bare_name(place).casefold()
        return any(plain in self.sentence(words).casefold() for words in happening.evidence[:_MOST_COMPARED])

    def _befell_one_person(self, one: Happening, other: Happening) -> bool:
        """Return True for an attack on one named person, or his arrest: that is seldom done twice."""
        people = {*one.recipients} & {*other.recipients} & self._people
        return one.type in _AGAINST_PEOPLE and bool(people)

    def _was_done_for_one_person(self, one: Happening, other: Happening) -> bool:
        """Return True for what one verb tells of one named person: he is rescued, or freed, once a month."""
        people = {*one.recipients} & {*other.recipients} & self._people
        if one.type not in _FOR_PEOPLE or not people:
            return False
        verbs, others = (
            frozenset(
                word
                for words in each.evidence[:_MOST_COMPARED]
                for word in content_words(words.quote)
                if word not in self._names
            )
            for each in (one, other)
        )
        return bool(verbs & others)

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(
            party.id for party in self._base.dossier.parties if party.kind == "person" and " " in party.name
        )

    def _both(self, known: Happening, new: Happening) -> Happening:
        return replace(
            known,
            actors=tuple(dict.fromkeys((*known.actors, *new.actors))),
            recipients=tuple(
                party
                for party in dict.fromkeys((*known.recipients, *new.recipients))
                if party not in {*known.actors, *new.actors}
            ),
            when=min(known.range, new.range, key=lambda when: when.precision).text,
            place=known.place or new.place,
            tellings=(*known.tellings, *new.tellings),
        )


def _particular_words(sentence: str) -> frozenset[str]:
    return content_words(sentence) - words_of_violence()


def _keys(happening: Happening) -> list[_Key]:
    parties = [(happening.type, happening.status, party) for party in happening.parties]
    return [*parties, (happening.type, happening.status, f"on {happening.when}")]


def _share_words(some: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    return any(
        one.report == other.report and one.start < other.end and other.start < one.end
        for one in some
        for other in others
    )
