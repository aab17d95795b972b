"""Web archives: one report a page that was fetched."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from email.message import Message
from typing import NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from detente.errors import BadInput
from detente.sources.html import MAX_PAGE_BYTES, read_html
from detente.sources.report import Report

_log = logging.getLogger("detente.sources")

_GZIP = b"\x1f\x8b"


def read_warc(raw: bytes, source: str) -> Iterator[Report]:
    """Reports from the HTML responses of a WARC file, in its order.

    Pages without text are passed over, and what a server said instead of a page ("not found").

    Raises
    ------
    BadInput
        If the file is damaged, or holds no page with text.
    """
    # Without this check the library reads on, ever more slowly, in search of a first record.
    if not raw.startswith((b"WARC/", _GZIP)):
        raise BadInput(source, "is no WARC file", "give an archive that begins with WARC/, plain or gzipped")
    found = False
    archive = ArchiveIterator(io.BytesIO(raw))
    while (page := _next_page(archive, source)) is not None:
        try:
            report = read_html(page.raw, f"{source}#{page.url}", page.url, page.url, page.encoding)
        except BadInput:
            continue
        found = True
        yield report
    if archive.err_count:
        _log.warning("%s: the lengths of some records are wrong, so pages may be cut or missing", source)
    if not found:
        raise BadInput(source, "holds no page with text", "give an archive with the pages' responses")


class _Page(NamedTuple):
    url: str
    raw: bytes
    encoding: str | None


def _next_page(archive: ArchiveIterator, source: str) -> _Page | None:
    """The next page that a server did send, or None at the end."""
    try:
        # The library writes of each wrong length there; `err_count` counts them.
        with redirect_stderr(io.StringIO()):
            for record in archive:
                if record.rec_type != "response" or record.http_headers is None:
                    continue
                if not (record.http_headers.get_statuscode() or "").startswith("2"):
                    continue
                kind = Message()
                kind["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
                url = record.rec_headers.get_header("WARC-Target-URI")
                if "html" not in kind.get_content_type() or not url:
                    continue
                # One byte more than is read of a page shows `read_html` that it is too large.
                raw = record.content_stream().read(MAX_PAGE_BYTES + 1)
                return _Page(url, raw, kind.get_content_charset())
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError, zlib.error):
        # warcio meets damage with any of these.
        raise BadInput(source, "a damaged WARC file, or none at all", "fetch it anew") from None
    return None
