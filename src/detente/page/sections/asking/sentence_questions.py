"""Questions that sentences of the reports leave open, where the table of positions has too little to ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.drafting import is_assessor
from detente.edtf import DateRange
from detente.names import is_plural
from detente.page.lines import Line
from detente.page.sections.asking.asking_forms import Asked, Kind, open_in, questions_on
from detente.page.sections.asking.unknown_cues import NO_DAY, SAYS_MORE
from detente.page.sections.asking.unknowns import Unknown, in_words, unknowns_in
from detente.page.sections.quoting import PartyClauses, SentenceClauses
from detente.page.words import NamesInProse, upper_first
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.reading import DateExpression, OnWords, Party
from detente.sources import Evidence

_WITH_A_SPEAKER: Final = as_pattern(r", [^,?“”]{3,60} (?:said|says|told \w+)\b[^,?]{0,20}\?$")
"""An act with who tells of it: "Will the guild sign, the mediators said on Tuesday?"."""
_LONGEST: Final = 230
_WORTH: Final[Mapping[Kind, float]] = {
    "open": 2.2, "deadline": 1.8, "bound": 2.0, "condition": 1.6, "refusal": 1.4, "demand": 1.3, "offer": 0.9,
    "threat": 0.8, "unknown": 3.0, "ahead": 2.2,
}  # fmt: skip
OF_WHO, OF_WHOM, _EARLY = 1.4, 0.7, 0.3
_LEAD: Final = 0.25
_LEAST: Final = 1.5
_LONG_AGO, _SOME_TIME_AGO = timedelta(days=45), timedelta(days=14)
_STEM: Final = 5
_MOST_UNKNOWN, _LONG = 3, 400
_OF_SUBSTANCE, _LISTED = 0.4, 0.5
_ASKED: Final = 0.6
"""Less for a mere request."""
_OF_MATTER, _MOST_OF_MATTER, _TELLING, _REPEATED = 0.15, 0.6, 15, 3
"""More for each word that many sentences have, of so many words, which stand in so many at least."""
_ALIKE, _AS_MUCH = 0.5, 0.6
_BEFORE_WHETHER: Final = as_pattern(r"^It [^.,;]{2,40}? (?:if|whether) ")
_IS_SO_NOW: Final = as_pattern(r"\b(?:is|are|has|have|will|remains?|can|cannot|do|does|don[’']t|whether)\b")
_NOT_YET: Final = as_pattern(r"\b(?:has|have)(?: not|n[’']t| yet to)\b")
"""Words on what is so now, also behind a day long past."""
_ONLOOKERS: Final = as_pattern(
    r"(?:(?:the|some|many|several|western|most) )*(?:diplomats?|analysts?|experts?|observers?|economists?"
    r"|scholars?"
    r"|historians?|researchers?|commentators?|lawyers?|pollsters?|reporters?|journalists?)\b",
    re.IGNORECASE,
)
_IT: Final = as_pattern(r"(?:it|they)\b", re.IGNORECASE)
_HE: Final = as_pattern(r"(?:he|she)\b", re.IGNORECASE)
_NO: Final = as_pattern(r"No\b[.,!]")
_AGREED: Final = as_pattern(
    r"\b(?:accept(?:s|ed)?|agree(?:s|d)?|took (?:it|that|this) up|welcomed (?:it|that|the offer)|said yes)\b",
    re.IGNORECASE,
)
_TOLD: Final = as_pattern(
    r"(?:asked|demanded|urged|called|wanted|sought|requested|refused|rejected|declined|turned|threw"
    r"|offered|proposed"
    r"|did)\b"
)
"""Verbs that tell of an act in the past: of a day that the words before may name."""
NEXT: Final = 260
"""Characters behind an offer in which its answer may stand."""
TURNED_DOWN: Final = as_pattern(
    r"\b(?:would not (?:take|accept|have)|refused|rejected|turned (?:it|this|that) down|said no|declined)\b",
    re.IGNORECASE,
)
_PRONOUN: Final = as_pattern(r"he|she|it|they|his|her|its|their", re.IGNORECASE)
_ENDS: Final = as_pattern(r"[.!][”\"’')]*$")
_MARKS: Final = as_pattern(
    r"^(?:[A-Z][A-Z .’'-]{2,30}:\s|[QA][.:]\s|\d{1,2}[:.]\d{2} ?[-–—] |\W*\d+(?:\.\d+)*[.)]?\s|[-*•]\s)"
)


@dataclass(frozen=True)
class SentenceQuestion:
    """A question with the sentence that it rests on, and how much it matters."""

    line: Line
    weight: float
    kind: Kind
    stems: frozenset[str]


class SentenceQuestions:
    """Reads questions from the sentences of reports that can be quoted by themselves.

    Parameters
    ----------
    clauses
        Those of the dossier, where they are known already.
    left_out
        Words of acts that a person took out of the case: their sentences ask nothing.
    """

    def __init__(
        self,
        dossier: Dossier,
        positions: Positions,
        names: NamesInProse,
        clauses: PartyClauses | None = None,
        left_out: Collection[Evidence] = (),
    ) -> None:
        self._dossier, self._positions = dossier, positions
        self._left_out = left_out
        self._clauses = clauses or PartyClauses(dossier, names)

    @cached_property
    def ordered(self) -> tuple[SentenceQuestion, ...]:
        """The questions, the one that matters most first, each on something else.

        What the reports themselves say that nobody knows comes before all others.
        """
        every = sorted((*self._unknown, *self._all), key=lambda one: -one.weight)
        chosen: list[SentenceQuestion] = []
        for one in every:
            if one.weight >= _LEAST and not any(alike(one.stems, other.stems) for other in chosen):
                chosen.append(one)
        return tuple(chosen)

    @cached_property
    def _unknown(self) -> Sequence[SentenceQuestion]:
        """Sentences on what is not known: the few that name the most central parties, in their order."""
        sentences = tuple(self._clauses.whole)
        texts = {name: report.text for name, report in self._dossier.reports.items()}
        every = [
            (self._worth_of(one), one)
            for one in unknowns_in(sentences, texts, self._pronoun_at)
            if self._is_open_now(one) and not any(self._is_left_out(part.place) for part in one.sentences)
        ]
        # "Will Brine accept the bar?" where the words can be turned into a question, else the words.
        asked = {one.line.evidence[0]: one for one in self._all if one.kind in ("open", "deadline")}
        best = sorted(every, key=lambda row: -row[0])
        # One that only lacks a day is a question where there is no better one.
        light = [row for row in best if _is_light(row[1])]
        best = [row for row in best if row not in light][:_MOST_UNKNOWN] or light[:1]
        return [
            replace(asked[one.sentences[-1].place], weight=self._weight_unknown(one))
            if _says_as_much(asked.get(one.sentences[-1].place), one)
            else SentenceQuestion(
                Line(in_words(one), evidence=tuple(part.place for part in one.sentences)),
                self._weight_unknown(one),
                "ahead" if one.is_ahead else "unknown",
                stems_of(one.says),
            )
            for _, one in best
        ]

    def _pronoun_at(self, report: str, at: int) -> str | None:
        """Return the name of the party that a pronoun was read as; None where it was not, or has no name."""
        words = self._dossier.reports[report].passage(at, at + 2)
        read = (
            party
            for mention, party in self._clauses.mentions.on(words)
            if mention.start == at and _PRONOUN.fullmatch(mention.quote)
        )
        party = next(read, None)
        return party.name if party is not None and _PRONOUN.fullmatch(party.name) is None else None

    def _weight_unknown(self, one: Unknown) -> float:
        kind: Kind = "ahead" if one.is_ahead else "unknown"
        return _WORTH[kind] + self._worth_of(one) - _ASKED * one.is_request

    def _is_open_now(self, one: Unknown) -> bool:
        last = one.sentences[-1]
        if one.by_a_day:
            return not self._is_over(last.place)
        if one.is_ahead:
            return not self._is_past(last.place) or _NOT_YET.search(last.text) is not None
        return _IS_SO_NOW.search(last.text) is not None or not any(
            self._is_past(part.place) for part in one.sentences
        )

    def _worth_of(self, one: Unknown) -> float:
        """Return how much an unknown thing matters: whom it is about, and how much of the matter it names."""
        central = max(self._weight_of(part.place) for part in one.sentences)
        named = len(stems_of(one.says) & self._matter) * _OF_MATTER
        return central + min(named, _MOST_OF_MATTER) + _worth(one)

    @cached_property
    def _matter(self) -> frozenset[str]:
        """The stems that most sentences of the reports have: those of what they are about."""
        counts = Counter(stem for sentence in self._clauses.whole for stem in stems_of(sentence.text))
        # Of stems that as many sentences have, each run takes the same.
        often = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_TELLING]
        return frozenset(stem for stem, count in often if count >= _REPEATED)

    def _weight_of(self, place: Evidence) -> float:
        sides = {self._side(other.id) for _, other in self._clauses.mentions.on(place)}
        return max((self._central.get(side, 0.0) for side in sides), default=0.0)

    @cached_property
    def _all(self) -> Sequence[SentenceQuestion]:
        return [
            one
            for sentence in self._clauses.sentences
            if not self._is_left_out(sentence.place)
            for one in self._of(sentence)
        ]

    def _is_left_out(self, sentence: Evidence) -> bool:
        return any(_is_within(words, sentence) for words in self._left_out)

    def _of(self, sentence: SentenceClauses) -> Iterator[SentenceQuestion]:
        place, raw = sentence.place, sentence.text
        if raw.endswith("?") or not _ENDS.search(raw):
            return
        is_past = self._is_past(place)
        seen: set[str] = set()
        for clause in sentence.clauses:
            if clause.party.kind == "person" and _HE.match(raw) and clause is sentence.clauses[0]:
                continue  # "he" may be another man
            plural = is_plural(clause.subject, clause.party.kind) or " and " in clause.subject
            person = clause.party.kind == "person"
            for predicate in clause.predicates:
                for asked in questions_on(clause.subject, predicate, plural=plural, person=person):
                    # A condition may hang on all of a sentence, not on its last verb alone.
                    is_behind = asked.kind == "condition" and predicate is not clause.predicates[0]
                    # An analyst's advice is no demand.
                    looks_on = is_assessor(clause.party) or _ONLOOKERS.match(clause.subject) is not None
                    advises = asked.kind in ("demand", "refusal", "offer", "threat") and looks_on
                    is_answered = asked.kind == "offer" and self._is_answered(place)
                    # "It" is the last subject less often where it offers or refuses than where it asks.
                    is_loose = asked.kind in ("offer", "refusal", "threat") and _IT.match(raw) is not None
                    if asked.text not in seen and not (is_behind or advises or is_answered or is_loose):
                        seen.add(asked.text)
                        if _TOLD.match(predicate) and self._is_of_a_past_day(place):
                            continue
                        if is_past and asked.kind not in ("open", "demand"):
                            continue
                        yield from self._weighed(asked, place, clause.party)
        bare = _MARKS.sub("", raw)
        for asked in open_in(bare) if not is_past else ():
            if asked.text not in seen:
                yield from self._weighed(asked, place, None)

    def _is_answered(self, place: Evidence) -> bool:
        """Return True for an offer that the words behind it turn down."""
        text = self._dossier.reports[place.report].text
        behind = text[place.end : place.end + NEXT].split("\n\n")[0].lstrip()
        first = behind.split(". ")[0]
        is_open = TURNED_DOWN.search(behind) is None and _NO.match(behind) is None
        return not is_open or _AGREED.search(first) is not None

    def _weighed(self, asked: Asked, place: Evidence, party: Party | None) -> Iterator[SentenceQuestion]:
        text = upper_first(asked.text)
        if len(text) > _LONGEST or _WITH_A_SPEAKER.search(text):
            return
        central = sorted(
            {self._side(other.id) for _, other in self._clauses.mentions.on(place)},
            key=lambda side: -self._central.get(side, 0.0),
        )
        own = self._side(party.id) if party is not None else None
        weight = _WORTH[asked.kind]
        if own is not None:
            weight += OF_WHO * self._central.get(own, 0.0)
        others = [self._central.get(side, 0.0) for side in central if side != own]
        weight += (OF_WHOM if own is not None else OF_WHO) * max(others, default=0.0)
        length = max(1, len(self._dossier.reports[place.report].text))
        weight += _EARLY * (place.start / length < _LEAD)
        stems = stems_of(text)
        yield SentenceQuestion(Line(text, evidence=(place,)), weight, asked.kind, stems)

    def _is_over(self, place: Evidence) -> bool:
        """Return True for a sentence whose last day is before that of the reports."""
        latest = self._dossier.latest
        last = self._last_day(place)
        return latest is not None and last is not None and last < latest

    def _last_day(self, place: Evidence) -> date | None:
        """Return the last day that words name; None where they name none that is known."""
        ends = [DateRange.parse(one.edtf).latest for one in self._dates.on(place) if one.edtf is not None]
        return max((day for day in ends if day is not None), default=None)

    def _is_past(self, place: Evidence) -> bool:
        """Return True for a sentence that tells of a day long before the reports."""
        latest = self._dossier.latest
        if latest is None:
            return False
        last = self._last_day(place)
        return last is not None and last < latest - _LONG_AGO

    def _is_of_a_past_day(self, place: Evidence) -> bool:
        """Return True where the last day that a paragraph names up to a sentence is some time past."""
        latest, text = self._dossier.latest, self._dossier.reports[place.report].text
        if latest is None:
            return False
        start = text.rfind("\n\n", 0, place.start) + 1
        before = self._dossier.reports[place.report].passage(start, place.end)
        last = self._last_day(before)
        return last is not None and last < latest - _SOME_TIME_AGO

    @cached_property
    def _dates(self) -> OnWords[DateExpression]:
        return OnWords((one.span, one) for one in self._dossier.dates)

    def _side(self, party: str) -> str:
        return self._positions.speaks_for.get(party, party)

    @cached_property
    def _central(self) -> Mapping[str, float]:
        """The weight of each side: its part of all mentions."""
        return central_sides(self._dossier, self._positions)


def _worth(unknown: Unknown) -> float:
    """Return how much an unknown thing matters by its words: one that only has no day yet matters less."""
    of_substance = _OF_SUBSTANCE * (NO_DAY.search(unknown.says) is None)
    return of_substance + _LISTED * unknown.is_listed - len(unknown.says) / _LONG


def _is_light(unknown: Unknown) -> bool:
    """Return True for one that only has no day or place yet."""
    return NO_DAY.search(unknown.says) is not None and SAYS_MORE.search(unknown.says) is None


def _says_as_much(question: SentenceQuestion | None, unknown: Unknown) -> bool:
    """Return True for a question that asks all that the words of the report leave open."""
    if question is not None and unknown.by_a_day:
        return question.kind == "deadline"
    clause = _BEFORE_WHETHER.sub("", unknown.says)
    return question is not None and len(question.line.text) >= _AS_MUCH * len(clause)


def central_sides(dossier: Dossier, positions: Positions) -> Mapping[str, float]:
    """Return how central each side is, from 0 to 1, by how often the reports name it or who speaks for it."""
    counts: Counter[str] = Counter()
    for party in dossier.parties:
        counts[positions.speaks_for.get(party.id, party.id)] += len(party.mentions)
    most = max(counts.values(), default=1)
    return {side: min(1.0, 1.5 * count / most) for side, count in counts.items()}


def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text."""
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))


def alike(stems: frozenset[str], others: frozenset[str]) -> bool:
    """Return True if two questions have most of their words in common."""
    return len(stems & others) >= _ALIKE * max(1, min(len(stems), len(others)))


def _is_within(words: Evidence, place: Evidence) -> bool:
    return words.report == place.report and place.start <= words.start < place.end
