"""Office files, which are zip archives: opened only where they unpack to a reasonable size."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lxml import etree

from detente.errors import BadInput

MAX_UNPACKED_BYTES: Final = 300_000_000
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""The first bytes of Office files before 2007, and of those locked with a password."""
DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, etree.LxmlError, KeyError, ValueError, TypeError, AttributeError,
    AssertionError, LookupError, EOFError, OSError, NotImplementedError, RuntimeError, RecursionError,
)  # fmt: skip
"""The exceptions that zip archives and the readers of office files raise over damage."""


def require_packed(raw: bytes, source: str, kind: str) -> None:
    """Refuse a file that is no archive, is locked, or unpacks beyond reason.

    Parameters
    ----------
    raw, source
        The file, and where it is.
    kind
        The kind of file that it should be, with its article.

    Raises
    ------
    BadInput
        If it cannot be opened.
    """
    if raw.startswith(_OLD_OFFICE):
        raise BadInput(
            source, f"is no {kind} of today: it is locked with a password, or from before 2007",
            "open it and save it anew",
        )  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except DAMAGE:
        raise BadInput(source, f"is no {kind}, or a damaged one", "open it and save it anew") from None
    if size > MAX_UNPACKED_BYTES:
        raise BadInput(
            source, f"unpacks to {size / 1e6:,.0f} MB; at most {MAX_UNPACKED_BYTES // 1_000_000} MB are read",
            "save the text alone",
        )  # fmt: skip


@contextmanager
def damage_as_bad_input(source: str, kind: str) -> Iterator[None]:
    """Turn the exceptions of a damaged file into bad input.

    Raises
    ------
    BadInput
        In place of any exception over damage.
    """
    try:
        yield
    except DAMAGE:
        raise BadInput(
            source, f"the {kind} is damaged and cannot be read", "open it and save it anew"
        ) from None


def require_no_entities(part: bytes) -> None:
    """Refuse XML that declares entities, which office programs never write.

    Raises
    ------
    ValueError
        If it declares some.
    """
    if b"<!DOCTYPE" in part[:4000] or b"<!ENTITY" in part[:4000]:
        raise ValueError("declares entities")
