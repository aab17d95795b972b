"""The time that a passage of history tells of: "In 1931 they struck. That spring the owners refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from detente.edtf import DateRange
from detente.reading.dates import is_before_its_noun
from detente.reading.findings import DateExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONG_AGO: Final = timedelta(days=2 * 365)


class History:
    """The dates of long ago that sentences in the past tense stand under."""

    def __init__(self, doc: Doc, dates: Sequence[DateExpression], published: date | None) -> None:
        self._under: dict[int, str] = {}
        if published is None:
            return
        placed = sorted(
            (d.span.start, d.edtf)
            for d in dates
            # "That spring" is of the year before it.
            if d.edtf
            and DateRange.parse(d.edtf).known_days
            and not _points_back(d.span.quote)
            and not _tells_which(doc, d)
        )
        current: str | None = None
        k = 0
        for sentence in doc.sents:
            stated = []
            while k < len(placed) and placed[k][0] < sentence.end_char:
                stated.append(placed[k][1])
                k += 1
            if stated:
                old = [d for d in stated if _is_old(d, published)]
                current = old[-1] if len(old) == len(stated) else None
            elif not _is_told_in_the_past(sentence):
                current = None
            if current is not None:
                self._under[sentence.start] = current

    def of(self, word: Token) -> str | None:
        """Return the EDTF of the past that a word's sentence tells of, None where it tells of the present."""
        return self._under.get(word.sent.start) if _is_told_in_the_past(word.sent) else None


def _points_back(words: str) -> bool:
    return words.casefold().startswith(("that ", "the same ", "the next ", "the following "))


def _tells_which(doc: Doc, date: DateExpression) -> bool:
    """Return True for "the 2016 accord", which brings no story to that year."""
    span = doc.char_span(date.span.start, date.span.end, alignment_mode="expand")
    return span is not None and is_before_its_noun(span.root)


def _is_old(when: str | None, published: date) -> bool:
    days = DateRange.parse(when).known_days
    return days is not None and days[1] < published - LONG_AGO


def _is_told_in_the_past(sentence: Span) -> bool:
    """Return True if every finite verb of a sentence stands in the past tense."""
    tags = {token.tag_ for token in sentence if token.pos_ in ("VERB", "AUX")}
    return "VBD" in tags and not tags & {"VBZ", "VBP", "MD"}
