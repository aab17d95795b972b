"""Connections to a store: a SQLite file, or a PostgreSQL database; faults of either said in one line."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc
from sqlalchemy.engine import make_url

from detente.dossier.store.where import APPLICATION, is_address, is_database_file, is_marked, without_password
from detente.errors import BadInput
from detente.sources import cipher_library, is_encrypted, passphrase_of, unlock, wrong_passphrase

OnWait = Callable[[], None]
"""Called once when another program writes to the store, and this one has to wait."""
_PATIENCE: Final = 600.0
"""Seconds that another writer is waited for."""
_TURN: Final = 1.0
"""Seconds that the library waits for it before it is asked again."""
_CHECKED_WHEN_OPENED: Final = 32 << 20
"""Bytes of a file up to which it is checked whole each time it is opened; `check` does so for any."""
_LOCK: Final = 0x64657431
_MEND_BROKEN: Final = (
    "take the last copy, or save what can be read: detente dossier check {where} --save saved.dossier"
)
_IMMEDIATE: Final = "detente_immediate"


def connect(where: str, *, create: bool, encrypt: bool = False) -> Engine:
    """Return an engine for a store.

    Parameters
    ----------
    where
        The name of a file, or the address of a PostgreSQL database.
    create
        Make a file that is not there. A database must be there already.
    encrypt
        Encrypt a file that is made.

    Raises
    ------
    BadInput
        If there is no such store, or the file is something else.
    """
    if not is_address(where):
        return _sqlite(where, create=create, encrypt=encrypt)
    if encrypt:
        raise BadInput(
            without_password(where), "is a database, which its server encrypts or not", "name a file"
        )
    return _postgres(where)


def _sqlite(where: str, *, create: bool, encrypt: bool) -> Engine:
    path = Path(where)
    if path.is_dir():
        raise BadInput(where, "is a folder, and no dossier", "name a file, such as dispute.dossier")
    empty = not path.exists() or path.stat().st_size == 0
    if empty and not create:
        raise BadInput(where, "there is no dossier", f"make one: detente dossier add {where} REPORT...")
    if not path.parent.is_dir():
        raise BadInput(where, f"there is no folder {path.parent}", "make the folder first")
    encrypted = is_encrypted(where)
    if encrypt and not empty and not encrypted:
        raise BadInput(
            where, "is there, and is not encrypted", f"detente dossier encrypt {where} NEW.dossier"
        )
    if not empty and not encrypted and not (is_database_file(where) and is_marked(where)):
        raise BadInput(where, "is no dossier", "name a file that `detente dossier add` made, or a new one")
    if not empty and not encrypted:
        _require_all_pages(path, where)
    engine = _engine_of(path, where, new=empty, encrypted=encrypted or (empty and encrypt))
    if not empty and path.stat().st_size <= _CHECKED_WHEN_OPENED:
        with reported(where), engine.connect() as connection:
            require_whole(connection, where)
    return engine


def _engine_of(path: Path, where: str, *, new: bool, encrypted: bool) -> Engine:
    library = cipher_library(where) if encrypted else sqlite3
    passphrase = passphrase_of(where, new=new) if encrypted else ""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=library,
        connect_args={"timeout": _TURN, "isolation_level": None},
    )

    def set_up(connection: Any, _: Any) -> None:
        if encrypted:
            unlock(connection, passphrase)
            if not new:
                _require_open(connection, library, where)
        _set_up_sqlite(connection)

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _require_open(connection: Any, library: Any, where: str) -> None:
    """See that a passphrase opens a file, and that a dossier is in it."""
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except library.Error as error:
        if "not a database" not in str(error):
            raise
        raise wrong_passphrase(where) from None
    if application != APPLICATION:
        raise BadInput(where, "is no dossier", "name a file that `detente dossier add` made, or a new one")


def page_size_and_number(head: bytes) -> tuple[int, int]:
    """Return the size of a page and the number of pages of a SQLite file, from its first 32 bytes."""
    page = int.from_bytes(head[16:18], "big")
    return (page if page > 1 else 1 << 16), int.from_bytes(head[28:32], "big")


def _require_all_pages(path: Path, where: str) -> None:
    """Refuse a file that is shorter than it says: one whose copy was cut off."""
    with path.open("rb") as file:
        head = file.read(32)
    page, pages = page_size_and_number(head)
    # A writer that ended early leaves a journal, from which the file is made whole when it is opened.
    journal = path.with_name(f"{path.name}-journal")
    if path.stat().st_size < page * pages and not journal.exists():
        raise broken(where, "its end is missing")


def require_whole(connection: Connection, where: str) -> None:
    """Let SQLite check its file.

    Raises
    ------
    BadInput
        If pages of it are damaged or missing.
    """
    if connection.dialect.name != "sqlite":
        return
    said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if said != "ok":
        raise broken(where, str(said).splitlines()[-1])


def broken(where: str, how: str) -> BadInput:
    """Return the error of a store that is damaged."""
    shown = without_password(where)
    mend = "restore it from a backup" if is_address(where) else _MEND_BROKEN.format(where=shown)
    return BadInput(shown, f"is damaged: {how}", mend)


def _set_up_sqlite(connection: Any) -> None:
    # A rollback journal, not WAL: between two runs all is in the one file, which people copy and mail, and
    # it works on network disks. EXTRA: what is committed outlives a loss of power.
    for setting in (
        "journal_mode=DELETE",
        "synchronous=EXTRA",
        "foreign_keys=ON",
        "cell_size_check=ON",
        "trusted_schema=OFF",
        "temp_store=MEMORY",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get(_IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def mark(connection: Connection) -> None:
    """Mark a new file as a store of detente's."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")


def _postgres(where: str) -> Engine:
    try:
        import psycopg  # noqa: F401 - only looked for
    except ImportError:
        raise BadInput(
            without_password(where), "the package psycopg is missing", "pip install 'detente[postgres]'"
        ) from None
    try:
        url = make_url(where).set(drivername="postgresql+psycopg")
    except (exc.ArgumentError, ValueError):
        raise BadInput(
            without_password(where), "is no address", "write postgresql://NAME@HOST/DATABASE"
        ) from None
    return create_engine(url)


@contextmanager
def writing(engine: Engine, where: str, on_wait: OnWait) -> Iterator[Connection]:
    """Yield a connection in a transaction that alone writes; at the end all of it is on the disk.

    Raises
    ------
    BadInput
        If the store cannot be written: no room, no right to, another program that does not end, damage.
    """
    with reported(where), engine.connect().execution_options(**{_IMMEDIATE: True}) as connection:
        _begin_alone(connection, where, on_wait)
        try:
            yield connection
        except BaseException:
            with reported(where):
                connection.rollback()
            raise
        _commit(connection, on_wait)


def _begin_alone(connection: Connection, where: str, on_wait: OnWait) -> None:
    until, waits = time.monotonic() + _PATIENCE, False
    while True:
        try:
            connection.begin()
            if connection.dialect.name == "postgresql" and not _locks(
                connection, "pg_try_advisory_xact_lock"
            ):
                on_wait()
                _locks(connection, "pg_advisory_xact_lock")
            return
        except exc.OperationalError as error:
            connection.rollback()
            if not _is_taken(error):
                raise
            if time.monotonic() > until:
                raise BadInput(
                    where, "another program has been writing to it for ten minutes", "wait until it has ended"
                ) from None
            if not waits:
                on_wait()
            waits = True


def _locks(connection: Connection, function: str) -> bool:
    """Take the lock of those who write, which ends with the transaction; False if another has it."""
    return connection.exec_driver_sql(f"SELECT {function}({_LOCK})").scalar_one() is not False


def _commit(connection: Connection, on_wait: OnWait) -> None:
    """Commit, and wait for those who read."""
    until, waits = time.monotonic() + _PATIENCE, False
    while True:
        try:
            if connection.dialect.name == "sqlite":
                # A commit of SQLAlchemy's own cannot be tried again.
                connection.exec_driver_sql("COMMIT")
            connection.commit()
            return
        except exc.OperationalError as error:
            if not _is_taken(error) or time.monotonic() > until:
                raise
            if not waits:
                on_wait()
            waits = True


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """Yield a connection in a transaction that reads one state of the store throughout.

    Raises
    ------
    BadInput
        If the store cannot be read.
    """
    with reported(where), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            # Else each query would see what was written since the one before.
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def reported(where: str) -> Iterator[None]:
    """Turn faults of the database into bad input, said in one line."""
    try:
        yield
    except exc.DBAPIError as error:
        raise _as_bad_input(where, error) from error
    except sqlite3.Error as error:
        raise _in_words(where, str(error)) from error
    except UnicodeDecodeError as error:
        raise broken(where, "a text in it is none") from error


def _is_taken(error: exc.OperationalError) -> bool:
    # Of SQLite's library, or of the one for encrypted files.
    return type(error.orig).__module__.startswith("sql") and "locked" in str(error.orig)


def _as_bad_input(where: str, error: exc.DBAPIError) -> BadInput:
    return _in_words(where, str(error.orig).strip().splitlines()[0] if str(error.orig) else str(error))


def _in_words(where: str, said: str) -> BadInput:
    shown = without_password(where)
    for sign, what, mend in _FAULTS:
        if sign in said:
            return BadInput(shown, what, mend)
    if any(sign in said for sign in _DAMAGE):
        return broken(where, said)
    return BadInput(shown, f"the database says: {said}", "see what it says, and try again")


_FAULTS: Final = (
    ("full", "cannot be written: there is no room", "make room; all that was reported as added is safe"),
    ("No space left", "cannot be written: there is no room", "make room; all reported as added is safe"),
    ("disk I/O error", "cannot be written or read: the disk fails", "make room, or try another disk"),
    ("readonly", "cannot be written: there is no right to", "copy it to a folder you own"),
    ("unable to open", "cannot be opened", "name a file in a folder you own"),
    ("locked", "another program writes to it", "wait until it has ended"),
    ("password authentication", "the database refuses the name or the password", "mend the address"),
    ("connection failed", "no database answers at the address", "start it, or mend the address"),
    ("connection refused", "no database answers at the address", "start it, or mend the address"),
    ("does not exist", "there is no such database", "make it first: createdb NAME"),
    ("permission denied", "the database does not let you do this", "ask whoever keeps it"),
)
_DAMAGE: Final = ("malformed", "not a database", "corrupt", "no such table", "no such column", "decode")
