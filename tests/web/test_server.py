"""The server: its link works from the moment that it is given."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from tests.web.visits import served

from detente.dossier.store.store import open_store
from detente.errors import BadInput
from detente.web.server import serve


class Stop(Exception):
    """Ends the server once its link is given."""


def test_who_opens_the_link_at_once_is_not_refused(tmp_path: Path) -> None:
    def connect(link: str) -> None:
        place = urlsplit(link)
        assert place.hostname is not None
        socket.create_connection((place.hostname, place.port), timeout=10).close()
        raise Stop

    with pytest.raises(Stop):
        serve(str(tmp_path), 0, connect)


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(BadInput, match=f"{port} is taken"):
            serve(str(tmp_path), port, lambda link: None)


MANY = 300
LINES = "\n".join(
    json.dumps(
        {
            "id": f"r{k}",
            "text": f"PORT ROY, 3 May 2021 - The mayor of Town {k} met the union.",
            "title": f"T {k}",
        }
    )
    for k in range(MANY)
)


def children_of(process: int) -> set[str]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")
def test_a_server_that_is_killed_while_it_reads_loses_nothing_that_it_showed(tmp_path: Path) -> None:
    server = served(tmp_path)
    root = server.link.partition("/open")[0]
    shown: set[str] = set()
    with httpx.Client(base_url=root, headers={"origin": root}, timeout=60) as client:
        assert client.get(server.link).status_code == 303
        client.post("/reports", files={"files": ("many.jsonl", LINES.encode())})
        limit = time.monotonic() + 180
        while len(shown) < 5 and time.monotonic() < limit:
            time.sleep(0.02)
            # It goes on answering meanwhile.
            shown = {row["report"] for row in client.get("/api/reports").json()["reports"]}
        helpers = children_of(server.process.pid)
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait(30)
    # Whoever reads for it ends with the next report that it would tell of.
    limit = time.monotonic() + 60
    while any(Path(f"/proc/{each}").exists() for each in helpers) and time.monotonic() < limit:
        time.sleep(0.02)
    assert 5 <= len(shown) < MANY
    with open_store(str(tmp_path / "dispute.dossier")) as store:
        kept = {report.id for report in store.reports()}
        assert shown <= kept < {f"r{k}" for k in range(MANY)}
        assert store.check() == len(kept)
