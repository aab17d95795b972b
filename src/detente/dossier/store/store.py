"""The store of a dossier, opened by its name or address."""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import select

from detente.dossier.store import kept
from detente.dossier.store.deciding import Deciding
from detente.dossier.store.decisions import that_count
from detente.dossier.store.engine import OnWait, require_whole
from detente.dossier.store.indexing import index_reports
from detente.dossier.store.intake import Intake
from detente.dossier.store.kept_timelines import KeptTimelines
from detente.dossier.store.opened import no_wait
from detente.dossier.store.salvage import Saved, save_into
from detente.dossier.store.schema import REPORTS, SECRETS
from detente.dossier.store.sums import require_sums
from detente.dossier.store.timeline_rows import TimelineRows
from detente.dossier.store.word_index import require_found, require_word_index
from detente.errors import BadInput

_PSEUDONYMS: Final = "pseudonyms"
_SECRET: Final = select(SECRETS.c.value).where(SECRETS.c.name == _PSEUDONYMS)


def open_store(
    where: str, *, create: bool = False, encrypt: bool = False, on_wait: OnWait = no_wait
) -> Store:
    """Open a store, and bring its form up to date.

    Parameters
    ----------
    where
        The name of a file, or the address of a PostgreSQL database.
    create
        Make it where it is not there yet.
    encrypt
        Encrypt the file that is made.
    on_wait
        Called once when another program writes to it and has to be waited for.

    Raises
    ------
    BadInput
        If there is none, it is something else, a newer detente wrote it, it is damaged, or it is encrypted
        and there is no passphrase, or a wrong one.
    """
    return Store(where, create=create, encrypt=encrypt, on_wait=on_wait)


class Store(Intake, KeptTimelines, Deciding):
    """The dossier of a dispute, kept for years; see `open_store`."""

    def secret(self) -> bytes:
        """Return the secret by which names have pseudonyms in what is shared; made when first wanted."""
        with self._reading() as connection:
            known = connection.execute(_SECRET).scalar_one_or_none()
        if known is None:
            with self._writing() as connection:
                known = connection.execute(_SECRET).scalar_one_or_none()
                if known is None:
                    known = secrets.token_hex(32)
                    connection.execute(SECRETS.insert().values(name=_PSEUDONYMS, value=known))
        return bytes.fromhex(known)

    def save_from(self, damaged: str) -> Saved:
        """Take up, in this new store, what can still be read of a damaged file."""
        with self._writing() as connection:
            saved = save_into(connection, damaged)
            # The reports were laid out before the decisions about them were there.
            decisions = that_count(kept.decisions_in(connection, self.where))
            if decisions:
                index_reports(connection, self.where, kept.latest_editions(connection, self.where), decisions)
            return saved

    def _require_found(self) -> None:
        try:
            with self._writing() as connection:
                require_found(connection, self.where)
        except BadInput as error:
            # Of a file that cannot be written to all but this is checked.
            if "is damaged" in error.what:
                raise

    def check(self) -> int:
        """Check the whole store: the file, every report, reading and decision; return the number of reports.

        Raises
        ------
        BadInput
            If any of it is not as it was written.
        """
        with self._reading() as connection:
            require_whole(connection, self.where)
            kept.decisions_in(connection, self.where)
            rows = connection.execute(select(REPORTS)).mappings().all()
            for row in rows:
                kept.whole_report(row, self.where)
            kept.require_readings(connection, self.where)
            require_sums(connection, self.where)
            TimelineRows(connection, self.where).require_whole()
            require_word_index(connection, self.where)
        self._require_found()
        return len(rows)
