"""Charges that are told with their rejection: "the board denied the union's claim that it hid the key".

And what is called untrue: "The union published a report. The board said this report was false."
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.sentences import sentence_start
from detente.patterns import as_pattern
from detente.reading import OnWords
from detente.sources import Evidence, Report

_FALSE: Final = (
    r"[“\"‘']?(?:false|untrue|baseless|unfounded|groundless|absurd|ridiculous|nonsense|(?:a\s)?lies?"
    r"|(?:a\s)?fabrications?)[”\"’']?,?"
)
_REJECTS: Final = as_pattern(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed)|rebut(?:s|ted)?"
    rf"|(?:terms?|termed|calls?|called|describe[sd]?|dubs?|dubbed|brand(?:s|ed)?)(?:\sas)?\s{_FALSE})(?=\s)"
)
_CHARGE: Final = as_pattern(
    r"(?:\s(?:the|an?|all|any|these|those|such|his|her|its|their|as\s\w+))*"
    r"(?P<of>\s(?:[\w.'’-]+\s){0,5}?[\w.-]+['’]s?)?(?:\s(?!and\b|or\b|that\b)\w+)?"
    r"\s(?:charges?|accusations?|allegations?|claims?|assertions?|complaints?|suggestions?|reports?"
    r"|rumou?rs?)"
    r"(?:\s(?:raised|made|levell?ed|brought|voiced|put\sforward|published))?"
    r"(?P<by>\s(?:by|of|from)\s[^,;.!?]{2,90}?)?,?\s(?:that|to\sthe\seffect\sthat)\s(?P<what>[^.!?]+)"
)
_NOT_TRUE: Final = as_pattern(
    r"\b(?:said|says|insist(?:s|ed)|maintain(?:s|ed)|stated|declared)(?:\sthat)?\s(?:this|that|these|those)\s"
    r"(?P<noun>\w+)\s(?:was|were|is|are)\s(?:simply\s|completely\s|totally\s)?"
    rf"(?:not\s(?:true|truthful|correct|accurate)|{_FALSE})(?=[\s.,;])"
)
"""Words on a paper or a charge of the sentence before: "said this report was not true"."""
_DENIED_AFTER: Final = as_pattern(
    r",\s(?P<link>which|(?:an?|the)\s(?:charge|claim|accusation|allegation|report|assertion)s?(?:\s(?:that|which))?)"
    r"(?P<between>\s(?:(?:Mrs?|Ms|Dr|Gen|Col)\.|[^,.;]){2,70}?)\s(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)\b(?!\s(?:an?|the)\s)"
)
"""A charge that is told first: "allegations that it hid the key, which the board denies"."""
_CHARGES: Final = as_pattern(
    r"\b(?:charges?|charged|alleg\w+|accus\w+|claim\w*|complain\w*|assert\w*|blam\w+)\b", re.IGNORECASE
)
NOT_SO: Final = as_pattern(
    r"(?:\b(?:not|never|neither|nor|would|will|could|can|may|might|should|if|unless|to|without)\s"
    r"|n['’]t\s)(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_NOT_HEARD: Final = as_pattern(
    r"\s?[(\[][^()\[\]]*\b(?:indistinct|inaudible|unintelligible|garbled|(?:break|gap)\sin\s\w+"
    r"|(?:words?|passage)\smissing)[^()\[\]]*[)\]]\s?",
    re.IGNORECASE,
)
"""A note that words are missing: "(30-second break in reception)". Those on its two sides are no sentence."""
_BETWEEN: Final = as_pattern(
    r"(?:['’]s?)?(?:,?\s(?:\([^)]*\)|(?:in|on|at)\s(?:\w+\s){0,3}?\w+|has|have|had|also|again|\w+ly"
    r"|statement|government|spokesm[ae]n|spokeswoman|officials?))*,?\s|,\s[^,]{1,60},\s"
)
"""Words between whoever rejects a charge and the verb: "the board, which owns the gate, denied"."""
_LEAST: Final = 3
"""Words of what is charged."""


@dataclass(frozen=True, slots=True)
class RejectedCharge:
    """A charge that somebody rejects.

    Attributes
    ----------
    charge
        What is charged, in the words of the report.
    words
        The rejection, from its verb on.
    accuser
        The side that charges it; None where the sentence names nobody.
    denier
        The side that rejects it.
    """

    charge: Evidence
    words: Evidence
    accuser: str | None
    denier: str


def rejected_charges(base: EvidenceBase) -> Iterator[RejectedCharge]:
    """Yield the charges that reports tell with their rejection, of somebody who is named."""
    named = OnWords(
        (mention, (mention, party.id)) for party in base.dossier.parties for mention in party.mentions
    )
    unread = OnWords((each, each) for some in base.dossier.furniture.values() for each in some)
    for report in base.dossier.reports.values():
        if report.copy_of is None:
            yield from _in_report(base, report, named, unread)
            yield from _called_untrue(base, report, named, unread)
            yield from _denied_after(base, report, named, unread)


def _in_report(
    base: EvidenceBase,
    report: Report,
    named: OnWords[tuple[Evidence, str]],
    unread: OnWords[Evidence],
) -> Iterator[RejectedCharge]:
    for verb in _REJECTS.finditer(report.text):
        charge = _CHARGE.match(report.text, verb.end())
        if charge is None:
            continue
        start = sentence_start(report.text, verb.start())
        words = report.passage(verb.start(), charge.end())
        if NOT_SO.search(report.text[start : verb.start()]) or any(True for _ in unread.on(words)):
            continue
        denier = _denier(base, report, start, verb.start(), named)
        accuser = _accuser(base, report, charge, named)
        told = report.passage(*charge.span("what"))
        if denier is None or denier == accuser or len(told.quote.split()) < _LEAST:
            continue
        yield RejectedCharge(told, words, accuser, denier)


def _denied_after(
    base: EvidenceBase,
    report: Report,
    named: OnWords[tuple[Evidence, str]],
    unread: OnWords[Evidence],
) -> Iterator[RejectedCharge]:
    """Yield the charges of a sentence that its last clause says are denied."""
    for match in _DENIED_AFTER.finditer(report.text):
        start = sentence_start(report.text, match.start())
        charge = report.passage(start, match.start()) if start < match.start() else None
        mentions = sorted(named.on(report.passage(*match.span("between"))), key=lambda one: one[0].end)
        if charge is None or not mentions or NOT_SO.search(f"{match['between']} "):
            continue
        if match["link"] == "which" and not _CHARGES.search(charge.quote):
            continue
        words = report.passage(match.start() + 2, match.end())
        if len(charge.quote.split()) >= _LEAST and not any(True for _ in unread.on(words)):
            yield RejectedCharge(charge, words, None, base.side(mentions[-1][1]))


def _called_untrue(
    base: EvidenceBase,
    report: Report,
    named: OnWords[tuple[Evidence, str]],
    unread: OnWords[Evidence],
) -> Iterator[RejectedCharge]:
    """Yield what somebody calls untrue that the sentence before names by the same noun."""
    for verb in _NOT_TRUE.finditer(report.text):
        start = sentence_start(report.text, verb.start())
        before = sentence_start(report.text, max(0, start - 2))
        charge = _with_the_noun(report, before, max(before, len(report.text[:start].rstrip())), verb["noun"])
        denier = _denier(base, report, start, verb.start(), named)
        if denier is None or charge is None:
            continue
        words = report.passage(verb.start(), verb.end())
        if not any(True for _ in unread.on(words)):
            yield RejectedCharge(charge, words, None, denier)


def _with_the_noun(report: Report, start: int, end: int, noun: str) -> Evidence | None:
    """Return the words of a sentence around its noun, up to where words are missing; None without it."""
    for gap in _NOT_HEARD.finditer(report.text, start, end):
        if noun.casefold() in report.text[start : gap.start()].casefold():
            end = gap.start()
            break
        start = gap.end()
    return report.passage(start, end) if noun.casefold() in report.text[start:end].casefold() else None


def _denier(
    base: EvidenceBase, report: Report, start: int, end: int, named: OnWords[tuple[Evidence, str]]
) -> str | None:
    """Return the side of the party that stands before a verb, with nothing but an aside between."""
    before = report.passage(start, end) if start < end else None
    mentions = [] if before is None else sorted(named.on(before), key=lambda one: -one[0].end)
    for mention, party in mentions:
        if mention.end <= end and _BETWEEN.fullmatch(report.text, mention.end, end):
            return base.side(party)
    return None


def _accuser(
    base: EvidenceBase, report: Report, charge: re.Match[str], named: OnWords[tuple[Evidence, str]]
) -> str | None:
    """Return the side whose charge it is, by the words around the noun; None where they name none, or two."""
    sides = {
        base.side(party)
        for group in ("of", "by")
        if charge[group]
        for _, party in named.on(report.passage(*charge.span(group)))
    }
    return sides.pop() if len(sides) == 1 else None
