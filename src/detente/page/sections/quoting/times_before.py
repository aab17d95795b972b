"""A time before a sentence that counts from another sentence: "Hours later, the guild signed"."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_LATER: Final = as_pattern(
    r"(?:(?:(?:Less|More) than )?(?:\w+ ){0,2}(?:hours|minutes|days|weeks|months)"
    r" (?:later|earlier|on(?=,)|after(?=,)|before(?=,))"
    r"|(?:on )?(?:that|the (?:following|next|same)) (?:day|morning|afternoon|evening|night)),? (?=[\w\[])",
    re.IGNORECASE,
)
_BEFORE_THAT: Final = as_pattern(
    r"(?:Before|After) that, (?=(?:in|on|at|by) )|And (?:one|two|three|four), (?=\w)"
)
"""A pointer without which a sentence loses nothing: it says itself when it is."""


def without_later(text: str) -> str:
    """Return a sentence without a time before it that counts from another sentence: "Hours later, ..."."""
    later = _LATER.match(text) or _BEFORE_THAT.match(text)
    return text if later is None else text[later.end()].upper() + text[later.end() + 1 :]
