"""The words of a sentence as they are quoted of its subject: a mark for a pronoun, its own clause alone."""

from __future__ import annotations

from typing import Final

from detente.drafting import quotes_in_pairs
from detente.page.sections.quoting.own_sentence import PRONOUN
from detente.page.sections.quoting.subjects_of_will import Subject
from detente.page.sections.quoting.whose import ITS_OWN
from detente.patterns import as_pattern
from detente.short import one_line

_SHORT: Final = as_pattern(r"[’'](d|ll|s|ve|re)\b")
_LONG_FORMS: Final = {"d": "would", "ll": "will", "ve": "have", "re": "are"}
_PARTICIPLE: Final = as_pattern(
    r"(?: \w+ly| not| never| also| only| already| now)* (?:said|been|had|made|given|\w+ed)\b"
)
_FIRST: Final = as_pattern(r"(?:He|She|His|Her|It|Its|They|Their)\b(?![’'])")
_OF_ONE: Final = {
    "he": ("He", "His"),
    "she": ("She", "Her"),
    "it": ("It", "Its"),
    "they": ("They", "Their"),
}
_OWNERS: Final = ("His", "Her", "Its", "Their")
_OTHER_CLAUSE: Final = as_pattern(r"(?:;|, (?:and|but)) (?=(?:the |its |their |his |her )?$)")
_SHORTEST_CLAUSE: Final = 6


def as_said(says: str, subject: Subject) -> str:
    """Return a sentence with a mark for the pronoun that is its subject, and its verb whole."""
    words = says[subject.start : subject.end]
    if words.casefold() == "we" or not (subject.is_pronoun or ITS_OWN.match(words)):
        return says
    first = _FIRST.match(says)
    if (
        subject.is_pronoun
        and subject.start
        and first is not None
        and first[0] in _OF_ONE.get(words.lower(), ())
    ):
        # "He has refused, he says", "His party refuses, he says": the first is named.
        return f"[{PRONOUN}{'’s' if first[0] in _OWNERS else ''}]{says[first.end() :]}"
    if not subject.is_pronoun:
        return f"{says[: subject.start]}[{PRONOUN}’s] {says[subject.start :].partition(' ')[2]}"
    rest = says[subject.end :]
    short = _SHORT.match(rest)
    would = "" if short is None else f" {_long_form(short[1], rest[short.end() :])}"
    return f"{says[: subject.start]}[{PRONOUN}{would}]{rest[short.end() if short else 0 :]}"


def _long_form(short: str, rest: str) -> str:
    """Return the verb of which only the end is written: "he’s said" is "he has said"."""
    if short == "s":
        return "has" if _PARTICIPLE.match(rest) else "is"
    return _LONG_FORMS[short]


def own_clause(said: str, says: str, subject: Subject) -> str:
    """Return the clause that begins with a subject, from behind the one before it; "" of any other."""
    before = _OTHER_CLAUSE.search(says[: subject.start])
    if subject.leads or before is None or not quotes_in_pairs(says):
        return ""
    clause = said[before.end() :]
    return f"… {one_line(clause)}" if len(clause.split()) >= _SHORTEST_CLAUSE else ""
