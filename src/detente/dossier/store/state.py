"""The state of a store: it changes with whatever is added, read again or decided, and with nothing else."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select

from detente.dossier.store.keys import digest_of
from detente.dossier.store.schema import DECISIONS, READINGS, REPORTS

_REPORTS: Final = select(REPORTS.c.number, REPORTS.c.key).order_by(REPORTS.c.number.desc()).limit(1)
_READINGS: Final = select(READINGS.c.number, READINGS.c.digest).order_by(READINGS.c.number.desc()).limit(1)
_DECISIONS: Final = (
    select(DECISIONS.c.number, DECISIONS.c.digest).order_by(DECISIONS.c.number.desc()).limit(1)
)


def state_of(connection: Connection) -> str:
    """Return the state of a store.

    All that counts is in rows that are numbered as they are written, one writer at a time, and never changed.
    So the last of each kind says which there are; the digest of the last decision is over all before it too.
    """
    parts = [tuple(connection.execute(query).first() or ()) for query in (_REPORTS, _READINGS, _DECISIONS)]
    return digest_of(str(part) for row in parts for part in (len(row), *row))
