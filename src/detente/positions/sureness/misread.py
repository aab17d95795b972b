"""The table without readings that are more likely wrong than right, for whoever does not review it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from detente.positions.sureness.sureness import may_be_misread
from detente.positions.table import Position, Positions, Unused, Voice

MAY_BE_MISREAD: Final = "it may well be misread"


def well_read(positions: Positions) -> Positions:
    """Return a table without stances that may well be misread: their words stand in ``unused``, first.

    What a person answers for, or a model proposes and marks, stays; so does an act that nobody voices.
    """
    shown, left = [], []
    for row in positions.rows:
        voices = tuple(voice for voice in row.voices if not _may_be_misread(voice))
        left += [voice for voice in row.voices if _may_be_misread(voice)]
        if voices or not row.voices or row.added_by_hand or row.from_a_person:
            shown.append(replace(row, voices=voices))
    if not left:
        return positions
    known = {row.id for row in shown}
    rows = tuple(_without_hidden(row, known) for row in shown)
    cited = {words for row in rows for words in row.evidence}
    misread = {words: None for voice in left for words in voice.evidence if words not in cited}
    return replace(
        positions,
        rows=rows,
        unused=(*(Unused(words, MAY_BE_MISREAD) for words in misread), *positions.unused),
    )


def _may_be_misread(voice: Voice) -> bool:
    return may_be_misread(voice) and voice.proposed_by is None and not voice.disputed


def _without_hidden(row: Position, known: set[str]) -> Position:
    """Return a row whose conditions name only acts that are shown; their words stay."""
    return replace(
        row,
        conditions=tuple(
            condition if condition.position in known else replace(condition, position=None, sign=True)
            for condition in row.conditions
        ),
    )
