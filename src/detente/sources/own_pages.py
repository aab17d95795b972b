"""Pages that detente wrote: the mark that says of which source, and if somebody has changed the page since.

The mark is one run of ASCII letters that any file can hold: the head of an HTML page, the end of a PDF, the
comment of a Word file or a picture. In it stands the SHA-256 of the whole file, taken with noughts in its own
place.
"""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from detente.bounded import read_bounded
from detente.errors import BadInput

MAX_PAGE_BYTES = 1_000_000_000
_UNSEALED = b"0" * 64
_MARK = re.compile(rb"detente-page sha256:([0-9a-f]{64}) of:([!-:<-~]*);")
_HTML_HEAD = b'<meta name="generator" content="detente '
_HEAD = 2000
_PNG = b"\x89PNG"
_CHECK_SUM = 4
"""Bytes of the check sum of each part of a PNG picture."""
_SEALED_SUFFIXES = (".pdf", ".docx")


@dataclass(frozen=True)
class OwnPage:
    """A page that detente wrote.

    Attributes
    ----------
    of
        The sources it tells of, as `page_mark` was given them; empty where it was given none.
    changed
        Whether somebody has changed it since.
    """

    of: str
    changed: bool


def page_mark(of: str = "") -> str:
    """Return the mark of a page, to be put into it before `seal_page`.

    Examples
    --------
    >>> page_mark("my report.txt")[-19:]
    'of:my%20report.txt;'
    """
    return f"detente-page sha256:{_UNSEALED.decode()} of:{quote(of, errors='surrogateescape')};"


def seal_page(content: bytes) -> bytes:
    """Write the hash of a page into the first mark that it holds; without a mark it stays as it is."""
    mark = _MARK.search(content)
    if mark is None:
        return content
    start, end = mark.span(1)
    sealed = content[:start] + _digest(content, mark) + content[end:]
    return _with_check_sum(sealed, mark) if content.startswith(_PNG) else sealed


def own_page(content: bytes) -> OwnPage | None:
    """Return what the mark of a page says; None if detente did not write it.

    A page of an earlier version has no mark to compare, so it counts as changed.

    Examples
    --------
    >>> page = seal_page(f"<p>{page_mark('report.txt')}</p>".encode())
    >>> own_page(page), own_page(page + b"!").changed, own_page(b"<p>") is None
    (OwnPage(of='report.txt', changed=False), True, True)
    """
    mark = _MARK.search(content)
    if mark is not None:
        return OwnPage(
            unquote(mark[2].decode(), errors="surrogateescape"), changed=_digest(content, mark) != mark[1]
        )
    return OwnPage("", changed=True) if _HTML_HEAD in content[:_HEAD] else None


def why_kept(path: Path, of: str | None = None) -> str | None:
    """Return the reason why a page must not take the place of a file; None if it may.

    Parameters
    ----------
    of
        The sources of the page, as `page_mark` takes them; None where any page may be replaced.
    """
    if not os.path.lexists(path):
        return None
    try:
        mark = own_page(read_bounded(path, MAX_PAGE_BYTES))
    except (OSError, ValueError, BadInput):
        mark = None
    if mark is None:
        return "is there already and is no page of detente's"
    if mark.changed:
        return "has been changed since detente wrote it"
    # A page written from Python does not say of which source it is.
    if of is None or not mark.of or mark.of == of:
        return None
    return f"is the page of {mark.of}"


def _digest(content: bytes, mark: re.Match[bytes]) -> bytes:
    start, end = mark.span(1)
    behind = content[end:]
    if content.startswith(_PNG):
        # The check sum of the part of a picture in which the mark stands follows from the hash.
        rest = mark.end() - end
        behind = behind[:rest] + bytes(_CHECK_SUM) + behind[rest + _CHECK_SUM :]
    return hashlib.sha256(content[:start] + _UNSEALED + behind).hexdigest().encode()


def _with_check_sum(content: bytes, mark: re.Match[bytes]) -> bytes:
    """Mend the check sum of the part of a PNG picture that ends with the mark."""
    part = content.rfind(b"tEXt", 0, mark.start())
    check_sum = zlib.crc32(content[part : mark.end()]).to_bytes(_CHECK_SUM, "big")
    return content[: mark.end()] + check_sum + content[mark.end() + _CHECK_SUM :]


def is_own_page(path: Path) -> bool:
    """Return True if a file is a page of detente's: HTML by its head, a PDF or a Word file by its mark.

    Raises
    ------
    OSError, BadInput
        If it cannot be read.
    """
    if path.suffix.lower() in _SEALED_SUFFIXES:
        return own_page(read_bounded(path, MAX_PAGE_BYTES)) is not None
    with path.open("rb") as file:
        return _HTML_HEAD in file.read(_HEAD)
