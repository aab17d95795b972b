"""The part that a sentence has of the subject of its report: the title, and words that come again."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.quoting.report_sentences import ReportSentences

_STEM: Final = 5
_OFTEN: Final = 6
_IN_TITLE: Final = 4
_MOST: Final = 6
_SMALL: Final = frozenset((
    "that", "this", "with", "from", "their", "there", "would", "could", "have", "been", "were", "they",
    "them", "will", "which", "about", "after", "befor", "other", "some", "more", "than", "what", "when",
    "said", "says", "into", "also", "only", "over", "last", "whose", "where", "those", "these", "such",
    "years", "month", "weeks", "week", "today", "monda", "tuesd", "wedne", "thurs", "frida", "satur", "sunda",
    "year", "shoul", "must", "being", "under", "since", "until", "made", "make", "most", "many", "still",
))  # fmt: skip


class Centre:
    """Weighs sentences by the words that a report comes back to."""

    def __init__(self, dossier: Dossier, sentences: ReportSentences) -> None:
        self._dossier, self._sentences = dossier, sentences

    def of(self, text: str) -> float:
        """Return from nought to one how many of the words of its report that matter a sentence has."""
        weights = sorted((self._weights.get(stem, 0.0) for stem in stems_of(text)), reverse=True)
        return sum(weights[:_MOST]) / _MOST

    @cached_property
    def _weights(self) -> dict[str, float]:
        counts: Counter[str] = Counter()
        for sentence in self._sentences:
            counts.update(stems_of(sentence.text))
        for report in self._dossier.reports.values():
            counts.update(dict.fromkeys(stems_of(report.title or ""), _IN_TITLE))
        return {stem: min(1.0, (count - 1) / _OFTEN) for stem, count in counts.items()}


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the longer words of a text that say something.

    Examples
    --------
    >>> sorted(stems_of("The dockers refuse that offer."))
    ['docke', 'offer', 'refus']
    """
    return all_stems_of(text) - _SMALL


def all_stems_of(text: str) -> frozenset[str]:
    """Return the first letters of the longer words of a text, by which two texts are compared.

    Examples
    --------
    >>> sorted(all_stems_of("The dockers refuse that offer."))
    ['docke', 'offer', 'refus', 'that']
    """
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]{4,}", text.casefold()))
