"""The page of a timeline: what happened by its dates, and the longest gaps."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from detente.analysis import KeptLine, KeptTimeline, WordedLine
from detente.dossier import Coverage, Dossier, EvidenceBase, Gap, Happening, Timeline, ToldDay
from detente.page.answers.deeds import Deeds
from detente.page.answers.quoting import (
    FROM_NOTHING,
    covered_by,
    day_in_words,
    from_its_reports,
    quotes,
    source,
)
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.made_from import from_so_many
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, as_printed_from, counted, safe_to_show, upper_first
from detente.reading import Event, OnWords
from detente.sources import Evidence, Report

_UNDATED: Final = "On a day that nobody gives, by the day of the report"
_WITHOUT_YEAR: Final = "Without a year or a day, as the report has no date"
_STATUS: Final = {"fact": "", "due": "to come", "possible": "possible"}


def timeline_page(base: EvidenceBase, timeline: Timeline, undated: Sequence[Happening] | None = None) -> Page:
    """Compose the page of a timeline; its text is safe to show.

    Parameters
    ----------
    undated
        What nobody dates, to be shown by the days of its reports; None to count it only.
    """
    without_day = None if undated is None else told_happenings(base, undated)[0]
    shown, wordless = told_happenings(base, timeline.happenings)
    unsure = timeline.unsure + wordless
    return as_printed(
        Page(
            "Timeline",
            f"{counted(len(shown), 'dated event')} {from_its_reports(base)}",
            sections=sections_with_blocks(
                Section("timeline", "What happened", _lines([line for _, line in shown])),
                None
                if without_day is None
                else Section("undated", _UNDATED, _lines([line for _, line in without_day])),
                Section("gaps", "Longest times without a dated event", _gaps(timeline.gaps)),
                Section("left-out", "Left out", _left_out(timeline.undated - len(without_day or ()), unsure)),
            ),
            dossier=base.dossier,
        )
    )


def told_happenings(
    base: EvidenceBase, happenings: Sequence[Happening]
) -> tuple[list[tuple[Happening, Line]], int]:
    """Return the happenings of which words can be made, each with its line; and the number of the others."""
    worded = [(one, *words) for one, words in _worded(base, happenings) if words is not None]
    # Two events of one sentence ("condemned it and offered help"); of two dates the exact one is its own.
    exact: dict[tuple[str, str], Happening] = {}
    for happening, text, passage in worded:
        known = exact.setdefault((text, passage.report), happening)
        if happening.range.precision < known.range.precision:
            exact[text, passage.report] = happening
    shown = [
        (happening, _line(base, happening, text, passage))
        for happening, text, passage in worded
        if exact[text, passage.report] is happening
    ]
    return shown, len(happenings) - len(worded)


class TimelineWording:
    """Words the lines of a timeline that is to be kept."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._deeds = Deeds(base)

    def line(self, happening: Happening) -> WordedLine | None:
        """Return the line of a happening; None for one of whose words none can be made."""
        words, day = self._deeds.words(_told(happening)), self._day_of(happening)
        if day is not None and (words is None or words[0].startswith("“") or len(words[0]) < len(day.text)):
            words = day.text, day.evidence[0]
        else:
            day = None
        if words is None:
            return None
        line = _line(self._base, happening, *words)
        if day is not None:
            rest = (each for each in line.evidence if not any(_is_within(each, of) for of in day.evidence))
            line = replace(line, evidence=(*day.evidence, *rest))
        return self._printed(line, words[1])

    def told(self, day: ToldDay, coverage: Coverage) -> WordedLine:
        """Return the line of a day that reports tell in a sentence of their own."""
        lead = day.range.words if day.when else day.lead
        tags = (_STATUS.get(day.standing, day.standing), *day.tags, covered_by(coverage))
        tags = (*tags, source(self._base, day.evidence[0]))
        points = quotes(self._base, day.evidence[1:], most=2) if coverage.reports > 1 else ()
        line = Line(day.text, lead, tuple(filter(None, tags)), day.evidence, points=points)
        return self._printed(line, day.evidence[0])

    def _printed(self, line: Line, passage: Evidence) -> WordedLine:
        cited = {each.report: self._base.dossier.reports[each.report] for each in line.evidence}
        printed = as_printed_from(line, cited.values())
        return WordedLine(
            line.text, printed.lead, printed.tags, printed.points, printed.text, passage.report, line.evidence
        )

    def _day_of(self, happening: Happening) -> ToldDay | None:
        """Return the day as a brief tells it in the words of a happening."""
        if any(telling.event.decided_by is not None for telling in happening.tellings):
            return None
        days = (day for telling in happening.tellings for day in self._days.on(telling.words))
        return next(
            (
                day
                for day in days
                if day.when == happening.when and day.is_fact == (happening.status == "fact")
            ),
            None,
        )

    @cached_property
    def _days(self) -> OnWords[ToldDay]:
        return OnWords((words, day) for day in self._base.days() for words in day.evidence)

    def rests_on(self, happening: Happening) -> Iterator[Hashable]:
        """Yield all that a line is made of: while it is the same, so is the line."""
        yield happening.when, happening.status, happening.coverage
        day = self._day_of(happening)
        yield (day.text, day.evidence[0]) if day is not None else None
        for name in dict.fromkeys(each.report for each in happening.evidence):
            report = self._base.dossier.reports[name]
            yield name, report.published, report.publisher
        yield from self._deeds.rests_on(_told(happening))


def _is_within(words: Evidence, others: Evidence) -> bool:
    return words.report == others.report and others.start <= words.start and words.end <= others.end


def _told(happening: Happening) -> list[tuple[Evidence, Event]]:
    return [(telling.words, telling.event) for telling in happening.tellings]


def _worded(
    base: EvidenceBase, happenings: Sequence[Happening]
) -> Iterator[tuple[Happening, tuple[str, Evidence] | None]]:
    """Yield each happening with its sentence, and the passage that it is made of."""
    deeds = Deeds(base)
    for one in happenings:
        yield one, deeds.words(_told(one))


def _line(base: EvidenceBase, happening: Happening, text: str, passage: Evidence) -> Line:
    others = [each for each in happening.evidence if each != passage]
    tags = (_STATUS[happening.status], covered_by(happening.coverage), source(base, passage))
    return Line(
        text,
        happening.range.words,
        tuple(filter(None, tags)),
        happening.evidence,
        points=quotes(base, others, most=2) if happening.coverage.reports > 1 else (),
    )


def kept_timeline_page(timeline: KeptTimeline, cited: Mapping[str, Report] | None = None) -> Page:
    """Compose the page of a timeline that is kept; its text is safe to show.

    Parameters
    ----------
    cited
        The reports that notes are to lead to, by their ids.
    """
    without_day, shown = timeline.undated, timeline.all_dated
    here, every = len(timeline.lines), timeline.every
    part = "" if here == every else f", here {timeline.start + 1:,} to {timeline.start + here:,}"
    undated = timeline.without_date - timeline.all_undated
    made_from = FROM_NOTHING
    if timeline.reports:
        made_from = from_so_many(timeline.reports, timeline.days, timeline.reports_without_day)
    # The lines are printed already.
    return safe_to_show(
        Page(
            "Timeline",
            f"{counted(shown, 'dated event')} {made_from}{part}",
            sections=sections_with_blocks(
                None
                if not timeline.dated and timeline.lines
                else Section("timeline", "What happened", _lines(_kept_lines(timeline.dated))),
                Section("without-year", _WITHOUT_YEAR, _lines(_kept_lines(timeline.without_year)))
                if timeline.without_year
                else None,
                None
                if without_day is None
                else Section("undated", _UNDATED, _lines(_kept_lines(without_day))),
                Section("gaps", "Longest times without a dated event", _gaps(timeline.gaps)),
                Section("left-out", "Left out", _left_out(undated, timeline.not_plain)),
            ),
            dossier=None if cited is None else Dossier(cited, {}, (), (), ()),
        )
    )


def _kept_lines(lines: Sequence[KeptLine]) -> list[Line]:
    return [Line(each.text, each.lead, each.tags, each.evidence, points=each.points) for each in lines]


def _lines(lines: Sequence[Line]) -> tuple[Lines | Paragraphs, ...]:
    return (Lines(tuple(lines)),) if lines else (Paragraphs(("No event with a date fits.",)),)


def _gaps(gaps: Sequence[Gap]) -> tuple[Lines, ...]:
    return (Lines(tuple(Line(_of_gap(gap), _span(gap)) for gap in gaps)),) if gaps else ()


def _span(gap: Gap) -> str:
    return f"{day_in_words(gap.first)} to {day_in_words(gap.last)}"


def _of_gap(gap: Gap) -> str:
    said = f"{gap.days:,} {'day' if gap.days == 1 else 'days'}"
    reports = counted(gap.published, "report was", "reports were") if gap.published else "no report was"
    vague = f"; {counted(gap.vague, 'event')} without an exact date may lie within" if gap.vague else ""
    return f"{said}; {reports} published then{vague}"


def _left_out(undated: int, unsure: int) -> tuple[Paragraphs, ...]:
    sentences = []
    if undated:
        sentences.append(upper_first(f"{counted(undated, 'event has', 'events have')} no date."))
    if unsure:
        was = counted(unsure, "dated event is", "dated events are")
        sentences.append(upper_first(f"{was} left out: the words do not say plainly what happened, or when."))
    return (Paragraphs(tuple(sentences), quiet=True),) if sentences else ()
