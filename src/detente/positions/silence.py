"""Claims about the silence of reports: only such as no sentence of theirs could gainsay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from detente.dossier import Dossier
from detente.positions.table import Position, Positions
from detente.sources import Evidence

_END: Final = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘'A-Z\d])|\n\s*\n")
_NEXT: Final = 2
"""Sentences behind a demand in which "it" may be whoever is asked."""
_ANSWER: Final = re.compile(
    r"\b(?:reject|refus|declin|turn(?:s|ed|ing)? (?:\w+ ){,4}down|dismiss|rebuff|spurn|brush(?:es|ed)"
    r"|agree[ds]?\b|accept|consent|answer|repl(?:y|ied|ies)\b|respon[ds]|retort|counter|object|resist|balk"
    r"|no intention|interested|(?:will|would|did|does|do|has|have|had|could|can) (?:not|never)\b|won[’']t"
    r"|wouldn[’']t|cannot|can[’']t|den(?:y|ied|ies)\b|ignor|welcom|promis|pledg|vow|ready\b|willing|unwilling"
    r"|prepared\b|compl(?:y|ied|ies)\b|obey|heed|did so|has done|grant(?:ed|s)\b|approv|sa(?:id|ys) no\b"
    r"|yes\b|out of the question|ruled? out|defi(?:ed|es|ance)|stood (?:firm|by)|insist|maintain"
    r"|vot(?:es?|ed) to|decid|suspend|lifted|called off|resum|gave up|given up)",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|ask(?:s|ed|ing)?|demand(?:s|ed|ing)?"
    r"|appeal(?:s|ed|ing)?|request(?:s|ed|ing)?|want(?:s|ed)?|press(?:es|ed|ing)?|insist(?:s|ed)?"
    r"|propos(?:es|ed|al)|expects?|should|must|ought)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    report: str
    start: int
    end: int

    def holds(self, words: Evidence) -> bool:
        return words.report == self.report and self.start <= words.start < self.end


class Silence:
    """The things that reports do not tell, as far as their words can show it."""

    def __init__(self, positions: Positions, dossier: Dossier) -> None:
        self._positions = positions
        self._dossier = dossier
        self._sentences = [
            sentence for report in dossier.reports.values() for sentence in _sentences(report.id, report.text)
        ]

    def tells_no_answer(self, row: Position) -> bool:
        """Return True if no sentence can be an answer of a row's maker to those who demand its act.

        One that names both, or the maker with a word of answering, may be; so may one right behind the
        demand.
        """
        asking = [voice for voice in row.voices if voice.stance == "demands"]
        # Another demand of the same sentence, or of the next, answers nothing.
        demands = [
            words
            for other in self._positions.rows
            for voice in other.voices
            if voice.stance == "demands"
            for words in voice.evidence
        ]
        askers = [party for voice in asking if voice.party is not None for party in self._camp(voice.party)]
        maker = self._camp(row.maker)
        last = -_NEXT - 1
        for k, sentence in enumerate(self._sentences):
            text = self._text(sentence)
            own = [words for words in demands if sentence.holds(words)]
            if own:
                last = k
                text = text[max(words.end for words in own) - sentence.start :]
                if _ANSWER.search(text):
                    return False
                continue
            answers = _ANSWER.search(text) is not None
            if answers and k - last <= _NEXT:
                return False
            if self._names(sentence, maker) and (answers or self._names(sentence, askers)):
                return False
        return True

    def names_nobody_asked(self, party: str, demands: Sequence[Evidence]) -> bool:
        """Return True if no sentence with a party's demand, or another wish of its, names any other party."""
        its = self._camp(party)
        others = [other.id for other in self._dossier.parties if other.id not in its]
        for sentence in self._sentences:
            asks = any(sentence.holds(words) for words in demands) or (
                self._names(sentence, its) and _ASKING.search(self._text(sentence)) is not None
            )
            if asks and self._names(sentence, others):
                return False
        return True

    def _camp(self, party: str) -> list[str]:
        camp = self._positions.speaks_for.get(party, party)
        of = self._positions.speaks_for
        return [known.id for known in self._dossier.parties if of.get(known.id, known.id) == camp]

    def _names(self, sentence: _Sentence, parties: Sequence[str]) -> bool:
        return any(
            sentence.holds(mention)
            for party in self._dossier.parties
            if party.id in parties
            for mention in party.mentions
        )

    def _text(self, sentence: _Sentence) -> str:
        return self._dossier.reports[sentence.report].text[sentence.start : sentence.end]


def _sentences(report: str, text: str) -> Iterator[_Sentence]:
    start = 0
    for end in _END.finditer(text):
        yield _Sentence(report, start, end.start())
        start = end.end()
    yield _Sentence(report, start, len(text))
