"""Sentences of reports that can be read by themselves, as an editor would quote them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.names import with_article
from detente.page.lines import Line
from detente.page.sections.quoting.glosses import is_surely
from detente.page.sections.quoting.report_sentences import ReportSentences
from detente.page.sections.quoting.times_before import without_later
from detente.page.words import curly, upper_first, with_curly_marks
from detente.patterns import as_pattern
from detente.reading import OnWords
from detente.short import one_line
from detente.sources import Evidence

_SHORTEST: Final = 45
_ENDS: Final = as_pattern(r"[.!][”\"’')]*$")
_LEANS: Final = as_pattern(
    r"[“\"'`‘]*(?:he|she|it|they|this|that|these|those|his|her|its|their|such"
    r"|there(?! (?:were|was|are|is) (?:\w+ )?(?:demands?|conditions?|points?)\b)"
    r"|we|our|I|my|you|your"
    r"|both|neither|another|others|one of (?:them|these)|nor|so|or|yet|then|also|instead|however|otherwise"
    r"|let|suppose|imagine|what|who|why|how|do|does|did|is|are|was|were|please|for example|in addition)\b",
    re.IGNORECASE,
)
"""The first words of a sentence that leans on another one, supposes, asks or addresses somebody."""
_JOINT: Final = as_pattern(
    r"(?:But|And|Yet|Still|Meanwhile|However|(?:First|Second|Third|Fourth|Last)ly|Finally),? (?=\w)"
)
"""A first word that can go without loss."""
_OF_NOBODY: Final = as_pattern(
    r"(?:the |an? )?(?:spokes(?:man|woman|person)|official|source|aide|lawyer)", re.IGNORECASE
)
_PRONOUN: Final = as_pattern(r"(?:He|She|It|They)\b")
_FIRST_PERSON: Final = as_pattern(r"\b(?:I|we|our|us|my|me|you|your)\b", re.IGNORECASE)
_QUOTED: Final = as_pattern(r"“[^”]*”|\"[^\"]*\"|``.*?''|‘[^’]{12,}’", re.DOTALL)
OF_A_PERSON: Final = as_pattern(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
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
        self.whole = ReportSentences(dossier)

    def __iter__(self) -> Iterator[LoneSentence]:
        """Yield them in the order of reading; those that speak of "us" only of a party's own report."""
        for sentence in self.whole:
            place, says = sentence.place, sentence.text
            speaker = self._speakers.get((place.report, place.start))
            if (
                speaker is not None
                and not _OF_NOBODY.fullmatch(self._dossier.party(speaker).name)
                and is_surely(
                    self._dossier.party(speaker), says.partition(" ")[0], self.whole.before(sentence)
                )
            ):
                says = _PRONOUN.sub(f"[{self._named(speaker, place.report)}]", says, count=1)
            text = _standing_alone(says, self._dossier.reports[place.report].title or "")
            if text is None:
                continue
            is_ours = speaks_of_us(text)
            if not is_ours or place.report in self.in_the_first_person:
                yield LoneSentence(place, text, sentence.order, is_ours)

    def _named(self, speaker: str, report: str) -> str:
        party = self._dossier.party(speaker)
        return upper_first(with_article(party.name, party.kind, [self._dossier.reports[report].text]))

    @cached_property
    def _speakers(self) -> Mapping[tuple[str, int], str]:
        """Who speaks, by the place at which a sentence names them first."""
        return {
            (statement.speaker_span.report, statement.speaker_span.start): statement.speaker
            for statement in self._dossier.statements
            if statement.speaker is not None and statement.speaker_span is not None
        }

    @cached_property
    def in_the_first_person(self) -> frozenset[str]:
        """The reports in which "we" speak, not a reporter."""
        whole: Counter[str] = Counter()
        ours: Counter[str] = Counter()
        for sentence in self.whole:
            whole[sentence.place.report] += 1
            ours[sentence.place.report] += speaks_of_us(sentence.text)
        return frozenset(report for report, count in whole.items() if ours[report] >= _MOSTLY_OURS * count)


def leans_on_somebody(sentence: str, place: Evidence, people: OnWords[Evidence]) -> bool:
    """Return True if "he" or "she" comes before anybody whom a sentence names."""
    pronoun = OF_A_PERSON.search(place.quote)
    if pronoun is None or sentence.startswith("["):
        return False
    at = place.start + pronoun.start()
    return not any(mention.start < at for mention in people.on(place))


def people_of(dossier: Dossier) -> OnWords[Evidence]:
    """Return the places at which people are named."""
    people = (party for party in dossier.parties if party.kind == "person")
    return OnWords(
        (mention, mention)
        for party in people
        for mention in party.mentions
        if OF_A_PERSON.fullmatch(mention.quote) is None
    )


def within_quotes(says: str) -> str:
    """Return words of a report to stand within quotation marks: its own are single ones."""
    return curly(with_curly_marks(says).replace("“", "‘").replace("”", "’"))


def quoted_line(text: str, place: Evidence, dossier: Dossier) -> Line:
    """Quote words of a report on a line, with the day of the report where a dossier has several."""
    report = dossier.reports[place.report]
    several = len(dossier.reports) > 1 and report.published is not None
    day = f" ({report.published:%-d %B %Y})" if several else ""
    return Line(f"“{within_quotes(_with_its_mark(text))}”{day}", evidence=(place,))


def _with_its_mark(text: str) -> str:
    """Return a sentence that ends a quotation of several sentences with a mark for where it begins."""
    ends = text.find("”") if "”" in text else text.find('"')
    is_end = ends > 0 and text[ends - 1] in ",.!?" and text.find("“", 0, ends) < 0
    if not is_end or (text[ends] == '"' and text.count('"') % 2 == 0):
        return text
    return f"{'“' if text[ends] == '”' else text[ends]}… {text}"


def _standing_alone(text: str, title: str) -> str | None:
    """Return a sentence that can be read by itself, without a joint before it; None for any other."""
    if joint := _JOINT.match(text):
        text = text[joint.end()].upper() + text[joint.end() + 1 :]
    text = without_later(text)
    bare, above = re.sub(r"\W", "", text), re.sub(r"\W", "", title)
    same = bare == above or (len(above) >= _SHORTEST and bare.startswith(above))
    begins = text[:1].isupper() or text.startswith("[")
    whole = begins and len(text) >= _SHORTEST and _ENDS.search(text) is not None
    return None if same or not whole or _LEANS.match(text) else one_line(text)


def speaks_of_us(text: str) -> bool:
    """Return True if a sentence speaks of "us" or "me" outside quotation marks."""
    return _FIRST_PERSON.search(without_quotes(text)) is not None


def without_quotes(text: str) -> str:
    """Return a sentence without what stands in quotation marks."""
    return _QUOTED.sub("", text)
