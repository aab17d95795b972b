"""Two dates of one event: of what happenings tell, and of the killings of one person."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.happening import Happening, may_be_one
from detente.dossier.questions.happenings import Happenings
from detente.dossier.questions.sentences import content_words
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.sources import Evidence

_MOST_DAYS: Final = 10
"""Two dates further apart are of two events."""
_FEWEST_WORDS: Final = 3
_VERB_AND_PLACE: Final = 2
_FEW_NEAR: Final = 8
"""A month is compared with no more than so many things told before and after it of the same party."""
_MOST_DAYS_OF_MONTHS: Final = 45
"""The same where one of them is a month."""
_DONE_ONCE: Final = frozenset(("SUPPORT", "AGREE", "ELECTION", "RULING", "COUP"))
"""Types of what is seldom done twice within two months in the same words: a signing, an election."""
_KILLED: Final = as_pattern(
    r"\b(?:killed|slain|murdered|assassinated|shot (?:to death|dead)|(?:killing|slaying|murder) of)\b", re.I
)
_TO_A_PERSON: Final = as_pattern(
    r"\b(?:arrest|detain|releas|free[ds]|sentenc|kidnap|abduct|deport|extradit|exil)\w*", re.IGNORECASE
)
"""What is done to a person once: nobody is arrested, or freed, twice within days."""
_STEM: Final = 5


class TwoDates:
    """Looks for happenings that are one by all but their dates."""

    def __init__(self, base: EvidenceBase, joined: Happenings) -> None:
        self._base, self._joined = base, joined

    def of_happenings(self, facts: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
        """Yield each two that are one by all but their dates."""
        by_party: defaultdict[tuple[str, str], list[Happening]] = defaultdict(list)
        for happening in facts:
            if happening.range.precision <= Precision.WEEK or _is_of_a_month(happening):
                for party in happening.parties or ("",):
                    by_party[happening.type, party].append(happening)
        seen: set[frozenset[str]] = set()
        for alike in by_party.values():
            for one, other in _neighbours(alike):
                pair = frozenset((one.id, other.id))
                if pair not in seen and self._have_two_dates(one, other):
                    seen.add(pair)
                    yield one, other

    def _have_two_dates(self, one: Happening, other: Happening) -> bool:
        """Return True for what was over, by both dates, when either report was published.

        Of two events one after the other, a report that knew of both would tell of both.
        """
        of_nobody = not one.parties and not other.parties
        if one.range.overlaps(other.range) or not (of_nobody or may_be_one(one, other)):
            return False
        if of_nobody and (_is_of_a_month(one) or _is_of_a_month(other)):
            return False
        if not {telling.words.report for telling in one.tellings}.isdisjoint(
            telling.words.report for telling in other.tellings
        ):
            return False
        last = max(map(_surely_begun, (one, other)))
        published = [self._base.day(words) for each in (one, other) for words in each.evidence]
        if any(day is None or day < last for day in published):
            return False
        if one.type == "TRAVEL":
            return self._is_one_journey(one, other)
        if self._is_done_to_one_person(one, other):
            return True
        if of_nobody:
            return self._joined.is_of_one_town(one, other, _FEWEST_WORDS)
        shared = max(
            (len(self._joined.shared(first, second)) for first in one.evidence for second in other.evidence),
            default=0,
        )
        return shared >= _FEWEST_WORDS

    def _is_one_journey(self, one: Happening, other: Happening) -> bool:
        """Return True for one verb and one place: "arrived in Brine", of the same person."""
        names = content_words(" ".join(self._base.name(party) for party in (*one.parties, *other.parties)))
        return any(
            len((content_words(first.quote) & content_words(second.quote)) - names) >= _VERB_AND_PLACE
            for first in one.evidence
            for second in other.evidence
        )

    def _is_done_to_one_person(self, one: Happening, other: Happening) -> bool:
        """Return True for one verb and one person, who is arrested or freed once: "arrested Ana Roy"."""
        people = {
            party
            for party in {*one.recipients} & {*other.recipients}
            if self._base.kind(party) == "person" and " " in self._base.name(party)
        }
        return bool(people) and any(
            first[0][:_STEM].casefold() == second[0][:_STEM].casefold()
            for words in one.evidence
            for more in other.evidence
            if (first := _TO_A_PERSON.search(words.quote)) and (second := _TO_A_PERSON.search(more.quote))
        )

    def of_deaths(self, facts: Sequence[Happening]) -> Iterator[tuple[str, dict[str, list[Evidence]]]]:
        """Yield each person whose killing has two days, with the words for each day."""
        deaths: defaultdict[str, dict[str, list[Evidence]]] = defaultdict(dict)
        for happening in facts:
            if happening.type != "ASSAULT":
                continue
            for telling in happening.tellings:
                if telling.when is None or not self._is_killed_on(telling.words, telling.when):
                    continue
                for person in self._base.sides(telling.event.recipients):
                    if self._base.kind(person) == "person" and " " in self._base.name(person):
                        deaths[person].setdefault(telling.when, []).append(telling.words)
        for person, days in deaths.items():
            if len(days) > 1:
                yield person, days

    def _is_killed_on(self, words: Evidence, when: str) -> bool:
        """Return True if a sentence says in words that somebody was killed on the day."""
        day = DateRange.parse(when)
        if day.precision > Precision.DAY or day.earliest is None:
            return False
        sentence = self._joined.sentence(words)
        month, number = month_abbr[day.earliest.month], day.earliest.day
        named = re.search(rf"\b{month}\w*\.? {number}\b|\b{number} {month}", sentence)
        return named is not None and _KILLED.search(words.quote) is not None


def _is_of_a_month(happening: Happening) -> bool:
    return happening.range.precision == Precision.MONTH and happening.type in _DONE_ONCE


def _surely_begun(happening: Happening) -> date:
    """Return the last day on which it may have been done; of a month, the first of it."""
    day = happening.range.earliest if _is_of_a_month(happening) else happening.range.latest
    return day or date.max


def _neighbours(alike: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Yield pairs of happenings a few days apart, or a month and what is told of another one."""
    ordered = sorted(alike, key=lambda one: one.range.order)
    exact = [one for one in ordered if not _is_of_a_month(one)]
    for k, one in enumerate(exact):
        for other in exact[k + 1 :]:
            if _days_apart(one, other) > _MOST_DAYS:
                break
            yield one, other
    for k, one in enumerate(ordered):
        if _is_of_a_month(one):
            near = (*ordered[max(0, k - _FEW_NEAR) : k], *ordered[k + 1 : k + 1 + _FEW_NEAR])
            for other in near:
                first, second = sorted((one, other), key=lambda each: each.range.order)
                if _days_apart(first, second) <= _MOST_DAYS_OF_MONTHS:
                    yield first, second


def _days_apart(one: Happening, other: Happening) -> int:
    if one.range.latest is None or other.range.earliest is None:
        return 0
    return (other.range.earliest - one.range.latest).days
