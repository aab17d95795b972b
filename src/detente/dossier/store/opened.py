"""A store that is open: its connection, and its form brought up to date."""

from __future__ import annotations

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from detente import __version__
from detente.dossier.joined_before import JoinedBefore
from detente.dossier.store import adding
from detente.dossier.store.engine import OnWait, connect, reading, writing
from detente.dossier.store.migrate import LATEST, bring_up_to_date, version_of
from detente.dossier.store.read_before import ReadBefore
from detente.dossier.store.state import state_of
from detente.dossier.store.where import without_password
from detente.errors import BadInput


def no_wait() -> None:
    """Say nothing."""


class OpenStore:
    """A file or a database that keeps a dossier, ready to be read and written.

    Every method that reads or writes raises `BadInput` where the store cannot be used.
    """

    def __init__(
        self, where: str, *, create: bool = False, encrypt: bool = False, on_wait: OnWait = no_wait
    ) -> None:
        self.where = without_password(where)
        self._on_wait = on_wait
        self._engine = connect(where, create=create, encrypt=encrypt)
        self._names = adding.Names()
        self._read_before = ReadBefore()
        self._joined_before = JoinedBefore()
        try:
            with self._reading() as connection:
                version = version_of(connection, where)
            if version is None and not create:
                raise BadInput(
                    self.where, "there is no dossier", f"make one: detente dossier add {self.where} REPORT..."
                )
            if version != LATEST:
                with self._writing() as connection:
                    # Another program may have done it meanwhile.
                    if version_of(connection, where) != LATEST:
                        bring_up_to_date(connection)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.where)

    def _writing(self) -> AbstractContextManager[Connection]:
        return writing(self._engine, self.where, self._on_wait)

    def state(self) -> str:
        """Return what differs as soon as anything was added, read again, decided or taken back."""
        with self._reading() as connection:
            return state_of(connection)


def this_reader() -> str:
    """Return the name of the program that reads now, with its version."""
    return f"detente {__version__}"
