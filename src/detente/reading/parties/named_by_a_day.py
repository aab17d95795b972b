"""Bodies that are named by a day: "the 19 April Movement (M-19)", "the March 8 Alliance"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.parties.lexicon import BODY_HEADS, ORGANIZATION_HEADS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DAY: Final = as_pattern(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?{months}|{months}\s\d{1,2}(?:st|nd|rd|th)?)"
    r"(?:\s[A-Z][\w-]+){1,3}".replace(
        "{months}",
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December)",
    )
)
_SHORT: Final = as_pattern(r"\s\(([A-Z]{1,3}-\s?\d{1,3})\)")


def bodies_named_by_a_day(doc: Doc, read: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield the names of bodies that begin with a day, and the letter and number in brackets behind one."""
    for match in _DAY.finditer(doc.text):
        name = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if name is None:
            continue
        heads = [token.i for token in name if token.lower_ in ORGANIZATION_HEADS | BODY_HEADS]
        if not heads or not all(read[name.start : heads[0] + 1]):
            continue
        end = heads[0] + 1
        yield name.start, end
        short = _SHORT.match(doc.text, doc[end - 1].idx + len(doc[end - 1]))
        letters = None if short is None else doc.char_span(*short.span(1))
        if letters is not None:
            yield letters.start, letters.end


def is_letter_and_number(word: str) -> bool:
    """Return True for a short name such as "M-19".

    Examples
    --------
    >>> is_letter_and_number("M-19"), is_letter_and_number("M19 road")
    (True, False)
    """
    return _LETTER_AND_NUMBER.fullmatch(word) is not None


_LETTER_AND_NUMBER: Final = as_pattern(r"[A-Z]{1,3}-\d{1,3}")
