"""The records of a WARC file, past damaged ones, however far a few bytes may unpack."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed

GZIP: Final = b"\x1f\x8b"
MAX_HEAD_BYTES = 1_000_000
"""Most bytes of one record's headers."""
MAX_DAMAGES = 100
"""Damaged places after which a file is given up."""
# Archives of pages unpack to five times their size or so; one that goes far beyond is made to fill a machine.
_UNPACKED_AT_LEAST = 2_000_000_000
_UNPACKED_A_BYTE = 20

_DAMAGE = (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError, zlib.error)
"""Any of these is how warcio meets damage."""


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
        """Records as warcio gives them, each with its bytes as they were sent."""
        at, tried = 0, 0
        while at >= 0 and tried < MAX_DAMAGES:
            found, record = False, None
            reader = _Bounded(self._raw, at, self._left)
            archive = ArchiveIterator(reader.file)
            archive.reader = reader
            try:
                while (following := _next(archive)) is not None:
                    record, start = following, archive.offset
                    sent = record.raw_stream.read(self._most) if record.rec_type == "response" else b""
                    at, found = start, True
                    yield record, sent
                # A record may be said to be longer than what is left of the file.
                if not reader.cut and not getattr(getattr(record, "raw_stream", None), "limit", 0):
                    return
            except _DAMAGE:
                pass
            finally:
                self.wrong_lengths += archive.err_count
                self._left -= reader.num_read
            if found or not self.damages:
                self.damages.append(at)
            if self._left <= 0:
                return
            tried += 1
            at = self._raw.find(self._mark, at + 1)


def _next(archive: ArchiveIterator) -> Any:
    # The library writes of each wrong length there; `err_count` counts them.
    with redirect_stderr(io.StringIO()):
        return next(archive, None)


class _Bounded(BufferedReader):  # type: ignore[misc]
    """Unpacks so many bytes and no more, and takes damage for damage and headers without end for it too."""

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
        found: bytes = super().read(length)
        return found

    def close_decompressor(self) -> None:
        self.cut = self.decompressor is not None and not self.decompressor.eof
        super().close_decompressor()

    def _decompress(self, data: bytes) -> bytes:
        # Without this the library would take what cannot be unpacked for the end of the file.
        return self.decompressor.decompress(data) if self.decompressor and data else data

    def _process_read(self, data: bytes) -> None:
        super()._process_read(data)
        if self.num_read > self._most:
            raise ArchiveLoadFailed("unpacks beyond reason")
