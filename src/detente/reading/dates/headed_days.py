"""The days that head the entries of a chronology, each with its first sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.dates.clause_words import passage_of
from detente.reading.dates.tense import direction_of
from detente.reading.findings import ClauseMood, DatedClause, DateExpression
from detente.sources import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_ENTRY: Final = as_pattern(r"\s*(?:\(?\d{1,2}[.)]\s+|[-–—•*]\s+)?(?:(?:on|in)\s+)?", re.IGNORECASE)
_ENTRY_ENDS: Final = as_pattern(r"[ \t]*(?:[.:–—]|-(?=\s)|\n)")
_FEWEST_ENTRIES: Final = 2
_SHORT_ENTRY: Final = 120
_DATED: Final = ("DATE", "TIME")


def headings_in(text: str, dates: Sequence[DateExpression]) -> Iterator[int]:
    """Yield where the dates begin that open an entry of a chronology, if there are several."""
    opening = []
    for date in dates:
        start = text.rfind("\n", 0, date.span.start) + 1
        is_first = _ENTRY.fullmatch(text[start : date.span.start]) is not None
        if date.type in _DATED and is_first and _ENTRY_ENDS.match(text, date.span.end):
            opening.append(date.span.start)
    if len(opening) >= _FEWEST_ENTRIES:
        yield from opening


def clause_of_entry(
    doc: Doc, starts: Sequence[int], report: Report, date: DateExpression
) -> DatedClause | None:
    """Return the first sentence behind a heading; with the second, where the first only names something."""
    closing = _ENTRY_ENDS.match(report.text, date.span.end)
    at = bisect_left(starts, closing.end() if closing is not None else date.span.end)
    first = next((token for token in doc[at:] if token.is_alpha or token.like_num), None)
    gap = "" if first is None else report.text[date.span.end : first.idx]
    if first is None or ("\n\n" in gap and not _is_line(report.text, date)):
        return None
    end = first.sent.end
    while end < len(doc) and len(doc[first.i : end].text) + len(doc[end].sent.text) <= _SHORT_ENTRY:
        if "\n" in doc[first.i : end].text.rstrip(" ") or "\n" in doc[end - 1].whitespace_:
            break
        end = doc[end].sent.end
    words = passage_of(doc[first.i : end], report)
    if words is None:
        return None
    mood: ClauseMood = (
        "ahead" if direction_of(first.sent.root) == "future" and _has_modal(first.sent) else "told"
    )
    return DatedClause(date=date.span, parts=(words,), mood=mood)


def _is_line(text: str, date: DateExpression) -> bool:
    """Return True for a date that is a heading on a line of its own."""
    return text[date.span.end : date.span.end + 1] == "\n"


def _has_modal(sentence: Span) -> bool:
    return any(child.tag_ == "MD" for child in sentence.root.children)
