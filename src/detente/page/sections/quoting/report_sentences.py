"""The sentences of reports as an editor would cut them, without numbers, hours and headings before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.page.words import sentence_with_place
from detente.patterns import as_pattern
from detente.reading import OnWords
from detente.short import one_line
from detente.sources import Evidence, Report

MOST_READ: Final = 2000
"""Sentences that are weighed, the newest report first: more would make a page of a large folder slow."""
_WORD: Final = as_pattern(r"\w")
_YEAR: Final = as_pattern(r"\b(1[89]\d\d|20[0-4]\d)\b")
_LONG_AGO: Final = 3
_PARAGRAPH: Final = as_pattern(r"\n\s*\n")
_FURNITURE: Final = as_pattern(
    r"(?:>\s*)+"  # a mail that is quoted
    r"|\[[\d/., :-]{8,25}\]\s+[A-Z][\w.’-]*(?: [A-Z][\w.’-]*){0,2}:\s+"  # the hour and name in a chat
    r"|[-*•·–—▪]\s+(?=\S)"  # list marks
    r"|(?:(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day,?\s+)?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?(?:GMT|BST|CET|UTC|ET))?"
    r"(?:\s*[-–—:|]\s*|\s+(?=[A-Z“\"]))"  # the hour of an entry
    r"|(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\(?\d{1,2}[.)])\s+"  # the number of an item
    r"|\(?[a-z][.)]\s+(?=[A-Z])|\([SCU]\)\s+(?=[A-Z])|(?:no|yes)\.\s+(?=[A-Z])"
    r"|(?:item|para(?:graph)?|§)\s*\d+[.:]?\s+",
    re.IGNORECASE,
)
_MARKS: Final = as_pattern(r"\*+|__")
_HEADING: Final = as_pattern(r"(?P<head>[^\n]{1,90})\n\s*(?=[A-Z\d“\"‘'(*•-])")
"""The first line of a sentence that goes on in the next line with a capital or a number."""
_SHORT_HEADING: Final = 45
_NUMBER: Final = as_pattern(r"\s*\d{1,2}[.)]\s+")
_LABEL: Final = as_pattern(
    r"(?P<who>[QA]|[A-Z][A-Z .’'-]{2,30}|(?:(?:Mrs?|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})"
    r"(?: \([^)\n]{2,30}\))?(?::"
    r"|(?<=^[QA])\.)\s+(?![a-z])"
)
"""The name of a speaker before the words of a turn."""
_TURN: Final = as_pattern(rf"^\**(?:{_LABEL.pattern})", re.MULTILINE)
_FEWEST_TURNS: Final = 4
"""Names before words that make a text a talk; one in capitals counts twice."""


@dataclass(frozen=True)
class ReportSentence:
    """A sentence of a report.

    Attributes
    ----------
    place
        The sentence in its report, without furniture before it.
    text
        Its words on one line.
    order
        Its number in the order of reading, the newest report first.
    paragraph
        The number of its paragraph in its report.
    turn
        The name before the turn of a talk that it belongs to; "" in any other text.
    """

    place: Evidence
    text: str
    order: int
    paragraph: int
    turn: str = ""


class ReportSentences:
    """Cuts the reports of a dossier into sentences, the newest report first, without page furniture.

    Attributes
    ----------
    reports_read
        So many reports were read before there were enough sentences.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._years: dict[str, int] = {}

    def __iter__(self) -> Iterator[ReportSentence]:
        """Yield them in the order of reading."""
        return iter(self._all[0])

    def before(self, sentence: ReportSentence) -> ReportSentence | None:
        """Return the sentence right before another, in the same turn of a talk; None behind a heading."""
        report, turn = sentence.place.report, sentence.turn
        for other in reversed(self._all[0][max(0, sentence.order - 2) : sentence.order]):
            if (other.place.report, other.turn) != (report, turn):
                return None
            if len(other.text.split()) > 1:
                text = self._dossier.reports[report].text
                between = text[other.place.end : sentence.place.start]
                is_next = _NUMBER.fullmatch(between) or (
                    other.paragraph == sentence.paragraph and not between.strip()
                )
                return other if is_next else None
        return None

    def last_before(self, sentence: ReportSentence, most: int) -> Sequence[str]:
        """Return the words of the last few sentences of a report before one."""
        before = self._all[0][max(0, sentence.order - most) : sentence.order]
        return [other.text for other in before if other.place.report == sentence.place.report]

    @property
    def reports_read(self) -> int:
        """Count the reports whose sentences these are."""
        return self._all[1]

    def last_year(self, report: str) -> int:
        """Return the year in which a report was published, else the last that it names; 0 without any."""
        if report not in self._years:
            published = self._dossier.reports[report].published
            named = map(int, _YEAR.findall(self._dossier.reports[report].text))
            this = [year for year in named if published is None or year <= published.year]
            self._years[report] = published.year if published is not None else max(this, default=0)
        return self._years[report]

    @cached_property
    def _all(self) -> tuple[Sequence[ReportSentence], int]:
        unread = OnWords((words, words) for place in self._dossier.furniture.values() for words in place)
        sentences: list[ReportSentence] = []
        read = 0
        for name, report in reversed(tuple(self._dossier.reports.items())):
            if len(sentences) >= MOST_READ:
                break
            read += 1
            self._cut(name, report, unread, sentences)
        return tuple(sentences), read

    @staticmethod
    def _cut(name: str, report: Report, unread: OnWords[Evidence], into: list[ReportSentence]) -> None:
        text, at, paragraph, turn = report.text, 0, 0, ""
        has_turns = sum(2 if turn["who"].isupper() else 1 for turn in _TURN.finditer(text)) >= _FEWEST_TURNS
        while (begin := _WORD.search(text, at)) is not None:
            word = Evidence(name, begin.start(), begin.end(), begin[0])
            words, _ = sentence_with_place(word, text)
            if at == 0 or _PARAGRAPH.search(text, max(0, at - 2), words.start):
                paragraph, turn = paragraph + 1, ""
            at = max(words.end, begin.end())
            if any(True for _ in unread.on(words)):
                continue
            start, label = _without_furniture(text, words.start, words.end, may_speak=has_turns)
            # Each item of a list, each entry and each turn begins anew.
            paragraph += start > words.start
            turn = label or turn
            quote = text[start : words.end]
            place = Evidence(name, start, words.end, quote)
            into.append(ReportSentence(place, one_line(_MARKS.sub("", quote)), len(into), paragraph, turn))


def is_of_long_ago(sentence: str, last_year: int) -> bool:
    """Return True for a sentence whose last year is long before the last one of its report."""
    years = [int(year) for year in _YEAR.findall(sentence)]
    return bool(years) and max(years) < last_year - _LONG_AGO


def _without_furniture(text: str, start: int, end: int, *, may_speak: bool) -> tuple[int, str]:
    """Return where a sentence begins behind its furniture, and the name of who speaks before it."""
    label = ""
    while start < end:
        if (mark := _FURNITURE.match(text, start, end)) or (mark := _MARKS.match(text, start, end)):
            start = mark.end()
        elif (heading := _HEADING.match(text, start, end)) and _is_heading(
            heading["head"], text[heading.end() : end]
        ):
            start = heading.end()
        elif may_speak and (named := _LABEL.match(text, start, end)) and text[start - 1 : start] in "\n*":
            start, label = named.end(), named["who"]
        else:
            break
    return min(start, end), label


def _is_heading(line: str, rest: str) -> bool:
    """Return True for a short line that is no part of the sentence in the next line."""
    if re.search(
        r"[,;]\s*$|\b(?:the|an?|of|in|to|and|or|for|by|with|that|Mrs?|Ms|Dr|President"
        r"|Minister)\s*$",
        line,
    ):
        return False
    is_numbered = re.match(r"\d{1,2}(?:\.\d{1,2})+\s", rest) is not None
    return is_numbered or line.isupper() or len(line.strip()) <= _SHORT_HEADING


def without_heading(sentence: str) -> str:
    r"""Return a sentence of a report without the headings in the lines above it.

    Examples
    --------
    >>> without_heading("The situation tonight\nThe mayor has closed the weir.")
    'The mayor has closed the weir.'
    """
    start = 0
    while (heading := _HEADING.match(sentence, start)) and _is_heading(
        heading["head"], sentence[heading.end() :]
    ):
        start = heading.end()
    return sentence[start:]
