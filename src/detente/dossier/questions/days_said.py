"""The day on which somebody said a thing, where his sentence tells it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.sentences import sentence_start, sentence_stop
from detente.edtf import DateRange, Precision
from detente.reading import DateExpression
from detente.sources import Evidence


class DaysSaid:
    """Finds the days of what is said in the reports of a dossier."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base

    def of(self, words: Evidence) -> date | None:
        """Return the day on which words were said: that of their report, if their sentence has none before.

        "They said on Monday that she had not been freed" says nothing of Tuesday.
        """
        published = self._base.day(words)
        if self._base.statement(words) is None:
            return published
        text = self._base.dossier.reports[words.report].text
        start, stop = sentence_start(text, words.start), sentence_stop(text, words.end)
        told = [
            day
            for each in self._dates.get(words.report, ())
            if start <= each.span.start < stop and not words.start <= each.span.start < words.end
            if (day := _exact_day(each)) is not None and (published is None or day < published)
        ]
        return max(told, default=published)

    @cached_property
    def _dates(self) -> dict[str, list[DateExpression]]:
        dates: defaultdict[str, list[DateExpression]] = defaultdict(list)
        for each in self._base.dossier.dates:
            dates[each.span.report].append(each)
        return dates


def _exact_day(expression: DateExpression) -> date | None:
    when = DateRange.parse(expression.edtf)
    return when.earliest if when.precision <= Precision.DAY else None
