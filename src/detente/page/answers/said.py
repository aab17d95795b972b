"""The page of sayings: who said what over time, and where a speaker changed."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dossier import EvidenceBase, Said, Saying
from detente.edtf import DateRange
from detente.names import is_plural
from detente.page.answers.part import WHOLE, Part
from detente.page.answers.quoting import from_its_reports, name_of, source, who_first
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.notes import quoted_in_short
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted, upper_first
from detente.short import lower_first, one_line

_LONGEST = 220
_MOST = 3


def said_page(base: EvidenceBase, said: Said, issue: str = "", part: Part = WHOLE) -> Page:
    """Compose the page of who said what, or a part of it; its text is safe to show."""
    shown = part.of(said.sayings)
    changed = [saying for saying in shown if saying.changed_from is not None]
    left = (
        upper_first(
            f"{counted(said.left_out, 'statement is', 'statements are')} left out: nobody is named who makes"
            " them, or they say too little."
        ),
    )
    return as_printed(
        Page(
            f"Who said what{f' on {issue}' if issue else ''}",
            f"{counted(len(said.sayings), 'statement')} {from_its_reports(base)}{part.here(said.sayings)}",
            sections=sections_with_blocks(
                Section("changed", "Who changed", _changes(base, changed)),
                Section("said", "In the order of their days", _lines(base, shown)),
                Section("left-out", "Left out", (Paragraphs(left, quiet=True),) if said.left_out else ()),
            ),
            dossier=base.dossier,
        )
    )


def _lines(base: EvidenceBase, sayings: Sequence[Saying]) -> tuple[Lines | Paragraphs, ...]:
    if not sayings:
        return (Paragraphs(("No statement fits.",)),)
    return (Lines(tuple(_line(base, saying) for saying in sayings)),)


def _line(base: EvidenceBase, saying: Saying) -> Line:
    return Line(
        f"{_speaker(base, saying)}{_stance(base, saying, saying.speaker)}",
        DateRange.parse(saying.when).words,
        tuple(
            filter(
                None,
                (
                    saying.stance if not saying.act else "",
                    "changed" if saying.changed_from is not None else "",
                ),
            )
        ),
        saying.evidence,
        points=(_words(base, saying),),
    )


def _words(base: EvidenceBase, saying: Saying) -> str:
    quotes = " … ".join(quoted_in_short(words, _LONGEST) for words in saying.evidence[:_MOST])
    cue = f"{one_line(saying.cue.quote)} " if saying.cue is not None else ""
    return f"{cue}{quotes} ({source(base, saying.evidence[0])})"


def _speaker(base: EvidenceBase, saying: Saying) -> str:
    name = who_first(base, saying.speaker)
    return name if saying.speaker == saying.side else f"{name} ({name_of(base, saying.side)})"


def _stance(base: EvidenceBase, saying: Saying, by: str) -> str:
    if not saying.stance or not saying.act:
        return ""
    stance, *rest = saying.stance.split(" ", 1)
    if is_plural(base.name(by), base.kind(by)):
        stance = stance.removesuffix("s")
    verb = " ".join((stance, *rest))
    return f" {verb}: {lower_first(saying.act)}{' (on a condition)' if saying.condition is not None else ''}"


def _changes(base: EvidenceBase, changed: Sequence[Saying]) -> tuple[Lines, ...]:
    lines = []
    for saying in changed:
        before = saying.changed_from
        assert before is not None
        lines.append(
            Line(
                f"{DateRange.parse(before.when).words}{_stance(base, before, saying.side)}; "
                f"{DateRange.parse(saying.when).words}{_stance(base, saying, saying.side)}",
                who_first(base, saying.side),
                (),
                (*before.evidence, *saying.evidence),
                points=(_words(base, before), _words(base, saying)),
            )
        )
    return (Lines(tuple(lines)),) if lines else ()
