"""The matrix of a ledger as CSV: claims across, evidence down, as analysts keep it in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest
from typing import Final

from detente.dossier.ledger.ledger import (
    MARKS,
    OUTCOMES,
    PROPOSED,
    Ledger,
    LedgerClaim,
    LedgerItem,
    claim_id,
)
from detente.edtf import DateRange
from detente.errors import BadInput
from detente.safe import safe_line

_HEAD: Final = ("row", "item", "when", "report", "start", "end", "words")
_OF_CLAIMS: Final = ("claim", "by", "probability", "due", "outcome")
_FORMULAS: Final = ("=", "+", "@", "-")


def matrix_of(ledger: Ledger) -> str:
    """Return the matrix as CSV; no cell is a formula.

    Below the head there are five rows about the claims: the claim in words, by whom, the probability that it
    turns out true, by which day, and the outcome. Then there is a row for each item of evidence.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*_HEAD, *(claim.id for claim in ledger.claims)])
    for name in _OF_CLAIMS:
        rows.writerow(
            [name, *[""] * (len(_HEAD) - 1), *(_cell(_value(claim, name)) for claim in ledger.claims)]
        )
    for item in ledger.items:
        place = ["" if number is None else str(number) for number in (item.start, item.end)]
        about = [item.id, item.when, item.report, *place, item.words]
        marks = [ledger.mark(item.id, claim.id) for claim in ledger.claims]
        rows.writerow(["evidence", *map(_cell, about), *marks])
    return out.getvalue()


def _value(claim: LedgerClaim, name: str) -> str:
    if name == "outcome":
        return {True: "yes", False: "no", None: ""}[claim.outcome]
    value = claim.text if name == "claim" else getattr(claim, name)
    return "" if value is None else str(value)


def _cell(text: str) -> str:
    line = safe_line(text)
    return f"'{line}" if line.startswith(_FORMULAS) else line


def ledger_of_matrix(text: str, where: str) -> Ledger:
    """Read a matrix back.

    Parameters
    ----------
    where
        The name of the file, for messages.

    Raises
    ------
    BadInput
        Naming the row and the column of what is wrong.
    """
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    if not lines or tuple(cell.strip() for cell in lines[0][: len(_HEAD)]) != _HEAD:
        raise BadInput(
            f"{where}: row 1", f"the columns do not begin with {', '.join(_HEAD)}",
            "take the head of a matrix that detente wrote",
        )  # fmt: skip
    columns = [cell.strip() for cell in lines[0][len(_HEAD) :]]
    _require_once(columns, where)
    read = _Matrix(where, columns)
    for number, line in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in line):
            read.add(number, [_plain(cell) for cell in line])
    return read.ledger()


def _require_once(columns: Sequence[str], where: str) -> None:
    for place, name in enumerate(columns):
        if name and name in columns[:place]:
            raise BadInput(
                f"{where}: row 1", f"two columns are called {name}", "give each claim an id of its own"
            )


def _plain(cell: str) -> str:
    """Return a cell without the mark that keeps it from being a formula."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULAS) else cell


class _Matrix:
    def __init__(self, where: str, columns: Sequence[str]) -> None:
        self._where = where
        self._columns = columns
        # A claim without an id is known by the number of its column.
        self._called = [name or str(len(_HEAD) + place) for place, name in enumerate(columns, start=1)]
        self._about: dict[str, list[str]] = {}
        self._items: dict[str, LedgerItem] = {}
        self._cells: dict[tuple[str, int], tuple[int, str]] = {}

    def _fault(self, number: int, column: str, what: str, mend: str) -> BadInput:
        return BadInput(f"{self._where}: row {number}, column {column}", what, mend)

    def add(self, number: int, line: Sequence[str]) -> None:
        """Take up a row."""
        kind = line[0]
        values = [value for value, _ in zip_longest(line[len(_HEAD) :], self._columns, fillvalue="")]
        if len(values) > len(self._columns):
            extra = next((value for value in values[len(self._columns) :] if value), "")
            if extra:
                column = str(len(_HEAD) + len(self._columns) + 1)
                mend = "give the column an id in row 1"
                raise self._fault(number, column, f"{extra} is below no claim", mend)
        values = values[: len(self._columns)]
        if kind in _OF_CLAIMS:
            self._about[kind] = values
            self._check(number, kind, values)
        elif kind == "evidence":
            self._add_item(number, line, values)
        else:
            known = ", ".join((*_OF_CLAIMS, "evidence"))
            raise self._fault(
                number, "row", f"{kind or 'nothing'} is no kind of row", f"write one of {known}"
            )

    def _check(self, number: int, kind: str, values: Sequence[str]) -> None:
        for column, value in zip(self._called, values, strict=True):
            if not value:
                continue
            if kind == "probability" and _probability(value) is None:
                raise self._fault(number, column, f"{value} is no probability", "write a number from 0 to 1")
            if kind == "due" and _day(value) is None:
                raise self._fault(number, column, f"{value} is no day", "write it as 2026-12-31")
            if kind == "outcome" and value.casefold() not in OUTCOMES:
                raise self._fault(
                    number, column, f"{value} is no outcome", "write yes or no, or leave it empty"
                )

    def _add_item(self, number: int, line: Sequence[str], values: Sequence[str]) -> None:
        padded = [*line, *[""] * len(_HEAD)]
        _, name, when, report, start, end, words = padded[: len(_HEAD)]
        if not words:
            raise self._fault(
                number, "words", "evidence without words", "write the words, or take the row out"
            )
        if when and not DateRange.parse(when).valid:
            raise self._fault(number, "when", f"{when} is no date", "write EDTF: 2026-05-04, 2026-05, 2026~")
        for column, value in (("start", start), ("end", end)):
            if value and not value.isdigit():
                raise self._fault(
                    number, column, f"{value} is no place in a text", "leave it as it was written"
                )
        item_id = name or claim_id(f"{when} {words}").replace("a", "h", 1)
        if item_id in self._items:
            raise self._fault(number, "item", f"{item_id} is there already", "give the item an id of its own")
        self._items[item_id] = LedgerItem(
            item_id, words, when, report, int(start) if start else None, int(end) if end else None
        )
        for place, mark in enumerate(values):
            if mark and mark.upper() not in MARKS and mark.upper() not in PROPOSED:
                marks = ", ".join((*MARKS, *sorted(PROPOSED)))
                raise self._fault(
                    number, self._called[place], f"{mark} is no mark", f"write one of {marks}, or nothing"
                )
            if mark:
                self._cells[item_id, place] = number, mark.upper()

    def ledger(self) -> Ledger:
        """Return all of it as a ledger."""
        texts = self._about.get("claim", [""] * len(self._columns))
        claims, ids = [], []
        for place, (column, text) in enumerate(zip(self._columns, texts, strict=True)):
            if not text:
                raise self._fault(2, self._called[place], "the claim has no words",
                                  "write the claim in the row that begins with claim")  # fmt: skip
            claim = LedgerClaim(column or claim_id(text), text)
            ids.append(claim.id)
            claims.append(self._with_prediction(claim, place))
        marks: Mapping[tuple[str, str], str] = {
            (item, ids[place]): mark for (item, place), (_, mark) in self._cells.items()
        }
        return Ledger(tuple(claims), tuple(self._items.values()), marks)

    def _with_prediction(self, claim: LedgerClaim, place: int) -> LedgerClaim:
        said = {name: values[place] for name, values in self._about.items() if values[place]}
        return replace(
            claim,
            by=said.get("by", ""),
            probability=_probability(said["probability"]) if "probability" in said else None,
            due=_day(said["due"]) if "due" in said else None,
            outcome=OUTCOMES[said["outcome"].casefold()] if "outcome" in said else None,
        )


def _probability(text: str) -> float | None:
    percent = text.endswith("%")
    try:
        value = float(text.removesuffix("%").strip()) / (100 if percent else 1)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
