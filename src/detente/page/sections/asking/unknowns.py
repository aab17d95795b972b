"""The sentences in which a report itself says that something is not known, not decided or not said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from detente.page.sections.quoting import ReportSentence, within_quotes, without_quotes
from detente.page.words import upper_first

_LONGEST: Final = 240
_LONGEST_PAIR: Final = 300
_FEWEST_WORDS: Final = 5
_WH: Final = r"(?:if|whether|what|who|whom|which|when|where|how|why)"
_NOBODY: Final = r"(?:nobody|no one|no-one|none(?: of [\w ]{2,20})?|neither(?: of them)?)"
_KNOWS: Final = (
    r"(?:knows?|can say|could say|can tell|could tell|is sure|are sure|is certain|will say|would say)"
)
_SETTLED: Final = r"(?:set|fixed|given|named|agreed|stated)"
_SAYS_SO: Final = re.compile(
    rf"\b{_NOBODY}(?: [\w’' ]{{1,40}}?)? {_KNOWS}\b"
    rf"|\bn(?:or|either) does anyone know\b"
    rf"|\b(?:we|I) (?:do not|don[’']t|cannot|can[’']t|could not) (?:yet )?(?:know|say|tell)\b[^.]*\b{_WH}\b"
    rf"|\b{_WH}\b[^.]{{8,}}\b(?:we|I) (?:do not|don[’']t|cannot|can[’']t) (?:yet )?(?:know|say|tell)\b"
    rf"|\b(?:is|was|are|were|remains?|stays?) (?:still |as yet |yet )?(?:un(?:clear|known|certain"
    rf"|decided|settled)"
    r"|not (?:yet )?(?:clear|known|certain|decided|settled)|to be (?:seen|decided|settled)|anybody[’']s guess"
    rf"|in (?:doubt|dispute)|an open question|open (?=whether))\b(?= (?:{_WH})\b|[.,;:]|$)"
    rf"|\b(?:is|are) for (?:the )?[\w’' ]{{2,30}} to (?:say|decide|settle|judge)\b"
    r"|\b(?:has|have)(?: not|n[’']t| never)(?: yet)? (?:said|decided|settled|stated|disclosed|announced"
    rf"|made clear)\b(?=[^.]*\b{_WH}\b|[.]$)|\bdoes(?: not|n[’']t) (?:say|state) {_WH}\b"
    rf"|\bwould(?: not|n[’']t) say {_WH}\b|\bwithout (?:saying {_WH}|naming an?y?) \w"
    rf"|\bdeclin(?:es|ed) to say {_WH}\b|\byet to (?:say|decide|accept|answer)\b"
    r"|\bis the question (?:of|that|now)\b"
    r"|\b(?:no [^.]{2,40}|not one) (?:has|have) said (?:who|what|when|how)\b"
    rf"|\b(?:is|are|was|were) not able to (?:predict|say|confirm) {_WH}\b"
    r"|\b(?:has|have) no (?:information|word|date) (?:on|of|about|as to|for)\b"
    r"|\bno (?:date|day|timetable|time limit|limit) (?:has|have|was|is)(?: yet)? (?:been )?"
    rf"{_SETTLED}\b|\bfor which no (?:date|day) has been {_SETTLED}\b|\bno (?:date|day) {_SETTLED}\b"
    r"|\b(?:has|have)(?: not|n[’']t)(?: yet)? (?:set|fixed|named|given) an? (?:date|day|figure)\b"
    rf"|\b(?:differ|disagree|are (?:divided|split))(?: \w+){{0,3}} (?:on |over |about )?{_WH}\b"
    r"|\bno one outside has been able to\b|\bit is less certain (?:that|whether)\b|\bis (?:still )?awaited\b",
    re.IGNORECASE,
)
_UNKNOWN: Final = (
    r"(?:(?:still )?(?:unknown|not known|not clear|nobody knows|no one knows|open (?:questions?|points?)"
    r"|unclear|unsettled)|what (?:we|nobody|no one|they) (?:(?:do(?:es)? not|don[’']t|can(?:not|[’']t)"
    r"|still do(?:n[’']t| not)) (?:know|tell|say)|knows?(?<=y knows)|knows?(?<=e knows))(?: yet)?)"
)
_HEADING: Final = re.compile(rf"\W*{_UNKNOWN}\W*", re.IGNORECASE)
_OPENING: Final = re.compile(rf"{_UNKNOWN}: (?=\w)", re.IGNORECASE)
"""A heading, or words before a colon, below which stands what nobody knows."""
_ANSWER: Final = re.compile(rf"(?:(?:That|It)[’']s |That is |It is )?{_UNKNOWN}[.]", re.IGNORECASE)
_INDIRECT: Final = re.compile(rf"(?:And |Nor |Or )?(?:{_WH}|which \w+)\b[^?]*[.]$", re.IGNORECASE)
_WATCHED: Final = re.compile(r"(?:\d{1,2} \w+|\w+day|\w+): whether\b.*[.]$", re.IGNORECASE)
_LEANS: Final = re.compile(
    r"(?:And |But |So |Yet )?(?:it(?! is less certain)|he|she|they|this|that|these|those|his|her|its|their"
    r"|none (?!could|can)|neither|both|nor|another|others?|after that|there|not one"
    r"|the (?:former|latter|other)s?)\b",
    re.IGNORECASE,
)
_WITHIN: Final = re.compile(
    r"\b(?:him|them|these|those|theirs?)\b|\bof (?:it|this|that)\b|\b(?:give|have|did|does) (?:one|so)\b",
    re.IGNORECASE,
)
_NO_MATTER: Final = re.compile(
    r"\b(?:quoted|reporters?|comment|name supplied|asked not to be named|proved right)\b|\bhow long[.]$",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r"[.!][”\"’')]*$")


@dataclass(frozen=True)
class Unknown:
    """A thing that a report says nobody knows: its sentence, with the one before where it leans on that."""

    sentences: tuple[ReportSentence, ...]
    says: str


def unknowns_in(sentences: Sequence[ReportSentence], texts: Mapping[str, str]) -> Iterator[Unknown]:
    """Yield what the reports say is not known, in the order of reading, in their own words.

    A sentence that leans on the one before it is told with that; one that leans on more is left out.

    Parameters
    ----------
    texts
        The texts of the reports, by their ids: a heading may stand above a sentence.
    """
    yield from _each_once(_all(sentences, texts))


def _each_once(unknowns: Iterable[Unknown]) -> Iterator[Unknown]:
    """Yield them without one that the next one goes on from, or that repeats the one before."""
    last: Unknown | None = None
    for one in unknowns:
        if last is not None and not (last.sentences[-1] in one.sentences and one is not last):
            yield last
        last = one
    if last is not None:
        yield last


def _all(sentences: Sequence[ReportSentence], texts: Mapping[str, str]) -> Iterator[Unknown]:
    below, answered = False, -1
    for number, sentence in enumerate(sentences):
        if number <= answered:
            continue
        text = sentence.text
        above = _line_above(texts[sentence.place.report], sentence.place.start)
        if above is not None:
            below = _HEADING.fullmatch(above) is not None
        elif number and not _goes_on(sentences[number - 1], sentence):
            below = False
        if above is not None and above.endswith("?") and _ANSWER.match(text):
            parts = [sentence]
            if number + 1 < len(sentences) and _goes_on(sentence, sentences[number + 1]):
                parts.append(sentences[number + 1])
            answer = " ".join(part.text for part in parts)
            answered = number + len(parts) - 1
            yield Unknown(tuple(parts), f"{above} {answer}" if len(answer) <= _LONGEST else f"{above} {text}")
            continue
        is_listed = below and _INDIRECT.match(text) is not None
        says_so = _SAYS_SO.search(without_quotes(text)) is not None and _ENDS.search(text) is not None
        if not (is_listed or says_so or _OPENING.match(text) or _WATCHED.match(text)):
            continue
        if text.endswith("?") or _NO_MATTER.search(text) or len(text.split()) < _FEWEST_WORDS:
            continue
        unknown = _alone(sentence, sentences[number - 1] if number else None)
        if unknown is not None:
            yield unknown


def _line_above(text: str, start: int) -> str | None:
    """Return the line above a sentence that opens a line; None of one within a line."""
    line = text.rfind("\n", 0, start) + 1
    if re.search(r"\w", text[line:start]) or line == 0:
        return None
    lines = text[:line].rstrip().rsplit("\n", 1)
    return lines[-1].strip()


def _alone(sentence: ReportSentence, before: ReportSentence | None) -> Unknown | None:
    text = sentence.text
    if not (_LEANS.match(text) or _WITHIN.search(text.split(",")[0])):
        opens = text[:1].isupper() or _WATCHED.match(text) is not None
        return Unknown((sentence,), text) if len(text) <= _LONGEST and opens else None
    if before is None or not _goes_on(before, sentence):
        return None
    both = f"{before.text} {text}"
    stands = before.text[:1].isupper() and _ENDS.search(before.text) and not _LEANS.match(before.text)
    stands = stands and ":" not in before.text
    return Unknown((before, sentence), both) if stands and len(both) <= _LONGEST_PAIR else None


def _goes_on(before: ReportSentence, sentence: ReportSentence) -> bool:
    same = (before.place.report, before.paragraph, before.turn)
    return same == (sentence.place.report, sentence.paragraph, sentence.turn)


def in_words(unknown: Unknown) -> str:
    """Return the line of a page: the words of the report, and that it leaves them open."""
    says = upper_first(_OPENING.sub("", unknown.says, count=1))
    return f"The report leaves open: “{within_quotes(says)}”"
