"""The voices of a table that are surely somebody's: no spokesman of nobody, no building, no one's guess."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from detente.dossier import Dossier
from detente.page.words import sentence_with_place
from detente.patterns import as_pattern
from detente.positions import Position, Positions, Voice

_OF_NOBODY: Final = as_pattern(
    r"(?:the |an? |one )?(?:\w+ )?(?:spokes(?:man|woman|person|people)|officials?|sources?|lawyers?|aides?)$",
)
_A_BUILDING: Final = as_pattern(
    r"\b(?:Lab(?:o|ou)r|Trades?|Union|Convention|Conference|Congress|Community|Town|City|Civic|Exhibition)"
    r" (?:Cent(?:er|re)|Halls?|Hotel|House)$|\b(?:Hotel|Airport|Stadium|Railway Station)$"
)
"""Names of places where people meet: they want nothing."""
_THOUGHT: Final = as_pattern(
    r"\b(?:believes?|believed|thinks?|thought|reckons?|reckoned|guess(?:es|ed)?|suspects?|suspected|doubts?"
    r"|doubted|predicts?|predicted)\b"
)
_WOULD: Final = as_pattern(r"\b(?:he|she|it|they|who) would\b")


def surely_voiced(positions: Positions, dossier: Dossier) -> Positions:
    """Return a table without the voices that are nobody's, and the acts on which none is left.

    "Spokesman" is no party where nobody says whose, "Trades Hall" is where one meets, and what somebody
    believes that another would do is no plan of his.
    """
    names = {party.id: party.name for party in positions.parties}
    nobody = {key for key, name in names.items() if _OF_NOBODY.match(name) or _A_BUILDING.search(name)}
    texts = {name: report.text for name, report in dossier.reports.items()}
    rows = [_with(row, nobody, texts) for row in positions.rows if row.maker not in nobody]
    return replace(positions, rows=tuple(row for row in rows if row is not None))


def _with(row: Position, nobody: set[str], texts: dict[str, str]) -> Position | None:
    if row.added_by_hand or row.from_a_person:
        return row
    voices = tuple(
        voice for voice in row.voices if voice.party not in nobody and not _is_a_guess(voice, texts)
    )
    if len(voices) == len(row.voices):
        return row
    return replace(row, voices=voices) if voices else None


def _is_a_guess(voice: Voice, texts: dict[str, str]) -> bool:
    """Return True where all words for a plan are what another believes: "Roy thinks that it would yield"."""
    return (
        voice.stance == "plans"
        and bool(voice.evidence)
        and all(
            _is_thought(
                words.quote.casefold(), sentence_with_place(words, texts[words.report])[0].quote.casefold()
            )
            for words in voice.evidence
            if words.report in texts
        )
    )


def _is_thought(words: str, sentence: str) -> bool:
    at = sentence.find(words)
    return _WOULD.match(words) is not None and at > 0 and _THOUGHT.search(sentence[:at]) is not None
