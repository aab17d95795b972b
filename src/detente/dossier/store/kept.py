"""Reads what is kept in a store, and holds each row against its checksums."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, or_, select

from detente.dossier.store.applying import DecidedFindings, decided
from detente.dossier.store.decisions import Decision, read_decisions
from detente.dossier.store.described import DESCRIBE, as_described, descriptions
from detente.dossier.store.engine import broken
from detente.dossier.store.keys import digest_of, report_key
from detente.dossier.store.read_before import Origin, ReadBefore
from detente.dossier.store.rows import findings_of_rows, report_of
from detente.dossier.store.schema import FINDINGS, READINGS, REPORTS
from detente.dossier.store.withdrawn import (
    WITHDRAW,
    any_of,
    numbers_of,
    original_of,
    stand_ins,
    withdrawals,
)
from detente.reading import Findings
from detente.sources import Report, headline_in

_AT_ONCE: Final = 500
"""Reports whose findings are held at a time while all are read."""
_FIRST: Final = func.coalesce(REPORTS.c.edition_of, REPORTS.c.number)


_EDITIONS: Final = select(_FIRST.label("first"), REPORTS.c.number, REPORTS.c.id).order_by(
    func.coalesce(REPORTS.c.published, ""), REPORTS.c.number
)
"""All editions, of each article the latest last."""


@dataclass(frozen=True)
class KeptReport:
    """A report of a store with its place in it.

    Attributes
    ----------
    key
        By its content.
    first
        The number of the first of its editions, which is its own where there is one alone.
    report
        With the day and the title that a person gave it. A wire copy of a report that was taken out is none.
    described
        What the person gave.
    stands_in
        True for a wire copy that takes the place of a report that was taken out.
    """

    number: int
    key: str
    first: int
    report: Report
    described: Mapping[str, Any] = field(default_factory=dict)
    stands_in: bool = False


@dataclass(frozen=True)
class _OfReports:
    """The decisions on reports: their days and titles, and which are out."""

    described: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    out: frozenset[int] = frozenset()
    ids_out: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    """The wire copy that takes the place of each that is out, by their ids."""


def decisions_in(connection: Connection, where: str) -> list[Decision]:
    """Return all decisions; `BadInput` where one is not as it was written."""
    try:
        return read_decisions(connection)
    except ValueError as error:
        raise broken(where, str(error)) from error


def latest_editions(
    connection: Connection, where: str, ids: Collection[str] | None = None, *, cited: bool = True
) -> list[KeptReport]:
    """Return the latest edition of each report, in the order in which the first ones were added.

    Parameters
    ----------
    ids
        Of the reports wanted; None for all.
    cited
        Name the store as the source of each, where its words are found again wherever its file went.
    """
    said = _decided_of_reports(connection, where)
    editions = _EDITIONS if ids is None else _EDITIONS.where(_of_articles(connection, ids))
    latest = {row.first: row.number for row in connection.execute(editions) if row.number not in said.out}
    wanted = select(REPORTS)
    if ids is not None:
        wanted = wanted.where(REPORTS.c.id.in_(ids))
    rows = {row["number"]: row for row in connection.execute(wanted).mappings()}
    kept = []
    for first in sorted(latest):
        row = rows.get(latest[first])
        if row is not None:
            described = said.described.get(row["key"], {})
            report = as_described(whole_report(row, where), described)
            original = original_of(report.id, report.copy_of, said.places, said.ids_out)
            stands_in = original is None and report.copy_of is not None
            if original != report.copy_of:
                report = replace(report, copy_of=original)
            if cited:
                # A person knows a report by its headline, not by the name that its file had.
                title = report.title or headline_in(report.text)
                report = replace(report, source=f"{where}#{report.id}", title=title)
            kept.append(KeptReport(row["number"], row["key"], first, report, described, stands_in))
    return kept


def _of_articles(connection: Connection, ids: Collection[str]) -> ColumnElement[bool]:
    """Return the condition of being an edition of the articles of some reports; an index has each."""
    firsts = connection.execute(select(_FIRST).where(REPORTS.c.id.in_(ids))).scalars().all()
    return or_(REPORTS.c.number.in_(firsts), REPORTS.c.edition_of.in_(firsts))


def _decided_of_reports(connection: Connection, where: str) -> _OfReports:
    if not any_of(connection, DESCRIBE, WITHDRAW):
        return _OfReports()
    decisions = decisions_in(connection, where)
    out = numbers_of(connection, withdrawals(decisions))
    ids = select(REPORTS.c.id).where(REPORTS.c.number.in_(out))
    return _OfReports(
        descriptions(decisions),
        out,
        frozenset(connection.execute(ids).scalars()) if out else frozenset(),
        stand_ins(connection, out),
    )


def reports_out(connection: Connection, where: str) -> frozenset[int]:
    """Return the numbers of the reports that were taken out."""
    if not any_of(connection, WITHDRAW):
        return frozenset()
    return numbers_of(connection, withdrawals(decisions_in(connection, where)))


def not_counting(connection: Connection, where: str) -> frozenset[int]:
    """Return the numbers of the reports that no question looks at: taken out, or with a later edition."""
    out = reports_out(connection, where)
    first = select(REPORTS.c.edition_of).where(REPORTS.c.edition_of.is_not(None)).distinct()
    with_editions = list(connection.execute(first).scalars())
    if not with_editions:
        # Most reports are the only edition of theirs, and a search need not go through all of them.
        return out
    rows = connection.execute(_EDITIONS.where(_FIRST.in_(with_editions))).all()
    latest = {row.first: row.number for row in rows if row.number not in out}
    return out | {row.number for row in rows if latest.get(row.first) != row.number}


def reports_of_numbers(connection: Connection, where: str, numbers: Collection[int]) -> list[Report]:
    """Return reports by their numbers, as they were added."""
    query = select(REPORTS).where(REPORTS.c.number.in_(numbers)).order_by(REPORTS.c.number)
    return [whole_report(row, where) for row in connection.execute(query).mappings()] if numbers else []


def latest_ids(connection: Connection, where: str) -> list[str]:
    """Return the id of the latest edition of each report."""
    out = reports_out(connection, where)
    return list(
        {row.first: row.id for row in connection.execute(_EDITIONS) if row.number not in out}.values()
    )


def editions_with(connection: Connection, key: str) -> list[str]:
    """Return the ids of all editions of the article of which a report is one."""
    first = select(_FIRST).where(REPORTS.c.key == key).scalar_subquery()
    return list(connection.execute(select(REPORTS.c.id).where(first == _FIRST)).scalars())


def whole_report(row: RowMapping, where: str) -> Report:
    """Return the report of a row; `BadInput` where it is not as it was added."""
    try:
        report = report_of(dict(row))
        key = report_key(report)
    except (AttributeError, TypeError, ValueError) as error:
        raise broken(where, f"report {row['id']}: {error}") from error
    if key != row["key"]:
        raise broken(where, f"report {row['id']} is not as it was added")
    return report


def decided_findings(
    connection: Connection,
    where: str,
    kept: Sequence[KeptReport],
    decisions: Sequence[Decision],
    before: ReadBefore | None = None,
) -> Iterator[Findings]:
    """Yield the findings of reports by the latest reading of each, with decisions applied."""
    yield from (each.findings for each in decided_reports(connection, where, kept, decisions, before))


def decided_reports(
    connection: Connection,
    where: str,
    kept: Sequence[KeptReport],
    decisions: Sequence[Decision],
    before: ReadBefore | None = None,
) -> Iterator[DecidedFindings]:
    """Yield what `decided_findings` does, each with the decisions that met nothing in it.

    Parameters
    ----------
    before
        What was read of this store before, which need not be read again; it grows by what is.
    """
    about = _decisions_about(connection, decisions)
    before = ReadBefore() if before is None else before
    for start in range(0, len(kept), _AT_ONCE):
        some = kept[start : start + _AT_ONCE]
        readings = {
            row.report: row for row in connection.execute(_latest_readings([each.number for each in some]))
        }
        origins = {
            each.number: Origin(
                each.report, readings[each.number].number, tuple(one.number for one in about(each))
            )
            for each in some
            if each.number in readings
        }
        known = {number: result for number, of in origins.items() if (result := before.of(number, of))}
        unknown = [readings[number].number for number in origins if number not in known]
        payloads = _payloads(connection, unknown)
        for each in some:
            if each.number in known:
                yield known[each.number]
                continue
            read = readings.get(each.number)
            rows = [] if read is None else payloads.get(read.number, [])
            if read is None or digest_of_rows(rows) != read.digest:
                raise broken(where, f"the findings of {each.report.id} are not as they were stored")
            if each.report.copy_of is not None:
                # It may have been read while the report that it copies was out.
                rows = []
            try:
                findings = findings_of_rows(each.report, rows)
            except (KeyError, ValueError) as error:
                raise broken(where, f"{each.report.id}: {error}".splitlines()[0]) from error
            made = decided(findings, each.key, about(each))
            before.keep(each.number, origins[each.number], made)
            yield made


def readers_of(connection: Connection, reports: Sequence[int]) -> dict[int, str]:
    """Return the reader of the latest reading of each report, by the number of the report."""
    return {row.report: row.reader for row in connection.execute(_latest_readings(reports))}


def latest_readings(connection: Connection, reports: Sequence[int]) -> list[int]:
    """Return the numbers of the latest readings of reports, in their order."""
    return sorted(
        row.number
        for start in range(0, len(reports), _AT_ONCE)
        for row in connection.execute(_latest_readings(reports[start : start + _AT_ONCE]))
    )


def without_findings(connection: Connection, reports: Sequence[int]) -> frozenset[int]:
    """Return the numbers of those reports whose latest reading has nothing."""
    rows = connection.execute(_latest_readings(reports)) if reports else ()
    return frozenset(row.report for row in rows if row.findings == 0)


def require_readings(connection: Connection, where: str) -> None:
    """Hold every reading, also those that count no more, against its checksum."""
    for read in connection.execute(select(READINGS)):
        if digest_of_rows(_payloads(connection, [read.number]).get(read.number, [])) != read.digest:
            raise broken(where, f"reading {read.number} is not as it was stored")


def digest_of_rows(rows: Iterable[tuple[str, str]]) -> str:
    """Return the checksum of the kinds and payloads of a reading."""
    return digest_of(part for row in rows for part in row)


def _latest_readings(reports: Sequence[int]) -> Select[Any]:
    latest = (
        select(func.max(READINGS.c.number)).where(READINGS.c.report.in_(reports)).group_by(READINGS.c.report)
    )
    return select(READINGS).where(READINGS.c.number.in_(latest))


def _payloads(connection: Connection, readings: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    rows = connection.execute(
        select(FINDINGS.c.reading, FINDINGS.c.kind, FINDINGS.c.payload)
        .where(FINDINGS.c.reading.in_(readings))
        .order_by(FINDINGS.c.reading, FINDINGS.c.position)
    )
    payloads: dict[int, list[tuple[str, str]]] = {}
    for number, kind, payload in rows:
        payloads.setdefault(number, []).append((kind, payload))
    return payloads


def _decisions_about(
    connection: Connection, decisions: Sequence[Decision]
) -> Callable[[KeptReport], list[Decision]]:
    """Return a function from a report to the decisions about it, or about a party wherever it is named."""
    keys = {each.target["report"] for each in decisions if "report" in each.target}
    first = {
        row.key: row.first
        for row in connection.execute(
            select(REPORTS.c.key, _FIRST.label("first")).where(REPORTS.c.key.in_(keys))
        )
    }
    everywhere = [
        each for each in decisions if each.target.get("kind") == "party" and "report" not in each.target
    ]
    by_first: dict[int, list[Decision]] = {}
    for each in decisions:
        if "report" in each.target:
            by_first.setdefault(first.get(each.target["report"], 0), []).append(each)

    def about(kept: KeptReport) -> list[Decision]:
        own = by_first.get(kept.first, [])
        return sorted([*everywhere, *own], key=lambda decision: decision.number)

    return about
