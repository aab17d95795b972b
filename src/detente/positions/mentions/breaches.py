"""Breaches of a truce or an agreement that only the other side tells of: charges, and no state of things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.patterns import as_pattern
from detente.reading import ActMention

_KEPT: Final = frozenset({"cease_fire", "carry_out_agreement"})
"""Entries of what one side keeps and the other is quick to say that it has broken."""
_TOLD: Final = frozenset({"done", "in force"})
_BREACH: Final = as_pattern(
    r"\b(?:break(?:s|ing)?|broken?|violat\w+|breach\w*|reneg\w+|flout\w*)\b(?! (?:off|out)\b)",
    re.IGNORECASE,
)
_HAD: Final = as_pattern(r"\b(?:had|have|having) (?:\w+ )?(?:broken|violated|breached|reneged|flouted)\b")
"""Told by nobody in particular, the word of whoever the report speaks of: "two grounds: it had broken it"."""


def is_charge_of_a_breach(mention: ActMention, speaks_for: Mapping[str, str]) -> bool:
    """Return True for "the front says the army broke the truce", by whoever is not the one who broke it."""
    if mention.sign or mention.mood not in _TOLD or mention.catalogue not in _KEPT:
        return False
    if not _BREACH.search(mention.span.quote):
        return False
    if mention.voice is None:
        return mention.mood == "done" and _HAD.search(mention.span.quote) is not None
    return mention.doer is None or _side(mention.voice, speaks_for) != _side(mention.doer, speaks_for)


def _side(party: str, speaks_for: Mapping[str, str]) -> str:
    return speaks_for.get(party, party)
