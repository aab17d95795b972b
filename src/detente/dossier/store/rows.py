"""Findings as rows of a store, and findings made of rows again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from pydantic import BaseModel

from detente.dossier.lean import all_lean
from detente.edtf import DateRange
from detente.reading import (
    ActMention,
    DatedClause,
    DateExpression,
    Event,
    Findings,
    LeftOut,
    Party,
    Statement,
)
from detente.sources import Evidence, Report

Row = dict[str, Any]
FIELD_OF: Final = {
    "furniture": "furniture",
    "party": "parties",
    "statement": "statements",
    "date": "dates",
    "event": "events",
    "act": "acts",
    "clause": "clauses",
    "left out": "left_out",
}
"""The kind of a row, and the field of `Findings` that it is an item of."""
UNDATED: Final = "9999-12-31"
"""The day by which undated events are ordered: after all others."""
_OF_REPORT: Final = ("id", "source", "title", "publisher", "url", "language", "copy_of", "text")


def finding_rows(findings: Findings) -> Iterator[Row]:
    """Yield a row for each finding, in their order, without the number of the reading."""
    position = 0
    for kind, field in FIELD_OF.items():
        for item in getattr(findings, field):
            starts, ends = span_of(item) or (None, None)
            first, last = (None, None) if not isinstance(item, Event) else days_of(item)
            yield {
                "position": position,
                "kind": kind,
                "id": getattr(item, "id", None),
                "starts": starts,
                "ends": ends,
                "first_day": first,
                "last_day": last,
                "payload": _payload(item),
            }
            position += 1


def days_of(event: Event) -> tuple[str, str]:
    """Return the days by which an event is ordered, as texts that sort like days."""
    _, first, last = DateRange.parse(event.when).order
    return first.isoformat(), last.isoformat()


def span_of(item: object) -> tuple[int, int] | None:
    """Return the place of a finding in its report; None for one without words of its own."""
    match item:
        case Evidence(start=start, end=end):
            return start, end
        case Statement(content_spans=(first, *_) as spans):
            return first.start, max(span.end for span in spans)
        case Statement(cue_span=Evidence() as cue):
            return cue.start, cue.end
        case Party(mentions=(first, *_)):
            return first.start, first.end
        case DatedClause():
            return item.date.start, item.date.end
        case DateExpression() | Event() | ActMention() | LeftOut():
            return item.span.start, item.span.end
    return None


def _payload(item: object) -> str:
    if isinstance(item, Evidence):
        return json.dumps({"start": item.start, "end": item.end})
    assert isinstance(item, BaseModel)
    return item.model_dump_json()


def report_row(report: Report) -> Row:
    """Return the columns of a report that say what it is."""
    row = {name: getattr(report, name) for name in _OF_REPORT}
    return {**row, "published": _written(report.published), "stated": _written(report.stated)}


def report_of(row: Mapping[str, Any]) -> Report:
    """Return the report of a row."""
    return Report(
        **{name: row[name] for name in _OF_REPORT},
        published=_day(row["published"]),
        stated=_day(row["stated"]),
    )


def findings_of_rows(report: Report, rows: Iterable[tuple[str, str]]) -> Findings:
    """Return the findings of a report from the kind and payload of each of its rows.

    Raises
    ------
    ValueError
        If a row holds no finding of this report.
    """
    fields: dict[str, list[Any]] = {field: [] for field in FIELD_OF.values()}
    listed = list(rows)
    # Read in one go: each alone takes twice as long.
    read = json.loads(f"[{','.join(payload for _, payload in listed)}]")
    if len(read) != len(listed):
        raise ValueError("a finding is none")
    for (kind, _), item in zip(listed, read, strict=True):
        fields[FIELD_OF[kind]].append(item)
    findings = Findings.model_validate({**fields, "report": report}, context=report)
    for field in fields:
        all_lean(getattr(findings, field))
    return findings


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
