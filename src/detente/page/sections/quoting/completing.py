"""An editor's completion: "[the report of the Weir Commission]" for "that report", if only one is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from detente.patterns import as_pattern

_NOUNS: Final = (
    "report|agreement|accord|deal|plan|proposal|offer|law|bill|decree|ruling|verdict|decision|resolution|treaty"
    "|letter|motion|draft|order|contract|pact|text|paper|document|memorandum|amendment|settlement|ban|strike"
    "|blockade|condition|guarantee|deadline|period|demand|request|suspension|embargo|referendum|vote|law|scheme"
    "|incident|initiative|formula|timetable|charter|statement|petition|truce|cease-fire|ceasefire|arrangement"
    "|appointment|dismissal|ceremony|commission|mandate|moratorium|clause|project|road|dam|mine|tax|tariff|increase"
    "|reform|talks|dispute|case|trial|charge|arrest|attack|raid|crash|protest|march|rally|boycott|election|poll"
    "|rule|list|package|fund|loan|debt|grant|licence|permit|concession|quota|boundary|border|zone|line|station"
    "|mission|force|brigade|inquiry|investigation|review|audit|count|recount|tribunal|arbitration"
)
_POINTER: Final = as_pattern(
    rf"\b(?:[Tt]hat|[Tt]he) (?P<noun>(?i:{_NOUNS}))\b(?! (?:of|on|for|between|with|against|about|under|by|to"
    r"|in|at|from|signed|made|that|which|who|reached|adopted|passed|itself|\w+ing)\b)(?![-’'])"
)
_WORD: Final = (
    r"(?!(?:the|an?|its|his|her|their|this|that|these|those|of|in|on|to|for|by|with|and|or|but|who"
    r"|which|whose|as|at"
    r"|from|has|have|had|is|are|was|were|will|would|may|can|could|must|not|it|they|he|she|any|no|every"
    r"|each|same"
    r"|new|first|second|last|next|other|whole|such|final)\b)[\w’'-]+"
)
_FULL: Final = (
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?P<full>(?P<before>(?:{word} ){{1,3}})?(?i:{noun})"
    r"(?P<after> (?:of|on(?! (?:\d|\w+day\b))|against|about|over) (?:the |an? "
    r"|its )?{word}(?: (?:of (?:the )?)?{word}){{0,4}}"
    r"(?: \([A-Z]+\))?)?)(?=[,.;:)]| (?:and|but|which|who|that|is|was|has|had|will|would|in|on|at|by"
    r"|with|from|for"
    r"|to|as|after|before|if|when|until|came|\w+ed)\b|$)"
)


@lru_cache(maxsize=64)
def _full(noun: str) -> re.Pattern[str]:
    return re.compile(_FULL.format(noun=noun, word=_WORD))


def pointers(text: str) -> list[re.Match[str]]:
    """Return the nouns of a sentence that name a thing without saying which one."""
    return list(_POINTER.finditer(text))


def completed(text: str, before: Sequence[str]) -> str:
    """Return a sentence with the full name of the first thing that it only points at.

    Nothing is changed where the sentences before it name two such things, or none.

    Parameters
    ----------
    before
        The sentences before it, the nearest last.

    Examples
    --------
    >>> completed("The guild rejects that report.", ["The report of the Weir Commission is late."])
    'The guild rejects [the report of the Weir Commission].'
    """
    for pointer in pointers(text):
        noun = pointer["noun"]
        if re.search(rf"\b{noun}s?\b", text[: pointer.start()], re.IGNORECASE):
            continue
        told = " ".join(before)
        if noun.casefold() not in told.casefold():
            continue
        full = _full(noun.casefold()).finditer(told)
        names = {found["full"] for found in full if found["before"] or found["after"]}
        if len(names) == 1:
            the = "The" if pointer.start() == 0 else "the"
            return f"{text[: pointer.start()]}[{the} {names.pop()}]{text[pointer.end() :]}"
    return text
