"""A sentence that leans on another is quoted together with it, where both are short, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.quoting.bare_nouns import names_no_more
from detente.page.sections.quoting.completing import completed
from detente.page.sections.quoting.glosses import Glosses
from detente.page.sections.quoting.leaning import leans
from detente.page.sections.quoting.lone_sentences import OF_A_PERSON, leans_on_somebody, people_of
from detente.page.sections.quoting.report_sentences import ReportSentence, ReportSentences
from detente.page.sections.quoting.times_before import without_later
from detente.page.sections.quoting.unowned import is_unowned
from detente.patterns import as_pattern
from detente.sources import Evidence

_JOINT: Final = as_pattern(
    r"(?:On the other (?:side|hand)|At the same time|In the meantime|Meantime|By contrast|Of course|After all"
    r"|But|And|Yet|Still|Meanwhile|However|So|Besides|Moreover|Also|(?:First|Second|Third|Fourth"
    r"|Last)ly|Finally),? (?=[\w\[])(?!(?:one|two|three"
    r"|far)\b)"
)
_LONGEST: Final = 330
_FEWEST_WORDS, _FEWEST_IN_A_LIST = 4, 3
_OF_A_LIST: Final = as_pattern(r"(?:First|Second|Third|Fourth|Fifth|Sixth|Last)(?:ly)?, ")
"""A point of a list: "First, the army."."""
_SOMEBODY: Final = as_pattern(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|General|Colonel|King|Queen|Judge|Father|Bishop)\b|[A-ZÀ-Þ][\w’-]+ [A-ZÀ-Þ][\w’-]+"
    r"|\b(?:president|minister|premier|leader|chair\w*|secretary|ambassador|envoy|director|head|chief"
    r"|commander|judge|bishop|archbishop|imam|professor|lawyer|author|officer|king|queen|mayor|governor"
    r"|spokes\w+|\w+man|\w+woman|nobody|whoever|everybody|anybody|someone|\w+(?:er|or|ist))\b",
)
_BACK: Final = 4
"""Sentences before one in which a thing must be named in full that it only points at."""
MOST_BEFORE: Final = 2
"""Sentences before one that it may be quoted with."""
_ENDS: Final = as_pattern(r"[.!][”\"’')]*$")


@dataclass(frozen=True)
class Passage:
    """Words of a report that can be understood by themselves.

    Attributes
    ----------
    before
        So many sentences stand in it before the one that is quoted for its own sake.
    is_vague
        True if it does not say which ruling "the ruling" is.
    """

    place: Evidence
    text: str
    before: int = 0
    is_vague: bool = False


class Passages:
    """Finds how much of a report must be quoted for a sentence to be understood.

    Parameters
    ----------
    called
        Sentences as a page quotes them, with a name in the place of a pronoun, by report and place.
    """

    def __init__(
        self, dossier: Dossier, sentences: ReportSentences, called: Mapping[tuple[str, int], str]
    ) -> None:
        self._dossier, self._sentences, self._called = dossier, sentences, called
        self._glosses = Glosses(dossier, sentences)
        self._people = people_of(dossier)

    def of(
        self, sentence: ReportSentence, text: str, known: str = "", *, is_headed: bool = False
    ) -> Passage | None:
        """Return a sentence, with those before it that it leans on; None where they are too long.

        Parameters
        ----------
        text
            The sentence as a page quotes it.
        known
            What a reader has read above.
        is_headed
            True if the name above it says whose words it tells: else what should be leans on who says so.
        """
        text = self._glosses.with_names(sentence, text)
        text = completed(text, self._sentences.last_before(sentence, _BACK))
        whole = self._from(sentence, text, known, is_headed=is_headed)
        says = without_later(text)
        leaning = self._leans(says, is_headed=is_headed)
        if whole is None and not leaning and not self._is_of_nobody(says, sentence.place):
            return Passage(sentence.place, says, is_vague=True)
        return whole

    @staticmethod
    def _leans(says: str, *, is_headed: bool) -> bool:
        return leans(says) or (not is_headed and is_unowned(says))

    def _from(self, sentence: ReportSentence, text: str, known: str, *, is_headed: bool) -> Passage | None:
        # "Hours later" goes where nothing stands before it.
        passage, says, first, count = text, without_later(text), sentence, 0
        if self._is_of_nobody(says, sentence.place):
            return None
        if not (self._leans(says, is_headed=is_headed) or names_no_more(says, known)):
            return Passage(sentence.place, says)
        while self._leans(says, is_headed=is_headed) or names_no_more(passage, known):
            before = self._sentences.before(first)
            if before is None or count == MOST_BEFORE or not is_whole(before.text):
                return None
            says = self._called.get((before.place.report, before.place.start), without_joint(before.text))
            says = self._glosses.with_names(before, says)
            count, passage, first = count + 1, f"{says} {passage}", before
            if len(passage) > _LONGEST:
                return None
        return Passage(self._place(first, sentence), passage, count)

    def _is_of_nobody(self, says: str, place: Evidence) -> bool:
        """Return True for "he" or "she" before whom a sentence has only names that are no person's."""
        pronoun = OF_A_PERSON.search(says)
        if pronoun is None or leans(says) or not leans_on_somebody(says, place, self._people):
            return False
        return _SOMEBODY.search(says[: pronoun.start()]) is None

    def _place(self, first: ReportSentence, last: ReportSentence) -> Evidence:
        place = last.place
        if first is last:
            return place
        text = self._dossier.reports[place.report].text
        return Evidence(place.report, first.place.start, place.end, text[first.place.start : place.end])


def is_whole(text: str) -> bool:
    """Return False for a question, a heading, a bare date, and the rest of a sentence."""
    begins = text[:1].isupper() or text[:1] in '“"[‘'
    is_long = len(text.split()) >= (_FEWEST_IN_A_LIST if _OF_A_LIST.match(text) else _FEWEST_WORDS)
    return begins and is_long and _ENDS.search(text) is not None


def without_joint(text: str) -> str:
    """Return a sentence without the "but" that joins it to the one before."""
    joint = _JOINT.match(text)
    return text if joint is None else text[joint.end()].upper() + text[joint.end() + 1 :]
