"""Words by which a sentence tells that something is asked, answered, in force, or depends on something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.reading import Mood

ASKS, ANSWERS, CONDITION, IN_FORCE, AHEAD = "asks", "answers", "condition", "in force", "ahead"


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


CUES: Final[Mapping[str, re.Pattern[str]]] = {
    ASKS: _any_of(
        r"demand(?:s|ed|ing)?",
        r"call(?:s|ed|ing)? (?:for|on|upon)",
        r"urg(?:e|es|ed|ing)",
        r"insist\w*",
        r"ask(?:s|ed|ing)? (?:for|that|the|\w+ to)",
        r"appeal(?:s|ed|ing)? (?:for|to)",
        r"want(?:s|ed)?",
        r"seek(?:s|ing)?",
        r"sought",
        r"press(?:es|ed|ing)? for",
        r"petition(?:s|ed)",
        r"request(?:s|ed)",
        r"(?:one|two|three|four|five) demands?",
    ),
    ANSWERS: _any_of(
        r"refus(?:e|es|ed|ing|al)",
        r"reject(?:s|ed|ing|ion)?",
        r"rul(?:e|es|ed|ing) out",
        r"turn(?:s|ed|ing)? down",
        r"dismiss(?:es|ed)",
        r"declin(?:e|es|ed) to",
        r"no intention",
        r"vot(?:e|ed) (?:against|down)",
        r"offer(?:s|ed|ing)?",
        r"propos(?:e|es|ed|al)",
        r"accept(?:s|ed)?",
        r"agree[ds]? to",
        r"(?:ready|willing|prepared) to",
        r"(?:will|would) (?:not|never)",
        r"won['’]t",
        r"threaten(?:s|ed|ing)?",
        r"ultimatum",
        r"oppos(?:e|es|ed)",
        r"sa(?:ys|id) no",
        r"(?:do|does|did)(?: not|n['’]t) accept",
        r"stay(?:s|ed)? (?:out|away)",
        r"contest(?:s|ed)",
        r"(?:has|have|had|did) not (?:yet )?(?:respond|repl[yi]|answer)\w*",
        r"no (?:reply|response|answer)",
    ),
    CONDITION: _any_of(
        r"unless",
        r"until",
        r"only (?:if|when|after|once)",
        r"on condition",
        r"provided",
        r"in (?:exchange|return) for",
        r"as long as",
        r"without (?:an?|any)",
        r"(?:pre)?conditions?",
        r"before (?:it|they) will",
    ),
    IN_FORCE: _any_of(
        r"(?:has|have|had) been (?:\w+ )?(?:suspend|bann|dissolv|detain|jail|block|clos|lock|bar)\w*",
        r"(?:has|have|had) been (?:\w+ )?(?:held|under)",
        r"suspen(?:ds?|ded|sion)",
        r"lock(?:ed)?[ -]?out",
        r"(?:on )?strike",
        r"blockad\w+",
        r"sanction\w*",
        r"embargo",
        r"ban(?:s|ned)?",
        r"boycott\w*",
        r"cease-?fire",
        r"truce",
        r"curfew",
    ),
    AHEAD: _any_of(
        r"tomorrow",
        r"next (?:week|month|year|\w+day)",
        r"within \w+ (?:days|weeks|months)",
        r"by the end of",
    ),
}
"""The words of each kind of sentence; days ahead are also known from the dates that were read."""
MOODS: Final[Mapping[str, frozenset[Mood]]] = {
    ASKS: frozenset({"demanded"}),
    ANSWERS: frozenset({"offered", "accepted", "refused", "threatened"}),
    IN_FORCE: frozenset({"in force"}),
}
"""The moods of acts that bear out the words."""
PART: Final[Mapping[str, float]] = {ASKS: 1.0, ANSWERS: 1.0, CONDITION: 0.8, IN_FORCE: 0.6, AHEAD: 0.8}
"""The worth of a sentence of each kind to a reader who has two minutes; set by hand on twelve texts."""
