"""The lists below headings such as "What we are asking for": the demands of whoever a heading names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from detente.page.sections.whose import OURS
from detente.short import one_line
from detente.sources import Evidence

_MARKED: Final = r"(?:\d{1,2}[.)]|\(?[a-z]\)|[-*•·–])"
_ITEM: Final = rf"[ \t]*{_MARKED}[ \t]+\S[^\n]*(?:\n[ \t]*(?!{_MARKED})\S[^\n]*)*"
_LIST: Final = re.compile(
    rf"^(?P<head>[^\n.!?]{{3,60}}?):?[ \t]*\n\s*(?P<items>{_ITEM}(?:\n{{1,2}}{_ITEM})+)", re.MULTILINE
)
_ASKS: Final = re.compile(
    r"\b(?P<who>(?:the |our )?[\w’'& -]{2,40}?) (?:are |is |still |now |all )*(?:demand|want|ask|call"
    r"|insist|seek|urg"
    r"|requir)(?:s|ed|ing|e)?\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_OUR_DEMANDS: Final = re.compile(r"\b(?:our )(?:\w+ ){0,2}(?:demands|conditions|requests)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(r"^(?:what|which|where|things) ", re.IGNORECASE)
_MARK: Final = re.compile(r"[ \t]*(?:(?P<number>\d{1,2}[.)]|\(?[a-z]\))|[-*•·–])[ \t]+")
_FIRST: Final = re.compile(r"(?P<says>.+?[.!?])(?= [A-Z“\"])")
_LONGEST: Final = 400


@dataclass(frozen=True)
class DemandList:
    """A list of demands.

    Attributes
    ----------
    who
        The words that name whose demands they are; the key of "us" for our own.
    text
        The heading with the first sentence of each item, as far as there is room.
    """

    place: Evidence
    who: str
    text: str


def demand_lists(report: str, text: str) -> Iterator[DemandList]:
    r"""Yield the lists of demands of a report.

    Examples
    --------
    >>> [one.text for one in demand_lists("r", "What we want\n1. A road. Paved.\n2. Pay for March\n")]
    ['What we want: 1. A road… 2. Pay for March']
    """
    for listed in _LIST.finditer(text):
        head = one_line(listed["head"])
        who = _who(head)
        if who:
            says = _in_words(head, listed["items"])
            yield DemandList(Evidence(report, listed.start(), listed.end(), listed[0]), who, says)


def _who(head: str) -> str:
    if _OUR_DEMANDS.search(head):
        return OURS
    asks = _ASKS.search(_QUESTION.sub("", head))
    if asks is None:
        return ""
    return OURS if _OURS.search(asks["who"]) else asks["who"]


def _in_words(head: str, items: str) -> str:
    says = f"{head.capitalize() if head.isupper() else head}:"
    ends = ""
    for item in re.findall(rf"{_ITEM}", items):
        mark = _MARK.match(item)
        bare = one_line(item[mark.end() :] if mark is not None else item)
        first = _FIRST.match(bare)
        words = (
            bare.rstrip(".;," if mark is None or not mark["number"] else ";,")
            if first is None
            else f"{first['says'].rstrip('.')}…"
        )
        number = f"{mark['number']} " if mark is not None and mark["number"] else ""
        joint = "" if number or says.endswith(":") else ";"
        if len(says) + len(words) > _LONGEST:
            ends = " …"
            break
        says = f"{says}{joint} {number}{words}"
    return says.rstrip(";,") + ends
