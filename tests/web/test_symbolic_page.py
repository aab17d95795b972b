"""A case with more states than memory holds is analysed by sets of states, in the background."""

from __future__ import annotations

import pytest
from tests.web.conftest import client_of
from tests.web.test_opened_cases import WELL, opened
from tests.web.test_reports import wait
from tests.web.threads import InThreads

from detente.web.bench import Bench

OPTIONS = ", ".join(f"x{k}: Do it {k} times" for k in range(20))
VAST = f"""detente: 1
title: A vast dispute
parties:
  A: {{name: Alfa, options: {{{OPTIONS}}}}}
  B: {{name: Bravo, options: {{{OPTIONS}}}}}
status_quo: {"N" * 40}
preferences: {{A: {{priorities: [not B.x0, A.x1]}}, B: {{priorities: [B.x0 if A.x1]}}}}
"""


@pytest.fixture(autouse=True)
def _jobs_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.web.jobs._SPAWN", InThreads)


def test_a_vast_case_is_analysed_by_sets_and_its_page_goes_along(empty: Bench) -> None:
    client = client_of(empty)
    opened(client, "vast.yaml", VAST)
    assert client.get("/analysis").url.path == "/symbolic"
    client.post("/symbolic", data={"to": "A.x1 and B.x0", "full": "true"})
    job = wait(empty)
    assert (job.fault, job.state) == ("", "done")
    assert "1,099,511,627,776 states" in client.get("/symbolic").text
    assert client.get("/api/symbolic").json()["states"] == 2**40
    assert client.get("/symbolic.docx").content.startswith(b"PK")


def test_what_the_engine_cannot_take_is_said_before_any_work(empty: Bench) -> None:
    client = client_of(empty)
    opened(client, "well.yaml", WELL)
    answer = client.post("/symbolic")
    assert answer.status_code == 422
    assert "The symbolic engine cannot take this case: the preference of LOW is no list" in answer.text
    assert empty.jobs.all == []
