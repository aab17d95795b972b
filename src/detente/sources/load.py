"""Reports loaded from files, folders and standard input."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from detente.bounded import in_bytes, read_bounded
from detente.errors import BadArgument, BadInput
from detente.safe import is_whole, safe_text
from detente.sources.folders import no_reader, reports_in_folder
from detente.sources.kinds import READ_SUFFIXES, STORE_SUFFIXES, Reader, reader_of, sniffed
from detente.sources.readers import day_in_name, is_of_our_era
from detente.sources.report import Report

_log = logging.getLogger("detente.sources")

MAX_FILE_BYTES = 1_000_000_000
_AT_ONCE = 1 << 20
_ABOUT = ("id", "source", "title", "publisher", "url", "language")


def load_reports(
    sources: Sequence[str],
    *,
    published: date | None = None,
    standard_input: bytes | None = None,
    unreadable: list[BadInput] | None = None,
) -> Iterator[Report]:
    """Load every report of some sources, in their order.

    Parameters
    ----------
    sources
        Files that end in one of ``READ_SUFFIXES``, folders of them, or ``-`` for standard input.
    published
        The day the one report was published. Where it says another day itself, that is warned of.
    standard_input
        The bytes that ``-`` stands for; the process's own standard input if not given.
    unreadable
        Where given, a file that cannot be used is put there and the others are read, and so is a bad
        line of JSONL, a row of a table, an entry of a feed, a record of an archive, an attachment of a
        mail. Where nothing can be used the first fault is still bad input; a file named alone is used
        whole or refused.

    Yields
    ------
    Report
        With ids that are unique among them.

    Raises
    ------
    BadInput
        If a source cannot be used, or ``published`` is given and there is more than one report.
    """
    if published is not None and not is_of_our_era(published):
        raise BadArgument("published", f"no report is of the year {published.year}", "write it as 2021-05-07")
    first: Report | None = None
    for report in with_unique_ids(_all(sources, standard_input, unreadable)):
        if published is not None and first is not None:
            raise BadArgument(
                "published", f"is given, but there is more than one report: {report.source}",
                "leave it out, or brief one report at a time",
            )  # fmt: skip
        if published is not None and report.published not in (None, published):
            _log.warning(
                "%s: says itself that it was published on %s; the day given, %s, is used",
                report.source,
                report.published,
                published,
            )
            report = replace(report, published=published, stated=report.published)
        first = replace(report, published=report.published or published)
        if published is None:
            yield first
    # A date given by hand belongs to one report, so that is held back until it is known to be alone.
    if published is not None and first is not None:
        yield first


def with_unique_ids(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports with unique ids: one whose id is taken gets a number behind it."""
    taken: set[str] = set()
    # A feed may give thousands of entries one id: the next number is remembered.
    numbers: dict[str, int] = {}
    for report in reports:
        unique, number = report.id, numbers.get(report.id, 2)
        while unique in taken:
            unique, number = f"{report.id}-{number}", number + 1
        taken.add(unique)
        numbers[report.id] = number
        yield replace(report, id=unique)


def _all(
    sources: Sequence[str], standard_input: bytes | None, unreadable: list[BadInput] | None
) -> Iterator[Report]:
    read = False
    alone = len(sources) == 1 and not os.path.isdir(sources[0])  # noqa: PTH112 - as below
    leave_out = _log_left_out if unreadable is None else unreadable.append
    for holding in _files(sources, standard_input, None if alone else unreadable, leave_out):
        try:
            for report in holding:
                read = True
                yield _without_halves(_of_our_era(report))
        except BadInput as error:
            if unreadable is None:
                raise
            unreadable.append(error)
    if unreadable and not read:
        raise unreadable[0]


def _of_our_era(report: Report) -> Report:
    """Return a report without a day that a program writes where it knows none, such as that of the year 1."""
    if report.published is None or is_of_our_era(report.published):
        return report
    return replace(report, published=None)


def _without_halves(report: Report) -> Report:
    """Replace halves of characters about a report, which its text cannot have, and no file can hold."""
    for name in _ABOUT:
        value: str | None = getattr(report, name)
        if value is not None and not is_whole(value):
            changes: dict[str, Any] = {name: safe_text(value)}
            report = replace(report, **changes)
    return report


def _log_left_out(part: BadInput) -> None:
    _log.warning("%s", part)


def _files(
    sources: Sequence[str],
    standard_input: bytes | None,
    unreadable: list[BadInput] | None,
    leave_out: Callable[[BadInput], None],
) -> Iterator[Iterator[Report]]:
    """Yield the reports of each file, and of each file in a folder."""
    for source in sources:
        if source == "-":
            yield _from_standard_input(standard_input, unreadable, leave_out)
        elif os.path.isdir(source):  # noqa: PTH112 - Path.is_dir fails on a name too long
            files = reports_in_folder(Path(source), unreadable)
            if not files:
                known = ", ".join(READ_SUFFIXES)
                raise BadInput(source, "the folder holds no report", f"put files in it that end in {known}")
            for path in files:
                yield _from_file(path, unreadable, leave_out)
        else:
            yield _from_file(Path(source), unreadable, leave_out)


def _from_standard_input(
    standard_input: bytes | None, unreadable: list[BadInput] | None, leave_out: Callable[[BadInput], None]
) -> Iterator[Report]:
    raw = _at_most(sys.stdin.buffer, "-") if standard_input is None else standard_input
    yield from _from_bytes(raw, "-", "stdin", reader_of(sniffed(raw), unreadable, leave_out))


def _from_file(
    path: Path, unreadable: list[BadInput] | None, leave_out: Callable[[BadInput], None]
) -> Iterator[Report]:
    suffix = path.suffix.lower()
    if suffix not in (*READ_SUFFIXES, *STORE_SUFFIXES):
        raise no_reader(path)
    raw = read_bounded(path, MAX_FILE_BYTES)
    in_name = day_in_name(path.stem)
    for report in _from_bytes(raw, str(path), path.stem, reader_of(suffix, unreadable, leave_out)):
        # The name of a file of many reports dates none of them.
        alone = report.source == str(path)
        yield replace(report, published=in_name) if alone and report.published is None and in_name else report


def _at_most(file: BinaryIO, source: str) -> bytes:
    """Return the content of a file or pipe, if it is not too large."""
    parts, size = [], 0
    while part := file.read(_AT_ONCE):
        parts.append(part)
        size += len(part)
        if size > MAX_FILE_BYTES:
            raise BadInput(source, f"larger than {in_bytes(MAX_FILE_BYTES)}", "split it")
    return b"".join(parts)


def _from_bytes(raw: bytes, source: str, report_id: str, reader: Reader) -> Iterator[Report]:
    if not raw.strip():
        raise BadInput(source, "the file is empty", "give a report with words in it")
    yield from reader(raw, source, report_id)
