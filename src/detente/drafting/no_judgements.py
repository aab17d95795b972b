"""Sentences with a forecast or a condition that judge nothing: own plans, requests, rules, diary dates.

Whoever says "we will sign if they do" takes a position: it stands in the table, with its condition. A claim
is what somebody thinks will come of something. So such a sentence is one only if a test is drafted of it.
"""

from __future__ import annotations

import re

from detente.drafting.claim_parts import cue_in
from detente.patterns import as_pattern

_QUOTES = "“”\"’'` "
_FIRST = (
    r"^(?:(?:if|unless|until|once|when|as soon as|should|before|after|as long as)\b[^,]*, (?:then )?)?"
    r"(?:that )?"
)
_OUTCOMES = (
    r"(?:(?:not|never|only|then|also|still|soon|both|all) )*(?:be(?! (?:ready|willing|prepared)\b)|have"
    r"|lose|gain|win|fail|suffer|benefit|face|need|become|mean|make|cost|find|see|get|lead|allow|help|hurt"
    r"|harm|take|force|bring|cause|give|strengthen|weaken|end|prolong|undermine|worsen|break|collapse"
    r"|run out|backfire)\b"
)
_ADVERBS = r"(?: (?:not|never|also|now|gladly|still|therefore|only|too|then|himself|herself|themselves))*"
_PLAN = as_pattern(
    rf"{_FIRST}(?:we|I|he|she|they)(?:{_ADVERBS} (?:will|would|shall|won[’']t|wouldn[’']t)|[’']ll)\b"
    rf"(?! {_OUTCOMES})"
    rf"|{_FIRST}(?:we|I|he|she|they){_ADVERBS} (?:am|are|is|was|were){_ADVERBS}"
    r" (?:willing|ready|prepared|determined|planning|going|about) to\b",
    re.IGNORECASE,
)
"""A thing that whoever speaks will do itself: "they would not sign again unless"; not "they would lose"."""
_PLAN_OF_A_BODY = as_pattern(
    rf"{_FIRST}it{_ADVERBS} (?:will|would|shall|won[’']t)\b(?! {_OUTCOMES})", re.IGNORECASE
)
_ASKS = as_pattern(
    rf"{_FIRST}(?:we|I|he|she|they|it){_ADVERBS} (?:asks?|wants?|wish(?:es)?|demands?|calls? (?:for|on)"
    r"|insists?|proposes?|requests?|seeks?)\b",
    re.IGNORECASE,
)
_NOTED = as_pattern(
    r"^[A-Z][\w .()’'-]{1,40}: (?:will|won[’']t|would|wants?|asks?|ready|accepts?|rejects?)\b"
)
"""A side and what it will do, as notes have it: "Japan: won't give oil without ...\""""
_REQUESTED = as_pattern(
    r"\b(?:urge[sd]?|asked|ask(?:s|ing) for|call(?:s|ed) (?:on|for|upon)|demand(?:s|ed)|appeal(?:s|ed)"
    r" (?:to|for)|request(?:s|ed)|petitioned|recommend(?:s|ed)|pledged|promised|undert(?:akes|ook)|invited"
    r"|directed|instructed|ordered|sought|(?:gave|given|served) notice|agreed to|offered to)\b",
    re.IGNORECASE,
)
"""Main verbs by which a reporter tells of a request, an offer, an order or a promise."""
_DIARY = as_pattern(
    r"\b(?:next|this|our) (?:meeting|bulletin|circular|alert|edition|issue|column|newsletter|update)\b[^.]*"
    r"\b(?:will|is)\b"
    r"|^back on \w+day\b"
    r"|\bwill (?:meet|convene|appear|be convened|reconvene|review|deliver|be published)\b"
    r"[^.]{0,30}\b(?:on|in|next|today|tomorrow|when|before|by)\b",
    re.IGNORECASE,
)
"""The next date of the text itself, or of a body: nothing is thought to come of anything."""
_RULE = as_pattern(
    r"\b(?:ha(?:s|ve|d)) until\b|\b(?:may|must|shall|is to|are to) (?:only )?be \w+(?:ed|en|ld|ut)\b"
    r"|\b(?:receives?|(?:is|are) (?:paid|due|exempt)|lapses?|expires?|runs?) [^.]*\b(?:until|unless)\b",
    re.IGNORECASE,
)
"""The terms of a law, a permit or an agreement, as its reporter tells them."""
_NOT_KNOWN = as_pattern(
    r"\b(?:can(?:not|[’']t)?|could(?: not|n[’']t)?|able to) (?:say|predict|tell|forecast|know)\b"
    r"|\bremains to be seen\b",
    re.IGNORECASE,
)
_OF_THE_PAST = as_pattern(
    r"\b(?:may|might|could|would|must) (?:well )?have \w+(?:ed|en|ne|ld|ought|own)\b", re.I
)
_CUT = as_pattern(r"\b(?:otherwise|and|but|or|if|unless|when|because)$", re.IGNORECASE)
_AN_HOUR = as_pattern(r"^\d{1,2}[.:]\d\d\b")
_ASKING_CUE = as_pattern(
    r"^(?:ask|seek|sought|demand|want|wish|urg|request|call|petition|appeal|plead|propos)", re.IGNORECASE
)


def judges_nothing(says: str, cue: str | None, *, spoken: bool) -> bool:
    """Return True if words with a forecast or a condition say nothing of what comes of what.

    Parameters
    ----------
    cue
        The words by which somebody says them: "asked for"; None where there are none.
    spoken
        True if a party says them, False for the reporter.

    Examples
    --------
    >>> judges_nothing("they will not sign unless the troops leave", "said", spoken=True)
    True
    >>> judges_nothing("they will lose the vote unless the troops leave", "said", spoken=True)
    False
    >>> judges_nothing("A higher levy would lead to shortages", None, spoken=False)
    False
    """
    words = _AN_HOUR.sub("", says.strip(_QUOTES)).strip(_QUOTES).rstrip(".")
    if any(rule.search(words) for rule in (_PLAN, _ASKS, _NOTED, _NOT_KNOWN, _OF_THE_PAST, _CUT)):
        return True
    if spoken:
        return bool(_PLAN_OF_A_BODY.search(words) or (cue is not None and _ASKING_CUE.match(cue)))
    return bool(_DIARY.search(words) or _RULE.search(words) or _is_a_request(words))


def _is_a_request(words: str) -> bool:
    """Return True if a request is the first verb told: no word of a forecast stands before it."""
    request = _REQUESTED.search(words)
    forecast = cue_in("forecast", words)
    return request is not None and (forecast is None or request.start() < forecast.start())
