"""Kinds of files, by their endings or their first bytes, and the reader of each."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Callable, Iterable
from typing import Final

from detente.errors import BadInput
from detente.sources import readers
from detente.sources.report import Report

TEXT_SUFFIXES: Final = (".txt", ".text")
MARKDOWN_SUFFIXES: Final = (".md", ".markdown")
HTML_SUFFIXES: Final = (".html", ".htm", ".xhtml")
PDF_SUFFIXES: Final = (".pdf",)
WORD_SUFFIXES: Final = (".docx",)
OPEN_DOCUMENT_SUFFIXES: Final = (".odt",)
RICH_TEXT_SUFFIXES: Final = (".rtf",)
MAIL_SUFFIXES: Final = (".eml",)
MAILBOX_SUFFIXES: Final = (".mbox",)
OUTLOOK_SUFFIXES: Final = (".msg",)
JSONL_SUFFIXES: Final = (".jsonl", ".ndjson")
WORKBOOK_SUFFIXES: Final = (".xlsx",)
TABLE_SUFFIXES: Final = (".csv", ".tsv")
FEED_SUFFIXES: Final = (".rss", ".atom", ".xml")
WARC_SUFFIXES: Final = (".warc", ".wet", ".gz")
STORE_SUFFIXES: Final = (".dossier",)
"""Read where a case cites one; a folder's are left alone."""
READ_SUFFIXES: Final = (
    *TEXT_SUFFIXES, *MARKDOWN_SUFFIXES, *HTML_SUFFIXES, *PDF_SUFFIXES, *WORD_SUFFIXES,
    *OPEN_DOCUMENT_SUFFIXES, *RICH_TEXT_SUFFIXES, *MAIL_SUFFIXES, *MAILBOX_SUFFIXES, *OUTLOOK_SUFFIXES,
    *JSONL_SUFFIXES, *WORKBOOK_SUFFIXES, *TABLE_SUFFIXES, *FEED_SUFFIXES, *WARC_SUFFIXES,
)  # fmt: skip

Reader = Callable[[bytes, str, str], Iterable[Report]]
"""Takes the content of a file, where it is, and the id for its report."""

_PACKED: Final = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "content.xml": ".odt"}
_MAIL_LINE: Final = re.compile(rb"^(from|date|subject|received|message-id|mime-version|return-path):", re.M)
_FEWEST_MAIL_LINES: Final = 3
_OUTLOOK: Final = b"\xd0\xcf\x11\xe0"


def reader_of(
    suffix: str, unreadable: list[BadInput] | None, leave_out: Callable[[BadInput], None]
) -> Reader:
    """Return the reader for a file’s ending, loaded at its first use: some bring large libraries.

    Parameters
    ----------
    suffix
        One of ``READ_SUFFIXES``.
    unreadable
        Where given, takes the parts of a file that cannot be used, and the others are read.
    leave_out
        Takes what is in a file and is not read, and is no fault.
    """
    whole: dict[tuple[str, ...], Callable[[], Reader]] = {
        TEXT_SUFFIXES: lambda: readers.read_plain_text,
        MARKDOWN_SUFFIXES: lambda: readers.read_markdown,
        HTML_SUFFIXES: lambda: readers.read_html,
        PDF_SUFFIXES: lambda: readers.read_pdf,
        WORD_SUFFIXES: lambda: readers.read_word,
        OPEN_DOCUMENT_SUFFIXES: lambda: readers.read_open_document,
        RICH_TEXT_SUFFIXES: lambda: readers.read_rich_text,
        STORE_SUFFIXES: lambda: readers.read_store_file,
    }
    for suffixes, reader in whole.items():
        if suffix in suffixes:
            return reader()
    if suffix in (*MAIL_SUFFIXES, *MAILBOX_SUFFIXES, *OUTLOOK_SUFFIXES):
        mails = (
            readers.read_mail if suffix in MAIL_SUFFIXES
            else readers.read_mailbox if suffix in MAILBOX_SUFFIXES
            else readers.read_outlook
        )  # fmt: skip
        return lambda raw, source, report_id: mails(raw, source, report_id, leave_out)
    if suffix in WORKBOOK_SUFFIXES:
        return lambda raw, source, report_id: readers.read_workbook(raw, source, report_id, unreadable)
    if suffix in TABLE_SUFFIXES:
        return lambda raw, source, report_id: readers.read_table(raw, source, report_id, unreadable)
    if suffix in JSONL_SUFFIXES:
        return lambda raw, source, _: readers.read_jsonl(raw, source, unreadable)
    if suffix in FEED_SUFFIXES:
        return lambda raw, source, _: readers.read_feed(raw, source, unreadable)
    return lambda raw, source, _: readers.read_warc(raw, source, unreadable)


def sniffed(raw: bytes) -> str:
    r"""Return the file ending that fits the first bytes.

    Examples
    --------
    >>> sniffed(b"%PDF-1.7"), sniffed(b"{\\rtf1 Talks}"), sniffed(b"The dockers walked out.")
    ('.pdf', '.rtf', '.txt')
    """
    head = raw[:2000].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if head.startswith(b"%pdf"):
        return ".pdf"
    if head.startswith((b"warc/", b"\x1f\x8b")):
        return ".warc"
    if head.startswith(b"pk\x03\x04"):
        return _packed(raw)
    if head.startswith(_OUTLOOK):
        return ".msg"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"{"):
        return ".jsonl"
    if head.startswith(b"<"):
        return _marked_up(head)
    # The head of a mail ends with an empty line.
    lines = _MAIL_LINE.findall(re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0])
    if len(set(lines)) < _FEWEST_MAIL_LINES or b"from" not in lines:
        return ".txt"
    return ".mbox" if head.startswith(b"from ") else ".eml"


def _packed(raw: bytes) -> str:
    import zipfile  # for office files alone

    try:
        names = set(zipfile.ZipFile(io.BytesIO(raw)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        return ".docx"
    return next((suffix for name, suffix in _PACKED.items() if name in names), ".docx")


def _marked_up(head: bytes) -> str:
    if any(tag in head for tag in (b"<rss", b"<feed", b"<rdf")):
        return ".xml"
    if any(tag in head for tag in (b"<!doctype html", b"<html", b"<head", b"<body")):
        return ".html"
    return ".xml" if head.startswith(b"<?xml") else ".txt"
