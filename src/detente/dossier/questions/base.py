"""A dossier with what a question needs beside it: who speaks for whom, and how its sources are marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar, cast

from detente.dossier.dossier import Dossier
from detente.dossier.questions.marks import TAKES_SIDES, MarkKind, Marks, SourceMark
from detente.dossier.questions.reality import Reality
from detente.dossier.questions.sentences import runs_of_wire, sentence_of
from detente.dossier.questions.told_days import DaysOf, ToldDay
from detente.dossier.spelling import normal_name
from detente.reading import OnWords, Statement
from detente.sources import Evidence, Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The number of sources that report something.

    Attributes
    ----------
    reports
        Independent reports: a wire copy counts as the report that it copies, and what is in word for word the
        same sentences of two reports as one.
    publishers
        Their publishers. All reports that name none count as one publisher together.
    independent
        Those of the publishers that no mark says to take sides.
    """

    reports: int
    publishers: int
    independent: int


class EvidenceBase:
    """A dossier, who speaks for whom in it, and the marks of its sources.

    Parameters
    ----------
    speaks_for
        Id of a party to the id of the party that it speaks for: a minister for his government. Without it
        each party stands for itself.
    marks
        Publisher to its mark, beside what a person said of the sources of the dossier.
    names
        Names of parties by their ids, where they differ from those of the dossier.
    days_of
        Finds the days that reports tell in a sentence of their own; without it none are known.
    """

    def __init__(
        self,
        dossier: Dossier,
        speaks_for: Mapping[str, str] | None = None,
        marks: Marks | None = None,
        names: Mapping[str, str] | None = None,
        days_of: DaysOf | None = None,
    ) -> None:
        self.dossier = dossier
        self.reality = Reality(dossier)
        self._speaks_for = speaks_for or {}
        self._marks = {normal_name(publisher): mark for publisher, mark in (marks or {}).items()}
        self._kinds: Mapping[str, str] = {party.id: party.kind for party in dossier.parties}
        self._names = {**dossier.names, **(names or {})}
        self._days_of = days_of
        self._answers: dict[Any, Any] = {}

    def once(self, question: Any, work: Callable[[], T]) -> T:
        """Return the answer to a question about the whole dossier, worked out the first time it is asked.

        Parameters
        ----------
        question
            The name of the question, and whatever it depends on besides the dossier.
        work
            Makes the answer, which must not hold this base: else neither is let go.
        """
        if question not in self._answers:
            self._answers[question] = work()
        return cast("T", self._answers[question])

    def days(self, *, as_told: bool = False) -> Sequence[ToldDay]:
        """Return the days that reports tell in a sentence of their own.

        Parameters
        ----------
        as_told
            Each as of its own report: what it announced is to come, though its day has passed since.
        """
        if self._days_of is None:
            return ()
        dossier, days_of = self.dossier, self._days_of
        return self.once(("days", as_told), lambda: tuple(days_of(dossier, as_told)))

    def side(self, party: str) -> str:
        """Return the id of the party that one speaks for; its own, if it speaks for itself."""
        return self._speaks_for.get(party, party)

    def sides(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Return the sides of parties, each once."""
        return tuple(dict.fromkeys(map(self.side, parties)))

    def name(self, party: str) -> str:
        """Return the name of a party, its id where it has none."""
        return self._names.get(party, party)

    def kind(self, party: str) -> str:
        """Return the kind of a party: person, state ...; "other" where it is none of the dossier."""
        return self._kinds.get(party, "other")

    def report(self, words: Evidence) -> Report:
        """Return the report that words are from; for a wire copy the report that it copies."""
        report = self.dossier.reports[words.report]
        return self.dossier.reports.get(report.copy_of or "", report)

    def day(self, words: Evidence) -> date | None:
        """Return the day on which words were published."""
        return self.dossier.reports[words.report].published

    def mark(self, report: Report) -> SourceMark | None:
        """Return the mark of a report's source; None where nobody gave it one."""
        own = self._marks.get(normal_name(report.publisher)) if report.publisher else None
        kind = self.dossier.source_kinds.get(report.id)
        if own is not None or kind is None:
            return own
        return SourceMark(cast("MarkKind", kind), self.dossier.source_sides.get(report.id))

    def is_of_side(self, words: Evidence, side: str) -> bool:
        """Return True if words are a side's own: said by it, or published by a source marked as its own."""
        speaker = self.speaker(words)
        if speaker is not None:
            return self.side(speaker) == side
        mark = self.mark(self.report(words))
        return mark is not None and mark.of is not None and self.side(mark.of) == side

    def coverage(self, passages: Iterable[Evidence]) -> Coverage:
        """Count the reports and publishers that passages are from."""
        reports_by_id = self.dossier.reports
        of = [(words, reports_by_id[self.dossier.origin(words.report)]) for words in passages]
        reports = {report.id: report for _, report in of}
        if len(reports) > 1:
            reports = self._with_words_of_their_own(of)
        publishers: dict[str, bool] = {}
        for report in reports.values():
            mark = self.mark(report)
            takes_sides = mark is not None and mark.kind in TAKES_SIDES
            publishers[normal_name(report.publisher or "")] = takes_sides
        return Coverage(len(reports), len(publishers), sum(not sides for sides in publishers.values()))

    def _with_words_of_their_own(self, of: Iterable[tuple[Evidence, Report]]) -> dict[str, Report]:
        """Return the reports but for those that say it in the very sentences of another: cut wire copies."""
        first: dict[tuple[str, ...], str] = {}
        own: dict[str, Report] = {}
        for words, report in of:
            text = self.dossier.reports[words.report].text
            runs = tuple(runs_of_wire(sentence_of(words, text)))
            if not any(first.get(run, report.id) != report.id for run in runs):
                own[report.id] = report
            for run in runs:
                first.setdefault(run, report.id)
        return own

    def statement(self, words: Evidence) -> Statement | None:
        """Return the statement of somebody named that words stand within; the innermost of several."""
        inside = (
            (part.end - part.start, statement)
            for part, statement in self._contents.on(words)
            if part.start <= words.start and words.end <= part.end and statement.speaker is not None
        )
        return min(inside, default=(0, None), key=lambda item: item[0])[1]

    def speaker(self, words: Evidence) -> str | None:
        """Return who says words that stand within a statement; None where the report itself says them."""
        statement = self.statement(words)
        return statement.speaker if statement is not None else None

    @cached_property
    def _contents(self) -> OnWords[tuple[Evidence, Statement]]:
        return OnWords(
            (part, (part, statement))
            for statement in self.dossier.statements
            for part in statement.content_spans
        )
