"""The lists of reports: demands below "What we are asking for", decisions below "The council"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from detente.page.sections.quoting.whose import OURS
from detente.patterns import as_pattern
from detente.short import one_line
from detente.sources import Evidence

_MARKED: Final = r"(?:\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{1,4})\)|[-*•·–])"
_ITEM: Final = rf"[ \t]*{_MARKED}[ \t]+\S[^\n]*(?:\n[ \t]*(?!{_MARKED})\S[^\n]*)*"
_LIST: Final = as_pattern(
    rf"^(?P<head>[^\n.!?]{{3,60}}?):?[ \t]*\n\s*(?P<items>{_ITEM}(?:\n{{1,2}}{_ITEM})+)", re.MULTILINE
)
_ASKS: Final = as_pattern(
    r"\b(?P<who>(?:the |our )?[\w’'& -]{2,40}?) (?:are |is |still |now |all )*(?:demand|want|ask|call"
    r"|insist|seek|urg"
    r"|requir)(?:s|ed|ing|e)?\b",
    re.IGNORECASE,
)
_OURS: Final = as_pattern(r"\b(?:we|our)\b", re.IGNORECASE)
_OUR_DEMANDS: Final = as_pattern(r"\b(?:our )(?:\w+ ){0,2}(?:demands|conditions|requests)\b", re.IGNORECASE)
_QUESTION: Final = as_pattern(r"^(?:what|which|where|things) ", re.IGNORECASE)
_MARK: Final = as_pattern(r"[ \t]*(?:(?P<number>\d{1,2}[.)]|\(?(?:[a-z]|[ivx]{1,4})\))|[-*•·–])[ \t]+")
_FIRST: Final = as_pattern(r"(?P<says>.+?[.!?])(?= [A-Z“\"])")
OF_AN_ENTRY: Final = as_pattern(r"[A-Z][^:.;]{2,50}: [a-z]")
"""The first words of the entry of a side in a list: "The guild: will not sign."."""
_LONGEST: Final = 400
_IN_FORCE: Final = as_pattern(r"\b(?:in force|agreed|decisions?|decided|resolves?|resolved)\b", re.IGNORECASE)
_DONE: Final = as_pattern(
    r"(?:agreed|approved|adopted|decided|ordered|instructed|directed|refused|rejected|noted|reaffirmed|resolved"
    r"|extended|condemned|requested|were unable|undertook|confirmed|accepted|welcomed|appointed|endorsed)\b"
)
_MOSTLY, _SHORT = 0.6, 150


@dataclass(frozen=True)
class ToldList:
    """A list below its heading.

    Attributes
    ----------
    who
        The words that name whose demands they are; the key of "us" for our own; "" for decisions.
    text
        The heading with the first sentence of each item, as far as there is room.
    """

    place: Evidence
    who: str
    text: str


def decision_lists(report: str, text: str) -> Iterator[ToldList]:
    r"""Yield the lists of what was decided, or is in force.

    Examples
    --------
    >>> [one.text for one in decision_lists("r", "The council:\n- approved the dam;\n- refused a loan.\n")]
    ['The council: approved the dam; refused a loan']
    """
    for listed in _lists(text):
        head = one_line(listed["head"])
        items = [_MARK.sub("", item, count=1) for item in re.findall(_ITEM, listed["items"])]
        done = sum(_DONE.match(item) is not None for item in items)
        if done >= _MOSTLY * len(items) or (_IN_FORCE.search(head) and not _who(head)):
            says = _in_words(head, listed["items"])
            yield ToldList(Evidence(report, listed.start(), listed.end(), listed[0]), "", says)


def demand_lists(report: str, text: str) -> Iterator[ToldList]:
    r"""Yield the lists of demands of a report.

    Examples
    --------
    >>> [one.text for one in demand_lists("r", "What we want\n1. A road. Paved.\n2. Pay for March\n")]
    ['What we want: 1. A road… 2. Pay for March']
    """
    for listed in _lists(text):
        head = one_line(listed["head"])
        who = _who(head)
        if who:
            says = _in_words(head, listed["items"])
            yield ToldList(Evidence(report, listed.start(), listed.end(), listed[0]), who, says)


def _lists(text: str) -> Iterator[re.Match[str]]:
    """Yield the lists of short items: a chapter with numbered paragraphs is none."""
    for listed in _LIST.finditer(text):
        items = re.findall(_ITEM, listed["items"])
        if ":" not in listed["head"] and sum(map(len, items)) <= _SHORT * len(items):
            yield listed


def _who(head: str) -> str:
    if _OUR_DEMANDS.search(head):
        return OURS
    asks = _ASKS.search(_QUESTION.sub("", head))
    if asks is None:
        return ""
    return OURS if _OURS.search(asks["who"]) else asks["who"]


def _in_words(head: str, items: str) -> str:
    says = f"{head.capitalize() if head.isupper() else head}:"
    ends, kinds = "", set()
    for item in re.findall(_ITEM, items):
        mark = _MARK.match(item)
        kinds.add(mark is not None and mark["number"] is not None and re.sub(r"\w+", "", mark["number"]))
        if len(kinds) > 1:
            break  # another list
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
