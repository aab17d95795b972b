"""A sentence of a party's will, with the list, the entry or the rest of a quotation that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.page.sections.quoting.wills import Will
from detente.patterns import as_pattern
from detente.short import one_line
from detente.sources import Evidence

PRONOUN: Final = "\0"
"""Stands in a sentence for a pronoun, in whose place the name of the party is printed."""
_ITEM: Final = as_pattern(
    r"\s*\n\s*(?:\d{1,2}[.)]|\(?[a-z][.)]|[-*•·–])\s[^\n]+(?:\n(?!\s*(?:\n"
    r"|\d{1,2}[.)]\s|[-*•·–]\s))[^\n]+)*"
)
_LONGEST_LIST, _LONGEST_ENTRY = 430, 320
_IN_A_LIST: Final = as_pattern(r"(?: \([^)]{1,30}\))?: [a-z]")
_WITHOUT_SUBJECT: Final = as_pattern(
    r"[ \t]*\n?[ \t]*(?:Has|Have|Will|Won[’']t|Would|Is|Are|Wants?|Refuses?|Rejects?|Holds?|Says?|Ready"
    r"|Willing|Accepts?"
    r"|Opposes?|Supports?|Demands?|Asks?|Insists?|Offers?|Cannot|Can|Does|Do|Threatens?|Warns?)\b"
    r"[^\n.?!]*(?:\n[^\n.?!]+)*[.](?=\s|$)"
)
_TO_THE_QUOTE: Final = as_pattern(r"[^“”\"\n]{1,160}[.!?]?[”\"]")


@dataclass(frozen=True)
class OwnSentence:
    """A sentence of which a party is the subject.

    Attributes
    ----------
    party
        The key of the party: the id of a party that was read, or the words that name it.
    said_of
        The sentence as a page quotes it; `PRONOUN` stands for a pronoun that is its subject.
    will
        What its predicate tells.
    is_conditional
        True if it has the words of a condition.
    clause
        The clause of which the party is the subject, where another one stands before it; "" else.
    person
        The person whom a pronoun that is the subject stands for; "" where it stands for the party.
    """

    sentence: ReportSentence
    party: str
    said_of: str
    will: Will
    is_conditional: bool
    is_spoken: bool = False
    named: str = ""
    leads: bool = True
    in_new_clause: bool = False
    is_of_long_ago: bool = False
    clause: str = ""
    person: str = ""


def with_what_follows(own: OwnSentence, says: str, text: str) -> OwnSentence:
    """Return a sentence with the entry or the list that it begins, and to the end of its quotation.

    Parameters
    ----------
    says
        The sentence as the report has it, on one line.
    text
        The text of its report.
    """
    if own.named and _IN_A_LIST.match(says[says.find(own.named) + len(own.named) :]):
        own = _to(own, text, *_end_of(_WITHOUT_SUBJECT, own, text, _LONGEST_ENTRY))
    if says.endswith(":"):
        end, said = _end_of(_ITEM, own, text, _LONGEST_LIST)
        own = _to(own, text, end, said.rstrip(";,"))
    return _with_its_quote(own, text)


def _end_of(more: re.Pattern[str], own: OwnSentence, text: str, longest: int) -> tuple[int, str]:
    """Return where the items behind a sentence end, as far as there is room, and its words with theirs."""
    end, said = own.sentence.place.end, own.said_of
    while (item := more.match(text, end)) is not None and len(said) + len(item[0]) <= longest:
        end, said = item.end(), f"{said} {one_line(item[0])}"
    return end, said


def _with_its_quote(own: OwnSentence, text: str) -> OwnSentence:
    """Return "The envoy: “No. Not now.”" to the end of the quotation, if it is short."""
    if not (own.said_of.count("“") > own.said_of.count("”") or own.said_of.count('"') % 2):
        return own
    rest = _TO_THE_QUOTE.match(text, own.sentence.place.end)
    return own if rest is None else _to(own, text, rest.end(), one_line(f"{own.said_of} {rest[0]}"))


def _to(own: OwnSentence, text: str, end: int, said: str) -> OwnSentence:
    """Return a sentence that goes on to a place of its report; as it is where it does not go on."""
    place = own.sentence.place
    if end == place.end:
        return own
    whole = Evidence(place.report, place.start, end, text[place.start : end])
    return replace(own, sentence=replace(own.sentence, place=whole), said_of=said)
