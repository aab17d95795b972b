"""Lines of a timeline in a whole sentence, where a clause alone would lose how it ends or who says so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from detente.edtf import MONTHS, WEEKDAYS
from detente.page.drawings import Moment
from detente.page.words import with_curly_marks
from detente.patterns import as_pattern
from detente.short import lower_first, one_line

_LONGEST: Final = 190
_SHORT_REST: Final = 60
_SOME, _NEARLY_ALL = 8, 0.6
_OURS: Final = as_pattern(r"(?:my|our) \w+", re.IGNORECASE)
_OF_A_NOUN: Final = as_pattern(r"(?P<noun>(?:The|An?|Its) [\w’' -]{2,50}?) (?:that|which|who) ")
_THAT_SOMEBODY: Final = as_pattern(r"\bthat (?P<who>(?:the|an?|its|his|her|their) [\w’' -]{2,60})$")
"""The end of words that were cut off behind the subject of what somebody lets be known."""
_A_VERB: Final = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|be|to"
    r"|\w{2,}(?:ed|es)|went|came|took|gave|left|held|met|won|lost|fell|rose|began|ran|stood|put|set|cut)\b"
)
_SPEAKER: Final = as_pattern(r"(?P<who>[^:,;]{3,60}): \w")
_GOES_ON: Final = as_pattern(r",? ?(?:is|was|are|were|has|had|will|would|can|isn[’']t|wasn[’']t|aren[’']t)\b")
_A_DATE: Final = as_pattern(
    rf"\b(?:{MONTHS})\b|\b{WEEKDAYS}\b"
    r"|\b(?:19|20)\d\d\b|\b(?:yesterday|today|tonight"
    r"|tomorrow)\b"
    r"|\b(?:this|last|next) (?:week|month|year|spring|summer|autumn|winter)\b"
)
_REPORTED: Final = as_pattern(
    r"[^,;:]{3,80}? (?:said|says|say|told [\w’' ]{3,30}|announced|wrote|warned|warns|insists?|insisted"
    r"|maintains?"
    r"|(?:shall|must|has to|have to|will) (?:ensure|see to it|make sure)|confirmed|added|believes?|thinks?"
    r"|thought|expects?|reckons?|claims?|repeated|replied)(?: that)?$"
    r"|(?:An?|One|Another|Some|Others|Two|Three) [^;:“”]{3,100}? (?:said|says?|holds?|warned|warns?)(?:"
    r" that)?$"
    r"|[^,;:]{3,80}? (?:counters?|contends?|complains?|fears?|hopes?|argues?|objects?|holds?"
    r"|(?:is|are) (?:afraid|sure|certain|confident|convinced|hopeful|worried)) that$"
)
"""Words before a clause that say whose words it is."""
_LEANS: Final = as_pattern(
    r"(?:(?:and|but|so|yet|also|nor) )?(?:he|she|it|they|this|that|these|those|his|her|its|their|such|then"
    r"|there|both"
    r"|another|neither|one|with that|we|I|our|my)\b",
    re.IGNORECASE,
)
_SAYS: Final = as_pattern(r"says? ")


def whole_line(moment: Moment, text: str, around: str, room: int) -> Moment | None:
    """Return a moment in the words of its whole sentence; None where these have no room, or lean on others.

    Only a clause that opens its sentence, or is what somebody is reported to say, is told with the rest: the
    day of a clause within is not that of the sentence. A sentence with a second date has more to tell.

    Parameters
    ----------
    text
        What the line would tell.
    around
        The sentence on one line.
    room
        Characters that have room.
    """
    whole = around.rstrip(".")
    leans = _LEANS.match(whole) is not None and not (moment.quoted and _OURS.match(whole))
    if len(moment.evidence) != 1 or len(whole) > room or leans or not whole[:1].isupper():
        return None
    clause = with_curly_marks(one_line(moment.evidence[0].quote)).rstrip(".")
    at = whole.find(clause)
    if at < 0 or clause == whole or not set(_words(text)) <= set(_words(clause)):
        return None
    before, rest = whole[:at].strip(), whole[at + len(clause) :]
    # Of what is done the tag says who tells it; of what is to come the words do, with how sure they are.
    is_reported = not moment.is_fact and _REPORTED.fullmatch(before) is not None
    if (before or moment.quoted) and not is_reported:
        return None
    is_long = len(whole) > _LONGEST and len(rest) > _SHORT_REST
    if is_long or _A_DATE.search(before) or _A_DATE.search(rest):
        return None
    # The words of the line have no date that stands beside them anyway.
    told = f"{before} {lower_first(text) if clause[:1].islower() else text}".lstrip() + rest
    tags = tuple(tag for tag in moment.tags if not (is_reported and _SAYS.match(tag)))
    return replace(moment, text=whole if moment.quoted else told, tags=tags)


def restored(text: str, around: str, longest: int) -> str:
    """Return words whose "that" was lost, or that are only a subject, as their sentence has them.

    Words of which no sentence can be made are none.

    Examples
    --------
    >>> restored("The walk was to help ended in rain", "The walk that was to help ended in rain.", 90)
    'The walk that was to help ended in rain'
    >>> restored("The pact that Ana signed", "The pact that Ana signed isn’t named.", 90)
    'The pact that Ana signed isn’t named'
    """
    whole = around.rstrip(".")
    speaker = _SPEAKER.match(whole)
    if speaker is not None and text.startswith(f"{speaker['who']} "):
        return ""  # "A jurist set a date" of "A jurist: they will set a date"
    tail = _THAT_SOMEBODY.search(text)
    if tail is not None and _A_VERB.search(tail["who"]) is None and not whole.endswith(text):
        return whole if len(whole) <= longest else ""
    of_noun = _OF_A_NOUN.match(whole)
    if of_noun is None:
        return text
    rest = whole[len(text) :] if whole.startswith(text) else ""
    is_subject = _GOES_ON.match(rest) is not None
    lost = f"{of_noun['noun']} {whole[of_noun.end() : of_noun.end() + _SOME]}"
    is_nearly_all = len(_words(text)) >= _NEARLY_ALL * len(_words(whole))
    if is_subject or (text.startswith(lost) and is_nearly_all):
        return whole if len(whole) <= longest else ""
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
