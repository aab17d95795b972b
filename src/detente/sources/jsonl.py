"""JSON lines: one report a line."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from detente.errors import BadInput
from detente.sources.encoding import require_text
from detente.sources.report import Report

MAX_LINE_BYTES = 20_000_000
_OPTIONAL = ("title", "publisher", "url", "language")


def read_jsonl(raw: bytes, source: str) -> Iterator[Report]:
    """Reports from a file of ``{"id", "text", "title"?, "publisher"?, "published"?, "url"?, "language"?}``.

    Other keys are passed over. ``id`` and ``text`` are kept as they are.

    Raises
    ------
    BadInput
        With its line: if one is too long, is no JSON object, or lacks or misspells what is needed.
    """
    # Once to see that all of it can be used, so that nothing is answered before something is refused.
    for _ in _reports(raw, source):
        pass
    yield from _reports(raw, source)


def _reports(raw: bytes, source: str) -> Iterator[Report]:
    seen: dict[str, int] = {}
    found = False
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).split(b"\n"), start=1):
        if not line.strip():
            continue
        found = True
        if len(line) > MAX_LINE_BYTES:
            raise BadInput(
                source, f"{len(line) / 1e6:.0f} MB in a line, and {MAX_LINE_BYTES // 1_000_000} is the most",
                "write one report a line", number,
            )  # fmt: skip
        report = _report(_object(line, source, number), source, number)
        if report.id in seen:
            raise BadInput(
                source,
                f"the id {report.id!r} stands on line {seen[report.id]} already",
                "give each its own",
                number,
            )
        seen[report.id] = number
        yield report
    if not found:
        raise BadInput(source, "holds no report", "write one JSON object a line")


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
        return datetime.fromisoformat(value).date()
    except (ValueError, TypeError):
        raise BadInput(
            source, f"published is {value!r}, not a date", "write it as 2021-05-07", number
        ) from None
