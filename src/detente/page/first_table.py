"""The acts of a table of positions that stand on the first page."""

from __future__ import annotations

from dataclasses import replace

from detente.drafting import is_chosen
from detente.positions import DOUBTFUL, DRAFT_WEIGHT, Position, Positions, surely_read, well_read

MOST_ACTS, _FEWEST_ACTS = 8, 4
"""Acts of the first page's table."""


def acts_of_a_first_page(positions: Positions) -> int:
    """Count the acts for a first page: those that matter most, and never so few that a table says nothing."""
    central = sum(row.weight >= DRAFT_WEIGHT for row in positions.rows)
    return max(_FEWEST_ACTS, min(central, MOST_ACTS))


def without_doubtful(positions: Positions) -> Positions:
    """Return a table without what may well be misread, and the rows on which nobody named takes a stance."""
    shown = well_read(positions)
    rows = tuple(
        row
        for row in shown.rows
        if _is_a_persons(row)
        or (row.sureness >= DOUBTFUL and any(voice.party is not None for voice in row.voices))
    )
    return replace(shown, rows=rows)


def with_sure_stances(positions: Positions) -> Positions:
    """Return a table with the acts of which something was surely read, or that a person added."""
    rows = (row for row in positions.rows if _is_a_persons(row) or surely_read(row) is not None)
    return replace(positions, rows=tuple(rows))


def between_parties(positions: Positions) -> Positions:
    """Return a table with the acts that one party does to another of the table, or wants of another.

    Where nobody wants anything of another it is empty: the parties' own words tell such acts better.
    """
    named = {party.id for party in positions.parties}
    rows = [
        row
        for row in positions.rows
        if _is_a_persons(row)
        or _is_wanted_by_another(row)
        or any(p in named for p in row.about if p != row.maker)
    ]
    is_of_two = any(_is_a_persons(row) or _is_wanted_by_another(row) for row in rows)
    return replace(positions, rows=tuple(rows if is_of_two else ()), silent=(), unused=())


def _is_a_persons(row: Position) -> bool:
    """Return True for an act that a person wrote or confirmed: it is no misreading."""
    return row.added_by_hand or row.from_a_person


def _is_wanted_by_another(row: Position) -> bool:
    return any(voice.party not in (None, row.maker) for voice in row.voices)


def of_choices(positions: Positions) -> Positions:
    """Return a table without the acts that no party decides on."""
    chosen = (row for row in positions.rows if is_chosen(row, positions.party(row.maker).name))
    return replace(positions, rows=tuple(chosen))
