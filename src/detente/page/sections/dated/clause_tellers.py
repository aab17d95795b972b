"""Those who say what a line of a timeline tells, where the line has lost their words."""

from __future__ import annotations

from typing import Final

from detente.page.drawings import Moment
from detente.patterns import as_pattern
from detente.short import lower_first, one_line

_TELLS: Final = as_pattern(
    r"(?P<who>(?:An?|The|Some|One|[A-Z])[^,;:“”]{2,50}?)"
    r" (?:counters|contends|claims|holds|complains|argues|insists|objects|maintains"
    r"|(?P<many>counter|contend|claim|hold|complain|argue|insist|object|maintain)) that"
)
"""Words before a clause on which others may disagree."""
_SMALL: Final = as_pattern(r"(?:An?|The|Some|One)\b")
_SAID: Final = as_pattern(
    r"\b(?:sa(?:id|ys?)|claim(?:s|ed)|alleg(?:es|ed)|maintain(?:s|ed)|insist(?:s|ed)|argue[sd]|charge[sd]"
    r"|according to [^,]*,)(?: that)?\s+(?:the |an? |some )?$"
)
_SOME: Final = 20


def said_before(moment: Moment, words: str, sentence: str, report: str) -> tuple[str, ...]:
    """Return the tag "says a group of members" for the words of "A group of members counters that"."""
    at = report.find(sentence)
    before = one_line(sentence[: max(0, moment.evidence[0].start - at)])
    teller = _TELLS.fullmatch(before)
    if teller is None or teller["who"] in words:
        return ()
    who = teller["who"]
    return (f"say{'' if teller['many'] else 's'} {lower_first(who) if _SMALL.match(who) else who}",)


def is_said_by_nobody(words: str, around: str, tags: tuple[str, ...]) -> bool:
    """Return True for what "it said" of a sentence, of which the line would make a plain fact."""
    at = around.casefold().find(words[:_SOME].casefold())
    is_said = at > 0 and _SAID.search(around[:at]) is not None
    return is_said and not any(tag.startswith("say") for tag in tags)
