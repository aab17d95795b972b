"""The page of a timeline: what happened by its dates, and the longest gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.dossier import EvidenceBase, Gap, Happening, Timeline
from detente.page.answers.deeds import Deeds
from detente.page.answers.quoting import covered_by, day_in_words, from_its_reports, quotes, source
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted, upper_first

_UNDATED: Final = "On a day that nobody gives, by the day of the report"
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
                Section("timeline", "What happened", _lines(shown)),
                None if without_day is None else Section("undated", _UNDATED, _lines(without_day)),
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
    deeds = Deeds(base)
    worded = [
        (one, *words)
        for one in happenings
        if (words := deeds.words([(telling.words, telling.event) for telling in one.tellings])) is not None
    ]
    # Two events of one sentence ("condemned it and offered help"); of two dates the exact one is its own.
    exact: dict[tuple[str, str], Happening] = {}
    for happening, text, passage in worded:
        known = exact.setdefault((text, passage.report), happening)
        if happening.range.precision < known.range.precision:
            exact[text, passage.report] = happening
    shown = []
    for happening, text, passage in worded:
        if exact[text, passage.report] is not happening:
            continue
        others = [each for each in happening.evidence if each != passage]
        tags = (_STATUS[happening.status], covered_by(happening.coverage), source(base, passage))
        rest = quotes(base, others, most=2) if happening.coverage.reports > 1 else ()
        line = Line(
            text,
            happening.range.words,
            tuple(filter(None, tags)),
            happening.evidence,
            points=rest,
        )
        shown.append((happening, line))
    return shown, len(happenings) - len(worded)


def _lines(shown: Sequence[tuple[Happening, Line]]) -> tuple[Lines | Paragraphs, ...]:
    if not shown:
        return (Paragraphs(("No event with a date fits.",)),)
    return (Lines(tuple(line for _, line in shown)),)


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
