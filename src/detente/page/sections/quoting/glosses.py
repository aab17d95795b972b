"""An editor's gloss: a name in brackets, in the place of a pronoun that nothing on a page explains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.edtf import MONTHS, WEEKDAYS
from detente.names import possessive, with_article
from detente.page.sections.quoting.leaning import has_no_other, is_open
from detente.page.sections.quoting.report_sentences import ReportSentence, ReportSentences
from detente.page.words import short_name, upper_first
from detente.patterns import as_pattern
from detente.reading import Party
from detente.sources import Evidence

_PRONOUN: Final = as_pattern(r"\b(?:he|she|him|his|her)\b(?![’'])", re.IGNORECASE)
_GENDER: Final = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_BACK: Final = 5
"""Sentences of a paragraph before one, in which the person must be named, and nobody else since."""
_A_NAME: Final = as_pattern(r"[A-ZÀ-Þ][\w’'.-]*(?: [\w’'.-]+)* [A-ZÀ-Þ][\w’'-]+")
_IN_CAPITALS: Final = as_pattern(r"[A-Z]{4,}")
_ANYBODY: Final = as_pattern(
    r"\b(?:an?|any|every|each|one|nobody|no|whoever|anyone) (?:\w+ ){0,2}?\w+(?:ant|er|or|ist|ee|man"
    r"|woman|person|ent)\b",
    re.IGNORECASE,
)
"""Somebody in the sentence itself that a pronoun may stand for: "a claimant"."""
_NOT_OWNED: Final = as_pattern(
    r"\s*(?:$|[.,;:!?)”\"]|(?:to|from|in|on|at|by|for|with|of|that|and|or|but|as|if|when|while|before|after"
    r"|until|into|out|up|off|down|back|over|the|an?|not|is|was|has|had|will|would|could|can|may)\b)"
)
"""Words behind an object: "told her that"; anything else is hers."""
_MOST_WORDS: Final = 5
_OPENS: Final = as_pattern(
    r"(?:It|They)(?= (?:also |now |later |then |has |have |had |will |would |does |did |can |could "
    r"|must |cannot )*"
    r"(?!(?:be|been|is|are|was|were|follows?|followed|takes?|took|taken|seems?|seemed|appears?"
    r"|appeared|remains?"
    r"|turns?|turned|makes?|comes?|came|not|never|a|the|no)\b)[a-z])|(?:Its|Their)(?= [a-z])"
)
"""The first word of a sentence in which a body does something; "it was" and "it follows" are of anything."""
_OFFICE: Final = as_pattern(
    r"\b(?:president|premier|minister|king|queen|chancellor|general|secretary|chief|leader|chair\w*|governor"
    r"|mayor|commissioner|speaker|ambassador|envoy|judge|justice)\b",
    re.IGNORECASE,
)
"""Words for an office, which the person himself may hold."""
_TWO_NAMES: Final = as_pattern(
    r"\b(?:asked|told|met|and|with|urged|to|called|invited|succeeded|replaced|beat) "
    rf"(?P<name>(?!(?:{MONTHS}|{WEEKDAYS})\b)[A-Z][a-zà-þ]+ [A-Z][a-zà-þ]+)\b(?![’'])"
)
_UNNAMED: Final = as_pattern(
    r"(?:But |And |Yet )?(?:The other,|(?:An?|Another|One)(?: [\w’'-]+){0,3}? (?:diplomat|historian|economist"
    r"|minister|officer|official|analyst|advis[eo]r|lawyer|professor|researcher|scholar|priest|bishop|farmer"
    r"|driver|teacher|student|worker|member|deputy|delegate|aide|leader|soldier|source|jurist|expert"
    r"|consultant"
    r"|judge|envoy|negotiator|commander|resident|trader|banker|engineer|spokes\w+|senator|\w*man|\w*woman)\b)"
)
"""The subject of a sentence that is somebody without a name: "A historian of the port was less hopeful."."""
_BODIES: Final = frozenset({"organization", "body", "state"})


class Glosses:
    """Writes the name of a person into a sentence that says "he", where only one person can be meant.

    The reading must have taken the pronoun for somebody whom one of the last sentences of the paragraph
    names in full or by surname; in the sentence itself nobody else may be meant.
    """

    def __init__(self, dossier: Dossier, sentences: ReportSentences) -> None:
        self._dossier, self._sentences = dossier, sentences

    def with_names(self, sentence: ReportSentence, text: str) -> str:
        """Return a sentence as it is quoted, with a name for the first pronoun that is open.

        Parameters
        ----------
        text
            Its words as a page quotes them.
        """
        place = sentence.place
        if (opens := _OPENS.match(text)) is not None:
            return self._of_a_body(sentence, text, opens)
        in_text, in_report = list(_PRONOUN.finditer(text)), list(_PRONOUN.finditer(place.quote))
        if not in_text or len(in_text) != len(in_report):
            return text
        for shown, written in zip(in_text, in_report, strict=True):
            if not is_open(text, shown.start()):
                continue
            if shown[0].casefold() == "him" and has_no_other(text[: shown.start()]):
                return text
            person = self._people.get((place.report, place.start + written.start()))
            before = self._sentences.before(sentence)
            if person is None or not is_surely(person, shown[0], before):
                return text
            if _ANYBODY.search(text[: shown.start()]):
                return text
            if not is_named_before(person, shown[0], sentence, self._sentences, self._dossier):
                return text
            if may_be_another(person, shown[0], before, self._dossier):
                return text
            is_owner = shown[0].casefold() == "his" or (
                shown[0].casefold() == "her" and _NOT_OWNED.match(text, shown.end()) is None
            )
            name = possessive(person.name) if is_owner else person.name
            return f"{text[: shown.start()]}[{name}]{text[shown.end() :]}"
        return text

    def _of_a_body(self, sentence: ReportSentence, text: str, opens: re.Match[str]) -> str:
        """Return a sentence with the name of the body that its first word stands for."""
        before, at = self._sentences.before(sentence), sentence.place.quote.find(opens[0])
        body = self._bodies.get((sentence.place.report, sentence.place.start + at))
        if before is None or body is None or at < 0 or before.text.startswith(("It ", "They ")):
            return text
        if not any(
            words.report == before.place.report and before.place.start <= words.start < before.place.end
            for words in body.mentions
        ):
            return text
        name = upper_first(
            with_article(body.name, body.kind, [self._dossier.reports[before.place.report].text])
        )
        name = possessive(name) if opens[0] in ("Its", "Their") else name
        return f"[{name}]{text[opens.end() :]}"

    @cached_property
    def _bodies(self) -> Mapping[tuple[str, int], Party]:
        """The bodies and states with a name, by the places of the pronouns that stand for them."""
        return {
            (mention.report, mention.start): party
            for party in self._dossier.parties
            if party.kind in _BODIES and party.name.removeprefix("the ")[:1].isupper()
            for mention in party.mentions
            if mention.quote in ("It", "Its", "They", "Their")
        }

    @cached_property
    def _people(self) -> Mapping[tuple[str, int], Party]:
        """The people with a name of their own, by the places of the pronouns that stand for them."""
        return {
            (mention.report, mention.start): party
            for party in self._dossier.parties
            if has_a_full_name(party)
            for mention in party.mentions
            if _PRONOUN.fullmatch(mention.quote)
        }


def is_surely(person: Party, pronoun: str, before: ReportSentence | None = None) -> bool:
    """Return False for "she" where the reading takes the same person for a man elsewhere.

    Parameters
    ----------
    before
        The sentence before, in which the first "he" is most likely the person too.

    Examples
    --------
    >>> is_surely(Party(id="p", name="Ana Roy", kind="person"), "she")
    True
    """
    other = {"m": "f", "f": "m"}.get(_GENDER.get(pronoun.casefold(), ""))
    if other is None:
        return True
    first = _PRONOUN.search(before.text) if before is not None else None
    said = {_GENDER.get(words.quote.casefold()) for words in person.mentions}
    return other not in said and (first is None or _GENDER[first[0].casefold()] != other)


def may_be_another(person: Party, pronoun: str, before: ReportSentence | None, dossier: Dossier) -> bool:
    """Return True for "he" behind "Ana Roy asked Luc Bo again": either may be meant."""
    if before is None:
        return False
    if _UNNAMED.match(before.text) is not None:
        return True
    place = before.place
    mentions = [
        (party, words)
        for party in dossier.parties
        for words in party.mentions
        if words.report == place.report and place.start <= words.start < place.end
    ]
    if any(
        party.id != person.id
        and party.kind == "person"
        and is_surely(party, pronoun)
        and words.quote[:1].isupper()
        and not _PRONOUN.fullmatch(words.quote)
        and not any(_within(words, same) or _within(same, words) for same in person.mentions)
        and _OFFICE.search(words.quote) is None
        and not words.quote.endswith(("’s", "'s"))
        and dossier.reports[words.report].text[words.end : words.end + 2] not in ("’s", "'s")
        for party, words in mentions
    ):
        return True
    # Somebody with two names may not have been read as anybody.
    return any(
        not any(
            words.start < place.start + name.end("name") and place.start + name.start("name") < words.end
            for _, words in mentions
        )
        for name in _TWO_NAMES.finditer(place.quote)
        if _OFFICE.search(name["name"]) is None
    )


def _within(words: Evidence, whole: Evidence) -> bool:
    return words.report == whole.report and whole.start <= words.start and words.end <= whole.end


def has_a_full_name(party: Party) -> bool:
    """Return True for a person with a name of more than one word, not "REPORTER" or "the clerk"."""
    return (
        party.kind == "person"
        and _A_NAME.fullmatch(party.name) is not None
        and len(party.name.split()) <= _MOST_WORDS
        and not _IN_CAPITALS.search(party.name)
    )


def is_named_before(
    person: Party, pronoun: str, sentence: ReportSentence, sentences: ReportSentences, dossier: Dossier
) -> bool:
    """Return True if one of the sentences right before one names a person, and none since then another."""
    surname = short_name(person).split()[-1]
    before = sentences.before(sentence)
    for _ in range(_BACK):
        if before is None:
            return False
        if re.search(rf"\b{re.escape(surname)}\b", before.text):
            return True
        if may_be_another(person, pronoun, before, dossier):
            return False
        before = sentences.before(before)
    return False
