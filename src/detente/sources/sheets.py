"""Tables that people keep, as sheets of rows: columns known by their heads, each cell with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from detente.bounded import read_bounded
from detente.errors import BadInput
from detente.sources.readers import (
    MOST_BEFORE_HEAD,
    CellPlace,
    day_of_cell,
    order_of_days,
    plain_head,
    table_rows,
    workbook_sheets,
)

TABLE_ENDINGS: Final = (".xlsx", ".csv", ".tsv")
_MOST_BYTES: Final = 200_000_000


@dataclass(frozen=True)
class SheetRow:
    """A row of a sheet.

    Attributes
    ----------
    number
        From 1, as a spreadsheet counts them.
    cells
        The text of each column that has one, by the name of the column.
    places
        The place of each column, for messages.
    """

    number: int
    cells: Mapping[str, str]
    days: Mapping[str, date]
    places: Mapping[str, CellPlace]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or a file of values between commas, whose name is "".

    Attributes
    ----------
    lines
        The values, row by row.
    """

    name: str
    lines: Sequence[Sequence[Any]]

    def columns(self, heads: Mapping[str, Sequence[str]]) -> tuple[int, dict[str, int]]:
        """Return the number of the row of heads, from 0, and the place of each column that has one of them.

        Parameters
        ----------
        heads
            Name of a column to the heads by which it is known, in small letters without blanks; the surer
            ones first. A column is taken once.
        """
        best: tuple[int, dict[str, int]] = (0, {})
        for number, line in enumerate(self.lines[:MOST_BEFORE_HEAD]):
            known = _columns_in([plain_head(cell) for cell in line], heads)
            if len(known) > len(best[1]):
                best = number, known
        return best

    def rows(self, head: int, columns: Mapping[str, int]) -> Iterator[SheetRow]:
        """Yield the rows below the heads that have a text in one of some columns.

        A day that is written in numbers is read by the other days of its column.
        """
        places = {name: str(self.lines[head][column]).strip() for name, column in columns.items()}
        below = self.lines[head + 1 :]
        orders = {
            name: order_of_days(line[column] for line in below if column < len(line))
            for name, column in columns.items()
        }
        for number, line in enumerate(below, start=head + 2):
            values = {name: line[column] for name, column in columns.items() if column < len(line)}
            cells = {name: text for name, value in values.items() if (text := _text(value))}
            if cells:
                days = {name: day_of_cell(values[name], orders[name]) for name in cells}
                yield SheetRow(
                    number,
                    cells,
                    {name: day for name, day in days.items() if day is not None},
                    {name: CellPlace(self.name, number, columns[name], places[name]) for name in columns},
                )


def read_sheets(path: Path) -> list[Sheet]:
    """Read a table: each sheet of a workbook that is not hidden, or the one of a file of values.

    Raises
    ------
    BadInput
        If it cannot be read.
    """
    raw = read_bounded(path, _MOST_BYTES)
    if path.suffix.lower() == ".xlsx":
        return [Sheet(name, rows) for name, rows in workbook_sheets(raw, str(path))]
    if path.suffix.lower() not in TABLE_ENDINGS:
        raise BadInput(str(path), "is no table", f"name one that ends in {', '.join(TABLE_ENDINGS)}")
    return [Sheet("", table_rows(raw, str(path)))]


def _columns_in(line: Sequence[str], heads: Mapping[str, Sequence[str]]) -> dict[str, int]:
    taken: dict[str, int] = {}
    deepest = max(map(len, heads.values()), default=0)
    # The surest head of each column first, so that "type" is not taken from the column that it names best.
    for rank in range(deepest):
        for name, known in heads.items():
            if name not in taken and rank < len(known) and known[rank] in line:
                place = line.index(known[rank])
                if place not in taken.values():
                    taken[name] = place
    return taken


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
