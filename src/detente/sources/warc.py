"""Web archives: one report a page that was fetched."""

from __future__ import annotations

import io
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from detente.errors import BadInput
from detente.sources.html import MAX_PAGE_BYTES, read_html
from detente.sources.report import Report


def read_warc(raw: bytes, source: str) -> Iterator[Report]:
    """Reports from the HTML responses of a WARC file, in its order; pages without text are passed over.

    Raises
    ------
    BadInput
        If the file is damaged, or holds no page with text.
    """
    found = False
    try:
        for record in ArchiveIterator(io.BytesIO(raw)):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if "html" not in (record.http_headers.get_header("Content-Type") or ""):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            # One byte more than is read of a page shows `read_html` that it is too large.
            page = record.content_stream().read(MAX_PAGE_BYTES + 1)
            try:
                report = read_html(page, f"{source}#{url}", url, url)
            except BadInput:
                continue
            found = True
            yield report
    except (ArchiveLoadFailed, EOFError, OSError):
        raise BadInput(source, "the WARC file is damaged", "fetch it anew") from None
    if not found:
        raise BadInput(source, "holds no page with text", "give an archive with the pages' responses")
