"""Workbooks of reports (.xlsx)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, Final

from openpyxl import load_workbook

from detente.errors import BadInput
from detente.sources.readers.packed import damage_as_bad_input, require_packed
from detente.sources.readers.spreadsheet import reports_of_sheets
from detente.sources.report import Report

_MOST_COLUMNS: Final = 500


def read_workbook(
    raw: bytes, source: str, report_id: str, unreadable: list[BadInput] | None = None
) -> Iterator[Report]:
    """Yield a report for each row of the sheets of a workbook; see `read_table`.

    Raises
    ------
    BadInput
        If it is damaged, locked or too large, or no sheet has a column of text.
    """
    yield from reports_of_sheets(workbook_sheets(raw, source), source, report_id, unreadable)


def workbook_sheets(raw: bytes, source: str) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Return the name and the rows of each sheet that is not hidden; of formulas the values they had last.

    Raises
    ------
    BadInput
        If it is damaged, locked or too large.
    """
    require_packed(raw, source, "workbook")
    with damage_as_bad_input(source, "workbook"):
        workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = [
            (sheet.title, list(_rows(sheet)))
            for sheet in workbook.worksheets
            if sheet.sheet_state == "visible"
        ]
        workbook.close()
    return sheets


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
        yield tuple(row)
