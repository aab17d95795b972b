"""The store of a dossier: what goes in, and the dossier that comes out with all decisions applied."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Final, Self

from sqlalchemy import Connection, RowMapping, Select, func, select

from detente import __version__
from detente.dossier.dossier import Dossier
from detente.dossier.join import join_findings
from detente.dossier.judgements import Judgement, PartyNamed
from detente.dossier.store.applying import decided
from detente.dossier.store.decisions import (
    Decision,
    now,
    read_decisions,
    that_count,
    undone,
    write_decision,
)
from detente.dossier.store.derived import index_findings, index_words
from detente.dossier.store.engine import OnWait, broken, connect, reading, require_whole, writing
from detente.dossier.store.keys import digest_of, report_key
from detente.dossier.store.migrate import LATEST, bring_up_to_date, version_of
from detente.dossier.store.rows import finding_rows, findings_of_rows, report_of, report_row
from detente.dossier.store.schema import FINDINGS, READINGS, REPORTS
from detente.dossier.store.where import without_password
from detente.errors import BadInput
from detente.reading import Findings
from detente.sources import Report

_AT_ONCE: Final = 500
"""Reports of which findings are held at a time while all are read."""


def _no_wait() -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Added:
    """A report in the store: its id there, and whether it is new."""

    id: str
    new: bool


@dataclass(frozen=True)
class _Stored:
    """A report of the store with its place in it."""

    number: int
    key: str
    first: int
    report: Report


def open_store(where: str, *, create: bool = False, on_wait: OnWait = _no_wait) -> Store:
    """Open a store, and bring its form up to date.

    Parameters
    ----------
    where
        The name of a file, or the address of a PostgreSQL database.
    create
        Make it where it is not there yet.
    on_wait
        Called once when another program writes to it and has to be waited for.

    Raises
    ------
    BadInput
        If there is none, it is something else, a newer detente wrote it, or it is damaged.
    """
    return Store(where, create=create, on_wait=on_wait)


class Store:
    """The dossier of a dispute, kept for years; see `open_store`.

    Every method that reads or writes raises `BadInput` where the store cannot be used.
    """

    def __init__(self, where: str, *, create: bool = False, on_wait: OnWait = _no_wait) -> None:
        self.where = without_password(where)
        self._on_wait = on_wait
        self._engine = connect(where, create=create)
        self._renamed: dict[str, str] = {}
        try:
            with self._reading() as connection:
                version = version_of(connection, where)
            if version is None and not create:
                raise BadInput(
                    self.where, "there is no dossier", f"make one: detente dossier add {self.where} REPORT..."
                )
            if version != LATEST:
                with self._writing() as connection:
                    # Another program may have done it meanwhile.
                    if version_of(connection, where) != LATEST:
                        bring_up_to_date(connection)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._engine.dispose()

    def _reading(self) -> Any:
        return reading(self._engine, self.where)

    def _writing(self) -> Any:
        return writing(self._engine, self.where, self._on_wait)

    # Adding

    def id_of(self, report: Report) -> str | None:
        """Return the id under which the same report is stored; None for a new one."""
        with self._reading() as connection:
            found: str | None = _id_of_key(connection, report_key(_storable(report)))
        return found

    def new_reports(self, reports: Iterable[Report], on_there: Callable[[str], None]) -> Iterator[Report]:
        """Yield the reports that are not stored, under ids that no other report has.

        Parameters
        ----------
        on_there
            Called with the id of each one that is stored.
        """
        taken: set[str] = set()
        keys: set[str] = set()
        for report in reports:
            plain = _storable(report)
            key = report_key(plain)
            with self._reading() as connection:
                known = _id_of_key(connection, key)
                own = None if known else _free_id(connection, report.id, taken)
            if known is not None:
                on_there(known)
            elif key in keys:
                on_there(report.id)
            else:
                assert own is not None
                keys.add(key)
                taken.add(own)
                yield replace(plain, id=own)

    def add(self, findings: Findings, reader: str | None = None) -> Added:
        """Store a report and its findings. When this returns, both are safely on the disk.

        Parameters
        ----------
        reader
            The program that read the report, with its version; detente by itself if not given.
        """
        return self.add_all([findings], reader)[0]

    def add_all(self, several: Sequence[Findings], reader: str | None = None) -> list[Added]:
        """Store several reports and their findings: all of them, or none."""
        with self._writing() as connection:
            return [self._add(connection, each, reader or this_reader()) for each in several]

    def read_again(self, several: Sequence[Findings], reader: str) -> None:
        """Store new readings of reports that are there; they count from now on, the old ones are kept.

        Parameters
        ----------
        several
            Findings of reports of this store, by their ids here.
        reader
            The program that read them, with its version.
        """
        with self._writing() as connection:
            decisions = that_count(self._decisions(connection))
            for findings in several:
                number = connection.execute(
                    select(REPORTS.c.number).where(REPORTS.c.id == findings.id)
                ).scalar_one()
                self._write_reading(connection, number, findings, reader)
                (stored,) = [each for each in self._latest(connection) if each.number == number]
                (now_read,) = self._findings(connection, decisions, [stored])
                index_findings(connection, number, now_read)

    def _add(self, connection: Connection, findings: Findings, reader: str) -> Added:
        report = _storable(findings.report)
        key = report_key(report)
        known = _id_of_key(connection, key)
        if known is not None:
            return Added(known, new=False)
        own = _free_id(connection, report.id, ())
        self._renamed[report.id] = own
        copied = report.copy_of
        row = report_row(
            replace(report, id=own, copy_of=self._renamed.get(copied, copied) if copied else None)
        )
        result = connection.execute(
            REPORTS.insert().values(**row, key=key, name=report.id, added_at=now(), added_by=login_name())
        )
        assert result.inserted_primary_key is not None
        number = int(result.inserted_primary_key[0])
        index_words(connection, number, report.text)
        self._write_reading(connection, number, findings, reader)
        index_findings(connection, number, findings)
        return Added(own, new=True)

    def _write_reading(self, connection: Connection, report: int, findings: Findings, reader: str) -> None:
        rows = list(finding_rows(findings))
        result = connection.execute(
            READINGS.insert().values(
                report=report,
                reader=reader,
                read_at=now(),
                findings=len(rows),
                digest=_digest((row["kind"], row["payload"]) for row in rows),
            )
        )
        assert result.inserted_primary_key is not None
        reading_number = int(result.inserted_primary_key[0])
        if rows:
            connection.execute(FINDINGS.insert(), [{**row, "reading": reading_number} for row in rows])

    # Reading

    def reports(self) -> tuple[Report, ...]:
        """Return the reports, the latest edition of each, in the order in which they were added."""
        with self._reading() as connection:
            return tuple(each.report for each in self._latest(connection, cited=False))

    def findings(self) -> Iterator[Findings]:
        """Yield the findings of each report by its latest reading, with all decisions applied."""
        with self._reading() as connection:
            decisions = that_count(self._decisions(connection))
            yield from self._findings(connection, decisions)

    def dossier(self) -> Dossier:
        """Return the dossier: all reports joined, with all decisions applied."""
        with self._reading() as connection:
            decisions = that_count(self._decisions(connection))
            latest = list(self._latest(connection))
            findings = list(self._findings(connection, decisions, latest))
        ids = {each.key: each.report.id for each in latest}
        return join_findings(findings, judgements_of(decisions, ids), source_kinds_of(decisions, latest))

    def keys(self) -> dict[str, str]:
        """Return the key of each report, by its id."""
        with self._reading() as connection:
            return {each.report.id: each.key for each in self._latest(connection)}

    def as_read(self, reports: Collection[str]) -> list[tuple[str, Findings]]:
        """Return the key and the findings of some reports as they were read last, with nothing decided."""
        with self._reading() as connection:
            stored = [each for each in self._latest(connection) if each.report.id in reports]
            read = self._findings(connection, (), stored)
            return [(each.key, findings) for each, findings in zip(stored, read, strict=True)]

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, also those that were taken back, in their order."""
        with self._reading() as connection:
            return tuple(self._decisions(connection))

    def _decisions(self, connection: Connection) -> list[Decision]:
        try:
            return read_decisions(connection)
        except ValueError as error:
            raise broken(self.where, str(error)) from error

    def _latest(self, connection: Connection, *, cited: bool = True) -> Iterator[_Stored]:
        """Yield the latest edition of each report, in the order in which the first ones were added."""
        rows = connection.execute(select(REPORTS).order_by(REPORTS.c.number)).mappings()
        editions: dict[int, _Stored] = {}
        for row in rows:
            first = row["edition_of"] or row["number"]
            report = self._report(row)
            if cited:
                # Found again in the store, wherever the file is that it came from.
                report = replace(report, source=f"{self.where}#{report.id}")
            editions[first] = _Stored(row["number"], row["key"], first, report)
        yield from editions.values()

    def _report(self, row: RowMapping) -> Report:
        try:
            report = report_of(dict(row))
        except (TypeError, ValueError) as error:
            raise broken(self.where, f"report {row['id']}: {error}") from error
        if report_key(report) != row["key"]:
            raise broken(self.where, f"report {row['id']} is not as it was added")
        return report

    def _findings(
        self, connection: Connection, decisions: Sequence[Decision], latest: Sequence[_Stored] | None = None
    ) -> Iterator[Findings]:
        stored = list(self._latest(connection)) if latest is None else latest
        by_report = _decisions_by_report(connection, decisions)
        readings = {row.report: row for row in connection.execute(_latest_readings())}
        for start in range(0, len(stored), _AT_ONCE):
            some = stored[start : start + _AT_ONCE]
            payloads = _payloads(connection, [readings[each.number].number for each in some])
            for each in some:
                read = readings[each.number]
                rows = payloads.get(read.number, [])
                if _digest(rows) != read.digest:
                    raise broken(self.where, f"the findings of {each.report.id} are not as they were stored")
                try:
                    findings = findings_of_rows(each.report, rows)
                except (KeyError, ValueError) as error:
                    raise broken(self.where, f"{each.report.id}: {error}".splitlines()[0]) from error
                yield decided(findings, each.key, by_report(each)).findings

    # Deciding

    def decide(self, decision: Decision) -> Decision:
        """Write a decision, and return it with its number."""
        with self._writing() as connection:
            made = replace(decision, made_at=decision.made_at or now())
            number = write_decision(connection, made)
            made = replace(made, number=number)
            self._refresh(connection, made)
        return made

    def undo(self, number: int | None = None, *, who: str, why: str = "") -> Decision:
        """Take back a decision, the latest one that counts if none is named; return the one taken back.

        Raises
        ------
        BadInput
            If there is none, or it does not count any more.
        """
        with self._writing() as connection:
            all_made = self._decisions(connection)
            taken_back = undone(all_made)
            counting = {each.number: each for each in that_count(all_made)}
            standing = {each.number: each for each in all_made if each.number not in taken_back}
            wanted = max(counting, default=None) if number is None else number
            if wanted is None:
                raise BadInput(
                    self.where, "no decision is left to take back", "see detente dossier decisions"
                )
            if wanted not in standing:
                raise BadInput(
                    self.where, f"decision {wanted} does not count, or is not there",
                    f"see its number: detente dossier decisions {self.where}",
                )  # fmt: skip
            back = Decision(who, "undo", why=why, undoes=wanted, made_at=now())
            write_decision(connection, back)
            one: Decision = standing[wanted]
            # Whoever takes a taking back back changes what the first decision is about.
            about = next((each for each in all_made if each.number == one.undoes), one)
            self._refresh(connection, about)
        return one

    def _refresh(self, connection: Connection, decision: Decision) -> None:
        """Make the derived rows again of the reports that a decision is about."""
        if decision.kind in ("same", "different", "unsure", "mark"):
            return
        decisions = that_count(self._decisions(connection))
        latest = list(self._latest(connection))
        key = decision.target.get("report")
        if key is not None:
            first = connection.execute(
                select(func.coalesce(REPORTS.c.edition_of, REPORTS.c.number)).where(REPORTS.c.key == key)
            ).scalar_one_or_none()
            latest = [each for each in latest if each.first == first]
        for each, findings in zip(latest, self._findings(connection, decisions, latest), strict=True):
            index_findings(connection, each.number, findings)

    # Keeping

    def check(self) -> int:
        """Check the whole store: the file, every report, reading and decision; return the number of reports.

        Raises
        ------
        BadInput
            If any of it is not as it was written.
        """
        with self._reading() as connection:
            require_whole(connection, self.where)
            self._decisions(connection)
            for row in connection.execute(select(REPORTS)).mappings():
                self._report(row)
            for read in connection.execute(select(READINGS)):
                rows = _payloads(connection, [read.number]).get(read.number, [])
                if _digest(rows) != read.digest:
                    raise broken(self.where, f"reading {read.number} is not as it was stored")
            return int(connection.execute(select(func.count()).select_from(REPORTS)).scalar_one())


def this_reader() -> str:
    """Return the name of the program that reads now, with its version."""
    return f"detente {__version__}"


def login_name() -> str:
    """Return the name of whoever runs the program."""
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return "an analyst"


def judgements_of(decisions: Sequence[Decision], ids: Mapping[str, str]) -> list[Judgement]:
    """Return what was decided about pairs of parties; of one pair the latest.

    Parameters
    ----------
    ids
        The key of each report and its id.
    """
    latest: dict[frozenset[PartyNamed], Judgement | None] = {}
    for decision in decisions:
        if decision.kind not in ("same", "different", "unsure"):
            continue
        one, other = (
            PartyNamed(side["name"], frozenset(ids.get(key, key) for key in side.get("reports", ())))
            for side in decision.target["parties"]
        )
        pair = frozenset((one, other))
        latest.pop(pair, None)
        same = decision.kind == "same"
        latest[pair] = None if decision.kind == "unsure" else Judgement(one, other, same, decision.by)
    return [judgement for judgement in latest.values() if judgement is not None]


def source_kinds_of(decisions: Sequence[Decision], latest: Sequence[_Stored]) -> dict[str, str]:
    """Return what was decided about sources, by the id of the report."""
    by_publisher: dict[str, str] = {}
    by_key: dict[str, str] = {}
    for decision in decisions:
        if decision.kind == "mark":
            if "publisher" in decision.target:
                by_publisher[decision.target["publisher"]] = decision.payload["as"]
            else:
                by_key[decision.target["report"]] = decision.payload["as"]
    kinds = {}
    for each in latest:
        kind = by_key.get(each.key) or by_publisher.get(each.report.publisher or "")
        if kind is not None:
            kinds[each.report.id] = kind
    return kinds


def _digest(rows: Iterable[tuple[str, str]]) -> str:
    """Return the checksum of the kinds and payloads of a reading."""
    return digest_of(part for row in rows for part in row)


def _storable(report: Report) -> Report:
    """Return a report as every database can hold it; all offsets stay."""
    return replace(report, text=report.text.replace("\x00", "\ufffd")) if "\x00" in report.text else report


def _id_of_key(connection: Connection, key: str) -> str | None:
    return connection.execute(select(REPORTS.c.id).where(REPORTS.c.key == key)).scalar_one_or_none()


def _free_id(connection: Connection, wanted: str, taken: Iterable[str]) -> str:
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


def _latest_readings() -> Select[Any]:
    latest = select(func.max(READINGS.c.number)).group_by(READINGS.c.report)
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


def _decisions_by_report(connection: Connection, decisions: Sequence[Decision]) -> Any:
    """Return a function from a report to the decisions about it, or about a party wherever it is named."""
    keys = {each.target["report"] for each in decisions if "report" in each.target}
    first = {
        row.key: row.first
        for row in connection.execute(
            select(REPORTS.c.key, func.coalesce(REPORTS.c.edition_of, REPORTS.c.number).label("first")).where(
                REPORTS.c.key.in_(keys)
            )
        )
    }
    everywhere = [
        each for each in decisions if each.target.get("kind") == "party" and "report" not in each.target
    ]
    by_first: dict[int, list[Decision]] = {}
    for each in decisions:
        if "report" in each.target:
            by_first.setdefault(first.get(each.target["report"], 0), []).append(each)

    def of(stored: _Stored) -> list[Decision]:
        own = by_first.get(stored.first, [])
        return sorted([*everywhere, *own], key=lambda decision: decision.number)

    return of
