"""Checksums of whole rows, by which damage is told that the keys of reports and readings do not cover."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, delete, select, text

from detente.dossier.store.engine import broken
from detente.dossier.store.rows import Row
from detente.dossier.store.schema import (
    CHRONOLOGY,
    FINDINGS,
    PARTY_NAMES,
    PASSAGES,
    READINGS,
    REPORTS,
    SUMS,
)

SumKind = Literal["report", "reading", "events", "names", "passages"]

_NOT_SUMMED: Final = frozenset(("number", "edition_of"))
"""Columns that are other numbers where a report is saved from a damaged file."""
_OF_REPORT: Final = tuple(column.name for column in REPORTS.columns if column.name not in _NOT_SUMMED)
_COLUMNS: Final[Mapping[SumKind, tuple[str, ...]]] = {
    "report": _OF_REPORT,
    "reading": ("position", "kind", "id", "starts", "ends", "first_day", "last_day"),
    "events": ("position", "first_day", "last_day", "type", "modality", "payload"),
    "names": ("party", "kind", "name", "key"),
    "passages": ("starts", "ends"),
}
"""The columns that each sum is of; what a reading found has a checksum of its own."""
_KEEP: Final = text(
    "INSERT INTO sums(kind, number, digest) VALUES (:kind, :number, :digest)"
    " ON CONFLICT (kind, number) DO UPDATE SET digest = excluded.digest"
)
_DAMAGED: Final[Mapping[SumKind, str]] = {
    "report": "report {} is not as it was added",
    "reading": "reading {} is not as it was stored",
    "events": "the chronology of report {} is not as it was laid out",
    "names": "the names of report {} are not as they were laid out",
    "passages": "the passages of report {} are not as they were laid out",
}


def keep_sum(connection: Connection, kind: SumKind, number: int, rows: Iterable[Mapping[str, Any]]) -> None:
    """Keep the checksum of rows that are written, in place of an earlier one.

    Parameters
    ----------
    number
        Of their report, or of their reading.
    """
    connection.execute(_KEEP, {"kind": kind, "number": number, "digest": _sum(kind, rows)})


def forget_sums(connection: Connection, number: int, *kinds: SumKind) -> None:
    """Forget the checksums of rows that are taken out."""
    connection.execute(delete(SUMS).where(SUMS.c.number == number, SUMS.c.kind.in_(kinds)))


def keep_all_sums(connection: Connection) -> None:
    """Keep the checksums of all that is stored, as it is now."""
    for kind in _COLUMNS:
        for number in _numbers(connection, kind):
            keep_sum(connection, kind, number, _stored(connection, kind, number))


def require_sums(connection: Connection, where: str) -> None:
    """Hold all rows against their checksums; `BadInput` where one is not as it was written."""
    sums = {(row.kind, row.number): row.digest for row in connection.execute(select(SUMS))}
    for kind, says in _DAMAGED.items():
        for number in _numbers(connection, kind):
            if sums.get((kind, number)) != _sum(kind, _stored(connection, kind, number)):
                raise broken(where, says.format(number))


def _numbers(connection: Connection, kind: SumKind) -> list[int]:
    if kind in ("events", "names", "passages"):
        table = {"events": CHRONOLOGY, "names": PARTY_NAMES, "passages": PASSAGES}[kind]
        query: Select[Any] = select(table.c.report).distinct()
    else:
        query = select((REPORTS if kind == "report" else READINGS).c.number)
    return sorted(connection.execute(query).scalars())


def _stored(connection: Connection, kind: SumKind, number: int) -> list[Row]:
    """Return the rows of a report, or of a reading, as they are stored."""
    query = {
        "report": select(REPORTS).where(REPORTS.c.number == number),
        "reading": select(FINDINGS).where(FINDINGS.c.reading == number),
        "events": select(CHRONOLOGY).where(CHRONOLOGY.c.report == number),
        "names": select(PARTY_NAMES).where(PARTY_NAMES.c.report == number),
        "passages": select(PASSAGES.c.starts, PASSAGES.c.ends).where(PASSAGES.c.report == number),
    }[kind]
    return [dict(row) for row in connection.execute(query).mappings()]


def _sum(kind: SumKind, rows: Iterable[Mapping[str, Any]]) -> str:
    columns = _COLUMNS[kind]
    lines = sorted(repr([row.get(name) for name in columns]) for row in rows)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "backslashreplace")).hexdigest()
