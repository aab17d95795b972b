"""Moments to come, judged by their words: what is due, what may be, what somebody expects, what is off."""

from __future__ import annotations

import re
from typing import Final

from detente.page.drawings import Moment
from detente.page.sections.dated.dates_ahead import HAPPENING

_OVER: Final = re.compile(
    r"\b(?:put (?:back|off)|postponed|cancelled|called off|dropped the|abandoned|withdrew|withdrawn"
    r"|shelved|scrapped"
    r"|(?:\w+day|deadline|date|day) (?:passed|has passed|came and went|went by|ran out)"
    r"|(?:took|taken) (?:that|it|this) back|stopped by|no longer|did not take place|could not be (?:signed"
    r"|held)|is off|was off"
    r"|(?:is|are|was|were|will) not (?:being |be )?held)\b",
    re.IGNORECASE,
)
_NO_PLAN: Final = re.compile(
    r"\b(?:wanted|hoped|had (?:hoped|promised|wanted|asked)|wished)\b|\bwill have \w+(?:ed|en)\b"
    r"|\bwould have\b"
    r"|\b(?:matters?|number|counts?|stands? at|amounts?|may raise)\b",
    re.IGNORECASE,
)
"""Words on what was wished, or is denied, or is no event: nothing is due."""
_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:nobody|no one|not|never|none)\b|[’']t\b)[^.;]{0,60}\bbefore\b", re.IGNORECASE
)
_EXPERTS: Final = (
    r"(?:analysts?|pollsters?|economists?|consultants?|experts?|advis[eo]rs?|historians?|professors?"
    r"|lecturers?"
    r"|scholars?|scientists?|commentators?|researchers?|observers?|columnists?|brokers?)"
)
_FORECAST: Final = re.compile(
    r"\b(?:puts? (?:the|its|his|her)|expects?|thinks?|believes?|guess(?:es)?|forecasts?|predicts?"
    r"|reckons?|sees?|fears?(?! for)|doubts?|thought|in (?:his|her|their|my|our) view|likely|unlikely"
    r"|estimates?|close to certain|gives? (?:it|them|him|her) until|will have forgotten"
    r"|about the earliest|at the earliest)\b"
    rf"|\b{_EXPERTS}\b[^.;]{{0,60}}?\b(?:said|says?|holds?|wrote|writes?|warned|warns?|argued?|calls?|put)\b"
    rf"|\bsays? [^.;]{{0,40}}\b{_EXPERTS}\b|\b(?:analysts|pollsters|economists)\b",
    re.IGNORECASE,
)
_TO_COME: Final = re.compile(
    r"\b(?:will|would|shall|may|might|could|can|must|should|(?:is|are|was|were) (?:to|due|set"
    r"|expected|scheduled|planned"
    r"|fixed|called|likely|put|being)|to be|due|scheduled|planned|expires?|ends?|lapses?|runs?"
    r"|begins?|starts?|opens?"
    r"|reopens?|resumes?|meets?|votes?|takes?|sits?|finish(?:es)?|closes?|until|till|by|deadline"
    r"|within|asks?|asked"
    r"|asking|demand\w*|wants?|promise\w*|offer\w*|agreed?|comes?|returns?|leaves?|continues?|plans?"
    r"|planning|gave|has"
    r"|have|be|order\w*|direct\w*|next|new date|to|goes|calls?|announce\w*|recommend\w*|extend\w*"
    r"|needs?|face)\b"
    r"|[’']ll\b|(?<!who)(?<!that)[’']d\b",
    re.IGNORECASE,
)
_STARTING: Final = re.compile(r", (?:starting|beginning|effective)\b")
_HAPPENING: Final = re.compile(rf"\b{HAPPENING}\b", re.IGNORECASE)
_NO_EVENT: Final = re.compile(
    r"\b(?:nobody|no one|none of them)\b[^.;]*\b(?:can|could|will|would) (?:tell|say|know)\b"
    r"|\b(?:doubts?|doubted|doubtful|unlikely|improbable|impossible)\b",
    re.IGNORECASE,
)
"""Words on what nobody knows, or somebody holds to be hardly possible: nothing is due."""
_UNTIL_NOW: Final = re.compile(
    r"\b(?:until|till) (?:now|today|yesterday|this (?:very )?(?:week|month|morning|year))\b", re.IGNORECASE
)
_DID_NOT: Final = re.compile(
    r"\s*(?:But |Yet |So far )?(?:[Ii]t|[Tt]hey|[Tt]hat|[Tt]his|[Hh]e|[Ss]he|[Ww]e|[A-Z]\w+|none|nothing)"
    r"(?: (?:has|have|had|did|was|were|does|is))? ?(?:not|n[’']t|never)\b"
    r"|\s*(?:None|Nothing) (?:of (?:it|this|that) )?(?:has|came|was)\b"
)
"""A next sentence that says that it has not come: "It has not, because ..."."""
_WAS_TO: Final = re.compile(r"\b(?:was|were) to (?!be\b)|\bwas to be\b", re.IGNORECASE)
"""Words on a thing that was to come: a writer who looks back says so of what has not."""
_REQUESTED: Final = re.compile(
    r"\b(?:asked|ordered|told|demanded|gave|instructed|urged|called)\b", re.IGNORECASE
)
_LOOSE_LEAD: Final = re.compile(r"[“”]|\d{4}")


def tags_ahead(moment: Moment, words: str, around: str, behind: str) -> tuple[str, ...] | None:
    """Return the tags of what is to come; None where the words tell of nothing to come.

    Parameters
    ----------
    words
        What a line tells of the day.
    around
        The sentence that it stands in.
    behind
        The words behind that sentence.
    """
    tags = moment.tags
    is_denied = "due" in tags and _NOT_BEFORE.search(words) is not None
    if (
        is_denied
        or _OVER.search(around)
        or _NO_PLAN.search(words)
        or _NO_EVENT.search(around)
        or _UNTIL_NOW.search(words)
        or _is_beside(moment, words)
        or _WAS_TO.search(words)
        or (_REQUESTED.search(around) and _DID_NOT.match(behind))
        or not (_TO_COME.search(words) or _HAPPENING.search(words) or around.startswith("Next:"))
        or "[w" in words
    ):
        return None
    if _STARTING.search(around) and not _STARTING.search(words):
        return None  # the day is that of what was cut off
    before = around[: max(0, around.find(words[-20:]))]
    if not _FORECAST.search(f"{before.rsplit(';')[-1]} {words} {' '.join(tags)}"):
        return tags
    return ("forecast", *(tag for tag in tags if tag not in ("due", "possible")))


def _is_beside(moment: Moment, words: str) -> bool:
    """Return True where a day is only one since or after which something is: "after May", "since May"."""
    day = re.escape(_LOOSE_LEAD.sub("", moment.lead).strip().split(" ")[-1])
    beside = rf"\b(?:since|after|past|beyond) (?:the |mid-|early |late |\d{{1,2}} )*{day}\b"
    return bool(day) and re.search(beside, words, re.IGNORECASE) is not None
