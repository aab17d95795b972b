"""The outcome of an announcement: reported as done, or spoken of since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from detente.dossier.questions.announced import MEETING, Due
from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.meetings import is_told_as_held
from detente.dossier.questions.sentences import content_words
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.reading import ActMention, Event
from detente.sources import Evidence

_ALIKE: Final = ("CONSULT", "AGREE", "COOPERATE", "SUPPORT")
_AROUND: Final = timedelta(days=7)
_FEWEST_SHARED, _MOST = 2, 0.5
_ANY_SIDES: Final = as_pattern(
    r"(?:(?:the|both|all|two|rival|warring|negotiating|opposing)\s)*(?:parties|sides|delegations)",
    re.IGNORECASE,
)
"""A name for those who meet that does not say who they are."""


class Fulfilment:
    """The reports, up to a day, that tell what became of announcements."""

    def __init__(self, base: EvidenceBase, day: date | None) -> None:
        self._base = base
        self._until = day or date.max

    def was_reported(self, item: Due) -> bool:
        """Return True if a report of its day, or a later one, tells of it as done."""
        earliest = item.range.earliest or item.range.latest
        if earliest is None:
            return True
        wanted = {party for party in item.parties if not _ANY_SIDES.fullmatch(self._base.name(party))}
        for event in self._facts_by_type(item.type):
            told_on, when = self._base.day(event.span), DateRange.parse(event.when)
            if told_on is None or told_on < earliest:
                continue
            if when.dated and (not _is_near(when, item.range) or self._base.reality.of(event) != "fact"):
                continue
            if not when.dated and not (
                wanted and item.type in MEETING and is_told_as_held(self._base, event)
            ):
                continue
            sides = set(self._base.sides((*event.actors, *event.recipients)))
            if wanted <= sides or (sides and sides <= wanted and when.dated):
                return True
        if item.says and self._is_told_as_done(item):
            return True
        return any(
            (told_on := self._base.day(act.span)) is not None
            and told_on >= earliest
            and act.mood in ("done", "in force")
            and self._base.side(act.doer or "") == item.parties[0]
            for act in self._acts[item.act.casefold()]
        )

    def _is_told_as_done(self, item: Due) -> bool:
        """Return True if a sentence of a later report tells of the day in most of the same words."""
        words = content_words(item.says)
        return any(
            len(words & content_words(day.text)) >= max(_FEWEST_SHARED, _MOST * len(words))
            for day in self._base.days(as_told=True)
            if day.is_fact
            and day.range.dated
            and _is_near(day.range, item.range)
            and any(self._is_since(words, item) for words in day.evidence)
        )

    def _is_since(self, words: Evidence, item: Due) -> bool:
        told_on = self._base.day(words)
        return told_on is not None and told_on > (item.announced or date.min) and self._is_known(words)

    def last_word(self, item: Due) -> Evidence | None:
        """Return the latest words of a later report on the same act of the same sides; None without any."""
        if not item.act or item.announced is None:
            return None
        alike = self._acts[item.catalogue or item.act.casefold()]
        later = [
            (day, act.span)
            for act in alike
            if (day := self._base.day(act.span)) is not None
            and day > item.announced
            and self._is_of(item, act)
        ]
        return max(later, key=lambda one: one[0])[1] if later else None

    def _is_known(self, words: Evidence) -> bool:
        """Return True for words of a report that was there on the day."""
        told_on = self._base.day(words)
        return told_on is None or told_on <= self._until

    def _is_of(self, item: Due, act: ActMention) -> bool:
        """Return True for an act of whoever was to do it, and with the same others where both name some."""
        if act.doer is None or self._base.side(act.doer) not in item.parties:
            return False
        others = {*self._base.sides(act.about)}
        return not others or len(item.parties) < 2 or bool(others & {*item.parties})

    @cached_property
    def _acts(self) -> Mapping[str, list[ActMention]]:
        """The acts of a named doer, by their entry of the catalogue and by their words."""
        acts: defaultdict[str, list[ActMention]] = defaultdict(list)
        for act in self._base.dossier.acts:
            if act.doer is not None and self._is_known(act.span):
                for key in {act.label.casefold(), act.catalogue or act.label.casefold()}:
                    acts[key].append(act)
        return acts

    def _facts_by_type(self, kind: str) -> Iterator[Event]:
        for one in _ALIKE if kind in MEETING else (kind,):
            yield from self._facts.get(one, ())

    @cached_property
    def _facts(self) -> dict[str, list[Event]]:
        facts: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self._base.dossier.events:
            if event.modality in ("happened", "ongoing") and self._is_known(event.span):
                facts[event.type].append(event)
        return facts


def _is_near(one: DateRange, other: DateRange) -> bool:
    if one.overlaps(other):
        return True
    if one.latest is None or other.earliest is None or one.earliest is None or other.latest is None:
        return False
    return max(one.earliest - other.latest, other.earliest - one.latest) <= _AROUND
