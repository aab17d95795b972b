"""What a server sent, put together from its chunks and unpacked."""

from __future__ import annotations

import zlib
from typing import Final

_LONGEST_SIZE = 64
# "deflate" was meant to have a header, and servers send it without one too.
_WINDOWS: Final = {
    "gzip": (16 + zlib.MAX_WBITS,),
    "x-gzip": (16 + zlib.MAX_WBITS,),
    "deflate": (zlib.MAX_WBITS, -zlib.MAX_WBITS),
}


def http_body(raw: bytes, most: int, *, chunked: bool = False, packing: str = "") -> bytes:
    r"""The first ``most`` bytes of a body, however much more a few bytes may unpack to.

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
