"""The moves of a graph-form case from a CSV file beside it, a row a move."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.bounded import in_bytes, read_bounded_text
from detente.case.yaml_text import did_you_mean
from detente.errors import BadInput

MOST_BYTES = 200_000_000
MOST_MOVES = 2_000_000
_COLUMNS = ("party", "from", "to")
_SEPARATORS = ",;\t"
_BESIDE = "keep it beside the case, or in a folder below"

Moves = dict[str, list[tuple[str, str]]]
"""By party its moves, each from one state to another."""


def with_moves_read(data: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    """Return the data of a case with its moves in the place of the file that it names for them.

    Parameters
    ----------
    data
        The data of a case; a text under ``moves`` is the name of a file, as seen from the case.
    where
        The case file.

    Raises
    ------
    BadInput
        If the file lies elsewhere, cannot be read, or names an unknown party or state.
    """
    name = data.get("moves")
    if not isinstance(name, str):
        return data
    parties, states = data.get("parties"), data.get("states")
    return {
        **data,
        "moves": read_moves(
            _file_of(name, where),
            parties if isinstance(parties, dict) else None,
            [state for state in states if isinstance(state, str)] if isinstance(states, list) else None,
        ),
    }


def _file_of(name: str, where: str) -> Path:
    """The file that a case names; a case that a stranger wrote must not reach files elsewhere."""
    folder = Path(where).parent
    try:
        path = folder / name
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        raise BadInput(where, "`moves` is not the name of a file", _BESIDE) from None
    if not inside:
        raise BadInput(str(path), "moves are not read from outside the folder of the case", _BESIDE)
    return path


def read_moves(path: Path, parties: Collection[str] | None, states: Sequence[str] | None) -> Moves:
    """Read moves from a CSV file with the columns ``party``, ``from`` and ``to``; others are passed over.

    Parameters
    ----------
    parties, states
        The names that may stand there; None where the case does not list them, and says so itself.

    Raises
    ------
    BadInput
        If it cannot be read, a column is not there, or a row names somebody or something unknown.
    """
    text = read_bounded_text(path, MOST_BYTES, f"a file of moves has at most {in_bytes(MOST_BYTES)}")
    moves: Moves = {}
    known = None if states is None else {state: state for state in states}
    for row, (party, origin, target) in _rows(text, path):
        if parties is not None and party not in parties:
            raise _fault(path, row, "party", f"unknown party {party}{did_you_mean(party, parties)}")
        if known is not None:
            for column, state in (("from", origin), ("to", target)):
                if state not in known:
                    hint = did_you_mean(state, known)
                    raise _fault(path, row, column, f"unknown state {state}{hint}")
            # One text a state, however often it stands in the file.
            origin, target = known[origin], known[target]
        if origin == target:
            raise BadInput(
                str(path), f"column to: a move from {origin} to itself",
                "remove the row: a party may always stay", row,
            )  # fmt: skip
        moves.setdefault(party, []).append((origin, target))
    return moves


def _rows(text: str, path: Path) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Yield each row with its number: the first after the line of names is row 2."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        places = [_place_of(column, names, path) for column in _COLUMNS]
        for row, cells in enumerate(reader, start=2):
            if not any(cell.strip() for cell in cells):
                continue
            if row > MOST_MOVES + 1:
                raise BadInput(
                    str(path), f"more than {MOST_MOVES:,} moves",
                    "merge states that differ in nothing that matters", row,
                )  # fmt: skip
            values = [cells[place].strip() if place < len(cells) else "" for place in places]
            for column, value in zip(_COLUMNS, values, strict=True):
                if not value:
                    raise _fault(path, row, column, "nothing stands there")
            yield row, (values[0], values[1], values[2])
    except csv.Error as error:
        raise BadInput(
            str(path), f"cannot be read as a table: {error}", "save it as CSV", reader.line_num
        ) from None


def _place_of(column: str, names: Sequence[str], path: Path) -> int:
    if names.count(column) != 1:
        what = "stands twice" if column in names else "is not there"
        raise BadInput(
            str(path), f"the column {column} {what}", "begin the file with the line party,from,to", 1
        )
    return names.index(column)


def _fault(path: Path, row: int, column: str, what: str) -> BadInput:
    mends = {
        "party": "name one listed under `parties`",
        "from": "name one listed under `states`",
        "to": "name one listed under `states`",
    }
    return BadInput(str(path), f"column {column}: {what}", mends[column], row)
