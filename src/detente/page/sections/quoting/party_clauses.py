"""The clauses of sentences that have a party as their subject, and who a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Final

from detente.dossier import Dossier
from detente.names import is_plural
from detente.page.sections.quoting.lone_sentences import LoneSentences
from detente.page.sections.quoting.report_sentences import ReportSentences
from detente.page.words import NamesInProse
from detente.patterns import as_pattern
from detente.reading import OnWords, Party
from detente.sources import Evidence

_STARTS: Final = as_pattern(
    r"; |, (?:and|but|while|whereas|since|because) |: | but | - | (?:in|of) which | that "
    r"|^(?:\d+(?:\.\d+)*[.)]?"
    r"|[-*•]|\d\d[:.]\d\d -) "
)
_BEFORE: Final = as_pattern(
    r"(?:(?:On|In|At|By|Since|After|Last|This|Next|For|Yesterday|Today|Also|Meanwhile"
    r"|Then)\b[^,;:]{0,45}?,? ?)?"
    r"(?:(?:Senator|President|Prime Minister|Premier|Minister|General|Colonel|Mr|Mrs|Ms|Dr|Sir"
    r"|Chancellor|[Tt]he"
    r"|[Ii]ts|[A-Z]\w+[’']s|[Aa]n?)\.? )*"
)
_BEHIND: Final = as_pattern(
    r"(?:(?: \w+)?[’']s(?: [A-Z][\w’-]*)+)?"
    r"(?P<joined> and (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?"
    r"(?: \([\w .’'-]{2,40}\))?(?:, (?!(?:and|but|or)\b)[^,;]{2,90},)? (?=[a-z])"
)
_PRONOUN: Final = as_pattern(
    r"(?:It|He|She|They|it|he|she|they|Its|His|Her|Their|its|his|her|their)\b(?![’'])"
)
_IT_AGAIN: Final = as_pattern(r"(?:; |, and |, but )it (?=[a-z])")
_AND: Final = as_pattern(r",? (?:and|but) (?=[a-z])|, (?=(?:asking|demanding|calling|urging|requesting) )")
_WITHIN: Final = as_pattern(r"\b(?:that|which|who|whom|whether|if|because|until|unless)\b")
_MOST_PREDICATES: Final = 3
_REST_OF_NAME: Final = as_pattern(r"(?: \w+)?[’']s(?: [A-Z][\w’-]*)+")
_NAME: Final = as_pattern(r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*")
_ARTICLE: Final = as_pattern(
    r"(?:\b[Tt]he|\b[A-Z]\w+[’']s|\b(?:Mr|Mrs|Ms|Dr|General|President|Senator|Colonel)\.?) $"
)


@dataclass(frozen=True)
class Clause:
    """A clause with a party as its subject, and what it says of it, one predicate behind "and" a time."""

    party: Party
    subject: str
    predicates: tuple[str, ...]


@dataclass(frozen=True)
class SentenceClauses:
    """A sentence on one line, its clauses, and the person that "he" or "she" stands for in it.

    Attributes
    ----------
    person
        The first person who is a subject in it, else the only one of the sentences before in its paragraph.
    """

    place: Evidence
    text: str
    clauses: tuple[Clause, ...]
    person: Party | None


_OF_A_PERSON: Final = as_pattern(r"\b(?:he|his|him|himself|she|hers?|herself)\b", re.IGNORECASE)
_HIS: Final = frozenset(("he", "his", "him", "himself"))


class _Subjects:
    """The subjects that begin the sentences of a paragraph, for a pronoun that begins a later one."""

    def __init__(self) -> None:
        self._named: dict[str, tuple[Party, str]] = {}
        self._pronouns: dict[str, str] = {}

    def add(self, party: Party, words: str, behind: str = "") -> None:
        """Take note of a subject, and of the first pronoun for a person behind it."""
        self._named[party.id] = (party, words)
        first = _OF_A_PERSON.search(behind)
        if first is not None:
            self._pronouns[party.id] = "he" if first[0].lower() in _HIS else "she"

    def of(self, pronoun: str) -> tuple[Party, str] | None:
        """Return the only one that a pronoun can stand for: who it is, and its words."""
        match pronoun.lower():
            case "it":
                fits = [one for one in self._named.values() if one[0].kind != "person"]
            case "he" | "she":
                fits = [one for one in self._named.values() if one[0].kind == "person"]
                if len(fits) == 1 and self._pronouns.get(fits[0][0].id, pronoun.lower()) != pronoun.lower():
                    return None  # "the premier argues that he …": "she" is somebody else
            case _:
                fits = [one for one in self._named.values() if is_plural(one[1], one[0].kind)]
        return fits[0] if len(fits) == 1 else None


def _predicates(words: str) -> Iterator[str]:
    yield words
    # Behind "that" or "who" the subject is another.
    within = _WITHIN.search(words)
    joints = (joint for joint in _AND.finditer(words) if within is None or joint.start() < within.start())
    for joint in islice(joints, _MOST_PREDICATES):
        yield words[joint.end() :]


class PartyClauses:
    """Reads the clauses of the reports.

    Parameters
    ----------
    sentences
        Those of the dossier, where they are known already.
    """

    def __init__(self, dossier: Dossier, names: NamesInProse, sentences: LoneSentences | None = None) -> None:
        self._dossier, self._names = dossier, names
        self._sentences = sentences or LoneSentences(dossier)

    @property
    def whole(self) -> ReportSentences:
        """All sentences outside furniture."""
        return self._sentences.whole

    @cached_property
    def sentences(self) -> Sequence[SentenceClauses]:
        """All sentences outside furniture, with their clauses."""
        read: list[SentenceClauses] = []
        paragraph, subjects = (-1, ""), _Subjects()
        for place in (sentence.place for sentence in self._sentences.whole):
            here = self._paragraph(place)
            if here != paragraph:
                paragraph, subjects = here, _Subjects()
            text = re.sub(r"\s", " ", place.quote)
            before = subjects.of("he")
            clauses = tuple(self._clauses(place, text, subjects))
            persons = [clause.party for clause in clauses if clause.party.kind == "person"]
            person = persons[0] if persons else before[0] if before is not None else None
            read.append(SentenceClauses(place, text, clauses, person))
        return read

    def _paragraph(self, place: Evidence) -> tuple[int, str]:
        return self._dossier.reports[place.report].text.rfind("\n\n", 0, place.start + 1), place.report

    def _clauses(self, place: Evidence, raw: str, subjects: _Subjects) -> Iterator[Clause]:
        """Yield the clauses whose subject is a party."""
        first: Party | None = None
        if (pronoun := _PRONOUN.match(raw)) and (of := subjects.of(pronoun[0])) is not None:
            first, subject = of
            yield Clause(first, subject, tuple(_predicates(raw[pronoun.end() :].lstrip())))
        for mention, party in sorted(self.mentions.on(place), key=lambda pair: pair[0].start):
            start, end = mention.start - place.start, mention.end - place.start
            if start < 0 or end > len(raw) or _PRONOUN.fullmatch(raw, start, end):
                continue
            begins = max((m.end() for m in _STARTS.finditer(raw, 0, start)), default=0)
            behind = _BEHIND.match(raw, end)
            if not _BEFORE.fullmatch(raw, begins, start) or behind is None:
                continue
            subject = self._subject(party, raw, start, end)
            if not subject:
                continue
            if joined := behind["joined"]:
                subject += re.sub(r" and The ", " and the ", joined)
            subject = re.sub(r"^(The|An?)(?= )", lambda article: article[0].lower(), subject)
            yield Clause(party, subject, tuple(_predicates(raw[behind.end() :])))
            if begins == 0 and first is None:
                first = party
                subjects.add(party, subject, raw[behind.end() :])
                if party.kind != "person" and (again := _IT_AGAIN.search(raw, behind.end())):
                    yield Clause(party, subject, tuple(_predicates(raw[again.end() :])))

    def _subject(self, party: Party, raw: str, start: int, end: int) -> str:
        """Return the words for a party: its name in the sentence with article or title; "" of nobody."""
        words = re.sub(r"^[QA][.:] ", "", raw[start:end])
        owned = re.match(r"(?:its|his|her|their|our|my|one|some|an?)\b", words, re.IGNORECASE)
        if owned is not None or _PRONOUN.fullmatch(words):
            is_named = party.kind == "person" and _NAME.fullmatch(party.name) is not None
            return party.name if is_named or (re.match(r"[Aa]n? ", words) and len(words) > 3) else ""
        if re.match(r"[Tt]he [a-z]", words) or words[:1].islower():
            return self._names.name(party.id) if party.id in self._known else words[:1].lower() + words[1:]
        if party.kind == "person" and (rest := _REST_OF_NAME.match(raw, end)):
            # "the Mill Guild's Ana Roy", of whom a reading took the first word for all.
            words += rest[0]
        article = _ARTICLE.search(raw, 0, start)
        if article is not None:
            title = article[0]
            words = f"{'the ' if title.lower() == 'the ' else title}{words}"
        return re.sub(r"^The ", "the ", words)

    @cached_property
    def mentions(self) -> OnWords[tuple[Evidence, Party]]:
        """The mentions of parties, each with the party."""
        return OnWords(
            (mention, (mention, party)) for party in self._dossier.parties for mention in party.mentions
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(party.id for party in self._names.parties)
