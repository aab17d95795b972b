"""Sentences of reports that can be read by themselves, as an editor would quote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.page.words import curly, sentence_with_place, with_curly_marks
from detente.reading import OnWords
from detente.short import one_line
from detente.sources import Evidence

_SHORTEST: Final = 45
_WORD: Final = re.compile(r"\w")
_ENDS: Final = re.compile(r"[.!][”\"’')]*$")
_LEANS: Final = re.compile(
    r"[“\"'`‘]*(?:he|she|it|they|this|that|these|those|his|her|its|their|such|there|we|our|I|my|you|your"
    r"|both|neither|another|others|one of (?:them|these)|nor|so|or|yet|then|also|instead|however|otherwise"
    r"|let|suppose|imagine|what|who|why|how|do|does|did|is|are|was|were|please|for example|in addition)\b",
    re.IGNORECASE,
)
"""The first words of a sentence that leans on another one, supposes, asks or addresses somebody."""
_JOINT: Final = re.compile(r"(?:But|And|Yet|Still|Meanwhile|However),? (?=\w)")
"""A first word that can go without loss."""
_PRONOUN: Final = re.compile(r"(?:He|She|It|They)\b")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|we|our|us|my|me|you|your)\b", re.IGNORECASE)
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"|``.*?''|‘[^’]{12,}’", re.DOTALL)
_SPEAKS_IN: Final = re.compile(r"^[A-Z][A-Z .’'-]{2,30}:\s|^[QA][.:]\s|^\d{1,2}[:.]\d{2}\b|^\W*\d+[.)]\s")
"""The name of a speaker, the hour of an entry or a number before a sentence."""
_MAIL_MARKS: Final = re.compile(r"^(?:>\s*)+")
"""The marks of a mail that is quoted, before its sentences."""
_MOSTLY_OURS: Final = 0.2


@dataclass(frozen=True)
class LoneSentence:
    """A sentence that stands alone.

    Attributes
    ----------
    place
        The whole sentence in its report.
    text
        Its words as a page prints them: on one line, without a joint before them, a pronoun that begins it
        replaced by the name of the speaker in brackets.
    order
        Its number in the order of reading, the newest report first.
    is_ours
        True if it speaks of "us".
    """

    place: Evidence
    text: str
    order: int
    is_ours: bool


class LoneSentences:
    """Yields the sentences of reports that can be read by themselves."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def __iter__(self) -> Iterator[LoneSentence]:
        """Yield them in the order of reading; those that speak of "us" only of a party's own report."""
        for order, (place, says) in enumerate(self._all):
            speaker = self._speakers.get((place.report, place.start))
            if speaker is not None:
                says = _PRONOUN.sub(f"[{self._dossier.party(speaker).name}]", says, count=1)
            text = _standing_alone(says, self._dossier.reports[place.report].title or "")
            if text is None:
                continue
            is_ours = _speaks_of_us(text)
            if not is_ours or place.report in self._in_the_first_person:
                yield LoneSentence(place, text, order, is_ours)

    @cached_property
    def _speakers(self) -> Mapping[tuple[str, int], str]:
        """Who speaks, by the place at which a sentence names them first."""
        return {
            (statement.speaker_span.report, statement.speaker_span.start): statement.speaker
            for statement in self._dossier.statements
            if statement.speaker is not None and statement.speaker_span is not None
        }

    @cached_property
    def _in_the_first_person(self) -> frozenset[str]:
        """The reports in which "we" speak, not a reporter."""
        whole: Counter[str] = Counter()
        ours: Counter[str] = Counter()
        for place, text in self._all:
            whole[place.report] += 1
            ours[place.report] += _speaks_of_us(text)
        return frozenset(report for report, count in whole.items() if ours[report] >= _MOSTLY_OURS * count)

    @cached_property
    def _all(self) -> tuple[tuple[Evidence, str], ...]:
        """The sentences of the reports without furniture."""
        unread = OnWords((words, words) for place in self._dossier.furniture.values() for words in place)
        sentences = []
        for name, report in reversed(tuple(self._dossier.reports.items())):
            at = 0
            while (begin := _WORD.search(report.text, at)) is not None:
                word = Evidence(name, begin.start(), begin.end(), begin[0])
                words, says = sentence_with_place(word, report.text)
                if not any(True for _ in unread.on(words)):
                    sentences.append((words, says))
                at = max(words.end, begin.end())
        return tuple(sentences)


def within_quotes(says: str) -> str:
    """Return words of a report to stand within quotation marks: its own are single ones."""
    return curly(with_curly_marks(says).replace("“", "‘").replace("”", "’"))


def _standing_alone(text: str, title: str) -> str | None:
    """Return a sentence that can be read by itself, without a joint before it; None for any other."""
    text = _SPEAKS_IN.sub("", _MAIL_MARKS.sub("", text))
    if joint := _JOINT.match(text):
        text = text[joint.end()].upper() + text[joint.end() + 1 :]
    same = re.sub(r"\W", "", text) == re.sub(r"\W", "", title)
    begins = text[:1].isupper() or text.startswith("[")
    whole = begins and len(text) >= _SHORTEST and _ENDS.search(text) is not None
    return None if same or not whole or _LEANS.match(text) else one_line(text)


def _speaks_of_us(text: str) -> bool:
    """Return True if a sentence speaks of "us" or "me" outside quotation marks."""
    return _FIRST_PERSON.search(_QUOTED.sub("", text)) is not None
