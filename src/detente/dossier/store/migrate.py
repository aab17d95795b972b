"""The form of a store brought up to date by the migrations in the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, inspect, text

from detente.dossier.store.engine import broken, mark
from detente.dossier.store.where import without_password
from detente.errors import BadInput

LATEST: Final = "0008"
"""The newest of the migrations."""
_VERSIONS: Final = Path(__file__).parent / "migrations"
_TABLE: Final = "alembic_version"
_STRANGE: Final = "SELECT 1 FROM sqlite_master WHERE type IN ('trigger', 'view')"


def version_of(connection: Connection, where: str) -> str | None:
    """Return the version of a store's form; None for an empty database.

    Raises
    ------
    BadInput
        If a newer detente wrote the store, or the database is of another program.
    """
    tables = set(inspect(connection).get_table_names())
    if _TABLE not in tables:
        if not tables:
            return None
        raise BadInput(
            without_password(where), "the database has tables of another program", "name another database"
        )
    if connection.dialect.name == "sqlite" and connection.execute(text(_STRANGE)).first() is not None:
        # A trigger runs whenever something is written, whoever put it there.
        raise BadInput(
            without_password(where), "the file has a trigger or a view, which no dossier has", "do not use it"
        )
    version = connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar_one_or_none()
    if version is None or "reports" not in tables:
        raise broken(where, "its tables are not whole")
    if str(version) > LATEST:
        raise BadInput(
            without_password(where), "a newer version of detente wrote this dossier", "update detente"
        )
    return str(version)


def bring_up_to_date(connection: Connection, version: str = LATEST) -> None:
    """Make the tables, or change those of an older version, within the transaction of a connection."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_VERSIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)

    def steps(revision: Any, _: Any) -> Any:
        return script._upgrade_revs(version, revision)

    with EnvironmentContext(config, script, fn=steps, destination_rev=version) as environment:
        environment.configure(connection=connection, transactional_ddl=False)
        environment.run_migrations()
    mark(connection)
