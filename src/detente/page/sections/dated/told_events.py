"""Moments from the words of reports: events, and acts that are done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from typing import Final

from detente.dossier import is_of_another_day
from detente.edtf import DateRange, Precision
from detente.page.drawings import Moment
from detente.page.sections.candidate import (
    MOST_NOTES,
    SAYS_NOTHING,
    Candidate,
    date_in_words,
    is_before,
    weight_of_date,
)
from detente.page.sections.dated.own_dates import OwnDates
from detente.page.sections.dated.tellers import Tellers
from detente.page.sections.setting import Setting
from detente.page.words import without_its_date
from detente.reading import DatedClause, Event, OnWords
from detente.sources import Evidence

_WEIGHTY: Final = frozenset((
    "ASSAULT", "COERCE", "AGREE", "CONSULT", "SANCTION", "RETREAT", "MOBILIZE", "CONCEDE", "AID", "PROTEST",
    "ELECTION", "TRIAL", "HEARING", "COUP", "REJECT", "RULING",
))  # fmt: skip
_OLD_ATTACK, _BACKGROUND = timedelta(days=365), timedelta(days=3 * 365)


class ToldEvents:
    """The dated events and deeds of a dossier, each as a moment in the words of its report."""

    def __init__(
        self, setting: Setting, tellers: Tellers, clauses_on: OnWords[DatedClause] | None = None
    ) -> None:
        self._setting = setting
        self._tellers = tellers
        self._clauses_on = clauses_on

    def moments(self) -> Iterator[Candidate]:
        """Yield what reports tell with a date."""
        for event in self._setting.dossier.events:
            if self._clauses_on is not None and not any(True for _ in self._clauses_on.on(event.span)):
                continue
            candidate = self._event(event)
            if candidate is not None:
                yield candidate
        yield from self._acts_done()

    def _event(self, event: Event) -> Candidate | None:
        told, key = self._setting.told, ("reality", event.id)
        if key not in told:
            told[key] = self._setting.reality.of(event)
        reality = told[key]
        if reality is None:
            return None
        return self._told(
            event.evidence,
            event.type,
            event.actors,
            event.recipients,
            DateRange.parse(event.when),
            "" if reality == "fact" else reality,
        )

    @cached_property
    def _of_events(self) -> OnWords[Event]:
        return OnWords((part, event) for event in self._setting.dossier.events for part in event.evidence)

    @cached_property
    def _own_dates(self) -> OwnDates:
        return OwnDates(self._setting.dossier.dates)

    def _acts_done(self) -> Iterator[Candidate]:
        """Yield acts that are done and no event tells of: "walked off the job"."""
        for act in self._setting.dossier.acts:
            when, told_on = DateRange.parse(act.when), self._setting.published.get(act.span.report)
            if act.mood != "done" or not when.dated or told_on is None or is_of_another_day(act.span):
                continue
            if when.earliest is not None and when.earliest > told_on:
                continue
            if not any(True for _ in self._of_events.on(act.span)):
                doers = (act.doer,) if act.doer else ()
                candidate = self._told((act.span,), act.kind, doers, act.about, when, "")
                # Outside the catalogue only a whole sentence is sure to be a happening.
                if candidate is not None and (act.catalogue is not None or not candidate.moment.quoted):
                    yield candidate

    def _told(
        self,
        evidence: tuple[Evidence, ...],
        kind: str,
        actors: tuple[str, ...],
        recipients: tuple[str, ...],
        when: DateRange,
        ahead: str,
    ) -> Candidate | None:
        """A moment in the report's words, if whole; ``ahead`` is its tag where it is no fact.

        A year that another sentence names may be that of something else.
        """
        text_of = self._setting.dossier.reports[evidence[0].report].text
        if when.precision >= Precision.YEAR and not self._own_dates.are_beside(evidence[0], when, text_of):
            return None
        told, key = self._setting.told, (evidence[0], actors, recipients, when.text, ahead)
        if key not in told:
            told[key] = self._worded(evidence[0], actors, recipients, when, ahead)
        if told[key] is None:
            return None
        text, quoted, tags = told[key]
        doers, others = self._setting.sides(actors), self._setting.sides(recipients)
        weight = 3.0 * min(len((doers | others) & self._setting.at_table), 2) + 3 * (kind in _WEIGHTY)
        weight += (
            2 * (not quoted) + min(len(evidence) - 1, 3) + weight_of_date(when, self._setting.dossier.latest)
        )
        if self._setting.at_table and not (doers | others) & self._setting.at_table:
            # Of nobody in the dispute, and before it: background.
            long_ago = _OLD_ATTACK if kind == "ASSAULT" else _BACKGROUND
            weight -= 6 * is_before(when, self._setting.dossier.latest, long_ago)
        moment = Moment(
            text, date_in_words(when), when, evidence[:MOST_NOTES], tags, quoted=quoted, is_fact=not ahead
        )
        return Candidate(moment, kind, doers, others, weight + (50 if ahead else 0))

    def _worded(
        self,
        passage: Evidence,
        actors: tuple[str, ...],
        recipients: tuple[str, ...],
        when: DateRange,
        ahead: str,
    ) -> tuple[str, bool, tuple[str, ...]] | None:
        """Return the words of a moment, if they are quoted, and its tags; None where no words are whole."""
        words = self._setting.happenings.of(passage, actors, recipients)
        if words is None or SAYS_NOTHING.search(words.text):
            return None
        text, quoted = words
        if not quoted and not ahead:
            report = self._setting.dossier.reports[passage.report]
            told = self._own_dates.told_with(text, when, passage, report.text)
            if told is None:
                return None
            text, quoted = told
        text = text if quoted else without_its_date(text, when.words)
        return text, quoted, tuple(tag for tag in (ahead, self._tellers.tag(passage)) if tag)
