"""One deed in two charges: two who are blamed for the bombing of the market, and not for two bombings."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from detente.dossier.questions.sentences import content_words
from detente.patterns import as_pattern

_APART: Final = as_pattern(r"\s?[,;]\s|\s(?:and|or|as\swell\sas)\s(?:for\s)?")
"""Between the deeds of one charge: "for 13 robberies and for a series of attacks"."""
_KNOWN: Final = as_pattern(r"\s*(?:the|this|that|these|those|both|such|its|his|her|their)\s", re.IGNORECASE)
"""Opens a deed that was told before."""
_DAY: Final = as_pattern(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{1,2})?"
    r"|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December))\b"
)
_PLACE: Final = as_pattern(r"\b(?:in|at|near|outside)\s(?:the\s)?([A-Z][\w’'-]+)")
_TOLD_OF_IT: Final = as_pattern(r"\s(?:that|which|who|since|when|where|while|after|before|because)\s")
"""Opens what a charge tells of a deed besides: "that have taken place since"."""
_HOW_MANY: Final = content_words("series number wave spate string several many some most recent")
_ENOUGH: Final = 2


def is_one_deed(one: str, other: str, *, names: AbstractSet[str], least: int = _ENOUGH) -> bool:
    """Return True if two are charged with one deed, by the words behind "for".

    A deed that is told as known ("the attacks") is one that was told with all its words. Two that are told
    anew share the words of the deed and of what it was done to; another day or place makes another deed.

    Parameters
    ----------
    one, other
        What is charged first, and what then.
    names
        Words of names, which two deeds may share.
    least
        Words of two deeds told anew, in all, for one; 1 where the charged charge each other.

    Examples
    --------
    >>> is_one_deed("the bombing of the market", "the bombing", names=set(), least=1)
    True
    >>> is_one_deed("several raids that took place", "a raid that took place in Brine", names=set())
    False
    """
    return any(
        _are_one(first, second, names, least) for first in _APART.split(one) for second in _APART.split(other)
    )


def _are_one(one: str, other: str, names: AbstractSet[str], least: int) -> bool:
    days, places = ((_said(pattern, one), _said(pattern, other)) for pattern in (_DAY, _PLACE))
    if any(first and second and not first & second for first, second in (days, places)):
        return False
    first, second = (content_words(_TOLD_OF_IT.split(words)[0]) - names - _HOW_MANY for words in (one, other))
    shared = first & second
    if _KNOWN.match(other) and second <= first:
        return len(shared) >= least
    return len(shared) >= max(_ENOUGH, least)


def _said(pattern: re.Pattern[str], words: str) -> set[str]:
    return set(pattern.findall(words))
