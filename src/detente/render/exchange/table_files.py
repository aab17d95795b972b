"""Tables as files: one Excel workbook, or a CSV or Parquet file a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from detente import __version__
from detente.atomic import write_new
from detente.errors import BadInput
from detente.render.exchange.tables import Table
from detente.sources import TABLE_MARK

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
"""Of a sheet of Excel."""
_MOST_LETTERS = 31
_ROWS_AT_ONCE = 1 << 14


def table_paths(out: Path, names: Iterable[str]) -> list[Path]:
    """Return the files that tables of these names are written to.

    Examples
    --------
    >>> [path.name for path in table_paths(Path("well.csv"), ["options", "states"])]
    ['well-options.csv', 'well-states.csv']
    >>> [path.name for path in table_paths(Path("well.xlsx"), ["options", "states"])]
    ['well.xlsx']
    """
    if out.suffix.lower() == ".xlsx":
        return [out]
    return [_path(out, name) for name in names]


def write_tables(tables: Iterable[Table], out: Path) -> list[Path]:
    """Write tables to new files, each whole or not at all; return the files.

    Parameters
    ----------
    out
        Its ending says the format: ``.xlsx``, ``.csv`` or ``.parquet``.

    Raises
    ------
    BadInput
        If a file is there already, cannot be written, or a table is larger than a sheet of Excel.
    """
    ending = out.suffix.lower()
    if ending == ".xlsx":
        write_new(out, lambda path: _write_workbook(tables, out, path))
        return [out]
    written: list[Path] = []
    for table in tables:
        path = _path(out, table.name)
        try:
            write_new(path, partial(_WRITERS[ending], table.columns))
        except BaseException:
            # All of them or none: a part of a case is no case.
            for earlier in written:
                earlier.unlink(missing_ok=True)
            raise
        written.append(path)
    return written


def write_one_table(table: Table, out: Path) -> None:
    """Write one table to a new file, whole or not at all.

    Raises
    ------
    BadInput
        As `write_tables`.
    """
    ending = out.suffix.lower()
    if ending == ".xlsx":
        write_new(out, lambda path: _write_workbook([table], out, path))
    else:
        write_new(out, partial(_WRITERS[ending], table.columns))


def _path(out: Path, name: str) -> Path:
    return out.with_name(f"{out.stem}-{name}{out.suffix}")


def _write_csv(columns: Any, path: Path) -> None:
    import pyarrow.csv

    pyarrow.csv.write_csv(columns, path)


def _write_parquet(columns: Any, path: Path) -> None:
    import pyarrow.parquet

    pyarrow.parquet.write_table(columns.replace_schema_metadata({TABLE_MARK: __version__}), path)


_WRITERS = {".csv": _write_csv, ".parquet": _write_parquet}


def _write_workbook(tables: Iterable[Table], out: Path, path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator, book.properties.keywords = f"detente {__version__}", TABLE_MARK
    for table in tables:
        rows, columns = table.columns.num_rows, table.columns.num_columns
        if rows >= _MOST_ROWS or columns > _MOST_COLUMNS:
            what = f"{rows:,} rows and {columns:,} columns"
            raise BadInput(
                str(out), f"{table.name}: {what} are more than a sheet of Excel holds",
                "give OUT a name that ends in .csv or .parquet",
            )  # fmt: skip
        sheet = book.create_sheet(_sheet_name(table.name))
        sheet.freeze_panes = "B2"
        try:
            for row in _rows(table.columns):
                sheet.append(_cells(sheet, row))
        finally:
            # One that is left open complains when it is cleared away.
            sheet.close()
    book.save(path)


def _sheet_name(name: str) -> str:
    """Shorten a name in its middle, so that kinds of matrices can be told apart."""
    if len(name) <= _MOST_LETTERS:
        return name
    party, _, kind = name.rpartition("-")
    return f"{party[: _MOST_LETTERS - len(kind) - 3]}-{kind}"


def _rows(columns: Any) -> Iterator[list[Any]]:
    yield list(columns.column_names)
    for batch in columns.to_batches(_ROWS_AT_ONCE):
        yield from (list(row) for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))


def _cells(sheet: Any, row: list[Any]) -> list[Any]:
    from openpyxl.cell import WriteOnlyCell

    cells = []
    for value in row:
        if isinstance(value, str) and value.startswith("="):
            cell = WriteOnlyCell(sheet, value)
            # A text, whatever it begins with, is never computed.
            cell.data_type = "s"
            cells.append(cell)
        else:
            cells.append(value)
    return cells
