"""Tables of reports: columns by their heads, faults by sheet, row and column."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from detente.errors import BadInput
from detente.sources.readers.spreadsheet import read_table
from detente.sources.readers.workbook import read_workbook


def _xlsx(**sheets: Sequence[Sequence[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_each_row_of_each_sheet_is_a_report() -> None:
    raw = _xlsx(
        May=[
            ("Events of the canal", None, None, None),
            (),
            ("DATE", "Headline", "Source", "Full text"),
            (datetime(2021, 5, 12), "Road shut", "Valley Herald", "The herders blocked the road."),
            ("13 May 2021", None, None, "The board refused the offer."),
        ],
        June=[("text", "date"), ("They met.", date(2021, 6, 1))],
    )
    reports = list(read_workbook(raw, "b.xlsx", "b"))
    assert [(r.text, r.title, r.publisher, r.published, r.source) for r in reports] == [
        ("The herders blocked the road.", "Road shut", "Valley Herald", date(2021, 5, 12), "b.xlsx#May!4"),
        ("The board refused the offer.", None, None, date(2021, 5, 13), "b.xlsx#May!5"),
        ("They met.", None, None, date(2021, 6, 1), "b.xlsx#June!2"),
    ]


def test_a_fault_is_named_by_sheet_row_and_column() -> None:
    raw = _xlsx(
        May=[("Date", "Text"), ("soon", "They met."), ("2021-05-12", " "), ("2021-05-13", "They left.")],
        Notes=[("who", "what"), ("a", "b")],
    )
    unreadable: list[BadInput] = []
    assert [r.text for r in read_workbook(raw, "b.xlsx", "b", unreadable)] == ["They left."]
    assert [fault.what for fault in unreadable] == [
        "sheet 'Notes' has no column of text, so it was not read",
        "sheet 'May', row 2, column A (Date): 'soon' is not one date",
        "sheet 'May', row 3, column B (Text): is empty",
    ]
    with pytest.raises(BadInput, match="sheet 'May', row 2, column A"):
        next(read_workbook(raw, "b.xlsx", "b"))


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_of_events_is_read_whatever_stands_between_its_values(sign: str) -> None:
    rows = [
        ["event_id", "event_date", "source", "notes"],
        ["K1", "2021-05-12", "AP", '"They met, and\nleft."'],
    ]
    (report,) = read_table("\n".join(sign.join(row) for row in rows).encode("utf-8-sig"), "e.csv", "e")
    assert (report.id, report.text, report.published, report.publisher, report.source) == (
        "K1",
        "They met, and\nleft.",
        date(2021, 5, 12),
        "AP",
        "e.csv#2",
    )


def test_the_other_dates_of_a_column_tell_day_from_month() -> None:
    days = b"date,text\n05/07/2021,They met.\n13/07/2021,They left.\n"
    assert [r.published for r in read_table(days, "e.csv", "e")] == [date(2021, 7, 5), date(2021, 7, 13)]
    months = b"date,text\n05/07/2021,They met.\n05/13/2021,They left.\n"
    assert [r.published for r in read_table(months, "e.csv", "e")] == [date(2021, 5, 7), date(2021, 5, 13)]
    with pytest.raises(BadInput, match=r"row 2, column A \(date\): '05/07/2021' is not one date"):
        list(read_table(b"date,text\n05/07/2021,They met.\n", "e.csv", "e"))


@pytest.mark.parametrize("raw", [b"a,b\n1,2\n", b"one line of words\n", b"text,date\n"])
def test_a_table_without_reports_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match=r"e\.csv"):
        list(read_table(raw, "e.csv", "e"))


def test_many_bad_rows_are_counted() -> None:
    unreadable: list[BadInput] = []
    raw = b"date,text\n" + b"soon,They met.\n" * 50 + b"2021-05-12,They left.\n"
    assert len(list(read_table(raw, "e.csv", "e", unreadable))) == 1
    assert len(unreadable) == 21
    assert unreadable[-1].what == "30 more rows cannot be read"


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    raw = b'date,text\n2021-05-07,The road is blocked.\n2021-05-08,"The board\n2021-05-09,They met.\n'
    with pytest.raises(BadInput, match="row 3: a quotation mark is never closed"):
        list(read_table(raw, "a.csv", "a"))
    closed = raw.replace(b"The board", b'The board"')
    assert len(list(read_table(closed, "a.csv", "a"))) == 3
