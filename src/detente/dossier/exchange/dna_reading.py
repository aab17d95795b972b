"""A file of Discourse Network Analyzer 3 read: its documents and the statements coded in them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from detente.bounded import read_bounded
from detente.dossier.agreement import AGAINST_IT, FOR_IT
from detente.dossier.exchange.counting import Counted
from detente.dossier.exchange.dna import NOT_TO, NOTE
from detente.dossier.store import Brought, FoundByHand
from detente.errors import BadInput
from detente.reading import slug_of
from detente.safe import safe_line
from detente.short import count_of
from detente.sources import Report

MAX_BYTES: Final = 1_000_000_000
_BEGINS: Final = b"SQLite format 3\x00"
_SAVE: Final = "open it in Discourse Network Analyzer 3 and save it anew"
_NEEDED: Final = frozenset({
    "SETTINGS", "CODERS", "STATEMENTTYPES", "VARIABLES", "ENTITIES", "DATASHORTTEXT", "DATABOOLEAN",
})  # fmt: skip
_TEXTS: Final = ("person", "organization", "concept")


def read_dna(path: Path) -> Brought:
    """Read a file of the program, for a dossier to take up.

    Of a statement with a concept comes the stance of its person, or else its organization, on it: as its mood
    says, where it has one; else demanded if it agrees, opposed if not. Of each comes who said it.

    Raises
    ------
    BadInput
        If it is no such file, of another version, or damaged.
    """
    raw = read_bounded(path, MAX_BYTES, "export a part of it")
    if not raw.startswith(_BEGINS):
        raise BadInput(str(path), "is no file of Discourse Network Analyzer", "name one that ends in .dna")
    if _is_cut(raw):
        raise BadInput(str(path), "is cut short", _SAVE)
    with closing(sqlite3.connect(":memory:")) as file:
        try:
            file.deserialize(raw)
            file.row_factory = sqlite3.Row
            # A name of a table in a crafted file may stand for anything; nothing of it is run.
            file.execute("PRAGMA trusted_schema = OFF")
            file.execute("PRAGMA query_only = ON")
            (whole,) = file.execute("PRAGMA integrity_check(1)").fetchone()
            if whole != "ok":
                raise BadInput(str(path), "is damaged", _SAVE)
            return _File(file, path).brought()
        except (sqlite3.Error, OverflowError, TypeError, ValueError) as error:
            raise BadInput(
                str(path), f"is damaged, or of another kind: {safe_line(str(error))}", _SAVE
            ) from None


def _is_cut(raw: bytes) -> bool:
    """Return True for a file of SQLite that is shorter than it says in its first bytes."""
    size = int.from_bytes(raw[16:18], "big")
    return len(raw) < int.from_bytes(raw[28:32], "big") * (65_536 if size == 1 else size)


class _File:
    def __init__(self, file: sqlite3.Connection, path: Path) -> None:
        self.file, self.path = file, path
        # A view may compute for ever; the program has tables alone.
        tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {row["name"].upper() for row in tables}
        if not {"DOCUMENTS", "STATEMENTS"} <= names:
            raise BadInput(str(path), "holds no documents and statements", _SAVE)
        if not names >= _NEEDED or "ENTITY" not in self._columns("DATASHORTTEXT"):
            raise BadInput(str(path), "is of Discourse Network Analyzer 2", _SAVE)
        version = file.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()
        self.version = str(version["Value"]) if version is not None else "3"

    def _columns(self, table: str) -> set[str]:
        return {row["name"].upper() for row in self.file.execute(f"PRAGMA table_info({table})")}

    def brought(self) -> Brought:
        """Return all that it holds."""
        reports: dict[int, Report] = {}
        counted: dict[int, Counted] = {}
        for row in self.file.execute("SELECT * FROM DOCUMENTS ORDER BY ID"):
            reports[row["ID"]] = self._report(row)
            counted[row["ID"]] = Counted(reports[row["ID"]].text, "UTF-16")
        left: dict[str, int] = {}
        findings: dict[tuple[Any, ...], FoundByHand] = {}
        for statement in self._statements():
            document = statement["DocumentId"]
            values = statement["values"]
            place = f"statement {statement['ID']}"
            if document not in reports:
                raise BadInput(str(self.path), f"{place}: it is of no document", _SAVE)
            span = counted[document].here(statement["Start"], statement["Stop"])
            if span is None:
                raise BadInput(str(self.path), f"{place}: it lies outside its document", _SAVE)
            if not any(values.get(name) for name in _TEXTS):
                left[statement["Label"]] = left.get(statement["Label"], 0) + 1
                continue
            for one in _findings(reports[document], span, values, f"{place}, coded by {statement['Name']}"):
                findings.setdefault((one.kind, one.report, one.start, one.end, repr(one.fields)), one)
        return Brought(
            file=self.path.name,
            reader=f"Discourse Network Analyzer {self.version}",
            reports=tuple(reports.values()),
            findings=tuple(findings.values()),
            left_out=tuple(
                f"{count_of(number, 'statement')} of the type {safe_line(label)}:"
                " no person, organization or concept"
                for label, number in left.items()
            ),
        )

    def _report(self, row: sqlite3.Row) -> Report:
        notes = (row["Notes"] or "").splitlines()
        known = next((line[len(NOTE) :] for line in notes if line.startswith(NOTE)), "")
        title, seconds = str(row["Title"] or ""), int(row["Date"] or 0)
        return Report(
            id=known.strip() or f"{slug_of(title)[:60]}-{row['ID']}",
            source=f"{self.path.name}#{row['ID']}",
            text=str(row["Text"] or ""),
            title=title if title and title != known else None,
            publisher=row["Source"] or None,
            published=datetime.fromtimestamp(seconds, UTC).date() if seconds else None,
            url=next((line for line in notes if line.startswith(("http://", "https://"))), None),
        )

    def _statements(self) -> Iterator[dict[str, Any]]:
        """Yield the statements with the values of their variables, by the names of these in small letters."""
        values: dict[int, dict[str, Any]] = {}
        for table, value in (("DATASHORTTEXT", "Entity"), ("DATABOOLEAN", "Value")):
            joined = "LEFT JOIN ENTITIES E ON E.ID = D.Entity" if value == "Entity" else ""
            shown = "E.Value" if value == "Entity" else "D.Value"
            rows = self.file.execute(
                f"SELECT D.StatementId, V.Variable, {shown} AS shown FROM {table} D"
                f" JOIN VARIABLES V ON V.ID = D.VariableId {joined}"
            )
            for row in rows:
                values.setdefault(row["StatementId"], {})[row["Variable"].casefold()] = row["shown"]
        statements = self.file.execute(
            "SELECT S.ID, S.DocumentId, S.Start, S.Stop, T.Label, C.Name FROM STATEMENTS S"
            " LEFT JOIN STATEMENTTYPES T ON T.ID = S.StatementTypeId LEFT JOIN CODERS C ON C.ID = S.Coder"
            " ORDER BY S.DocumentId, S.Start, S.Stop, S.ID"
        )
        for row in statements:
            yield {**dict(row), "values": values.get(row["ID"], {})}


def _findings(
    report: Report, span: tuple[int, int], values: Mapping[str, Any], place: str
) -> Iterator[FoundByHand]:
    person, organization, concept = (str(values.get(name) or "").strip() for name in _TEXTS)
    who = person or organization
    also = {"variable": "person" if person else "organization"}
    if person:
        also["organization"] = organization
    for name, kind in ((person, "person"), (organization, "organization")):
        at = report.text.find(name) if name else -1
        if at >= 0:
            fields = {"name": name, "kind": kind}
            yield FoundByHand("party", report.id, at, at + len(name), fields, place, exact=False)
    if concept:
        mood, to_do, written = _mood(values)
        doer = str(values.get("doer") or "").strip()
        named = {name: party for name, party in (("voice", who), ("doer", doer)) if party}
        sign = {} if to_do else {"sign": False}
        act = {"label": concept, "mood": mood, **named, **sign}
        yield FoundByHand("act", report.id, *span, act, place, {**also, "mood": written}, exact=False)
    if who:
        speaker = {"speaker": who}
        yield FoundByHand("statement", report.id, *span, speaker, place, also, exact=not concept)


def _mood(values: Mapping[str, Any]) -> tuple[str, bool, str]:
    """Return the mood of a stance, if it is to do what the concept says, and the mood as the file has it.

    The last is "" where it says only who agrees.
    """
    agrees = values.get("agreement") != 0
    written = str(values.get("mood") or "").strip()
    mood, to_do = written.removesuffix(NOT_TO), not written.endswith(NOT_TO)
    # Who changes the agreement in the program says more than the mood that stands beside it still.
    if mood in FOR_IT | AGAINST_IT and ((mood in FOR_IT) == to_do) == agrees:
        return mood, to_do, written
    return ("demanded" if agrees else "opposed"), True, ""
