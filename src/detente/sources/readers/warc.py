"""Web archives: one report a page that was fetched."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from email.message import Message
from typing import Any, Final, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed

from detente.errors import BadInput
from detente.short import count_of
from detente.sources.readers.days import date_line
from detente.sources.readers.decoding import decode, require_text
from detente.sources.readers.html import MAX_PAGE_BYTES, read_html
from detente.sources.report import Report

_log = logging.getLogger("detente.sources")


def read_warc(raw: bytes, source: str, unreadable: list[BadInput] | None = None) -> Iterator[Report]:
    """Yield the reports in the pages of a WARC file, in its order.

    A page is a response, or a resource or conversion record, of HTML or plain text; files of plain text (WET)
    hold the latter. Pages without text, and notices of servers ("not found"), are counted and not read.

    Parameters
    ----------
    raw, source
        The file, plain or gzipped, and where it is.
    unreadable
        Where given, damaged places and pages without a report are put there instead of on the log
        ``detente.sources``; the other pages are read either way.

    Raises
    ------
    BadInput
        If the file holds no page with text.
    """
    # Without this check the library reads on, ever more slowly, in search of a first record.
    if not raw.startswith((b"WARC/", GZIP)):
        raise BadInput(source, "is no WARC file", "give an archive that begins with WARC/, plain or gzipped")
    any_page = False
    without: list[str] = []
    # One byte more than is read of a page shows `read_html` that it is too large.
    records = WarcRecords(raw, MAX_PAGE_BYTES + 1)
    for record, sent in records:
        page = _page(record, sent)
        if page is None:
            continue
        try:
            for report in _reports(page, source):
                any_page = True
                yield report
        except BadInput:
            without.append(page.url)
    if records.wrong_lengths:
        _log.warning("%s: the lengths of some records are wrong, so pages may be cut or missing", source)
    if records.damages and not any_page:
        raise BadInput(source, "a damaged WARC file, or none at all", "fetch it again")
    faults = [
        BadInput(source, f"a damaged record after byte {place:,}", "fetch it again")
        for place in records.damages
    ]
    if without and any_page:
        more = f" and {count_of(len(without) - 1, 'more page')}" if len(without) > 1 else ""
        faults.insert(0, BadInput(source, f"{without[0]}{more}: no report was found there", "save the text"))
    for fault in faults:
        if unreadable is None:
            _log.warning("%s", fault)
        else:
            unreadable.append(fault)
    if not any_page:
        raise BadInput(source, "holds no page with text", "give an archive with the pages themselves")


class _Page(NamedTuple):
    url: str
    raw: bytes
    encoding: str | None
    plain: bool = False


def _reports(page: _Page, source: str) -> Iterator[Report]:
    where = f"{source}#{page.url}"
    if not page.plain:
        yield from read_html(page.raw, where, page.url, page.url, page.encoding)
        return
    if len(page.raw) > MAX_PAGE_BYTES:
        raise BadInput(where, "is too large", "split it")
    text = require_text(decode(page.raw, where, page.encoding), where)
    yield Report(id=page.url, source=where, text=text, published=date_line(text), url=page.url)


def _page(record: Any, sent: bytes) -> _Page | None:
    """Return the page in a record, or None if the server sent none."""
    headers = record.http_headers
    url = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type in _WITHOUT_HTTP:
        kind = Message()
        kind["Content-Type"] = record.rec_headers.get_header("Content-Type") or ""
        if not url or kind.get_content_type() not in ("text/html", "application/xhtml+xml", "text/plain"):
            return None
        return _Page(url, sent, kind.get_content_charset(), kind.get_content_type() == "text/plain")
    if record.rec_type != "response" or headers is None:
        return None
    if not (headers.get_statuscode() or "").startswith("2"):
        return None
    kind = Message()
    kind["Content-Type"] = headers.get_header("Content-Type") or ""
    is_plain = kind.get_content_type() == "text/plain" and bool(headers.get_header("Content-Type"))
    if not (is_plain or "html" in kind.get_content_type()) or not url:
        return None
    body = http_body(
        sent, MAX_PAGE_BYTES + 1,
        chunked=(headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked",
        packing=headers.get_header("Content-Encoding") or "",
    )  # fmt: skip
    return _Page(url, body, kind.get_content_charset(), is_plain)


_WITHOUT_HTTP: Final = ("resource", "conversion")
GZIP: Final = b"\x1f\x8b"
MAX_HEAD_BYTES = 1_000_000
"""Most bytes of one record's headers."""
MAX_DAMAGES = 100
"""Damaged places after which a file is given up."""
# Archives unpack to about five times their size; far more is an attack on the memory.
_UNPACKED_AT_LEAST = 2_000_000_000
_UNPACKED_A_BYTE = 20

_DAMAGE = (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError, zlib.error)
"""The exceptions that warcio raises over damage."""


class WarcRecords:
    """One pass over the responses in an archive.

    Parameters
    ----------
    raw
        The file, plain or gzipped.
    most
        Bytes of a response to read at most.

    Attributes
    ----------
    damages
        Where damage was met, in bytes of the file; known once all records were asked for.
    wrong_lengths
        How many records are longer or shorter than they say.
    """

    def __init__(self, raw: bytes, most: int) -> None:
        self.damages: list[int] = []
        self.wrong_lengths = 0
        self._raw = raw
        self._most = most
        self._mark = GZIP + b"\x08" if raw.startswith(GZIP) else b"WARC/"
        self._left = _UNPACKED_AT_LEAST + _UNPACKED_A_BYTE * len(raw)

    def __iter__(self) -> Iterator[tuple[Any, bytes]]:
        """Yield records of warcio, each with its bytes as they were sent."""
        at, tried = 0, 0
        while at >= 0 and tried < MAX_DAMAGES:
            any_record, record = False, None
            reader = _Bounded(self._raw, at, self._left)
            archive = ArchiveIterator(reader.file)
            archive.reader = reader
            try:
                while (following := _next(archive)) is not None:
                    record, start = following, archive.offset
                    is_page = record.rec_type in ("response", *_WITHOUT_HTTP)
                    sent = record.raw_stream.read(self._most) if is_page else b""
                    at, any_record = start, True
                    yield record, sent
                # A record may claim more bytes than the file has left.
                if not reader.cut and not getattr(getattr(record, "raw_stream", None), "limit", 0):
                    return
            except _DAMAGE:
                pass
            finally:
                self.wrong_lengths += archive.err_count
                self._left -= reader.num_read
            if any_record or not self.damages:
                self.damages.append(at)
            if self._left <= 0:
                return
            tried += 1
            at = self._raw.find(self._mark, at + 1)


def _next(archive: ArchiveIterator) -> Any:
    # The library prints a message on each wrong length; `err_count` counts them.
    with redirect_stderr(io.StringIO()):
        return next(archive, None)


class _Bounded(BufferedReader):  # type: ignore[misc]
    """Read a limited number of bytes; raise over damage and over headers without end."""

    def __init__(self, raw: bytes, start: int, most: int) -> None:
        self.file = io.BytesIO(raw)
        self.file.seek(start)
        self.cut = False
        self._most = most
        self._head = 0
        super().__init__(self.file, decomp_type="gzip" if raw.startswith(GZIP) else None)

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or MAX_HEAD_BYTES, MAX_HEAD_BYTES))
        self._head = self._head + len(line) if line.strip() else 0
        if self._head >= MAX_HEAD_BYTES:
            raise ArchiveLoadFailed("headers without end")
        return line

    def read(self, length: int | None = None) -> bytes:
        self._head = 0
        data: bytes = super().read(length)
        return data

    def close_decompressor(self) -> None:
        self.cut = self.decompressor is not None and not self.decompressor.eof
        super().close_decompressor()

    def _decompress(self, data: bytes) -> bytes:
        # Without this the library would take damaged data for the end of the file.
        return self.decompressor.decompress(data) if self.decompressor and data else data

    def _process_read(self, data: bytes) -> None:
        super()._process_read(data)
        if self.num_read > self._most:
            raise ArchiveLoadFailed("unpacks beyond reason")


_LONGEST_SIZE = 64
# The standard gives "deflate" a header; some servers send none.
_WINDOWS: Final = {
    "gzip": (16 + zlib.MAX_WBITS,),
    "x-gzip": (16 + zlib.MAX_WBITS,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}


def http_body(raw: bytes, most: int, *, chunked: bool = False, packing: str = "") -> bytes:
    r"""Return the first ``most`` bytes of a body, even if it would unpack to far more.

    Archives often keep the headers of a body that they have put together or unpacked already; one that
    is not what they say is taken as it is.

    Parameters
    ----------
    raw
        As it was sent.
    most
        Bytes to answer at most.
    chunked
        Whether the transfer encoding says so.
    packing
        The content encoding.

    Examples
    --------
    >>> http_body(b"6\r\n<html>\r\n5\r\nTalks\r\n0\r\n\r\n", 100, chunked=True)
    b'<html>Talks'
    >>> http_body(zlib.compress(bytes(100_000_000)), 3, packing="deflate")
    b'\x00\x00\x00'
    """
    whole = _put_together(raw) if chunked else raw
    for window in _WINDOWS.get(packing.strip().lower(), ()):
        try:
            return zlib.decompressobj(window).decompress(whole, most)
        except zlib.error:
            continue
    return whole[:most]


def _put_together(raw: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while at < len(raw):
        end = raw.find(b"\r\n", at, at + _LONGEST_SIZE)
        try:
            size = int(raw[at:end].split(b";")[0], 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            parts.append(raw[at:])
            break
        if size == 0:
            break
        parts.append(raw[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts)
