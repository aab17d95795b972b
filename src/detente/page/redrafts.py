"""The page of a redraft: what is new in a case, what changed, and what stays as a person wrote it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from detente.interview import Redraft, RedraftChange
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.notes import quoted_in_short
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted, upper_first
from detente.sources import Evidence

_LONGEST: Final = 150
_MOST_QUOTES: Final = 3
_LEADS: Final = {
    "party": "Party",
    "option": "Option",
    "want": "Want",
    "in_force": "In force",
    "rule": "Rule",
    "claim": "Assessment",
    "evidence": "More words",
    "review": "Review",
    "report": "Report",
}
_NOT_COMPARED: Final = (
    "The draft from which the case was made is not known, so all that stands in the case counts as yours. "
    "Only what rests on reports that the case does not cite is new."
)


def redraft_page(redraft: Redraft) -> Page:
    """Compose the page of a redraft; its text is safe to show."""
    by: defaultdict[str, list[RedraftChange]] = defaultdict(list)
    for change in redraft.changes:
        by[change.outcome].append(change)
    sections = sections_with_blocks(
        _section("new", "New in the case", by["new"]),
        _section("changed", "Changed in the case, where nobody had edited it", by["changed"]),
        _section("taken-out", "Taken out: no longer in the draft, and nobody had edited it", by["taken_out"]),
        _section("yours", "As you wrote it, though the reports say otherwise now", by["yours"]),
        _section("lost", "What it cites was taken out of the dossier; the line stays", by["lost"]),
        _section("gone", "No longer in the draft; it stays in the case", by["gone"]),
        _section("apart", "Of another dispute, it seems: nothing of it is in the case", by["apart"]),
        _section("left-out", "Read, and not written into the case", by["left_out"]),
    )
    if not sections:
        sections = (Section("nothing", "Nothing new", (Paragraphs(("The case stays as it is.",)),)),)
    return as_printed(
        Page(
            redraft.case.file.title,
            f"Redraft: {counted(len(by['new']), 'line')} new, {len(by['changed'])} changed"
            + (f", {len(by['lost'])} without words that they cite" if by["lost"] else ""),
            missing=() if redraft.compared else (_NOT_COMPARED,),
            sections=sections,
        )
    )


def redraft_sections(redraft: Redraft) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return the parts of the page of a redraft: each with its title and its lines."""
    return tuple(
        (section.title, block.lines)
        for section in redraft_page(redraft).sections
        for block in section.blocks
        if isinstance(block, Lines)
    )


def _section(name: str, title: str, changes: Sequence[RedraftChange]) -> Section | None:
    if not changes:
        return None
    return Section(name, title, (Lines(tuple(map(_line, changes))),))


def _line(change: RedraftChange) -> Line:
    points = [_quoted(words.report, words.quote) for words in change.words[:_MOST_QUOTES]]
    if len(change.words) > _MOST_QUOTES:
        points.append(f"and {counted(len(change.words) - _MOST_QUOTES, 'more passage')}")
    tags = tuple(filter(None, (change.why,)))
    return Line(upper_first(change.says), _LEADS[change.kind], tags, points=tuple(points))


def _quoted(report: str, quote: str) -> str:
    words = quoted_in_short(Evidence("", 0, 0, quote), _LONGEST)
    return f"{words} (report {report.partition('#')[2] or report})"
