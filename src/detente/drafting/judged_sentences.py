"""The sentences of a report, with the views of those without a name that each has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from detente.drafting.thinkers import differing_thinker
from detente.drafting.views import View, goes_on, views_in
from detente.patterns import as_pattern
from detente.reading import Overlaps
from detente.sources import Evidence

_ABBREVIATION = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\b[A-Z])"
_SENTENCE = as_pattern(rf"\S.*?(?:{_ABBREVIATION}[.!?][”\"’')\]]*(?=\s+[A-Z“\"`'\[(])|\n\s*\n|\Z)", re.DOTALL)
_IN_ONE_LINE = as_pattern(rf"\S.*?(?:{_ABBREVIATION}[.!?][”\"’')\]]*(?=\s+[A-Z“\"`'\[(])|\n|\Z)", re.DOTALL)
"""A sentence of a text whose paragraphs stand in one line each: a heading above them is none of theirs."""
_WIDEST_LINE = 160


class JudgedSentence(NamedTuple):
    """A sentence, with what its own words say of one without a name.

    Attributes
    ----------
    differs
        The words for somebody of whom only is told that he differs; or "".
    goes_on
        True if it can have the view of one who was told of before.
    views
        The views of those without a name.
    """

    start: int
    end: int
    differs: str
    goes_on: bool
    views: tuple[View, ...]


def places_of(furniture: Sequence[Evidence]) -> tuple[tuple[int, int], ...]:
    """Return the beginnings and ends of the passages outside the running text."""
    return tuple((words.start, words.end) for words in furniture)


@lru_cache(maxsize=1 << 13)
def judged_sentences(text: str, furniture: tuple[tuple[int, int], ...]) -> tuple[JudgedSentence, ...]:
    """Return the sentences of a text outside its furniture; another report changes none of them."""
    unread = Overlaps((start, end, (start, end)) for start, end in furniture)
    whole_lines = max(map(len, text.split("\n"))) > _WIDEST_LINE
    sentences = []
    for match in (_IN_ONE_LINE if whole_lines else _SENTENCE).finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        if next(unread.of(start, end), None) is None:
            words = text[start:end]
            sentences.append(
                JudgedSentence(start, end, differing_thinker(words), goes_on(words), views_in(words))
            )
    return tuple(sentences)
