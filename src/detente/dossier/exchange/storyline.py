"""The chronology as rows of the spreadsheet that TimelineJS reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from detente.dossier.questions import EvidenceBase, Happening
from detente.edtf import DateRange, Precision
from detente.short import one_line

STORYLINE_COLUMNS: Final = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
    "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group",
    "Background",
)  # fmt: skip

_WHOLE: Final = re.compile(r"\d{4}(?:-(?P<month>\d\d))?[~?%]?")
"""A month or a year, and no day of it."""


def storyline_rows(base: EvidenceBase, happenings: Iterable[Happening]) -> Iterator[tuple[str, ...]]:
    """Yield the head of the table, and a row for each happening that has a date.

    A whole month or year has no day. Other dates have their first day, and end with their last one.
    """
    yield STORYLINE_COLUMNS
    for happening in happenings:
        when = DateRange.parse(happening.when)
        if when.earliest is None:
            continue
        words = happening.tellings[0].words
        source = base.report(words)
        credit = ", ".join(filter(None, (source.publisher, source.title or source.id)))
        yield (
            *_begins(when, when.earliest), "", *_ends(when), "", when.words,
            _headline(base, happening), words.quote, source.url or "", credit, "", "", "", happening.type, "",
        )  # fmt: skip


def _begins(when: DateRange, first: date) -> tuple[str, str, str]:
    """Return the year, the month and the day as exactly as the date is."""
    whole = _WHOLE.fullmatch(when.text)
    if whole is not None:
        return str(first.year), str(first.month) if whole["month"] else "", ""
    exact = when.precision <= Precision.MONTH
    return str(first.year), str(first.month) if exact else "", str(first.day) if exact else ""


def _ends(when: DateRange) -> tuple[str, str, str]:
    last = when.latest
    if last is None or last == when.earliest:
        return "", "", ""
    return str(last.year), str(last.month), str(last.day)


def _headline(base: EvidenceBase, happening: Happening) -> str:
    actors = ", ".join(map(base.name, happening.actors))
    others = ", ".join(map(base.name, happening.recipients))
    named = f"{actors} – {others}" if actors and others else actors or others
    # Where nobody is named, the words say what it was.
    told = named or one_line(happening.tellings[0].words.quote)
    return f"{happening.type.capitalize()}: {told}"
