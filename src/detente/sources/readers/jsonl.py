"""JSON lines: one report a line."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from detente.errors import BadInput
from detente.sources.readers.days import is_of_our_era
from detente.sources.readers.decoding import require_text
from detente.sources.report import Report

MAX_LINE_BYTES = 20_000_000
MAX_LINES_NAMED = 20
"""Bad lines of a file that are named one by one; the rest are counted."""
_OPTIONAL = ("title", "publisher", "url", "language")


def read_jsonl(raw: bytes, source: str, unreadable: list[BadInput] | None = None) -> Iterator[Report]:
    """Yield the reports in a file of JSON lines.

    A line is ``{"id", "text", "title"?, "publisher"?, "published"?, "url"?, "language"?}``.
    Other keys are ignored. ``id`` and ``text`` are kept as they are.

    Parameters
    ----------
    raw, source
        The file, and where it is.
    unreadable
        Where given, bad lines are put there and the others are read.

    Raises
    ------
    BadInput
        With its line: if one is too long, is no JSON object, or lacks or misspells what is needed.
    """
    if unreadable is None:
        # A first pass checks every line, so that a bad one is refused before any report is read.
        for _ in _reports(raw, source, None):
            pass
    yield from _reports(raw, source, unreadable)


def _reports(raw: bytes, source: str, unreadable: list[BadInput] | None) -> Iterator[Report]:
    seen: dict[str, int] = {}
    any_report, bad = False, 0
    for number, line in enumerate(io.BytesIO(raw.removeprefix(codecs.BOM_UTF8)), start=1):
        if not line.strip():
            continue
        any_report = True
        try:
            report = _of_line(line, source, number, seen)
        except BadInput as fault:
            if unreadable is None:
                raise
            bad += 1
            if bad <= MAX_LINES_NAMED:
                unreadable.append(fault)
            continue
        seen[report.id] = number
        yield report
    if unreadable is not None and bad > MAX_LINES_NAMED:
        more = bad - MAX_LINES_NAMED
        unreadable.append(BadInput(source, f"{more:,} more lines cannot be read", "mend the first ones"))
    if not any_report:
        raise BadInput(source, "holds no report", "write one JSON object a line")


def _of_line(line: bytes, source: str, number: int, seen: Mapping[str, int]) -> Report:
    if len(line) > MAX_LINE_BYTES:
        raise BadInput(
            source, f"{len(line) / 1e6:.0f} MB in a line, and {MAX_LINE_BYTES // 1_000_000} is the most",
            "write one report a line", number,
        )  # fmt: skip
    report = _report(_object(line, source, number), source, number)
    if report.id in seen:
        raise BadInput(
            source, f"the id {report.id!r} stands on line {seen[report.id]} already", "give each its own",
            number,
        )  # fmt: skip
    return report


def _object(line: bytes, source: str, number: int) -> dict[str, Any]:
    try:
        # JSON is UTF-8 by definition; a guess at another encoding could change a report's text.
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadInput(source, "not in UTF-8", "save the file as UTF-8", number) from None
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits is a ValueError of its own.
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested or numbered beyond reason"
        raise BadInput(source, f"not JSON: {what}", "write one JSON object a line", number) from None
    if not isinstance(value, dict):
        raise BadInput(source, "not a JSON object", 'write {"id": ..., "text": ...}', number)
    return value


def _report(value: dict[str, Any], source: str, number: int) -> Report:
    for key in ("id", "text"):
        if not isinstance(value.get(key), str) or not value[key]:
            raise BadInput(source, f"has no text under {key!r}", f"give {key!r} as a string", number)
    for key in _OPTIONAL:
        if not isinstance(value.get(key), str | None):
            raise BadInput(source, f"{key!r} is not text", "give it as a string or leave it out", number)
    return Report(
        id=value["id"],
        source=f"{source}#{value['id']}",
        text=require_text(value["text"], source, number),
        published=_published(value.get("published"), source, number),
        **{key: value.get(key) for key in _OPTIONAL},
    )


def _published(value: Any, source: str, number: int) -> date | None:
    if value is None:
        return None
    try:
        day = datetime.fromisoformat(value).date()
        if not is_of_our_era(day):
            raise ValueError(day)
        return day
    except (ValueError, TypeError):
        raise BadInput(
            source, f"published is {value!r}, not a date of a report", "write it as 2021-05-07", number
        ) from None
