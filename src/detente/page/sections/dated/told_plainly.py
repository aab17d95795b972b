"""Moments that say something by themselves: without what only joins them to a text, and each once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from detente.page.sections.candidate import Candidate
from detente.page.words import upper_first
from detente.patterns import as_pattern

_JOINS: Final = as_pattern(
    r"^(?:still|nevertheless|nonetheless|however|meanwhile|moreover|also|thus|therefore|indeed"
    r"|then(?= there)),? (?=\w)",
    re.IGNORECASE,
)
_LOOSE_END: Final = as_pattern(r"(?:, \w{3,}ing|,? (?:and|but|or|which|that|as|while|with|by|to|of))$")
_NO_SUBJECT: Final = as_pattern(
    r"(?:has|have|had|was|were|is|are|will|would|may|might|could|can|did|does|do|been|being|stays|remains"
    r"|takes"
    r"|goes|comes|runs|begins|ends|keeps|says|asks|wants)\b",
    re.IGNORECASE,
)
"""First words of a clause whose subject was cut off."""
_FIRST_PERSON: Final = as_pattern(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_LEANS_BACK: Final = as_pattern(r"(?:That|This|These|Those|It) (?:is|was|were|are|has|had|came|will)\b")
_QUOTED: Final = as_pattern(r"“[^”]*”|‘[^’]*’")
_A_DAY_SPEAKS: Final = as_pattern(
    r"^(?:The|An?) [^,]{0,50}\b(?:election|vote|summit|meeting|debate|attack|war|report)s?"
    r" (?:later |then |also )?(?:said|added|told|believed|felt)\b(?! (?:published|issued|released))"
)
"""A happening that is read as a speaker."""
_NO_HAPPENING: Final = as_pattern(
    r"^[^,“]{0,60}\b(?:recall(?:s|ed)|remember(?:s|ed)|feels?|seems?|believes?|knows?|thinks?"
    r"|wonder(?:s|ed))\b"
)
"""A subject with a verb of memory or feeling: the day is that of something else, or of nothing."""
_IS_AHEAD: Final = as_pattern(
    r"\b(?:will|would|may|might|could|can|shall|should|must|due|plans?|planned|scheduled|expected|set|going"
    r"|(?:is|are|was|were) to|deadline|by|next|wants?|asks?|asked|demand\w*|order\w*|agree\w*|call\w*)\b"
    r"|[’']ll\b",
    re.IGNORECASE,
)
"""Words of what is still to come."""
_WORD: Final = as_pattern(r"[^\W\d_]{3,}")
_STEM, _SHARE, _FEWEST = 5, 0.8, 3


def told_plainly(candidate: Candidate) -> Candidate | None:
    """Return a moment without what joins it to its text; None for one that says nothing by itself.

    What somebody is reported to say may have a "we", and so may words that a speaker is named for.
    """
    moment = candidate.moment
    bare = _QUOTED.sub("", moment.text)
    speaks = any(tag.startswith("say") for tag in moment.tags)
    if not speaks and _FIRST_PERSON.search(bare):
        return None
    if moment.quoted and _LEANS_BACK.match(moment.text):
        return None
    if moment.quoted:
        # "Until Thursday, they had not named him": what was so before a day is not due on it.
        return candidate if moment.is_fact or _IS_AHEAD.search(moment.text) else None
    text = upper_first(_LOOSE_END.sub("", _JOINS.sub("", moment.text)))
    if any(pattern.match(text) for pattern in (_NO_SUBJECT, _A_DAY_SPEAKS, _NO_HAPPENING)):
        return None
    return candidate if text == moment.text else replace(candidate, moment=replace(moment, text=text))


def each_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return moments without those that another one of the same day tells, and more.

    Examples
    --------
    >>> each_once([])
    []
    """
    by_day: defaultdict[tuple[str, bool], list[tuple[set[str], Candidate]]] = defaultdict(list)
    for one in candidates:
        by_day[one.moment.when.text, one.moment.is_fact].append((_stems(one), one))
    left: list[Candidate] = []
    ahead = [one.moment.text for one in candidates if not one.moment.is_fact]
    for one in candidates:
        text = one.moment.text
        if not one.moment.is_fact and any(
            len(other) > len(text) and other.startswith(text) for other in ahead
        ):
            continue  # "is to begin in May and hand over its text" of one that says when
        stems = _stems(one)
        others = (
            words for words, other in by_day[one.moment.when.text, one.moment.is_fact] if other is not one
        )
        if not any(_is_within(stems, words) for words in others):
            left.append(one)
    return _each_text_once(left)


def _each_text_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return moments, of several in the same words that to come, or else the earliest."""
    best: dict[str, Candidate] = {}
    for one in candidates:
        known = best.get(one.moment.text)
        if known is None or _comes_first(one) < _comes_first(known):
            best[one.moment.text] = one
    return [one for one in candidates if best[one.moment.text] is one]


def _comes_first(candidate: Candidate) -> tuple[bool, date, int]:
    when = candidate.moment.when
    return candidate.moment.is_fact, when.earliest or date.max, -(when.latest or date.min).toordinal()


def _stems(candidate: Candidate) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(candidate.moment.text)}


def _is_within(one: set[str], other: set[str]) -> bool:
    """Return True if nearly all telling words of one text are among more of another."""
    is_short = len(one) < _FEWEST or len(one) >= len(other)
    return not is_short and len(one & other) >= _SHARE * len(one)
