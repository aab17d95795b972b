"""The page of what is due: what is overdue, what is to come by its date, and what has none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from detente.dossier import ONLY_THOUGHT, Due, EvidenceBase
from detente.names import is_plural
from detente.page.answers.part import WHOLE, Part
from detente.page.answers.quoting import (
    covered_by,
    day_in_words,
    from_its_reports,
    quote,
    quotes,
    source,
    who,
    who_first,
)
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted, upper_first
from detente.short import join_words, lower_first, one_line

_TITLES: Final = {
    "overdue": "Overdue: the day has passed, and no report says that it was",
    "due": "To come",
    "undated": "To come, without a day",
}
_VERBS: Final[Mapping[str, tuple[str, str]]] = {
    "planned": ("plans to", "plan to"),
    "offered": ("offers to", "offer to"),
    "accepted": ("has agreed to", "have agreed to"),
    "demanded": ("is asked to", "are asked to"),
    "threatened": ("threatens to", "threaten to"),
}


def due_page(base: EvidenceBase, rows: Sequence[Due], as_of: date | None = None, part: Part = WHOLE) -> Page:
    """Compose the page of what is due, or a part of it; its text is safe to show."""
    day, shown = as_of or base.dossier.latest, part.of(rows)
    sections = [
        Section(status, title, (Lines(tuple(_line(base, row) for row in of)),))
        for status, title in _TITLES.items()
        if (of := [row for row in shown if row.status == status])
    ]
    if not sections:
        sections = [Section("due", _TITLES["due"], (Paragraphs(("No report tells of anything to come.",)),))]
    return as_printed(
        Page(
            "What is due",
            f"{counted(len(rows), 'thing') if rows else 'nothing'} {from_its_reports(base)}"
            + (f"; as of {day_in_words(day)}" if day else "")
            + part.here(rows),
            sections=sections_with_blocks(*sections),
            dossier=base.dossier,
        )
    )


def _line(base: EvidenceBase, row: Due) -> Line:
    lead = row.range.words if row.when else upper_first(row.after)
    since = f"since then: {quote(base, row.last_word)}" if row.last_word is not None else ""
    announced = f"announced {day_in_words(row.announced)}" if row.announced is not None else ""
    coverage = covered_by(row.coverage)
    if row.status == "overdue" and not since:
        since = "no later report speaks of it"
    is_quoted = not (row.act or row.after) or (row.says and _is_in(row.says, row.evidence[0].quote))
    points = (*(() if is_quoted else quotes(base, row.evidence, most=2)), since)
    return Line(
        due_in_words(base, row),
        lead,
        tuple(
            filter(
                None,
                (
                    row.mood if row.mood in ONLY_THOUGHT else "",
                    announced if row.act or row.after else source(base, row.evidence[0]),
                    coverage,
                ),
            )
        ),
        row.evidence,
        points=tuple(filter(None, points)),
    )


def due_in_words(base: EvidenceBase, row: Due) -> str:
    """Say what is to come as a brief does; else who is to do it, or its report's own words."""
    if row.says:
        return row.says
    if not row.act:
        if row.type == "TRIAL" and row.after == "the end of the trial":
            accused = row.parties[0]
            be = "are" if is_plural(base.name(accused), base.kind(accused)) else "is"
            return f"{who_first(base, accused)} {be} on trial"
        return f"“{one_line(row.evidence[0].quote)}”"
    doers = row.doers or row.parties[:1]
    many = len(doers) > 1 or is_plural(base.name(doers[0]), base.kind(doers[0]))
    verb = _VERBS.get(row.mood, _VERBS["planned"])[many]
    return f"{upper_first(join_words(who(base, doer) for doer in doers))} {verb} {lower_first(row.act)}"


def _is_in(says: str, quote: str) -> bool:
    """Return True for a sentence that has nothing but the words of a quote."""
    said, words = (re.sub(r"\W+", " ", text).casefold() for text in (says, quote))
    return said.strip() in words
