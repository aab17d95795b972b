"""Reports sent to a workbench: waiting until they are read, and naming them."""

from __future__ import annotations

import time

from starlette.testclient import TestClient

from detente.web.bench import Bench
from detente.web.jobs import Job


def wait(bench: Bench) -> Job:
    limit = time.monotonic() + 180
    while bench.jobs.running and time.monotonic() < limit:
        time.sleep(0.01)
    return bench.jobs.all[-1]


def ids(client: TestClient) -> list[str]:
    return [row["report"] for row in client.get("/api/reports").json()["reports"]]
