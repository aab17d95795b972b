"""The reports of a dossier's file, for a case that cites them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date

from detente.errors import BadInput
from detente.sources.report import Report

_ALL = "SELECT id, text, title, publisher, published, url, language, copy_of FROM reports ORDER BY number"


def read_store_file(raw: bytes, source: str, _: str) -> Iterator[Report]:
    """Yield the reports of a store.

    Raises
    ------
    BadInput
        If the file is no store, or is damaged.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(raw)
            connection.execute("PRAGMA trusted_schema=OFF")
            for own, text, title, publisher, published, url, language, copy_of in connection.execute(_ALL):
                yield Report(
                    own, f"{source}#{own}", text, title, publisher,
                    date.fromisoformat(published) if published else None, url, language, copy_of,
                )  # fmt: skip
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise BadInput(source, f"is no whole dossier: {error}", "see detente dossier check") from None
