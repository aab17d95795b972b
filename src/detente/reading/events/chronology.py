"""The dates of a chronology: each entry opens with a day, which is that of what its first sentence tells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.findings import DateExpression
from detente.reading.parsed import report_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OPENING: Final = as_pattern(r"\s*(?:\(?\d{1,2}[.)]\s+|[-–—•*]\s+)?(?:(?:In|On)\s+)?", re.IGNORECASE)
_CLOSING: Final = as_pattern(r"[ \t]*(?:[.:–—]|-(?=\s)|\n)")
_FEWEST: Final = 2
_MODALS: Final = ("MD", "TO")


def entry_dates(doc: Doc, dates: Sequence[DateExpression]) -> Mapping[int, DateExpression]:
    """Return the date of each entry of a chronology by the token that its first sentence begins with.

    One line that opens with a date is none: it may be the dateline.
    """
    text = report_of(doc).text
    entries: dict[int, DateExpression] = {}
    for date in dates:
        start = text.rfind("\n", 0, date.span.start) + 1
        closing = _CLOSING.match(text, date.span.end)
        if date.edtf is None or closing is None or not _OPENING.fullmatch(text[start : date.span.start]):
            continue
        first = next((word for word in doc[_token_at(doc, closing.end()) :] if word.is_alpha), None)
        if first is not None:
            entries[first.i] = date
    return entries if len(entries) >= _FEWEST else {}


def of_entry(predicate: Token, entries: Mapping[int, DateExpression]) -> DateExpression | None:
    """Return the date of the entry whose first sentence has a predicate for its main verb, in no future."""
    verb = predicate
    while verb.dep_ == "conj" and verb.head.i < verb.i:
        verb = verb.head
    helps = {child.tag_ for word in (verb, predicate) for child in word.children if child.dep_ == "aux"}
    if verb.dep_ != "ROOT" or verb.pos_ not in ("VERB", "AUX") or not helps.isdisjoint(_MODALS):
        return None
    firsts = [i for i in entries if verb.sent.start <= i <= verb.i]
    return entries[firsts[-1]] if firsts else None


def _token_at(doc: Doc, place: int) -> int:
    return next((word.i for word in doc if word.idx >= place), len(doc))
