"""Tables that people keep, read as work done by hand: each row a report of its own, with what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final, get_args

from detente.dossier.exchange.templates import CHRONOLOGY, PARTIES, TEMPLATES, Template
from detente.dossier.store import BY_A_PERSON, IS_ROW, ROW_ID, Brought, FoundByHand
from detente.edtf import DateRange
from detente.errors import BadInput
from detente.reading import EVENT_TYPES, Modality, PartyKind, date_alone, slug_of
from detente.short import count_of
from detente.sources import Report, Sheet, SheetRow, read_sheets

_STANCES: Final = {
    "demands": "demanded", "wants": "demanded", "asks for": "demanded", "calls for": "demanded",
    "supports": "demanded", "for": "demanded", "pro": "demanded", "yes": "demanded", "agrees": "demanded",
    "offers": "offered", "proposes": "offered",
    "plans": "planned", "intends": "planned", "promises": "planned",
    "accepts": "accepted",
    "refuses": "refused", "rejects": "refused", "declines": "refused",
    "opposes": "opposed", "against": "opposed", "contra": "opposed", "no": "opposed", "disagrees": "opposed",
    "threatens": "threatened",
    "does": "in force", "in force": "in force",
    "ended": "ended", "stopped": "ended",
}  # fmt: skip
"""A word for a stance, and the mood of the act that it stands for."""
_OF_ANOTHER: Final = frozenset({"demanded", "opposed"})
"""Moods of who speaks of what somebody else would do."""
_KINDS: Final = {
    "organisation": "organization", "group": "organization", "political party": "organization",
    "party": "organization", "company": "organization", "individual": "person", "leader": "person",
    "country": "state", "government": "state", "institution": "body", "court": "body", "ministry": "body",
}  # fmt: skip
_MEND_DATE: Final = "write 2026-05-02, 2026-05, 2 May 2026, spring 1998 or other EDTF"


def read_tables(path: Path, kind: str | None = None) -> Brought:
    """Read a workbook or a file of values, for a dossier to take up.

    Parameters
    ----------
    kind
        The name of the template that it follows; by its heads if not given.

    Raises
    ------
    BadInput
        With sheet, row and column of the first cell that cannot be used; or if no sheet follows a template.
    """
    sheets = read_sheets(path)
    many = sum(bool(sheet.lines) for sheet in sheets) > 1
    reports: dict[str, Report] = {}
    findings: list[FoundByHand] = []
    same: list[tuple[str, str, str]] = []
    left: list[str] = []
    own_types: list[str] = []
    any_template = False
    for sheet in filter(lambda sheet: sheet.lines, sheets):
        template, head, columns = _template_of(sheet, kind)
        if template is None:
            left.append(f"sheet {sheet.name!r}: its heads are those of no template")
            continue
        any_template = True
        for row in sheet.rows(head, columns):
            if dict(row.cells) == dict(template.example):
                left.append(f"{_place(sheet, row)}: the example of the template")
                continue
            one = _Row(path, template, sheet, row, many)
            findings += one.findings()
            if one.own_type:
                own_types.append(one.own_type)
            same += one.same()
            if one.report is not None:
                reports[one.report.id] = one.report
    if not any_template:
        heads = "; ".join(
            f"{name}: {', '.join(c.name for c in each.columns if c.needed)}"
            for name, each in TEMPLATES.items()
        )
        raise BadInput(str(path), "has the heads of no template", f"give it heads such as {heads}")
    left += (
        f"type {own!r} of {count_of(rows, 'row')}: counts as OTHER, as it is none of {', '.join(EVENT_TYPES)}"
        for own, rows in Counter(own_types).items()
    )
    return Brought(
        file=path.name,
        reader=BY_A_PERSON,
        reports=tuple(reports.values()),
        findings=tuple(findings),
        same=tuple(same),
        left_out=tuple(left),
    )


def _template_of(sheet: Sheet, kind: str | None) -> tuple[Template | None, int, dict[str, int]]:
    """Return the template whose heads a sheet has, and where they stand."""
    fitting = []
    for template in TEMPLATES.values() if kind is None else (TEMPLATES[kind],):
        head, columns = sheet.columns(template.heads)
        if all(column.name in columns for column in template.columns if column.needed):
            own = [template.heads[name][0] == _head(sheet, head, at) for name, at in columns.items()]
            fitting.append((len(columns), sum(own), template, head, columns))
    best = max(fitting, key=lambda one: one[:2], default=None)
    return (None, 0, {}) if best is None else best[2:]


def _head(sheet: Sheet, head: int, place: int) -> str:
    return str(sheet.lines[head][place]).strip().lower()


def _place(sheet: Sheet, row: SheetRow) -> str:
    return f"sheet {sheet.name!r}, row {row.number}" if sheet.name else f"row {row.number}"


class _Row:
    """A row of a table, with the finding that it stands for."""

    def __init__(self, path: Path, template: Template, sheet: Sheet, row: SheetRow, many: bool) -> None:
        self.path, self.template, self.row = path, template, row
        self.place = _place(sheet, row)
        for column in template.columns:
            if column.needed and not row[column.name]:
                raise self._fault(column.name, "is empty", "fill it, or delete the row")
        if row["report"] and not row["quote"]:
            what = f"is empty, though the row names the report {row['report']}"
            raise self._fault("quote", what, "write the words of that report")
        self.report = None if row["report"] else self._report(sheet, many)

    @property
    def own_type(self) -> str:
        """The type of an event in words of the person's own, which counts as OTHER; "" where it has none."""
        written = self.row["type"] if self.template is CHRONOLOGY else ""
        return "" if written.upper() in (*EVENT_TYPES, "OTHER") else written

    def findings(self) -> Iterator[FoundByHand]:
        """Yield what the row says."""
        if self.template is CHRONOLOGY:
            yield self._found("event", self._event())
        elif self.template is PARTIES:
            yield self._found("party", self._party())
        else:
            yield self._found("act", self._act())

    def same(self) -> Iterator[tuple[str, str, str]]:
        """Yield the names that the row says are of one party."""
        for alias in self._names("aliases"):
            yield self.row["name"], alias, self.place

    def _report(self, sheet: Sheet, many: bool) -> Report:
        """Return the row as a report: the words of its finding, then every other cell with its head."""
        row, template = self.row, self.template
        first = "quote" if row["quote"] else template.words
        others = [c.name for c in template.columns if row[c.name] and c.name not in (first, "id")]
        lines = [row[first], "", *(f"{row.places[name].head}: {row[name]}" for name in others)]
        name = f"{self.path.stem}-{sheet.name}" if many else self.path.stem
        at = f"{sheet.name}!{row.number}" if sheet.name else str(row.number)
        return Report(
            id=f"{slug_of(name)}-{row.number}",
            source=f"{self.path.name}#{at}",
            text="\n".join(lines),
            title=f"{self.path.name}, {self.place}",
            publisher=row["source"] or None,
            published=self._published(),
            url=row["url"] or None,
        )

    def _found(self, kind: str, fields: Mapping[str, object]) -> FoundByHand:
        words = self.row["quote"] or self.row[self.template.words]
        also = {"note": self.row["note"]} if self.row["note"] else {}
        if self.row["id"]:
            also[ROW_ID] = self.row["id"]
        if self.report is None:
            return FoundByHand(kind, self.row["report"], 0, 0, fields, self.place, also, self.row["quote"])
        also[IS_ROW] = "yes"
        return FoundByHand(kind, self.report.id, 0, len(words), fields, self.place, also)

    def _event(self) -> dict[str, object]:
        when = self._date("date")
        first = DateRange.parse(when).earliest
        has_come = first is None or first <= datetime.now(UTC).date()
        status = self.row["status"].casefold() or ("happened" if has_come else "planned")
        if status not in get_args(Modality):
            raise self._fault("status", f"{status!r} is no status", f"write {', '.join(get_args(Modality))}")
        return {
            "type": "OTHER" if self.own_type else self.row["type"].upper() or "OTHER",
            "actors": self._names("actors"),
            "recipients": self._names("recipients"),
            "when": when,
            "modality": status,
            **({"place": self.row["place"]} if self.row["place"] else {}),
        }

    def _party(self) -> dict[str, object]:
        row = self.row
        kind = row["kind"].casefold() or "other"
        kind = _KINDS.get(kind, kind)
        if kind not in get_args(PartyKind):
            raise self._fault(
                "kind", f"{kind!r} is no kind of party", f"write {', '.join(get_args(PartyKind))}"
            )
        fields: dict[str, object] = {"name": row["name"], "kind": kind, "aliases": self._names("aliases")}
        if row["of"] and not row["role"]:
            raise self._fault(
                "role", "is empty, though the row names a party of it", "write member, leader ..."
            )
        bounds = {"since": self._date("since"), "until": self._date("until")}
        if row["role"]:
            fields["roles"] = [{"title": row["role"], "of": row["of"] or None, **bounds}]
        if row["standing"]:
            fields["standing"] = [{"status": row["standing"].casefold(), **bounds}]
        return fields

    def _act(self) -> dict[str, object]:
        row = self.row
        mood = _STANCES.get(row["stance"].casefold()) or _STANCES.get(f"{row['stance'].casefold()}s")
        if mood is None:
            raise self._fault(
                "stance", f"{row['stance']!r} is no stance",
                "write demands, offers, plans, accepts, refuses, opposes, threatens, does or ended",
            )  # fmt: skip
        doer = row["maker"] or (row["party"] if mood not in _OF_ANOTHER else "")
        return {
            "label": row["act"],
            "voice": row["party"],
            "mood": mood,
            **({"doer": doer} if doer else {}),
            **({"condition": row["condition"]} if row["condition"] else {}),
        }

    def _names(self, column: str) -> list[str]:
        cell = self.row[column]
        names = cell.split(";" if ";" in cell else ",")
        return [name.strip() for name in names if name.strip()]

    def _date(self, column: str) -> str | None:
        written = self.row[column]
        if not written or written.casefold() in ("unknown", "undated", "?"):
            return None
        if DateRange.parse(written).valid:
            return written
        day = self.row.days.get(column)
        words = day.isoformat() if day is not None else date_alone(written)
        if words is None:
            raise self._fault(column, f"{written[:40]!r} is no date, or could be two", _MEND_DATE)
        return words

    def _published(self) -> date | None:
        for column in ("published", "date") if self.template.name == "positions" else ("published",):
            written = DateRange.parse(self._date(column))
            if column == "published" and self.row[column] and written.earliest != written.latest:
                raise self._fault(column, f"{self.row[column]!r} is not one day", "write it as 2026-05-02")
            if written.earliest is not None and written.earliest == written.latest:
                return written.earliest
        return None

    def _fault(self, column: str, what: str, mend: str) -> BadInput:
        place = self.row.places.get(column) or f"{self.place}, column {column}"
        return BadInput(str(self.path), f"{place}: {what}", mend)
