"""The reports of a dossier's file, for a case that cites them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date

from detente.errors import BadInput
from detente.sources.encryption import (
    cipher_library,
    is_encrypted,
    passphrase_of,
    unlock,
    wrong_passphrase,
)
from detente.sources.report import Report

_ALL = "SELECT id, text, title, publisher, published, url, language, copy_of FROM reports ORDER BY number"


def read_store_file(raw: bytes, source: str, _: str) -> Iterator[Report]:
    """Yield the reports of a store.

    Raises
    ------
    BadInput
        If the file is no store, or is damaged.
    """
    encrypted = is_encrypted(source)
    library = cipher_library(source) if encrypted else sqlite3
    with closing(library.connect(source if encrypted else ":memory:")) as connection:
        try:
            if encrypted:
                unlock(connection, passphrase_of(source))
            else:
                connection.deserialize(raw)
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("PRAGMA query_only=ON")
            for own, text, title, publisher, published, url, language, copy_of in connection.execute(_ALL):
                yield Report(
                    own, f"{source}#{own}", text, title, publisher,
                    date.fromisoformat(published) if published else None, url, language, copy_of,
                )  # fmt: skip
        except (library.Error, TypeError, ValueError) as error:
            if encrypted:
                raise wrong_passphrase(source) from None
            raise BadInput(source, f"is no whole dossier: {error}", "see detente dossier check") from None
