"""Acts that a party had decided on, and that the same report tells the end of: history, and no plans."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from detente.positions.owned_acts import OwnedAct
from detente.sources import Report

_DECIDED: Final = re.compile(
    r"^(?:had )?(?:decided|chose|opted|resolved|vowed|planned|agreed|began|set out)\b", re.IGNORECASE
)
_BEGUN: Final = re.compile(
    r"\b(?:mount|stage|launch|hold|begin|start|open|organi[sz]e|go on|call)\b", re.IGNORECASE
)
_WORD: Final = re.compile(r"\w[\w-]*")


def ended_since(acts: Sequence[OwnedAct], reports: Mapping[str, Report]) -> list[OwnedAct]:
    """Return the decisions whose act has ended: "decided to stage a sit-in … ended the sit-in"."""
    return [act for act in acts if _has_ended(act, reports[act.mention.span.report].text)]


def _has_ended(act: OwnedAct, text: str) -> bool:
    mention = act.mention
    if mention.mood != "planned" or not act.does or not _DECIDED.match(mention.span.quote):
        return False
    if not _BEGUN.match(mention.label):
        return False
    thing = _WORD.findall(mention.label)[-1].casefold()
    return _end_of(thing).search(text) is not None


@lru_cache(maxsize=256)
def _end_of(thing: str) -> re.Pattern[str]:
    """Return the words that tell the end of a thing."""
    it = rf"(?:the|its|their|his|her|this|that) (?:[\w-]+ )?{re.escape(thing)}\b"
    return re.compile(
        rf"\b(?:ended|halted|stopped|finished|broke off|broke up|called off|voted to end|agreed to end) {it}"
        rf"|\b{it} (?:(?:has|had|was|were|is|finally|later|then|at last) )*"
        r"(?:ended|over|cut short|broken up|called off|collapsed|petered out|came to an end)\b",
        re.IGNORECASE,
    )
