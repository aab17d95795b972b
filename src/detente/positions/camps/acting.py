"""Mentions in which a party acts, told by the words beside them."""

from __future__ import annotations

import re

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.reading import Party

_VERB_BEHIND = as_pattern(
    r"(?:\s\([^)]{2,12}\))?(?:,[^,.;]{1,90},)?\s+(?:also |still |now |later |again )?"
    r"(?:will|would|has|have|had|is|was|were|are"
    r"|must|should|could|can|may|might|said|says|did|does|do|went|made|took|gave|told|held|began|met|won|lost|let|put"
    r"|kept|left|sent|set|cut|\w{2,}(?:ed|[^s\W]s))\b"
)
PLACED = as_pattern(
    r"\b(?:in|to|from|across|inside|outside|through|throughout|around|near|of|at|into|over|for|on|about)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE = 14


def acting_mentions(dossier: Dossier, party: Party) -> int:
    """Count the mentions of a party that a verb follows, and that no preposition stands before."""
    return sum(
        acts_at(dossier.reports[mention.report].text, mention.start, mention.end)
        for mention in party.mentions
    )


def acts_at(text: str, start: int, end: int) -> bool:
    """Return True for a mention that a verb follows, and that no preposition stands before."""
    before = text[max(0, start - _BEFORE) : start]
    return _VERB_BEHIND.match(text, end) is not None and PLACED.search(before) is None
