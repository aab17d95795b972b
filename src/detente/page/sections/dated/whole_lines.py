"""Lines of a timeline in a whole sentence, where a clause alone would lose how it ends or who says so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from detente.page.drawings import Moment
from detente.page.words import with_curly_marks
from detente.short import lower_first, one_line

_LONGEST: Final = 190
_ROOM_FOR_A_LEAD: Final = 90
_A_DATE: Final = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d\d\b|\b(?:yesterday|today|tonight"
    r"|tomorrow)\b"
    r"|\b(?:this|last|next) (?:week|month|year|spring|summer|autumn|winter)\b"
)
_REPORTED: Final = re.compile(
    r"[^,;:]{3,80}? (?:said|says|say|told [\w’' ]{3,30}|announced|wrote|warned|warns|insists?|insisted"
    r"|maintains?"
    r"|confirmed|added|believes?|thinks?|thought|expects?|reckons?|claims?|repeated|replied)(?: that)?$"
)
"""Words before a clause that say whose words it is."""
_LEANS: Final = re.compile(
    r"(?:(?:and|but|so|yet|also|nor) )?(?:he|she|it|they|this|that|these|those|his|her|its|their|such|then"
    r"|there|both"
    r"|another|neither|one|with that|we|I|our|my)\b",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(r"says? ")


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
    if moment.quoted or len(moment.evidence) != 1 or len(whole) > min(_LONGEST, room) or _LEANS.match(whole):
        return None
    clause = with_curly_marks(one_line(moment.evidence[0].quote)).rstrip(".")
    at = whole.find(clause)
    if at < 0 or clause == whole or not set(_words(text)) <= set(_words(clause)) or not whole[:1].isupper():
        return None
    before, rest = whole[:at].strip(), whole[at + len(clause) :]
    # Of what is done the tag says who tells it; of what is to come the words do, with how sure they are.
    is_reported = not moment.is_fact and _REPORTED.fullmatch(before) is not None
    if (before and not is_reported) or _A_DATE.search(before) or _A_DATE.search(rest):
        return None
    # The words of the line have no date that stands beside them anyway.
    told = f"{before} {lower_first(text) if clause[:1].islower() else text}".lstrip() + rest
    tags = tuple(tag for tag in moment.tags if not (is_reported and _SAYS.match(tag)))
    return replace(moment, text=told, tags=tags)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
