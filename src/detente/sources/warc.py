"""Web archives: one report a page that was fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.message import Message

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from detente.errors import BadInput
from detente.sources.html import MAX_PAGE_BYTES, read_html
from detente.sources.report import Report


def read_warc(raw: bytes, source: str) -> Iterator[Report]:
    """Reports from the HTML responses of a WARC file, in its order.

    Pages without text are passed over, and what a server said instead of a page ("not found").

    Raises
    ------
    BadInput
        If the file is damaged, or holds no page with text.
    """
    found = False
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(raw)), start=1):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if not (record.http_headers.get_statuscode() or "").startswith("2"):
                continue
            kind = Message()
            kind["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
            if "html" not in kind.get_content_type():
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or f"record-{number}"
            # One byte more than is read of a page shows `read_html` that it is too large.
            page = record.content_stream().read(MAX_PAGE_BYTES + 1)
            try:
                report = read_html(page, f"{source}#{url}", url, url, kind.get_content_charset())
            except BadInput:
                continue
            found = True
            yield report
    except (ArchiveLoadFailed, EOFError, OSError):
        raise BadInput(source, "the WARC file is damaged", "fetch it anew") from None
    if not found:
        raise BadInput(source, "holds no page with text", "give an archive with the pages' responses")
