"""The page of contradictions: what reports say differently of one event."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dossier import Contradiction, EvidenceBase, Version
from detente.edtf import DateRange
from detente.page.answers.part import WHOLE, Part
from detente.page.answers.quoting import covered_by, day_in_words, from_its_reports, quotes, who
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import (
    as_printed,
    counted,
    date_in_sentence,
    event_kind_in_words,
    upper_first,
)
from detente.short import join_words

_NONE = (
    "No contradiction was read. Reports contradict each other here where they give one event two dates or two"
    " numbers that cannot both be true, where one says what another, or its doer, denies, where a charge is"
    " denied, and where two are blamed for one deed."
)


def contradictions_page(base: EvidenceBase, rows: Sequence[Contradiction], part: Part = WHOLE) -> Page:
    """Compose the page of contradictions, or a part of it; its text is safe to show."""
    lines = tuple(line for row in part.of(rows) for line in contradiction_lines(base, row))
    return as_printed(
        Page(
            "Contradictions",
            f"{counted(len(rows), 'contradiction')} {from_its_reports(base)}{part.here(rows)}",
            sections=sections_with_blocks(
                Section(
                    "contradictions",
                    "One event, two stories",
                    (Lines(lines),) if lines else (Paragraphs((_NONE,)),),
                )
            ),
            dossier=base.dossier,
        )
    )


def contradiction_lines(base: EvidenceBase, row: Contradiction) -> list[Line]:
    """Return a line for the event, and one for each version of it."""
    named = join_words(who(base, party) for party in row.parties) if row.parties else ""
    when, kind = date_in_sentence(row.when), event_kind_in_words(row.type)
    head = f"{_about(row)}{f', {when}' if when and row.kind != 'dates' else ''}"
    return [
        Line(f"{kind}{f'; {named}' if named else ''}", upper_first(head), (), row.evidence),
        *(_version(base, row, version) for version in row.versions),
    ]


def _about(row: Contradiction) -> str:
    if row.kind == "dates":
        return "two dates"
    if row.kind == "numbers":
        return f"numbers of {row.about}" if row.about else "two numbers"
    return "two are blamed" if row.kind == "blamed" else "said and denied"


def _version(base: EvidenceBase, row: Contradiction, version: Version) -> Line:
    says = DateRange.parse(version.says).words if row.kind == "dates" else version.says
    by = f" by {who(base, version.speaker)}" if version.speaker is not None else ""
    first = f"first on {day_in_words(version.first)}" if version.first is not None else ""
    about = ", ".join(filter(None, (first, covered_by(version.coverage))))
    return Line(
        f"{says}{by}",
        "  –",
        (about,) if about else (),
        version.evidence,
        points=quotes(base, version.evidence, most=2),
    )
