"""Reports and readings written into a store, within a transaction of the caller's."""

from __future__ import annotations

import getpass
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import Connection, select

from detente.dossier.store.decisions import now
from detente.dossier.store.derived import index_findings, index_words
from detente.dossier.store.kept import digest_of_rows
from detente.dossier.store.keys import report_key
from detente.dossier.store.rows import finding_rows, report_of, report_row
from detente.dossier.store.schema import COPY_BANDS, FINDINGS, READINGS, REPORTS
from detente.dossier.store.sums import keep_sum
from detente.dossier.store.withdrawn import stand_ins
from detente.reading import Findings
from detente.sources import Report, copy_bands, is_copy, shared_shingles

LOST: Final = "nobody: the findings were lost"
"""The reader of a report whose findings were in a damaged part of a file."""
_TEXTS: Final = ("id", "source", "title", "publisher", "url", "language", "text")
_SAME_ARTICLE: Final = 0.8
"""Least part of the words of the shorter text that two editions of one article share."""


@dataclass(frozen=True)
class Added:
    """A report in the store: its id there, and whether it is new."""

    id: str
    new: bool


def storable(report: Report) -> Report:
    """Return a report as every database can hold it; all offsets stay."""
    changes: dict[str, Any] = {
        name: value.replace("\x00", "\ufffd")
        for name in _TEXTS
        if (value := getattr(report, name)) is not None and "\x00" in value
    }
    return replace(report, **changes) if changes else report


def id_of_key(connection: Connection, key: str) -> str | None:
    """Return the id of the report of a key; None if it is not there."""
    return connection.execute(select(REPORTS.c.id).where(REPORTS.c.key == key)).scalar_one_or_none()


def free_id(connection: Connection, wanted: str, taken: Iterable[str] = ()) -> str:
    """Return an id that no stored report has, nor one that is about to be: numbered where it must be."""
    pattern = wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "-%"
    used = set(
        connection.execute(
            select(REPORTS.c.id).where((REPORTS.c.id == wanted) | REPORTS.c.id.like(pattern, escape="\\"))
        ).scalars()
    ) | set(taken)
    unique, number = wanted, 2
    while unique in used:
        unique, number = f"{wanted}-{number}", number + 1
    return unique


def earlier_edition(connection: Connection, report: Report) -> int | None:
    """Return the number of the first edition of the article that a report has; None if it is the first.

    A later edition has the name or the address of a report that is there, and most of its words.
    """
    same = REPORTS.c.name == report.id
    if report.url is not None:
        same = same | (REPORTS.c.url == report.url)
    for row in connection.execute(select(REPORTS).where(same).order_by(REPORTS.c.number)):
        if shared_shingles(report.text, row.text) >= _SAME_ARTICLE and row.publisher == report.publisher:
            return int(row.edition_of or row.number)
    return None


def copied_report(connection: Connection, report: Report, out: Collection[int] = ()) -> str | None:
    """Return the id of the stored report that a report is a wire copy of; None if it is none.

    Parameters
    ----------
    out
        Numbers of reports that were taken out: a wire copy of one may stand in its place.
    """
    bands = copy_bands(report.text)
    near = select(COPY_BANDS.c.report).where(COPY_BANDS.c.band.in_(bands)).distinct()
    query = select(REPORTS).where(REPORTS.c.number.in_(near)).order_by(REPORTS.c.number)
    rows = connection.execute(query).mappings().all()
    copied = [row for row in rows if is_copy(report, report_of(dict(row)))]
    places = stand_ins(connection, [row["number"] for row in copied if row["number"] in out])
    ids = (places.get(row["id"]) if row["number"] in out else row["id"] for row in copied)
    return next((own for own in ids if own is not None), None)


@dataclass
class Names:
    """The names of the reports of one run.

    Attributes
    ----------
    given
        The id under which a report was read, and the one that its source gave it.
    got
        The id under which a report was read, and the one that it got in the store.
    """

    given: dict[str, str] = field(default_factory=dict)
    got: dict[str, str] = field(default_factory=dict)


def write_report(
    connection: Connection, findings: Findings, reader: str, names: Names, *, may_be_edition: bool = True
) -> Added:
    """Write a report with its findings, if it is not there.

    Parameters
    ----------
    may_be_edition
        True if it may be a later edition of a report that is there. Two rows of a table never are.
    """
    report = storable(findings.report)
    key = report_key(report)
    known = id_of_key(connection, key)
    if known is not None:
        return Added(known, new=False)
    own = free_id(connection, report.id)
    names.got[report.id] = own
    copied = None if report.copy_of is None else names.got.get(report.copy_of, report.copy_of)
    named = replace(report, id=names.given.get(report.id, report.id))
    row = {
        **report_row(replace(report, id=own, copy_of=copied)),
        "key": key,
        "name": named.id,
        "edition_of": earlier_edition(connection, named) if may_be_edition and not copied else None,
        "added_at": now(),
        "added_by": login_name(),
    }
    result = connection.execute(REPORTS.insert().values(**row))
    assert result.inserted_primary_key is not None
    number = int(result.inserted_primary_key[0])
    keep_sum(connection, "report", number, [row])
    index_words(connection, number, report.text)
    bands = () if copied else copy_bands(report.text)
    if bands:
        connection.execute(COPY_BANDS.insert(), [{"band": band, "report": number} for band in bands])
    write_reading(connection, number, findings, reader)
    index_findings(connection, number, findings)
    return Added(own, new=True)


def write_reading(connection: Connection, report: int, findings: Findings, reader: str) -> None:
    """Write the findings of a report behind those of earlier readings."""
    rows = list(finding_rows(findings))
    result = connection.execute(
        READINGS.insert().values(
            report=report,
            reader=reader,
            read_at=now(),
            findings=len(rows),
            digest=digest_of_rows((row["kind"], row["payload"]) for row in rows),
        )
    )
    assert result.inserted_primary_key is not None
    number = int(result.inserted_primary_key[0])
    if rows:
        connection.execute(FINDINGS.insert(), [{**row, "reading": number} for row in rows])
    keep_sum(connection, "reading", number, rows)


def login_name() -> str:
    """Return the name of whoever runs the program."""
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return "an analyst"
