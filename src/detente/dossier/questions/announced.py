"""Announcements of reports: plans, deadlines, elections and trials to come."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal

from detente.dossier.questions.base import Coverage, EvidenceBase
from detente.dossier.questions.last_days import last_day_in_condition
from detente.dossier.questions.sentences import sentence_of, sentence_start, sentence_stop
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.reading import ActMention, DateExpression, Event, Mood, OnWords, is_whole_label
from detente.sources import Evidence

DueStatus = Literal["due", "overdue", "undated"]
_MOODS: Final[frozenset[Mood]] = frozenset(("planned", "offered", "accepted", "demanded", "threatened"))
SET_BY_OTHERS: Final = frozenset(("ELECTION", "TRIAL", "HEARING"))
"""Types of what others set a day for: a noun with a day to come is enough."""
_SAID: Final = frozenset(("THREATEN", "ACCUSE", "REQUEST", "REJECT", "SUPPORT", "ASSAULT"))
"""Types of words, and of what nobody announces."""
MEETING: Final = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_AFTER: Final = as_pattern(
    r"\b(?P<when>(?:shortly |soon |only )?(?:after|before|once|ahead of|following|until|at)\s+"
    r"(?:the|its|his|her|their|this|these|those)?\s?(?:[\w’'-]+\s){0,4}?"
    r"(?:elections?|vote|ballot|referendum|trial|verdict|appeal|hearings?|summit|congress|talks|negotiations"
    r"|cease-?fire|truce|withdrawal|inauguration|harvest|mandate|term|round|investigation|inquiry))\b",
    re.I,
)
_FIRST_AFTER: Final = as_pattern(
    rf"[“\"']?(?P<when>(?={_AFTER.pattern.replace('P<when>', ':')})[^,]{{1,60}}),", re.I
)
"""The same at the beginning of a sentence, with all of its clause."""
_NEXT: Final = as_pattern(
    r"\b(?P<when>(?:the )?(?:next|coming|upcoming) (?:[\w’'-]+ ){0,2}?(?:elections?|round|hearing|trial"
    r"|summit|congress|session|meeting))\b",
    re.I,
)
_IS_SET: Final = as_pattern(
    r"\b(?P<noun>elections?|vote|ballot|referendum|trials?|hearings?|verdict|appeal|talks"
    r"|negotiations|meetings?"
    r"|summit|conference|rounds?|dialogue|congress|session|visit|deadline|ultimatum|truce|cease-?fire)\b"
    r"(?P<between>[^.;:]{0,60}?)(?:\b(?:is|are|was|were|has been|have been|had been)\s(?:\w+\s)?"
    r"(?:planned|scheduled|slated|due|set|expected|fixed|called)"
    r"|,?\s(?:planned|scheduled|slated|due|set)\sfor|\bwill (?:be held|begin|start|open|take place|resume"
    r"|end|expire|run out)|\b(?:expires?|ends? on|runs out))\b",
    re.I,
)
_ON_A_DAY: Final = as_pattern(
    r"\b(?:the|an?|another|this|next|their|his|her|its|[\w-]+['’]s)\s(?:[\w-]+\s){0,3}?"
    r"(?P<noun>meetings?|talks|summit|rounds?|conference|session|congress|hearings?|deadline|ultimatum)"
    r"(?P<between>)\s(?:on|for|of|by|until|is)\s(?:the\s)?"
    r"(?:(?:[A-Z][a-z]+\.?\s)?\d{1,2}(?:,?\sand\s|,\s|\s?[-–]\s?|\sto\s))*$",
    re.I,
)
"""A meeting, or a deadline, right before its day: "the meeting on 12 January of both sides"."""
_TIME_LEFT: Final = as_pattern(r"[-\s](?:ultimatum|deadline)\b", re.I)
_SO_LONG: Final = as_pattern(r"P(?:T(?P<hours>\d+)H|(?P<days>\d+)D|(?P<weeks>\d+)W)")
_WILL: Final = as_pattern(r"\b(?:will|shall|is to|are to)\b")
_NOT_TO_BE: Final = as_pattern(
    r"\b(?:no|not|never|cancel\w*|call(?:ed|s|ing)? off|postpon\w*|suspend\w*|boycott\w*|skip\w*|instead of"
    r"|withdr[ae]w\w*|refus\w*|reject\w*)\b[^.;]*$",
    re.I,
)
_TYPES: Final = {
    "ELECTION": ("election", "elections", "vote", "ballot", "referendum"),
    "TRIAL": ("trial", "trials", "verdict", "appeal"),
    "HEARING": ("hearing", "hearings"),
    "RETREAT": ("truce", "cease-fire", "ceasefire"),
    "THREATEN": ("deadline", "ultimatum"),
}
_REACH: Final = 160
_FEW: Final = 40
_NEAR: Final = 40
"""Characters between the words that set a day and the day."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is to come, or should have.

    Attributes
    ----------
    when
        EDTF; None where no day is said.
    after
        The words that stand for a day: "after the next election"; else empty.
    type
        The PLOVER type, or ELECTION, TRIAL, HEARING.
    parties
        Ids of the sides that take part; first whoever is to do it.
    act
        The act as a plain infinitive; empty where only the report's words say it.
    mood
        planned, offered, accepted, demanded, threatened; "due" for what is set, "deadline"; "possible",
        "forecast", "asked for", "proposed".
    announced
        The day of the first report that says so.
    catalogue
        The entry of the catalogue of acts; None where none fits.
    doers
        Ids of the sides that are to do it, where an act says so.
    last_word
        The latest passage that speaks of it since, in a later report; None where none does.
    says
        The sentence that a brief has of it; empty where it has none.
    """

    status: DueStatus
    when: str | None
    after: str
    type: str
    parties: tuple[str, ...]
    act: str
    mood: str
    announced: date | None
    evidence: tuple[Evidence, ...]
    coverage: Coverage
    catalogue: str | None = None
    doers: tuple[str, ...] = ()
    last_word: Evidence | None = None
    says: str = ""

    @property
    def range(self) -> DateRange:
        """The date as a range of days."""
        return DateRange.parse(self.when)


class Announced:
    """The announcements of a dossier up to a day; all of them where no day is given."""

    def __init__(self, base: EvidenceBase, day: date | None) -> None:
        self._base = base
        self._day = day

    def dated(self) -> Iterator[Due]:
        """Yield what was to come on a day, as of the day of its report."""
        yield from self._acts_ahead()
        yield from self._events_ahead()
        yield from self._set_dates()
        yield from self._ultimatums()
        yield from self._last_days()

    def _acts_ahead(self) -> Iterator[Due]:
        for act in self._base.dossier.acts:
            told_on, when = self._base.day(act.span), DateRange.parse(act.when)
            if told_on is None or self._is_later(told_on) or not is_ahead(when, told_on):
                continue
            if not self._is_plan(act):
                continue
            yield self._of_act(act, "due", act.when, "")

    def _is_plan(self, act: ActMention, *, told: bool = False) -> bool:
        """Return True for what a party that its clause names is to do, or is told that it will do."""
        names_doer = act.doer is not None and act.doer_span is not None and not act.inferred
        return (
            (act.mood in _MOODS or told)
            and names_doer
            and act.condition_of is None
            and (act.sign or act.catalogue is not None)
            and is_whole_label(act.label)
        )

    def _of_act(self, act: ActMention, status: DueStatus, when: str | None, after: str) -> Due:
        mood = "planned" if act.mood == "forecast" else act.mood
        is_consent = act.mood == "offered" and act.cue in ("agree", "consent")
        return Due(
            status,
            when,
            after,
            act.kind,
            self._base.sides((*((act.doer,) if act.doer else ()), *act.about)),
            act.label,
            "accepted" if is_consent else mood,
            self._base.day(act.span),
            (act.span,),
            self._base.coverage((act.span,)),
            act.catalogue,
            self._base.sides((act.doer,) if act.doer else ()),
        )

    def _events_ahead(self) -> Iterator[Due]:
        for event in self._base.dossier.events:
            told_on, when = self._base.day(event.span), DateRange.parse(event.when)
            status = self._base.reality.when_reported(event)
            is_set = event.type in SET_BY_OTHERS and told_on is not None and is_ahead(when, told_on)
            if (status not in ("due", "possible") and not is_set) or self._is_later(told_on):
                continue
            is_of_somebody = event.actors or event.recipients or is_set or event.decided_by
            if event.type in _SAID or not is_of_somebody:
                continue
            yield Due(
                "due",
                event.when,
                "",
                event.type,
                self._base.sides((*event.actors, *event.recipients)),
                "",
                "possible" if status == "possible" else "due",
                told_on,
                event.evidence,
                self._base.coverage(event.evidence),
            )

    def _set_dates(self) -> Iterator[Due]:
        """Yield what is set for a day to come: "a third round was planned for 20 November"."""
        days: defaultdict[tuple[str, int, str], list[DateExpression]] = defaultdict(list)
        for expression in self._base.dossier.dates:
            words, when = expression.span, DateRange.parse(expression.edtf)
            told_on = self._base.day(words)
            if told_on is None or not when.dated or not is_ahead(when, told_on) or self._is_later(told_on):
                continue
            text = self._base.dossier.reports[words.report].text
            before = text[max(0, words.start - _REACH) : words.start]
            before = before[max(before.rfind(". ") + 1, before.rfind("\n") + 1) :].lstrip()
            on_a_day = _ON_A_DAY.search(before) if when.precision <= Precision.WEEK else None
            is_set = list(_IS_SET.finditer(before))
            if on_a_day is not None and not _NOT_TO_BE.search(before, 0, on_a_day.start("noun")):
                is_set.append(on_a_day)
            if is_set and len(before) - is_set[-1].end() <= _NEAR:
                begins = is_set[-1].start() if is_set[-1].start() > _FEW else 0
                noun = is_set[-1]["noun"].casefold()
                days[words.report, words.start - len(before) + begins, noun].append(expression)
        for (report, start, noun), of in days.items():
            passage = self._base.dossier.reports[report].passage(start, of[-1].span.end)
            kind = next((kind for kind, nouns in _TYPES.items() if noun in nouns), "CONSULT")
            on = of[0].edtf if len(of) == 1 else f"{of[0].edtf}/{of[-1].edtf}"
            coverage = self._base.coverage((passage,))
            yield Due("due", on, "", kind, (), "", "due", self._base.day(passage), (passage,), coverage)

    def _ultimatums(self) -> Iterator[Due]:
        """Yield what runs out so many hours or days after its report: "a 48-hour ultimatum"."""
        for expression in self._base.dossier.dates:
            words, so_long = expression.span, _SO_LONG.fullmatch(expression.value)
            told_on = self._base.day(words)
            if so_long is None or told_on is None or self._is_later(told_on):
                continue
            report = self._base.dossier.reports[words.report]
            if _TIME_LEFT.match(report.text, words.end) is None:
                continue
            hours, days, weeks = (int(so_long[part] or 0) for part in ("hours", "days", "weeks"))
            # It may have been set on the day before, which no words say.
            last = told_on + timedelta(days=max(1, -(-hours // 24) + days + 7 * weeks))
            begin, end = sentence_start(report.text, words.start), sentence_stop(report.text, words.end)
            passage = report.passage(begin, begin + len(report.text[begin:end].rstrip()))
            when = f"{last - timedelta(days=1)}/{last}" if last - timedelta(days=1) > told_on else f"{last}"
            coverage = self._base.coverage((passage,))
            yield Due("due", when, "", "THREATEN", (), "", "due", told_on, (passage,), coverage)

    def _last_days(self) -> Iterator[Due]:
        """Yield the days by which a condition is to be met: "unless the board raises wages by Friday"."""
        for expression in self._base.dossier.dates:
            words, told_on = expression.span, self._base.day(expression.span)
            if told_on is None or self._is_later(told_on):
                continue
            report = self._base.dossier.reports[words.report]
            last = last_day_in_condition(expression, report, told_on)
            if last is not None:
                day, passage = last
                sides = self._sides_in(passage)
                coverage = self._base.coverage((passage,))
                yield Due("due", day, "", "THREATEN", sides, "", "due", told_on, (passage,), coverage)

    def _sides_in(self, passage: Evidence) -> tuple[str, ...]:
        """Return the sides of the acts that a sentence tells: whoever is to do something, and who says so."""
        sides = [
            side
            for act in self._acts_on.on(passage)
            for side in (act.voice, act.doer, *act.about)
            if side is not None
        ]
        return self._base.sides(sides)

    @cached_property
    def _acts_on(self) -> OnWords[ActMention]:
        return OnWords((act.span, act) for act in self._base.dossier.acts)

    def told_days(self) -> Iterator[Due]:
        """Yield what reports tell of days to come in a sentence of their own, with a date or without."""
        for day in self._base.days(as_told=True):
            known = tuple(words for words in day.evidence if not self._is_later(self._base.day(words)))
            if day.is_fact or not known:
                continue
            told_on = min(filter(None, map(self._base.day, known)), default=None)
            yield Due(
                "due" if day.range.dated else "undated",
                day.when,
                "" if day.when else day.lead,
                day.type,
                day.parties,
                "",
                day.standing,
                told_on,
                known,
                self._base.coverage(known),
                says=day.text,
            )

    def after_something(self) -> Iterator[Due]:
        """Yield plans without a day that are bound to something to come: "after the next election"."""
        for act in self._base.dossier.acts:
            is_said_of_it = act.mood == "forecast" and _WILL.search(act.span.quote) is not None
            if act.when or not self._is_plan(act, told=is_said_of_it) or self._is_old(act.span):
                continue
            text = self._base.dossier.reports[act.span.report].text
            sentence = sentence_of(act.span, text)
            at = sentence.find(" ".join(act.span.quote.split()))
            # "Once the trial is over, the board will ..."
            bound = _AFTER.search(sentence, max(at, 0)) or _FIRST_AFTER.match(sentence)
            if bound is not None and "\n" not in text[act.span.start : act.span.end]:
                yield self._of_act(act, "undated", None, f"{bound['when'][0].lower()}{bound['when'][1:]}")
        for event in self._base.dossier.events:
            if event.type in SET_BY_OTHERS and not event.when and not self._is_old(event.span):
                bound = _NEXT.search(" ".join(event.span.quote.split()))
                if bound is not None:
                    yield self._of_event(event, bound["when"])

    def _of_event(self, event: Event, after: str) -> Due:
        return Due(
            "undated",
            None,
            after,
            event.type,
            self._base.sides((*event.actors, *event.recipients)),
            "",
            "due",
            self._base.day(event.span),
            event.evidence,
            self._base.coverage(event.evidence),
        )

    def trials(self) -> Iterator[Due]:
        """Yield the trials that go on, or are to come, by the standing of whoever is tried."""
        for party in self._base.dossier.parties:
            for standing in party.standing:
                if standing.status == "on trial" and standing.in_force(self._day):
                    yield Due(
                        "undated",
                        None,
                        "the end of the trial",
                        "TRIAL",
                        (party.id,),
                        "",
                        "due",
                        self._base.day(standing.span),
                        (standing.span,),
                        self._base.coverage((standing.span,)),
                    )

    def _is_later(self, told_on: date | None) -> bool:
        """Return True for a report that was not there on the day asked about."""
        return self._day is not None and told_on is not None and told_on > self._day

    def _is_old(self, words: Evidence) -> bool:
        """Return True for words of a report that is a year older than the day asked about."""
        told_on = self._base.day(words)
        if told_on is None or self._day is None:
            return False
        return not 0 <= (self._day - told_on).days <= 365


def is_ahead(when: DateRange, told_on: date) -> bool:
    """Return True for days that had not come when they were reported."""
    if when.earliest is None:
        return when.latest is not None and when.latest > told_on
    return when.earliest > told_on
