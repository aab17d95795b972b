"""Blockades, strikes and other measures that go on, and that later words of the same report end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from detente.patterns import as_pattern
from detente.positions.mentions import OwnedAct

_THINGS: Final = (
    "hunger strike", "roadblock", "road block", "blockade", "strike", "sit-in", "siege", "boycott", "embargo",
    "curfew", "walkout", "picket", "stoppage", "encampment", "vigil", "state of emergency", "sanctions",
    "ban",
)  # fmt: skip
"""Measures that go on until somebody ends them; the longer name first."""
_NAMED: Final = tuple((thing, as_pattern(rf"\b{re.escape(thing)}s?\b")) for thing in _THINGS)
_ANY_NAMED: Final = as_pattern(rf"\b(?:{'|'.join(map(re.escape, _THINGS))})s?\b")
_OF_ENTRIES: Final = {"blockade": "blockade", "strike": "strike", "siege": "siege", "boycott": "boycott"}
"""Names for the act of an entry of the catalogue: to block a port is a blockade."""
_SUPPOSED: Final = as_pattern(
    r"\b(?:if|unless|until|once|when|whether|before|not|never|no|nor|would|will|could|may|might|should|refus\w+"
    r"|demand\w*|ask\w*|urg\w+|call\w* for|want\w*|hop\w+|almost|nearly"
    r"|years ago|years earlier|once before|in the past|in 1\d{3})\b[^.;!?]*$",
    re.IGNORECASE,
)
"""Words before an ending that make it none: it is asked for, supposed, denied or long past."""
_BEFORE: Final = 80
_ENDED_AT_ONCE: Final = as_pattern(
    r"[^.;!?\n]{0,60}?(?:,? (?:but|and|though|although)|[.;])? (?:it|they|which|that) "
    r"(?:has|have|had|was|were)(?: (?:since|later|now|then|soon|finally))?(?: been)?(?: since)? "
    r"(?:lifted|revoked|repealed|rescinded|expired|lapsed|called off|cancelled|ended|dropped|run out)\b",
    re.IGNORECASE,
)
"""Words right behind a measure that tell its end: "but it has since been lifted"."""


def is_ended_behind(act: OwnedAct, text: str) -> bool:
    """Return True for a measure whose end the words behind tell: "the blockade was lifted in July"."""
    if not act.mention.sign:
        return False
    if act.lasts and _ENDED_AT_ONCE.match(text, act.mention.span.end):
        return True
    thing = thing_of(act)
    if thing is None:
        return False
    return ends_behind(thing, text, act.mention.span.end)


def thing_of(act: OwnedAct) -> str | None:
    """Return what a measure is called that goes on: a blockade, a strike; None of other acts."""
    label = act.mention.label.casefold()
    named = None
    if _ANY_NAMED.search(label):
        named = next(thing for thing, name in _NAMED if name.search(label))
    return named or _OF_ENTRIES.get(act.mention.catalogue or "")


def ends_behind(thing: str, text: str, start: int) -> bool:
    """Return True if words from a place on tell the end of a thing, and none that it began again.

    Examples
    --------
    >>> ends_behind("strike", "They strike. The strike was called off on Monday.", 12)
    True
    >>> ends_behind("strike", "They strike. Talks begin if the strike is called off.", 12)
    False
    """
    ending, again = _end_of(thing)
    last = None
    for match in ending.finditer(text, start):
        if not _SUPPOSED.search(text, max(start, match.start() - _BEFORE), match.start()):
            last = match
    return last is not None and again.search(text, last.end()) is None


@lru_cache(maxsize=64)
def _end_of(thing: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    it = rf"(?:the|its|their|his|her|this|that) (?:[\w-]+ )?{re.escape(thing)}\b"
    end = "(?:end|lift|halt|stop|suspend|call off|break off|remove|dismantle|abandon)"
    ended = (
        "(?:ended|expired|lapsed|lifted|halted|stopped|suspended|called off|broken off|broken up|removed"
        "|dismantled)"
    )
    return (
        re.compile(
            rf"\b(?:ended|lifted|halted|suspended|called off|broke off|dismantled|abandoned) {it}"
            rf"|\b(?:votes?|voted|agreed|agrees?|decided|decides?) to {end} {it}"
            rf"|\b{it} (?:(?:was|were|(?:has|have|had)(?: since)?(?: been)?|is|are)"
            r" (?:finally |at last |later |then )?)?"
            rf"{ended}\b"
            rf"|\b{it} (?:is|was) over\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:resum\w+|renew\w+|restart\w*|began|begun|begins?|new|another|fresh|back on) [^.;]{{0,30}}"
            rf"{re.escape(thing)}\b"
            rf"|\b{re.escape(thing)} (?:goes on|went on|continu\w+|(?:was|is|has) resumed)",
            re.IGNORECASE,
        ),
    )
