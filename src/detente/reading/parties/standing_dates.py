"""Since and until when a standing holds, by the dates in the clause that tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from detente.edtf import timex_to_edtf
from detente.patterns import as_pattern
from detente.reading.dates import shifted
from detente.reading.events import EventTimes
from detente.reading.findings import DateExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS: Final = frozenset(("until", "till", "through"))
_TO: Final = as_pattern(r"\s+(?:to|until|till|through|and)\s+", re.IGNORECASE)
_LENGTH: Final = as_pattern(r"P(\d+)([YM])")
_UNITS: Final = {"Y": "year", "M": "month"}


class Bounds(NamedTuple):
    """Since and until when, as EDTF, and true ``length`` if the clause says for how long."""

    since: str | None = None
    until: str | None = None
    length: str | None = None


class StandingDates:
    """The dates of a text, asked for the bounds of a standing."""

    def __init__(self, doc: Doc, dates: Sequence[DateExpression]) -> None:
        self._doc = doc
        self._times = EventTimes(doc, dates)
        self._by_start = {date.span.start: date for date in dates}
        self._lengths: dict[int, str] = {}
        for date in dates:
            if date.type == "DURATION":
                span = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
                for token in span if span is not None else ():
                    self._lengths[token.i] = date.value

    def bounds(self, act: Token, verb: Token | None) -> Bounds:
        """Return the bounds in the clause of an act: "since 2019", "until 2015", "from 2010 to 2015"."""
        length = self._length(verb if verb is not None else act)
        date = self._times.date_at(act) or (self._times.date_at(verb) if verb is not None else None)
        if date is not None and date.edtf is not None:
            lead = self._word_before(date)
            if lead in _ENDS:
                return Bounds(None, date.edtf, length)
            last = self._end_of_pair(date) if lead in ("from", "between") else None
            if last is not None:
                return Bounds(date.edtf, last, length)
        since = self._times.when(act, verb)
        return Bounds(since.removesuffix("/..") if since is not None else None, None, length)

    def end(self, act: Token, verb: Token | None) -> str:
        """Return the date of an end, ``..`` where its clause gives none."""
        return self._times.when(act, verb) or ".."

    def _word_before(self, date: DateExpression) -> str:
        span = self._doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
        return self._doc[span.start - 1].lower_ if span is not None and span.start else ""

    def _end_of_pair(self, first: DateExpression) -> str | None:
        text = self._doc.text[first.span.end : first.span.end + 12]
        joint = _TO.match(text)
        second = self._by_start.get(first.span.end + joint.end()) if joint else None
        return second.edtf if second is not None else None

    def _length(self, verb: Token) -> str | None:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ == "for":
                for inner in child.children:
                    if inner.i in self._lengths:
                        return self._lengths[inner.i]
            if child.i in self._lengths and child.dep_ in ("npadvmod", "dobj"):
                return self._lengths[child.i]
        return None


def end_after(since: str | None, length: str | None) -> str | None:
    """Return when something ended that lasts for years or months from a date.

    Examples
    --------
    >>> end_after("2022-03", "P5Y"), end_after("2022-03", "P18M"), end_after(None, "P5Y")
    ('2027', '2023-09', None)
    """
    parts = _LENGTH.fullmatch(length or "")
    if parts is None or since is None or "/" in since:
        return None
    value = shifted(since, int(parts[1]), _UNITS[parts[2]])
    return timex_to_edtf(value) if value else None
