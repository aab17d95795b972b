"""Web archives: one report a page that was fetched."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from email.message import Message
from typing import Any, NamedTuple

from detente.errors import BadInput
from detente.sources.html import MAX_PAGE_BYTES, read_html
from detente.sources.http_body import http_body
from detente.sources.report import Report
from detente.sources.warc_records import GZIP, WarcRecords

_log = logging.getLogger("detente.sources")


def read_warc(raw: bytes, source: str, unreadable: list[BadInput] | None = None) -> Iterator[Report]:
    """Reports from the HTML responses of a WARC file, in its order.

    Pages without text are passed over, and what a server said instead of a page ("not found").

    Parameters
    ----------
    raw, source
        The file, plain or gzipped, and where it is.
    unreadable
        Where given, damaged places are put there instead of on the log ``detente.sources``; the pages
        before and after them are read either way.

    Raises
    ------
    BadInput
        If the file holds no page with text.
    """
    # Without this check the library reads on, ever more slowly, in search of a first record.
    if not raw.startswith((b"WARC/", GZIP)):
        raise BadInput(source, "is no WARC file", "give an archive that begins with WARC/, plain or gzipped")
    found = False
    # One byte more than is read of a page shows `read_html` that it is too large.
    records = WarcRecords(raw, MAX_PAGE_BYTES + 1)
    for record, sent in records:
        page = _page(record, sent)
        if page is None:
            continue
        try:
            report = read_html(page.raw, f"{source}#{page.url}", page.url, page.url, page.encoding)
        except BadInput:
            continue
        found = True
        yield report
    if records.wrong_lengths:
        _log.warning("%s: the lengths of some records are wrong, so pages may be cut or missing", source)
    if records.damages and not found:
        raise BadInput(source, "a damaged WARC file, or none at all", "fetch it anew")
    for place in records.damages:
        damage = BadInput(source, f"a damaged record after byte {place:,}", "fetch it anew")
        if unreadable is None:
            _log.warning("%s", damage)
        else:
            unreadable.append(damage)
    if not found:
        raise BadInput(source, "holds no page with text", "give an archive with the pages' responses")


class _Page(NamedTuple):
    url: str
    raw: bytes
    encoding: str | None


def _page(record: Any, sent: bytes) -> _Page | None:
    """The page in a record, or None if a server sent none."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None:
        return None
    if not (headers.get_statuscode() or "").startswith("2"):
        return None
    kind = Message()
    kind["Content-Type"] = headers.get_header("Content-Type") or ""
    url = record.rec_headers.get_header("WARC-Target-URI")
    if "html" not in kind.get_content_type() or not url:
        return None
    body = http_body(
        sent, MAX_PAGE_BYTES + 1,
        chunked=(headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked",
        packing=headers.get_header("Content-Encoding") or "",
    )  # fmt: skip
    return _Page(url, body, kind.get_content_charset())
