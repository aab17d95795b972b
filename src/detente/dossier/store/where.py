"""Places of stores: a file, or the address of a PostgreSQL database. Loads no database library."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from detente.patterns import as_pattern

_ADDRESS: Final = as_pattern(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)
_BEGINS: Final = b"SQLite format 3\x00"
_APPLICATION_AT: Final = 68
APPLICATION: Final = 0x64657431
"""The number that marks a SQLite file as a store of detente's: "det1"."""
SUFFIX: Final = ".dossier"


def is_address(where: str) -> bool:
    """Return True for the address of a PostgreSQL database.

    Examples
    --------
    >>> is_address("postgresql://ana@host/talks"), is_address("talks.dossier")
    (True, False)
    """
    return _ADDRESS.match(where) is not None


def is_store(where: str) -> bool:
    """Return True if a source names a store and not a report: by its address, its name or its first bytes.

    Examples
    --------
    >>> is_store("postgresql://ana@host/talks"), is_store("talks.dossier"), is_store("report.txt")
    (True, True, False)
    """
    return is_address(where) or where.lower().endswith(SUFFIX) or is_database_file(where)


def is_database_file(where: str) -> bool:
    """Return True for a file that begins as those of SQLite do."""
    return _first_bytes(where, len(_BEGINS)) == _BEGINS


def is_marked(where: str) -> bool:
    """Return True for a SQLite file that says that it is a store of detente's."""
    head = _first_bytes(where, _APPLICATION_AT + 4)
    return int.from_bytes(head[_APPLICATION_AT:], "big") == APPLICATION


def without_password(where: str) -> str:
    """Return an address as it may be shown.

    Examples
    --------
    >>> without_password("postgresql://ana:secret@host/talks")
    'postgresql://ana@host/talks'
    >>> without_password("postgresql://host/talks?user=ana&password=secret&sslmode=require")
    'postgresql://host/talks?user=ana&sslmode=require'
    """
    if not is_address(where):
        return where
    shown = re.sub(r"(://[^:/@]*):.*@", r"\1@", where)
    # Also as a parameter; the mark before it, or the one behind it, goes with it.
    shown = re.sub(r"(?<=[?&])(?:password|sslpassword)=[^&#]*&?", "", shown)
    return shown.rstrip("?&")


def _first_bytes(where: str, number: int) -> bytes:
    try:
        path = Path(where)
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(number)
    except (OSError, ValueError):
        return b""
