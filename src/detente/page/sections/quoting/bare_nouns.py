"""Nouns of a sentence that name a thing without saying which one: "the ruling", "the document"."""

from __future__ import annotations

import re
from typing import Final

from detente.page.sections.quoting.leaning import is_behind_a_clause
from detente.patterns import as_pattern

_STEM: Final = 5
_BARE: Final = as_pattern(
    r"(?:^(?P<first>Hearings|Proceedings|Comments|Payments|Objections|Petitions|Deliveries|Meetings)"
    r"|\b(?:[Tt]he|that) (?P<noun>ruling|deal|plan|letter|order|offer|proposals?|text|paper"
    r"|document|list|package"
    r"|memorandum|decision|judge?ment|verdict|motion|draft|measures?|amendments?|sum|figures?|ballot"
    r"|link|button"
    r"|law|bill|contract|requests?|understanding|undertaking|steps?|case|matter|resolution|petition|call"
    r"|instruction|demand|conditions?|terms|review|clauses?|statement|note|report|position"
    r"|accusations?|allegations?|charges?|claims?|halt|freeze|suspension|scheme|arrangement|idea|refusal|debt"
    r"|award|tender|hike|process|payments|sums|exchange|decree|dismissal|appointment|licence|agreement|accord"
    r"|attacks?|killings?|incident|move|answer|exemption|reform|changes|delay|suggestion|gesture|volume|works"
    r"|hearings?|arrears|backlog|concession)"
    r"|(?:[A-Z]\w+[’']s?|[Oo]ur|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?P<own>steps?|consent|answer|repl(?:y"
    r"|ies)|move"
    r"|request|view|arguments?))\b"
    r"(?! (?:of|on|that|to|for|by|between|with|from|about|against|which|who|under|signed|made|adopted|agreed"
    r"|reached|published|issued|in|over|at|is that|was that|\w+ing)\b)"
    r"(?=[.,;!?)”’\"]|$| (?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|does|did"
    r"|and|or|but|before|after|since|until|when|if|as|while|because|once|unless|now|today|yesterday"
    r"|tomorrow|not|again|itself|so|back|through|without|within|the|an?|ends?|goes|went|came|took|he"
    r"|she|it|they"
    r"|\w+(?:ed|ly|es))\b)"
)
_SAME_THING: Final = (
    ("docum", "text", "paper", "agree", "deal", "accor", "memor", "pact"),
    ("rulin", "judge", "decis", "verdi", "order", "court"),
    ("propo", "offer", "plan", "schem"),
    ("law", "bill", "refor", "amend"),
)
"""First letters of nouns that may name one thing."""


def names_no_more(text: str, known: str = "") -> bool:
    """Return True for "the ruling" where neither a sentence nor what stands above says which one.

    Parameters
    ----------
    known
        What a reader has read before: a title, or sentences above.

    Examples
    --------
    >>> names_no_more("The guild does not accept the ruling."), names_no_more("It signed the plan for peace.")
    (True, False)
    """
    for found in _BARE.finditer(text):
        stem = (found["noun"] or found["own"] or found["first"])[:_STEM].casefold()
        told = f"{known} {text[: found.start()]}".casefold()
        is_told = stem in told or _is_a_sum(stem, told) or _is_the_same_thing(stem, told)
        if not is_told and not is_behind_a_clause(text, found.start()):
            return True
    return False


def _is_a_sum(stem: str, told: str) -> bool:
    return stem in ("figur", "sum", "volum", "award") and re.search(r"\d", told) is not None


def _is_the_same_thing(stem: str, told: str) -> bool:
    """Return True for "the document" behind "an agreement"."""
    others = tuple(other for same in _SAME_THING if stem in same for other in same)
    return bool(others) and any(word.startswith(others) for word in told.split())
