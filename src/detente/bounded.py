"""Read a file that may be anything: it is read whole, or refused before it costs time or memory."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from detente.errors import BadInput
from detente.safe import is_whole

_RIGHTS = "check the name and the rights"
# Opening a pipe to which nobody writes would wait for ever; no other file knows the difference.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_bounded(path: str | os.PathLike[str], most: int, mend: str = "split it") -> bytes:
    """Return the content of a file.

    Parameters
    ----------
    most
        The most bytes that are read.
    mend
        The way to mend a file that is larger.

    Raises
    ------
    BadInput
        If it cannot be read, is a folder, a pipe or a device, is too large, or grows while it is read.

    Examples
    --------
    >>> read_bounded(os.devnull, 1_000)
    Traceback (most recent call last):
    detente.errors.BadInput: /dev/null: is a pipe or a device, which may never end; save it as a file first
    """
    where = os.fspath(path)
    if not is_whole(where):
        raise BadInput(where, "has a name that is not in UTF-8", "give it another name")
    try:
        with os.fdopen(os.open(where, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise BadInput(where, "cannot be read: Is a directory", _RIGHTS)
            if not stat.S_ISREG(status.st_mode):
                raise BadInput(where, "is a pipe or a device, which may never end", "save it as a file first")
            # The size that it says first: a file of holes would be read for minutes.
            content = file.read(most + 1) if status.st_size <= most else b""
    except OSError as error:
        raise BadInput(where, f"cannot be read: {error.strerror}", _RIGHTS) from None
    except ValueError:
        raise BadInput(where, "cannot be the name of a file", _RIGHTS) from None
    if max(status.st_size, len(content)) > most:
        raise BadInput(where, f"larger than {in_bytes(most)}", mend)
    return content


def read_bounded_text(path: str | os.PathLike[str], most: int, mend: str = "split it") -> str:
    """Return the text of a file in UTF-8, without a byte order mark; see `read_bounded`.

    Raises
    ------
    BadInput
        As `read_bounded`, and if it is not in UTF-8.
    """
    try:
        return read_bounded(path, most, mend).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(os.fspath(path), "not text in UTF-8", "save the file as UTF-8 text") from None


def in_bytes(size: int) -> str:
    """Return a size in words.

    Examples
    --------
    >>> in_bytes(50_000_000), in_bytes(1_000_000_000), in_bytes(512)
    ('50 MB', '1 GB', '512 bytes')
    """
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB")):
        if size >= unit:
            return f"{size / unit:g} {name}"
    return f"{size} bytes"


def is_regular(path: Path) -> bool:
    """Return True for a file with an end; False for what is none, or cannot be looked at."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
