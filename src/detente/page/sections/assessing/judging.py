"""The condition that words on what will come name themselves."""

from __future__ import annotations

import re
from typing import Final

from detente.drafting import of_oneself, split_sentence
from detente.page.words import cut_at_word
from detente.patterns import as_pattern
from detente.short import one_line
from detente.sources import Evidence

_CONDITIONS: Final = frozenset({"condition", "unless", "only"})
_BY_A_VERB: Final = as_pattern(r"(?:is|are|remains?|will|would)\b", re.IGNORECASE)
_NOT_A_CLAUSE: Final = as_pattern(
    r"\W*(?:if|unless|until|once|when|only if) (?:\w+ed|\w+ing|seen|taken|given|made|done|so|not|possible)\b",
    re.IGNORECASE,
)
"""A condition without a subject: "if viewed so"."""
_NO_CONDITION: Final = as_pattern(
    r"(?:without|until|till|before|if only(?: for)?|if any\w*|if ever|if at all|as if|even if)\b",
    re.IGNORECASE,
)
"""Words that as often as not are a part of the subject, the end of a time, or an aside."""
_A_VERB: Final = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|do|does|did|\w{2,}(?:ed|s)|went"
    r"|came|took|gave|made|left|kept|held|paid|met|won|lost|fell|rose|broke|began|ran|spoke|stood|sat|go"
    r"|come|take|give|make|leave|keep|hold|pay|meet|follow|agree)\b"
)
_LONGEST, _FEWEST_WORDS = 120, 3


def own_condition(says: str) -> str:
    """Return the condition on which somebody says that something comes; nothing where there is none.

    Examples
    --------
    >>> own_condition("The port would close unless the council paid")
    'unless the council paid'
    >>> own_condition("If the rain lasts, the road will be lost"), own_condition("The road will be lost")
    ('If the rain lasts', '')
    """
    parts = split_sentence(Evidence("", 0, len(says), says))
    if parts is None or parts.link not in _CONDITIONS or not parts.cue or _BY_A_VERB.match(parts.cue):
        return ""
    if _NOT_A_CLAUSE.match(parts.cause.quote) or of_oneself(parts.cause.quote):
        return ""
    condition = one_line(parts.cause.quote).strip(" ,.;:“”\"'")
    if _NO_CONDITION.match(condition) or ";" in condition or _A_VERB.search(condition) is None:
        return ""
    return cut_at_word(condition, _LONGEST) if len(condition.split()) >= _FEWEST_WORDS else ""
