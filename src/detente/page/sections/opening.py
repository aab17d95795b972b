"""The first sentence in which a report tells of its dispute, for a page that tells little else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Line
from detente.page.words import curly, cut_at_clause, sentence_with_place, with_curly_marks
from detente.reading import OnWords
from detente.sources import Evidence

_WORD: Final = re.compile(r"\w")
_LONGEST, _SHORTEST = 260, 40
_MOST_TRIED: Final = 8
_LEANS: Final = re.compile(
    r"[“\"'`]*(?:he|she|it|they|this|that|these|those|his|her|its|their|such|there|we|our|I|my|you|your"
    r"|but|and|yet|so|or|instead|however|then|also|still|meanwhile|nor|let|suppose|imagine|if|what|who|why|how"
    r"|do|does|did|is|are|was|were|please)\b",
    re.IGNORECASE,
)
"""The first words of a sentence that leans on another one, supposes, asks or addresses somebody."""
_POINTS_BACK: Final = re.compile(
    r"\b(?:that|those) (?:time|day|year|week)s?\b|\bof them\b|\bthe (?:latter|former|same)\b"
    r"|\ba (?:day|week|month|year) (?:later|earlier)\b",
    re.IGNORECASE,
)
"""Words that stand for what an earlier sentence names."""
_FIRST_PERSON: Final = re.compile(r"\b(?:I|we|our|us|my|me|you|your)\b", re.IGNORECASE)
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|``.*?''", re.DOTALL)
_HEADLINE: Final = re.compile(
    r"(?:\W*(?:[A-Z]\S*|\d\S*|an?|the|to|of|in|on|at|for|by|with|and|or|but|as|from|is))+\W*"
)
_HAS_A_VERB: Final = re.compile(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )"
    r"\b(?:has|have|had|is|are|was|were|will|would|says?|said|told|\w{3,}ed)\b"
)
_ENDS: Final = re.compile(r"[.!][”\"’')]*$")


def opening_of(dossier: Dossier) -> Line | None:
    """Quote the first sentence of the one report that tells who does or says what; None of several reports.

    It stands by itself: its subject is named, and it neither asks nor supposes.
    """
    if len(dossier.reports) != 1:
        return None
    ((name, report),) = dossier.reports.items()
    named = OnWords(
        (mention, party.id)
        for party in dossier.parties
        if party.name.removeprefix("the ")[:1].isupper()
        for mention in party.mentions
    )
    first = [
        (words, text)
        for words, text in islice(_sentences(name, report.text, dossier.furniture.get(name, ())), _MOST_TRIED)
        if _stands_alone(text, report.title or "") and any(True for _ in named.on(words))
    ]
    # Where something is done or said, a reader learns more than from a line that only sets a theme.
    tells = OnWords((words, words) for words in _told_words(dossier))
    first = [
        one for one in first if _HAS_A_VERB.search(one[1]) or any(True for _ in tells.on(one[0]))
    ] or first
    # Where "we" speak, a sentence without them says more to a reader, if it comes soon.
    plain = [one for one in first if not _FIRST_PERSON.search(_QUOTED.sub("", one[1]))]
    for words, text in (*plain[:1], *first[:1]):
        says = with_curly_marks(cut_at_clause(text, _LONGEST)).replace("“", "‘").replace("”", "’")
        says = curly(says)
        return Line(f"The report says: “{says}”", evidence=(words,))
    return None


def _told_words(dossier: Dossier) -> Iterator[Evidence]:
    """Yield the words of what is done and said."""
    yield from (event.span for event in dossier.events)
    yield from (act.span for act in dossier.acts)
    yield from (words for statement in dossier.statements for words in statement.content_spans)


def _stands_alone(text: str, title: str) -> bool:
    """Return True for a sentence that is no headline and leans on no other."""
    is_whole = len(text) >= _SHORTEST and _ENDS.search(text) is not None and text[0].isupper()
    same = re.sub(r"\W", "", text) == re.sub(r"\W", "", title)
    is_headline = same or _HEADLINE.fullmatch(text) is not None
    leans = _LEANS.match(text) is not None or _POINTS_BACK.search(text) is not None
    return is_whole and not is_headline and not leans


def _sentences(report: str, text: str, furniture: Sequence[Evidence]) -> Iterator[tuple[Evidence, str]]:
    """Yield the sentences of a text, without datelines."""
    unread = OnWords((words, words) for words in furniture)
    place = 0
    while (begin := _WORD.search(text, place)) is not None:
        words, says = sentence_with_place(Evidence(report, begin.start(), begin.end(), begin[0]), text)
        if not any(True for _ in unread.on(words)):
            yield words, says
        place = max(words.end, begin.end())
