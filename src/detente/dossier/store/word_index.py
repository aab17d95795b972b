"""The index of words of a file held against the words of its reports: a damaged one finds too little."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, closing
from itertools import zip_longest
from typing import Any, Final

from sqlalchemy import Connection, exc, text

from detente.dossier.store.engine import broken
from detente.dossier.store.terms import terms_of

_AT_ONCE: Final = 5_000
_SAID: Final = "its index of words is not as it was laid out, so that a search may find too little"
_MADE_OF: Final = "SELECT sql FROM sqlite_master WHERE name = 'passage_words'"
_PASSAGES: Final = (
    "SELECT p.number, substr(r.text, p.starts + 1, p.ends - p.starts) AS words"
    " FROM passages AS p JOIN reports AS r ON r.number = p.report"
)
_TABLES: Final = ("words_again", "words_as_kept", "words_as_made")


def require_word_index(connection: Connection, where: str) -> None:
    """Lay out the index of words again, in memory, and compare each place of each word.

    The index of a server is the server's to check.

    Raises
    ------
    BadInput
        If the two differ.
    """
    if connection.dialect.name != "sqlite":
        return
    made_of = str(connection.exec_driver_sql(_MADE_OF).scalar_one())
    try:
        _lay_out_again(connection, made_of)
        with _places(connection, "words_as_kept") as kept, _places(connection, "words_as_made") as made:
            is_whole = all(one == other for one, other in zip_longest(kept, made))
    except exc.DatabaseError:
        is_whole = False
    finally:
        for name in _TABLES:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
    if not is_whole:
        raise broken(where, _SAID)


def require_found(connection: Connection, where: str) -> None:
    """Let SQLite check by which it finds a word in the index; the file must be one that can be written to."""
    if connection.dialect.name != "sqlite":
        return
    try:
        connection.exec_driver_sql("INSERT INTO passage_words(passage_words) VALUES ('integrity-check')")
    except exc.DatabaseError as error:
        raise broken(where, _SAID) from error


def _lay_out_again(connection: Connection, made_of: str) -> None:
    again = made_of.replace("passage_words", "temp.words_again", 1)
    connection.exec_driver_sql(again)
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.words_as_kept USING fts5vocab(main, passage_words, instance)"
    )
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE temp.words_as_made USING fts5vocab(temp, words_again, instance)"
    )
    insert = text("INSERT INTO temp.words_again(rowid, words) VALUES (:number, :words)")
    rows = connection.execute(text(_PASSAGES)).all()
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        connection.execute(
            insert, [{"number": row.number, "words": " ".join(terms_of(row.words))} for row in some]
        )


def _places(connection: Connection, table: str) -> AbstractContextManager[Iterable[Any]]:
    """Return each word, its passage and its place there, in one order for both tables."""
    return closing(connection.exec_driver_sql(f"SELECT term, doc, offset FROM temp.{table}"))
