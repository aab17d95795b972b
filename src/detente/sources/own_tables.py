"""Tables of a case that detente exported: recognised, so that they are not taken for tables of reports."""

from __future__ import annotations

import os
from pathlib import Path

TABLE_MARK = "detente-table"
"""Among the keywords of a workbook, and in the schema of a Parquet file."""
TABLE_SUFFIXES = (".csv", ".xlsx", ".parquet")
_HEADS = (
    ("option", "label", "party", "party_name", "direction"),
    ("state", "name", "status_quo"),
    ("party", "level", "state", "name", "ties"),
    ("party", "from", "to", "improvement"),
)
_MATRICES = ("-moves", "-improvements", "-preferences")
_PROPERTIES = "docProps/core.xml"
_MOST_PROPERTIES = 1 << 16
_MOST_LINE = 1 << 20
_TAIL = 1 << 20


def is_own_table(path: Path) -> bool:
    """Return True if a file is a table or a matrix of a case that detente exported.

    A CSV file has no place for a mark, so that its heads tell it; other files are told by their mark.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return _has_own_heads(path)
    if suffix == ".xlsx":
        return _is_marked_workbook(path)
    with path.open("rb") as file:
        file.seek(max(0, os.fstat(file.fileno()).st_size - _TAIL))
        return TABLE_MARK.encode() in file.read()


def _has_own_heads(path: Path) -> bool:
    import csv  # not for who reads plain text

    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        lines = [file.readline(_MOST_LINE), file.readline(_MOST_LINE)]
    delimiter = ";" if lines[0].count(";") > lines[0].count(",") else ","
    try:
        rows = [tuple(row) for row in csv.reader(lines, delimiter=delimiter)]
    except csv.Error:
        return False
    heads = rows[0] if rows else ()
    options = heads[3:]
    if heads[:3] == _HEADS[1]:
        return all("." in option for option in options)
    of_matrix = path.stem.endswith(_MATRICES) and heads[:1] == ("state",)
    return heads in _HEADS or (of_matrix and len(rows) > 1 and rows[1][:1] == heads[1:2])


def _is_marked_workbook(path: Path) -> bool:
    import zipfile  # not for who reads plain text

    try:
        with zipfile.ZipFile(path) as packed, packed.open(_PROPERTIES) as properties:
            return TABLE_MARK.encode() in properties.read(_MOST_PROPERTIES)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError):
        return False
