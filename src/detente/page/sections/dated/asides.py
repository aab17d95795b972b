"""Days of asides: in brackets or quotation marks, or of people whom a sentence only names beside its own."""

from __future__ import annotations

from typing import Final

from detente.patterns import as_pattern
from detente.sources import Evidence

NEAR: Final = 80
_OPEN, _CLOSE = ("“", '"', "‘", "'"), ("”", '"', "’", "'")
_SINCE_OF_SOME: Final = as_pattern(
    r"\b(?:joining|with|including|among)\b[^;.]*\bwho (?:has|have) [^;.]*\bsince $"
)


def is_of_an_aside(date: Evidence, text: str) -> bool:
    """Return True for a day that is not that of its sentence: "the text (agreed in May) and the map".

    Examples
    --------
    >>> text = "They left, joining those who have been out since May."
    >>> is_of_an_aside(Evidence("r", 49, 52, "May"), text)
    True
    """
    if text[date.start - 1 : date.start] in _OPEN and text[date.end : date.end + 1] in _CLOSE:
        return True  # had been told “next winter” since the war
    before = text[max(0, date.start - NEAR) : date.start]
    opens = before.rfind("(") > max(before.rfind(")"), before.rfind(". "))
    closes = ")" in text[date.end : date.end + NEAR].split(". ")[0]
    return (opens and closes) or _SINCE_OF_SOME.search(before.rpartition(". ")[2]) is not None
