"""Dossiers that are encrypted files: the passphrase, and the library that reads them (SQLCipher)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from detente.errors import BadInput

PASSPHRASE: Final = "DETENTE_PASSPHRASE"
"""The variable of the environment that holds the passphrase where nobody can be asked for it."""
_PLAIN: Final = b"SQLite format 3\x00"
_SUFFIX: Final = ".dossier"
_LOOKED_AT: Final = 1024
_LEAST: Final = 1024
_SHORTEST: Final = 8
"""Characters of a new passphrase at least."""

PassphrasePrompt = Callable[[str, bool], str | None]
"""Asks a person for the passphrase of a file, twice if it is a new one; None where nobody can be asked."""
_PROMPTS: list[PassphrasePrompt] = []


def ask_passphrases_with(prompt: PassphrasePrompt) -> None:
    """Ask for passphrases by this prompt from now on."""
    _PROMPTS[:] = [prompt]


def is_encrypted(where: str) -> bool:
    """Return True for a dossier file whose bytes say nothing: neither SQLite's nor a text.

    Examples
    --------
    >>> is_encrypted("no/such.dossier")
    False
    """
    path = Path(where)
    try:
        if not where.lower().endswith(_SUFFIX) or not path.is_file() or path.stat().st_size < _LEAST:
            return False
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
    except (OSError, ValueError):
        return False
    return not head.startswith(_PLAIN) and not _is_text(head)


def _is_text(head: bytes) -> bool:
    try:
        # The last letter may be cut.
        text = head[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text


def passphrase_of(where: str, *, new: bool = False) -> str:
    """Return the passphrase of a file: from the environment, else from a person.

    Parameters
    ----------
    new
        True for a file that is made with it.

    Raises
    ------
    BadInput
        If there is none, or a new one is too short.
    """
    passphrase = os.environ.get(PASSPHRASE) or next((prompt(where, new) for prompt in _PROMPTS), None)
    if not passphrase:
        raise BadInput(
            where, "is to be encrypted, and there is no passphrase" if new else "is encrypted",
            f"give the passphrase at the prompt of a terminal, or in the variable {PASSPHRASE}",
        )  # fmt: skip
    if "\x00" in passphrase or (new and len(passphrase) < _SHORTEST):
        raise BadInput(where, "the passphrase is too short", f"take {_SHORTEST} characters or more")
    return passphrase


def cipher_library(where: str) -> Any:
    """Return the library that opens encrypted files, which has the form of Python's own for SQLite.

    Raises
    ------
    BadInput
        If it is not installed.
    """
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise BadInput(
            where, "is encrypted, and the package sqlcipher3 is missing", "pip install 'detente[encryption]'"
        ) from None
    return dbapi2


def unlock(connection: Any, passphrase: str) -> None:
    """Give the passphrase to a new connection of the library; nothing is read yet."""
    # The library would print to standard error what a wrong passphrase makes of a page.
    connection.execute("PRAGMA cipher_log_level = NONE").close()
    quoted = passphrase.replace("'", "''")
    connection.execute(f"PRAGMA key = '{quoted}'").close()


def wrong_passphrase(where: str) -> BadInput:
    """Return the error of a file that does not open."""
    return BadInput(
        where, "does not open: the passphrase is wrong, or it is no dossier, or it is damaged",
        "give the passphrase with which it was made",
    )  # fmt: skip
