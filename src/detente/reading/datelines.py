"""Datelines: the town before a report's first sentence, which is no part of that sentence."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_DATELINE: Final = as_pattern(
    r"^[ \t]*(?P<town>[A-Z][A-Z’'.]*(?:[ -][A-Z][A-Z’'.]*){0,4}(?:, [^\n—–()]{1,30})?(?: \([^()\n]{1,20}\))?)"
    r" (?P<dash>—|–|--?) (?=[“\"‘']?[A-Z])",
    re.MULTILINE,
)
_SHORTEST: Final = 3


def with_datelines_apart(text: str) -> str:
    r"""Return a text with a paragraph break in place of the dash behind each dateline; no character moves.

    A parser takes "TARN — The union on Monday called off its strike" for a sentence about Tarn.

    Examples
    --------
    >>> with_datelines_apart("TARN, May 3 (HP) — The union struck.")
    'TARN, May 3 (HP)\n\n The union struck.'
    >>> with_datelines_apart("The union — the older one — struck.")
    'The union — the older one — struck.'
    """
    return _DATELINE.sub(_apart, text)


def _apart(dateline: re.Match[str]) -> str:
    if len(dateline["town"].split(",")[0]) < _SHORTEST:
        return dateline.group()
    behind = " " * len(dateline["dash"])
    return f"{dateline.group()[: dateline.end('town') - dateline.start()]}\n\n{behind}"
