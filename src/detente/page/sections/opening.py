"""The first sentence in which a report tells of its dispute, for a page that tells little else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Line
from detente.page.sections.lone_sentences import LoneSentences, within_quotes
from detente.page.words import cut_at_clause
from detente.reading import OnWords
from detente.sources import Evidence

_LONGEST: Final = 260
_MOST_TRIED: Final = 8
_POINTS_BACK: Final = re.compile(
    r"\b(?:that|those) (?:time|day|year|week)s?\b|\bof them\b|\bthe (?:latter|former|same)\b"
    r"|\ba (?:day|week|month|year) (?:later|earlier)\b|^if\b",
    re.IGNORECASE,
)
"""Words that stand for what an earlier sentence names, or suppose."""
_HEADLINE: Final = re.compile(
    r"(?:\W*(?:[A-Z]\S*|\d\S*|an?|the|to|of|in|on|at|for|by|with|and|or|but|as|from|is))+\W*"
)
_HAS_A_VERB: Final = re.compile(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )"
    r"\b(?:has|have|had|is|are|was|were|will|would|says?|said|told|\w{3,}ed)\b"
)


def opening_of(dossier: Dossier, sentences: LoneSentences | None = None) -> Line | None:
    """Quote the first sentence of the one report that tells who does or says what; None of several reports.

    It stands by itself: its subject is named, and it neither asks nor supposes.

    Parameters
    ----------
    sentences
        Those of the dossier, where they are known already.
    """
    if len(dossier.reports) != 1:
        return None
    named = OnWords(
        (mention, party.id)
        for party in dossier.parties
        if party.name.removeprefix("the ")[:1].isupper()
        for mention in party.mentions
    )
    first = [
        sentence
        for sentence in takewhile(lambda one: one.order < _MOST_TRIED, sentences or LoneSentences(dossier))
        if not _HEADLINE.fullmatch(sentence.text)
        and not _POINTS_BACK.search(sentence.text)
        and any(True for _ in named.on(sentence.place))
    ]
    # Where something is done or said, a reader learns more than from a line that only sets a theme.
    tells = OnWords((words, words) for words in _told_words(dossier))
    telling = [one for one in first if _HAS_A_VERB.search(one.text) or any(True for _ in tells.on(one.place))]
    # Where "we" speak, a sentence without them says more to a reader, if it comes soon.
    for one in sorted(telling or first, key=lambda sentence: sentence.is_ours):
        says = within_quotes(cut_at_clause(one.text, _LONGEST))
        return Line(f"The report says: “{says}”", evidence=(one.place,))
    return None


def _told_words(dossier: Dossier) -> Iterator[Evidence]:
    """Yield the words of what is done and said."""
    yield from (event.span for event in dossier.events)
    yield from (act.span for act in dossier.acts)
    yield from (words for statement in dossier.statements for words in statement.content_spans)
