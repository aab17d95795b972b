"""Tables of reports (.csv, .tsv, sheets of workbooks): one report a row, columns known by their heads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from detente.errors import BadInput
from detente.sources.readers.days import date_line
from detente.sources.readers.decoding import decode, require_text
from detente.sources.report import Report

MAX_ROWS_NAMED: Final = 20
"""Bad rows of a table that are named one by one; the rest are counted."""
MOST_BEFORE_HEAD: Final = 10  # rows
_COLUMNS: Final = {
    "text": ("text", "fulltext", "body", "content", "article", "articletext", "story", "report", "notes",
             "note", "description", "event", "eventdescription", "summary", "words"),
    "date": ("published", "publicationdate", "datepublished", "pubdate", "date", "day", "eventdate",
             "reportdate"),
    "publisher": ("publisher", "source", "outlet", "newspaper", "paper", "agency", "publication",
                  "sourcename", "medium"),
    "title": ("title", "headline", "heading"),
    "url": ("url", "link", "address", "sourceurl"),
    "id": ("id", "eventid", "eventidcnty", "reportid", "documentid"),
    "language": ("language", "lang"),
}  # fmt: skip
"""The heads by which a column is known, in small letters and without blanks; the surer ones first."""
_MEND_HEADS: Final = "give the first row heads such as date, text, source, title"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The place of a cell, for messages.

    Examples
    --------
    >>> print(CellPlace("May", 7, 27, "Date"))
    sheet 'May', row 7, column AB (Date)
    """

    sheet: str
    row: int
    column: int
    head: str

    def __str__(self) -> str:
        letters, number = "", self.column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        sheet = f"sheet {self.sheet!r}, " if self.sheet else ""
        return f"{sheet}row {self.row}, column {letters} ({self.head})"


def read_table(
    raw: bytes, source: str, report_id: str, unreadable: list[BadInput] | None = None
) -> Iterator[Report]:
    """Yield a report for each row of a table of values between commas, semicolons or tabs.

    Parameters
    ----------
    raw, source, report_id
        The table, where it is, and the beginning of the ids for reports without one.
    unreadable
        Where given, rows that cannot be used are put there and the others are read.

    Raises
    ------
    BadInput
        With sheet, row and column: if a text is missing or a date is none, or could be one of two; or if no
        column is known as one of text.
    """
    yield from reports_of_sheets([("", table_rows(raw, source))], source, report_id, unreadable)


def table_rows(raw: bytes, source: str) -> list[tuple[Any, ...]]:
    """Return the rows of a table of values between commas, semicolons or tabs.

    Raises
    ------
    BadInput
        If it is no such table.
    """
    text = decode(raw, source)
    lines = [line for line in text.splitlines()[:MOST_BEFORE_HEAD] if line.strip()]
    delimiter = max(",;\t|", key=lambda sign: max((line.count(sign) for line in lines), default=0))
    limit = csv.field_size_limit(len(text) + 1)
    try:
        _require_closed(text, delimiter, source)
        return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise BadInput(source, f"is no table of values: {error}", "save it as CSV again") from None
    finally:
        csv.field_size_limit(limit)


def _require_closed(text: str, delimiter: str, source: str) -> None:
    """Refuse a table in which a quotation mark is never closed: all that follows would be one cell."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 1
    try:
        for row, _ in enumerate(rows, start=2):  # noqa: B007 - the row after the last one that was whole
            pass
    except csv.Error as error:
        if "unexpected end" in str(error):
            what = f"row {row}: a quotation mark is never closed, so the rest would be one cell"
            raise BadInput(source, what, "close it") from None


def reports_of_sheets(
    sheets: Sequence[tuple[str, Sequence[tuple[Any, ...]]]],
    source: str,
    report_id: str,
    unreadable: list[BadInput] | None,
) -> Iterator[Report]:
    """Yield a report for each row of sheets with a column of text; see `read_table`.

    Parameters
    ----------
    sheets
        The name and the rows of each; the name is empty where there is only one.
    source, report_id, unreadable
        As for `read_table`.

    Raises
    ------
    BadInput
        If no sheet has a column of text, or a row cannot be used.
    """
    tables = [(sheet, rows, head) for sheet, rows in sheets if (head := _head(rows)) is not None]
    without = [sheet for sheet, rows in sheets if rows and _head(rows) is None]
    if not tables:
        raise BadInput(source, "no column is one of text", _MEND_HEADS)
    if unreadable is None:
        # A first pass over every row, so that a bad one is refused before any report is read.
        for sheet, rows, head in tables:
            for _ in _of_sheet(sheet, rows, head, source, report_id, None):
                pass
    else:
        unreadable += [
            BadInput(source, f"sheet {sheet!r} has no column of text, so it was not read", _MEND_HEADS)
            for sheet in without
        ]
    any_report = False
    for sheet, rows, head in tables:
        for report in _of_sheet(sheet, rows, head, source, report_id, unreadable):
            any_report = True
            yield report
    if not any_report and not unreadable:
        raise BadInput(source, "holds no report", "write one report a row below the heads")


def _head(rows: Sequence[tuple[Any, ...]]) -> tuple[int, dict[str, int]] | None:
    """Return the number of the row of heads, and the column of each part of a report."""
    for number, row in enumerate(rows[:MOST_BEFORE_HEAD]):
        heads = [plain_head(cell) for cell in row]
        columns = {
            part: heads.index(name)
            for part, names in _COLUMNS.items()
            if (name := next((name for name in names if name in heads), None)) is not None
        }
        if "text" in columns and sum(bool(head) for head in heads) > 1:
            return number, columns
    return None


def plain_head(cell: Any) -> str:
    """Return the head of a column as heads are compared: in small letters, without blanks and signs.

    Examples
    --------
    >>> plain_head("Event date:"), plain_head(None)
    ('eventdate', '')
    """
    return "".join(c for c in str(cell).lower() if c.isalnum()) if cell else ""


def _of_sheet(
    sheet: str,
    rows: Sequence[tuple[Any, ...]],
    head: tuple[int, dict[str, int]],
    source: str,
    report_id: str,
    unreadable: list[BadInput] | None,
) -> Iterator[Report]:
    first, columns = head
    order = order_of_days(
        [
            row[columns["date"]]
            for row in rows[first + 1 :]
            if "date" in columns and len(row) > columns["date"]
        ]
    )
    bad = 0
    for number, row in enumerate(rows[first + 1 :], start=first + 2):
        if not any(cell is not None and str(cell).strip() for cell in row):
            continue
        values = {part: row[column] if column < len(row) else None for part, column in columns.items()}
        places = {
            part: CellPlace(sheet, number, column, str(rows[first][column]).strip())
            for part, column in columns.items()
        }
        try:
            report = _report(values, places, source, f"{report_id}-{number}", order)
        except BadInput as fault:
            if unreadable is None:
                raise
            bad += 1
            if bad <= MAX_ROWS_NAMED:
                unreadable.append(fault)
            continue
        yield report
    if unreadable is not None and bad > MAX_ROWS_NAMED:
        unreadable.append(
            BadInput(source, f"{bad - MAX_ROWS_NAMED:,} more rows cannot be read", "mend the first ones")
        )


def _report(
    values: dict[str, Any], places: dict[str, CellPlace], source: str, report_id: str, order: str | None
) -> Report:
    text = str(values["text"] if values["text"] is not None else "")
    where = places["text"]
    if not text.strip():
        raise BadInput(source, f"{where}: is empty", "write the words of the report in it, or delete the row")
    published = None
    if (value := values.get("date")) is not None and str(value).strip():
        published = day_of_cell(value, order)
        if published is None:
            raise BadInput(
                source, f"{places['date']}: {str(value)[:40]!r} is not one date", "write it as 2021-05-07"
            )
    row = f"{where.sheet}!{where.row}" if where.sheet else str(where.row)
    return Report(
        id=_text(values.get("id")) or report_id,
        source=f"{source}#{row}",
        text=require_text(text, f"{source}: {where}"),
        title=_text(values.get("title")),
        publisher=_text(values.get("publisher")),
        published=published,
        url=_text(values.get("url")),
        language=_text(values.get("language")),
    )


def _text(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None


def day_of_cell(value: Any, order: str | None) -> date | None:
    """Return the day in a cell; None where it is none, or could be one of two.

    Parameters
    ----------
    order
        "day" or "month", whichever stands first in dates in numbers; see `order_of_days`.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = str(value).strip()
    if in_words := date_line(written):
        return in_words
    parts = _numbers(written)
    if parts is None or order is None:
        return None
    day, month = (parts[0], parts[1]) if order == "day" else (parts[1], parts[0])
    try:
        return date(parts[2], month, day)
    except ValueError:
        return None


def order_of_days(values: Iterable[Any]) -> str | None:
    """Return "day" or "month", by which of the two is written first in a column of dates in numbers."""
    numbers = [parts for value in values if isinstance(value, str) and (parts := _numbers(value)) is not None]
    first_is_day = any(parts[0] > 12 for parts in numbers)
    second_is_day = any(parts[1] > 12 for parts in numbers)
    if first_is_day == second_is_day:
        return None
    return "day" if first_is_day else "month"


def _numbers(written: str) -> tuple[int, int, int] | None:
    """Return the numbers of a date such as 05/07/2021; a time behind it is passed over."""
    for sign in "/.-":
        parts = written.strip().split(" ")[0].split(sign)
        if (
            len(parts) == 3
            and all(part.isascii() and part.isdigit() for part in parts)
            and len(parts[2]) == 4
        ):
            return int(parts[0]), int(parts[1]), int(parts[2])
    return None
