"""The chronology as rows of the spreadsheet that TimelineJS reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from detente.dossier.questions import EvidenceBase, Happening, ToldDay
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.short import one_line

STORYLINE_COLUMNS: Final = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date",
    "Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group",
    "Background",
)  # fmt: skip

_WHOLE: Final = as_pattern(r"\d{4}(?:-(?P<month>\d\d))?[~?%]?")
"""A month or a year, and no day of it."""


def storyline_rows(
    base: EvidenceBase,
    happenings: Iterable[Happening],
    days: Iterable[ToldDay] = (),
    sentences: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[str, ...]]:
    """Yield the head of the table, and a row for each happening that has a date.

    A whole month or year has no day. Other dates have their first day, and end with their last one; what is
    to be done by a day stands on it.

    Parameters
    ----------
    days
        Days that reports tell in a sentence of their own, and no happening does.
    sentences
        A sentence for each happening that has one, by its id; for others its type and parties stand.
    """
    yield STORYLINE_COLUMNS
    rows = [
        (each.range, sentences.get(each.id) or _headline(base, each), each.tellings[0].words, each.type)
        for each in happenings
    ]
    rows += [(each.range, one_line(each.text), each.evidence[0], each.type) for each in days]
    for when, headline, words, kind in sorted(rows, key=lambda row: row[0].order):
        first = when.earliest or when.latest
        if first is None:
            continue
        source = base.report(words)
        credit = ", ".join(filter(None, (source.publisher, source.title or source.id)))
        yield (
            *_begins(when, first), "", *_ends(when), "", when.words,
            headline, words.quote, source.url or "", credit, "", "", "", kind, "",
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
    if last is None or last == when.earliest or when.earliest is None:
        return "", "", ""
    return str(last.year), str(last.month), str(last.day)


def _headline(base: EvidenceBase, happening: Happening) -> str:
    actors = ", ".join(map(base.name, happening.actors))
    others = ", ".join(map(base.name, happening.recipients))
    named = f"{actors} – {others}" if actors and others else actors or others
    # Where nobody is named, the words say what it was.
    told = named or one_line(happening.tellings[0].words.quote)
    return f"{happening.type.capitalize()}: {told}"
