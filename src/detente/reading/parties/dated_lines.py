"""Words of a date, and the letters of a question or an answer, that stand before a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WEEKDAYS: Final = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
))  # fmt: skip
_SHORT_DAYS: Final = frozenset(("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"))
_MONTHS: Final = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
))  # fmt: skip
_SHORT_MONTHS: Final = frozenset((
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
))  # fmt: skip
_ORDINAL: Final = as_pattern(
    r"\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth"
    r"|twelfth|twentieth|thirtieth",
    re.IGNORECASE,
)
_TURN: Final = as_pattern(r"[QA][.:]?")
_QUESTIONS: Final = as_pattern(r"^[ \t]*Q[.:] ", re.MULTILINE)


def is_of_a_date(doc: Doc, i: int) -> bool:
    """Return True for a month or a day that is none of somebody's names.

    "On the seventh of April Patrick dismissed them", "6 Feb. Ana Roy left", "Mon 10 Feb": a name of a month
    that no day stands before may be somebody's.
    """
    text = doc[i].text
    word = text.lower().rstrip(".")
    if word in _WEEKDAYS or (text.endswith(".") and word in _SHORT_MONTHS | _SHORT_DAYS):
        return True
    if word in _SHORT_DAYS:
        return _is_a_day(doc, i + 1) or _is_a_range(doc, i)
    return word in _MONTHS | _SHORT_MONTHS and (_is_a_day(doc, i - 1) or _is_a_day_of(doc, i - 1))


def opens_a_turn(doc: Doc, i: int) -> bool:
    """Return True for "Q." and "A." at the head of a line, in a text of questions and answers."""
    if _TURN.fullmatch(doc[i].text) is None or not (i == 0 or "\n" in doc[i - 1].text_with_ws):
        return False
    return _QUESTIONS.search(doc.text) is not None


def _is_a_day(doc: Doc, i: int) -> bool:
    return 0 <= i < len(doc) and re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", doc[i].text) is not None


def _is_a_day_of(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i].lower_ == "of" and _ORDINAL.fullmatch(doc[i - 1].text) is not None


def _is_a_range(doc: Doc, i: int) -> bool:
    """Return True for both of "Mon-Tue"."""
    return any(
        doc[k].text in ("-", "–", "/") and doc[other].text.lower().rstrip(".") in _SHORT_DAYS
        for k, other in ((i + 1, i + 2), (i - 1, i - 2))
        if 0 <= other < len(doc)
    )
