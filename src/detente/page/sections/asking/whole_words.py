"""Words of a predicate that a question can quote: whole, of a fair length, and leaning on nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from detente.drafting import quotes_in_pairs
from detente.page.sections.asking.asking_cues import CUT_SHORT, LEANS, NEXT_TO, NO_ACT, POINTS
from detente.page.sections.asking.whether_clauses import cut
from detente.page.words import curly, with_curly_marks
from detente.patterns import as_pattern

LONGEST: Final = 130
_SHORTEST: Final = 4
_THEN: Final = as_pattern(r", and \w+ed\b.*")
"""The next thing that the subject did: "urged them to join, and criticised them"."""


def whole(words: str, *, of: Collection[str] = (), may_lean: bool = False) -> str:
    """Return words without the clauses behind them; nothing of words that lean on others or are too long.

    Parameters
    ----------
    of
        Pronouns that stand for the subject.
    """
    words = cut(words)
    leans = (
        any(cue[0] not in of for cue in LEANS.finditer(words) if not _is_named_before(cue)) and not may_lean
    )
    if leans or not _SHORTEST <= len(words) <= LONGEST or CUT_SHORT.search(words):
        return ""
    if not quotes_in_pairs(words) or words.count("(") != words.count(")"):
        return ""
    return curly(with_curly_marks(words).replace("“", "‘").replace("”", "’"))


def act_of(words: str) -> str:
    """Return infinitives behind one "to": "read the text and sign it" of "read the text and to sign it"."""
    if NO_ACT.match(words):
        return ""
    act = whole(NEXT_TO.sub(r"\1 ", _THEN.sub("", words)))
    return "" if POINTS.search(act) else act


def _is_named_before(cue: re.Match[str]) -> bool:
    """Return True for "it" behind the thing that it stands for: "accept the text and sign it"."""
    return (
        cue[0] in ("it", "them")
        and re.search(r"\b(?:the|an?|all|its) [a-z]\w+ and \w+ $", cue.string[: cue.start()]) is not None
    )
