"""A copy of a dossier's file that is encrypted, or of an encrypted one that is not."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from detente.dossier.store.where import APPLICATION, is_address, without_password
from detente.errors import BadInput
from detente.sources import cipher_library, is_encrypted, passphrase_of, unlock, wrong_passphrase


def write_sealed(where: str, to: Path, passphrase: str) -> None:
    """Write an encrypted copy of a dossier that is not encrypted into an empty file.

    Raises
    ------
    BadInput
        If it is no file, or is encrypted already, or the library is missing.
    """
    _require_file(where)
    if is_encrypted(where):
        raise BadInput(where, "is encrypted already", "copy the file as it is")
    _copy(where, "", str(to), passphrase)


def write_unsealed(where: str, to: Path, passphrase: str = "") -> None:
    """Write a copy of an encrypted dossier that is not encrypted into an empty file.

    Parameters
    ----------
    passphrase
        The one that opens it; where it is empty, that of the environment, or of a person at the terminal.

    Raises
    ------
    BadInput
        If it is not encrypted, or the passphrase is missing or wrong.
    """
    _require_file(where)
    if not is_encrypted(where):
        raise BadInput(where, "is not encrypted", "copy the file as it is")
    _copy(where, passphrase or passphrase_of(where), str(to), "")


def _require_file(where: str) -> None:
    if is_address(where) or not Path(where).is_file():
        raise BadInput(without_password(where), "is no file", "name a dossier that is a file")


def _copy(where: str, passphrase: str, to: str, other: str) -> None:
    library = cipher_library(where)
    with closing(library.connect(where, isolation_level=None)) as connection:
        try:
            unlock(connection, passphrase) if passphrase else None
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.execute("ATTACH DATABASE ? AS copy KEY ?", (to, other))
            connection.execute("SELECT sqlcipher_export('copy')").fetchone()
            connection.execute(f"PRAGMA copy.application_id={APPLICATION}")
            connection.execute("DETACH DATABASE copy")
        except library.Error as error:
            if passphrase and "not a database" in str(error):
                raise wrong_passphrase(where) from None
            raise BadInput(where, f"cannot be copied: {error}", "see detente dossier check") from None
