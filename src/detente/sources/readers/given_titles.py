"""The title that a file gives itself in its properties: often a word processor's, or a template's."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

NEAR: Final = 3000
"""Characters among which the words of a title stand."""
_MADE_BY_PROGRAMS: Final = as_pattern(
    r"(?:about:|https?:|file:|www\.)\S*|(?:microsoft|powerpoint|libreoffice|openoffice|untitled|unbenannt"
    r"|sans titre|document|dokument|layout|slide|print|new|scan)\b.*|.*\.(?:docx?|odt|rtf|pdf|pages|html?|txt"
    r"|indd|qxd|tex|dvi)\b.*",
    re.IGNORECASE,
)
_WORD: Final = as_pattern(r"[^\W\d_]{4,}")
_LONGEST: Final = 300
_MOST_OF_THEM: Final = 0.6
"""Part of the words of a title that stand in the text below it."""


def sensible_title(given: str | None, text: str) -> str | None:
    """Return the title that a file gives itself, if its words stand in its text; else None.

    Examples
    --------
    >>> sensible_title("The pier stays shut", "The pier stays shut until May, the harbour office said.")
    'The pier stays shut'
    >>> sensible_title("Microsoft Word - draft3.docx", "The pier stays shut.") is None
    True
    >>> sensible_title("Annual report template", "The pier stays shut.") is None
    True
    """
    title = " ".join((given or "").split())
    if len(title.split()) < 2 or len(title) > _LONGEST or _MADE_BY_PROGRAMS.fullmatch(title):
        return None
    words = {word.casefold() for word in _WORD.findall(title)}
    there = {word.casefold() for word in _WORD.findall(text)}
    return title if words and len(words & there) >= _MOST_OF_THEM * len(words) else None
