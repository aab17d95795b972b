"""Saves what can still be read of a damaged file into a new store: all that its checksums bear out."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table

from detente.dossier.store.adding import LOST, write_reading
from detente.dossier.store.decisions import Decision, is_as_written, write_decision
from detente.dossier.store.derived import index_findings, index_words
from detente.dossier.store.engine import page_size_and_number
from detente.dossier.store.kept import digest_of_rows
from detente.dossier.store.keys import report_key
from detente.dossier.store.rows import findings_of_rows, report_of
from detente.dossier.store.schema import DECISIONS, READINGS, REPORTS
from detente.dossier.store.sums import keep_sum
from detente.errors import BadInput
from detente.reading import Findings
from detente.sources import Report, is_encrypted

_MISSES: Final = 2_000
"""Numbers without a row after which no more are looked for."""
_Row = Mapping[str, Any]


@dataclass
class Saved:
    """The number of reports saved, of those among them whose findings are lost, and of decisions.

    Attributes
    ----------
    lost
        Each report and decision that can be seen, and is not as it was written: “report r1”, “decision 4”.
    """

    reports: int = 0
    unread: int = 0
    decisions: int = 0
    lost: list[str] = field(default_factory=list)


def save_into(connection: Connection, damaged: str) -> Saved:
    """Copy into a new, empty store what can be read of a damaged file.

    A report whose findings are lost is kept, and can be read again.

    Raises
    ------
    BadInput
        If the file is encrypted.
    """
    if is_encrypted(damaged):
        raise BadInput(
            damaged, "is encrypted, so no part of it can be read without the others", "take the last copy"
        )
    saved = Saved()
    with _opened(Path(damaged)) as old:
        readings: dict[int, list[_Row]] = {}
        for row in _rows(old, READINGS):
            readings.setdefault(row["report"], []).append(row)
        for row in _rows(old, REPORTS):
            report = _report(row)
            if report is None:
                saved.lost.append(f"report {row['name']}")
                continue
            connection.execute(REPORTS.insert().values(**{**row, "edition_of": None}))
            keep_sum(connection, "report", row["number"], [row])
            index_words(connection, row["number"], report.text)
            findings, reader = _findings(old, report, readings.get(row["number"], []))
            write_reading(connection, row["number"], findings, reader)
            index_findings(connection, row["number"], findings)
            saved.reports += 1
            saved.unread += reader == LOST
        numbers = set()
        sums: dict[int, str] = {}
        for row in _rows(old, DECISIONS):
            sums[row["number"]] = row["digest"]
            # A checksum takes in that of the decision before, without which it bears nothing out.
            whole = is_as_written(row, sums.get(row["number"] - 1))
            decision = _decision(row) if whole else None
            if decision is not None and (decision.undoes is None or decision.undoes in numbers):
                write_decision(connection, decision)
                numbers.add(decision.number)
                saved.decisions += 1
            else:
                saved.lost.append(f"decision {row['number']}")
    return saved


@contextmanager
def _opened(damaged: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy of a file that has all the pages that it says it has: those that are missing are empty."""
    number, name = tempfile.mkstemp(suffix=".dossier")
    try:
        with os.fdopen(number, "wb") as copy, damaged.open("rb") as file:
            head = file.read(32)
            file.seek(0)
            while part := file.read(1 << 20):
                copy.write(part)
            page, pages = page_size_and_number(head)
            copy.truncate(max(copy.tell(), page * pages))
        with closing(sqlite3.connect(name)) as connection:
            connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA trusted_schema=OFF")
            yield connection
    finally:
        Path(name).unlink(missing_ok=True)


def _rows(old: sqlite3.Connection, table: Table) -> Iterator[_Row]:
    """Yield the rows of a table that can be read, one by one: a damaged page hides no more than its own."""
    columns = ", ".join(column.name for column in table.columns)
    missed = number = 0
    while missed < _MISSES:
        number += 1
        row = None
        with suppress(sqlite3.Error):
            query = f"SELECT {columns} FROM {table.name} NOT INDEXED WHERE number = ?"
            row = old.execute(query, (number,)).fetchone()
        missed = 0 if row is not None else missed + 1
        if row is not None:
            yield dict(row)


def _report(row: _Row) -> Report | None:
    with suppress(TypeError, ValueError, AttributeError):
        report = report_of(row)
        if report_key(report) == row["key"]:
            return report
    return None


def _findings(old: sqlite3.Connection, report: Report, readings: list[_Row]) -> tuple[Findings, str]:
    """Return the findings of the latest reading that is whole, and who read; none where no reading is."""
    for reading in reversed(readings):
        with suppress(sqlite3.Error, KeyError, ValueError, TypeError):
            query = "SELECT kind, payload FROM findings WHERE reading = ? ORDER BY position"
            rows = [tuple(row) for row in old.execute(query, (reading["number"],))]
            if digest_of_rows(rows) == reading["digest"]:
                return findings_of_rows(report, rows), str(reading["reader"])
    return Findings(report=report), LOST


def _decision(row: _Row) -> Decision | None:
    with suppress(ValueError, TypeError):
        about = {name: row[name] for name in ("who", "why", "kind", "undoes", "made_at", "number")}
        return Decision(target=json.loads(row["target"]), payload=json.loads(row["payload"]), **about)
    return None
