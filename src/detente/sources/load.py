"""Reports loaded from files, folders and standard input."""

from __future__ import annotations

import codecs
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from detente.errors import BadArgument, BadInput
from detente.sources import readers
from detente.sources.own_pages import is_own_page
from detente.sources.report import Report

_log = logging.getLogger("detente.sources")

MAX_FILE_BYTES = 1_000_000_000
_AT_ONCE = 1 << 20

TEXT_SUFFIXES = (".txt", ".text")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
PDF_SUFFIXES = (".pdf",)
JSONL_SUFFIXES = (".jsonl", ".ndjson")
FEED_SUFFIXES = (".rss", ".atom", ".xml")
WARC_SUFFIXES = (".warc", ".gz")
_DOCUMENT_SUFFIXES = (".doc", ".docx", ".odt", ".rtf", ".pages", ".epub", ".eml", ".msg", ".mbox")
"""Endings of files that may well be reports and have no reader: left out of a folder with a word."""
READ_SUFFIXES = TEXT_SUFFIXES + HTML_SUFFIXES + PDF_SUFFIXES + JSONL_SUFFIXES + FEED_SUFFIXES + WARC_SUFFIXES


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
        Files (``.txt``, ``.html``, ``.pdf``, ``.jsonl``, RSS or Atom, WARC), folders of them, or
        ``-`` for standard input.
    published
        The day the one report was published. Where it says another day itself, that is warned of.
    standard_input
        The bytes that ``-`` stands for; the process's own standard input if not given.
    unreadable
        Where given, a file that cannot be used is put there and the others are read, and so is a bad
        line of JSONL, an entry of a feed, a record of an archive. Where nothing can be used the first
        fault is still bad input; a file named alone is used whole or refused.

    Yields
    ------
    Report
        With ids that are unique among them.

    Raises
    ------
    BadInput
        If a source cannot be used, or ``published`` is given and there is more than one report.
    """
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
    for report in reports:
        unique, number = report.id, 2
        while unique in taken:
            unique, number = f"{report.id}-{number}", number + 1
        taken.add(unique)
        yield replace(report, id=unique)


def _all(
    sources: Sequence[str], standard_input: bytes | None, unreadable: list[BadInput] | None
) -> Iterator[Report]:
    read = False
    alone = len(sources) == 1 and not os.path.isdir(sources[0])  # noqa: PTH112 - as below
    for holding in _files(sources, standard_input, None if alone else unreadable):
        try:
            for report in holding:
                read = True
                yield report
        except BadInput as error:
            if unreadable is None:
                raise
            unreadable.append(error)
    if unreadable and not read:
        raise unreadable[0]


def _files(
    sources: Sequence[str], standard_input: bytes | None, unreadable: list[BadInput] | None
) -> Iterator[Iterator[Report]]:
    """Yield the reports of each file, and of each file in a folder."""
    for source in sources:
        if source == "-":
            yield _from_standard_input(standard_input, unreadable)
        elif os.path.isdir(source):  # noqa: PTH112 - Path.is_dir fails on a name too long
            files = _reports_in(Path(source), unreadable)
            if not files:
                known = ", ".join(READ_SUFFIXES)
                raise BadInput(source, "the folder holds no report", f"put files in it that end in {known}")
            for path in files:
                yield _from_file(path, unreadable)
        else:
            yield _from_file(Path(source), unreadable)


def _from_standard_input(standard_input: bytes | None, unreadable: list[BadInput] | None) -> Iterator[Report]:
    raw = _at_most(sys.stdin.buffer, "-") if standard_input is None else standard_input
    yield from _from_bytes(raw, "-", "stdin", _sniffed(raw), unreadable)


def holds_reports(folder: Path) -> bool:
    """Return True if a folder holds a file that would be read as a report."""
    return bool(_reports_in(folder))


def _reports_in(folder: Path, unreadable: list[BadInput] | None = None) -> list[Path]:
    """Return the files of a folder to be read, in their order; names those left out in ``unreadable``."""
    left_out: list[BadInput] = []
    files: list[Path] = []
    for inner, inner_folders, names in os.walk(folder, onerror=lambda e: left_out.append(_barred(e))):
        inner_folders[:] = [name for name in inner_folders if not name.startswith(".")]
        files += (Path(inner, name) for name in names if not name.startswith("."))
    reports = [path for path in sorted(files) if _is_report(path)]
    if unreadable is not None:
        strange = (
            path
            for path in sorted(files)
            if path.suffix.lower() in _DOCUMENT_SUFFIXES
            and path.suffix.lower() not in READ_SUFFIXES
            and not _is_own(path)
        )
        unreadable += [*left_out, *(_no_reader(path) for path in strange)]
    return reports


def _is_report(path: Path) -> bool:
    """Return True for a file to be read; a link that leads nowhere is one, so that its fault is named."""
    suffix = path.suffix.lower()
    if suffix not in READ_SUFFIXES or not (path.is_file() or (path.is_symlink() and not path.exists())):
        return False
    return suffix not in HTML_SUFFIXES + PDF_SUFFIXES or not _is_own(path)


def _is_own(path: Path) -> bool:
    try:
        return is_own_page(path)
    except OSError:
        return False


def _barred(error: OSError) -> BadInput:
    return BadInput(str(error.filename), f"cannot be read: {error.strerror}", "check the name and the rights")


def _no_reader(path: Path) -> BadInput:
    suffix = path.suffix.lower()
    return BadInput(
        str(path), f"no reader for {suffix or 'a file without an ending'}",
        f"give one of {', '.join(READ_SUFFIXES)}",
    )  # fmt: skip


def _from_file(path: Path, unreadable: list[BadInput] | None) -> Iterator[Report]:
    # The ending first: a device or pipe may never end.
    suffix = path.suffix.lower()
    if suffix not in READ_SUFFIXES:
        raise _no_reader(path)
    try:
        with path.open("rb") as file:
            raw = _at_most(file, str(path))
    except OSError as error:
        raise _barred(error) from None
    yield from _from_bytes(raw, str(path), path.stem, suffix, unreadable)


def _at_most(file: BinaryIO, source: str) -> bytes:
    """Return the content of a file or pipe, if it is not too large."""
    parts, size = [], 0
    while part := file.read(_AT_ONCE):
        parts.append(part)
        size += len(part)
        if size > MAX_FILE_BYTES:
            raise BadInput(source, f"the largest file read is of {MAX_FILE_BYTES / 1e9:g} GB", "split it")
    return b"".join(parts)


def _from_bytes(
    raw: bytes, source: str, report_id: str, suffix: str, unreadable: list[BadInput] | None
) -> Iterator[Report]:
    if not raw.strip():
        raise BadInput(source, "the file is empty", "give a report with words in it")
    reader = _reader(suffix, unreadable)
    yield from reader(raw, source, report_id)


def _reader(suffix: str, unreadable: list[BadInput] | None) -> Callable[[bytes, str, str], Iterable[Report]]:
    """Return the reader for a file’s ending, loaded at its first use: some bring large libraries."""
    if suffix in TEXT_SUFFIXES:
        return lambda raw, source, report_id: [readers.read_plain_text(raw, source, report_id)]
    if suffix in HTML_SUFFIXES:
        return lambda raw, source, report_id: [readers.read_html(raw, source, report_id)]
    if suffix in PDF_SUFFIXES:
        return lambda raw, source, report_id: [readers.read_pdf(raw, source, report_id)]
    if suffix in JSONL_SUFFIXES:
        return lambda raw, source, _: readers.read_jsonl(raw, source, unreadable)
    if suffix in FEED_SUFFIXES:
        return lambda raw, source, _: readers.read_feed(raw, source, unreadable)
    return lambda raw, source, _: readers.read_warc(raw, source, unreadable)


def _sniffed(raw: bytes) -> str:
    """Return the file ending that fits the first bytes."""
    head = raw[:2000].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith(b"%pdf"):
        return ".pdf"
    if head.startswith((b"warc/", b"\x1f\x8b")):
        return ".warc"
    if head.startswith(b"{"):
        return ".jsonl"
    if head.startswith(b"<"):
        if any(tag in head for tag in (b"<rss", b"<feed", b"<rdf")):
            return ".xml"
        if any(tag in head for tag in (b"<!doctype html", b"<html", b"<head", b"<body")):
            return ".html"
        if head.startswith(b"<?xml"):
            return ".xml"
    return ".txt"
