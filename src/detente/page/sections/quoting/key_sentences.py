"""The sentences of the reports that tell most of a dispute: for a page whose model nobody has reviewed."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Line
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting.bare_nouns import names_no_more
from detente.page.sections.quoting.centre import Centre, all_stems_of
from detente.page.sections.quoting.cues import AHEAD, CUES, MOODS, PART
from detente.page.sections.quoting.days_ahead import days_ahead
from detente.page.sections.quoting.key_content import KeyContent
from detente.page.sections.quoting.lone_sentences import (
    LoneSentence,
    LoneSentences,
    leans_on_somebody,
    people_of,
    quoted_line,
    speaks_of_us,
)
from detente.page.sections.quoting.own_words import OwnWords
from detente.page.sections.quoting.passages import Passages, without_joint
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.page.sections.quoting.standing_facts import StandingFacts
from detente.page.sections.quoting.told_lists import OF_AN_ENTRY
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.reading import ActMention, DateExpression, OnWords
from detente.sources import Evidence

_TOGETHER: Final = 0.4
_LONG, _LONGEST = 230, 290
"""A sentence is quoted whole: cut, it may lose its main clause, or the condition at its end."""
_LEAST: Final = 0.7
_ALIKE, _NEARLY_THE_SAME = 0.5, 0.85
_OF_A_SIDE, _OF_AN_ACT, _OF_A_ROW = 0.6, 0.4, 0.4
_TOO_LONG, _VAGUE, _OURS, _A_VIEW = 0.3, 0.9, 0.3, 1.2
_OF_THE_CENTRE: Final = 0.8
_OF_THE_KEY, _USUAL = 2.5, 0.7
"""A sentence gains as it tells more of what matters than the usual one with a cue."""
_ALSO: Final = 0.3
_SAYS_ALSO: Final = as_pattern(r"[^“‘\"]{1,60}\balso\b")
"""A sentence that adds something to one that a reader does not see."""
_COUNTED: Final = as_pattern(r"\b(?:two|three|four|five|six|seven) (?:demands|conditions)\b")
_WILFUL, _LEADS, _FIRST = 0.6, 0.6, 6
_LATER, _MUCH_LATER = 0.02, 20
_FURNITURE: Final = as_pattern(
    r"\b(?:submitted pursuant|states? as follows|is circulated|please circulate|hereby)\b", re.IGNORECASE
)
"""Words of a paper on itself."""


@dataclass(frozen=True)
class _Weighed:
    """A sentence, and what speaks for it."""

    sentence: LoneSentence
    weight: float
    cues: frozenset[str]
    stems: frozenset[str]
    alone: bool = True


class KeySentences:
    """Weighs the sentences of reports by who is named in them and what they say is wanted.

    Parameters
    ----------
    positions
        The table of the reports: what it cites counts as said of the dispute.
    """

    def __init__(self, dossier: Dossier, positions: Positions) -> None:
        self._dossier, self._positions = dossier, positions
        self.standing_alone = LoneSentences(dossier)
        self.centre = Centre(dossier, self.standing_alone.whole)
        self._titles = " ".join(report.title or "" for report in dossier.reports.values())

    @cached_property
    def own(self) -> OwnWords:
        """The sentences by the party whose will they tell."""
        return OwnWords(self._dossier, self.standing_alone, self._positions.speaks_for)

    @cached_property
    def facts(self) -> StandingFacts:
        """The sentences on what holds, was decided and is due."""
        return StandingFacts(self._dossier, self.standing_alone)

    @cached_property
    def content(self) -> KeyContent:
        """The share of what matters that each sentence tells."""
        return KeyContent(self._dossier, self._positions, self.own, self.facts, self.centre)

    def lines(
        self,
        most: int,
        shown: Collection[Evidence] = (),
        *,
        fewest: int = 0,
        room: int = sys.maxsize,
        wilful: Collection[Evidence] = (),
        leads: bool = False,
    ) -> tuple[Line, ...]:
        """Quote at most so many sentences: the weightiest, each on something else, in the order of reading.

        Parameters
        ----------
        shown
            Words that stand elsewhere on the page: their sentences are not quoted again.
        fewest, room
            Beyond so many sentences, only those for whose characters there is room.
        wilful
            The sentences in which a party wants, refuses, offers or decides something come before others.
        leads
            True if what a report begins with comes before others.
        """
        starts = {(words.report, words.start) for words in wilful}
        weighed = self._weighed
        if leads:
            # What a side says in answer to another stands below, under its name.
            weighed = [
                one
                for one in weighed
                if (one.alone or one.sentence.order < _FIRST) and not OF_AN_ENTRY.match(one.sentence.text)
            ]
        before = [one for one in weighed if any(overlap(one.sentence.place, words) for words in shown)]
        left = [one for one in weighed if not any(one is other or _alike(one, other) for other in before)]
        chosen: list[_Weighed] = []
        covered: Counter[str] = Counter()
        while left and len(chosen) < most:
            best = max(
                left,
                key=lambda one: (
                    _gain(one, covered)
                    + _WILFUL * (_begins(one) in starts)
                    + _LEADS * (leads and one.sentence.order < _FIRST)
                ),
            )
            if _gain(best, covered) <= _LEAST:
                break
            room -= len(best.sentence.text)
            if room >= 0 or len(chosen) < fewest:
                chosen.append(best)
                covered.update(best.cues)
            left = [one for one in left if one is not best and not _alike(one, best)]
        in_order = sorted((one.sentence for one in chosen), key=lambda sentence: sentence.order)
        return tuple(quoted_line(one.text, one.place, self._dossier) for one in in_order)

    @cached_property
    def _weighed(self) -> Sequence[_Weighed]:
        """The sentences that name a party and have a cue, weighed."""
        weighed = []
        alone = {one.place for one in self.standing_alone}
        for sentence in self._understood:
            sides = sorted(set(self._named.on(sentence.place)), key=lambda side: -self._central.get(side, 0))
            cues = self._cues(sentence)
            if (
                not (sides or _COUNTED.search(sentence.text))
                or not cues
                or len(sentence.text) > _LONGEST
                or _FURNITURE.search(sentence.text)
            ):
                continue
            moods = {act.mood for act in self._acts.on(sentence.place)}
            weight = sum(_OF_A_SIDE * self._central.get(side, 0) for side in sides[:2])
            weight += sum(_OF_AN_ACT for cue in cues if moods & MOODS.get(cue, frozenset()))
            weight += _OF_A_ROW * min(1.0, max(self._rows.on(sentence.place), default=0.0))
            weight -= _TOO_LONG * (len(sentence.text) > _LONG)
            weight -= _TOGETHER * (sentence.place not in alone)
            weight -= _VAGUE * names_no_more(sentence.text, self._titles)
            weight += _OF_THE_CENTRE * self.centre.of(sentence.text)
            weight -= _OURS * sentence.is_ours + _ALSO * (_SAYS_ALSO.match(sentence.text) is not None)
            weight -= _A_VIEW * any(True for _ in self._views.on(sentence.place))
            weight -= _LATER * min(sentence.order, _MUCH_LATER)
            weight += _OF_THE_KEY * (self.content.of(self._sentences[sentence.order]) - _USUAL)
            stems = all_stems_of(sentence.text)
            weighed.append(_Weighed(sentence, weight, cues, stems, sentence.place in alone))
        return weighed

    @cached_property
    def _sentences(self) -> Sequence[ReportSentence]:
        return tuple(self.standing_alone.whole)

    @cached_property
    def _understood(self) -> Sequence[LoneSentence]:
        """Sentences that can be read by themselves, or with those before them, where both are short."""
        alone = {(one.place.report, one.place.start): one for one in self.standing_alone}
        passages = Passages(self._dossier, self.standing_alone.whole, {})
        understood = []
        for sentence in self.standing_alone.whole:
            one = alone.get((sentence.place.report, sentence.place.start))
            passage = passages.of(sentence, without_joint(sentence.text) if one is None else one.text)
            if passage is None or (one is None and passage.before == 0):
                continue
            place = (passage.place.report, passage.place.start)
            if passage.before and place not in alone:
                continue
            if leans_on_somebody(passage.text, passage.place, self._people):
                continue
            is_ours = speaks_of_us(passage.text)
            if is_ours and sentence.place.report not in self.standing_alone.in_the_first_person:
                continue
            understood.append(LoneSentence(passage.place, passage.text, sentence.order, is_ours))
        return understood

    def _cues(self, sentence: LoneSentence) -> frozenset[str]:
        cues = {cue for cue, words in CUES.items() if words.search(sentence.text)}
        is_ahead = any(True for _ in self._ahead.on(sentence.place))
        return frozenset(cues | {AHEAD} if is_ahead else cues)

    def _side(self, party: str) -> str:
        return self._positions.speaks_for.get(party, party)

    @cached_property
    def _at_table(self) -> frozenset[str]:
        return frozenset(side.id for side in self._positions.parties)

    @cached_property
    def _central(self) -> Mapping[str, float]:
        """The weight of each party: its part of all mentions, which count twice if it acts in the table."""
        counts: Counter[str] = Counter()
        for party in self._dossier.parties:
            side = self._side(party.id)
            counts[side] += len(party.mentions) * (2 if side in self._at_table else 1)
        most = max(counts.values(), default=1)
        return {side: min(1.0, 1.5 * count / most) for side, count in counts.items()}

    @cached_property
    def _named(self) -> OnWords[str]:
        return OnWords(
            (mention, self._side(party.id))
            for party in self._dossier.parties
            if party.name.removeprefix("the ")[:1].isupper()
            for mention in party.mentions
        )

    @cached_property
    def _people(self) -> OnWords[Evidence]:
        return people_of(self._dossier)

    @cached_property
    def _acts(self) -> OnWords[ActMention]:
        return OnWords((act.span, act) for act in self._dossier.acts)

    @cached_property
    def _rows(self) -> OnWords[float]:
        return OnWords((words, row.weight) for row in self._positions.rows for words in row.evidence)

    @cached_property
    def _views(self) -> OnWords[str]:
        """The words of people who are no party of the table, nor speak for one: they only comment."""
        bystanders = {
            party.id
            for party in self._dossier.parties
            if party.kind == "person"
            and self._side(party.id) not in self._at_table
            and not any(role.of for role in party.roles)
        }
        return OnWords(
            (words, statement.id)
            for statement in self._dossier.statements
            if statement.speaker in bystanders
            for words in statement.content_spans
        )

    @cached_property
    def _ahead(self) -> OnWords[DateExpression]:
        return days_ahead(self._dossier)


def _begins(one: _Weighed) -> tuple[str, int]:
    return one.sentence.place.report, one.sentence.place.start


def _gain(one: _Weighed, covered: Mapping[str, int]) -> float:
    """Return what a sentence adds to those chosen, which have so many of each cue."""
    return one.weight + sum(PART[cue] / (1 + 2 * covered[cue]) for cue in one.cues)


def _alike(one: _Weighed, other: _Weighed) -> bool:
    """Return True if two sentences say much the same; a demand and its refusal only share their words."""
    shared = len(one.stems & other.stems) / max(1, min(len(one.stems), len(other.stems)))
    return shared >= (_ALIKE if one.cues <= other.cues or other.cues <= one.cues else _NEARLY_THE_SAME)
