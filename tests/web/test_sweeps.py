"""The sweep in the workbench: counted as it was asked for, its share done shown, cancelled, taken along."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.web.test_reports import wait
from tests.web.threads import InThreads

from detente.web.bench import Bench
from detente.web.jobs import Tell


@pytest.fixture(autouse=True)
def _jobs_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.web.jobs._SPAWN", InThreads)


def test_a_sweep_is_counted_as_it_was_asked_for_and_goes_along(with_case: TestClient, bench: Bench) -> None:
    form = {"exact_up_to": "0", "samples": "300", "seed": "7", "full": "true", "fresh": "true"}
    with_case.post("/sweep", data=form)
    job = wait(bench)
    assert (job.state, job.percent) == ("done", 100)
    method = with_case.get("/api/sweep").json()["method"]
    assert (method["seed"], method["completions"]) == (7, 300)
    for ending, start in {"docx": b"PK", "pdf": b"%PDF"}.items():
        assert with_case.get(f"/sweep.{ending}").content.startswith(start)
    paper = with_case.get("/sweep.docx").content
    with_case.post("/sweep")
    wait(bench)
    assert with_case.get("/sweep.docx").content != paper
    packed = zipfile.ZipFile(io.BytesIO(with_case.get("/sweep.zip").content))
    assert {name.rpartition(".")[2] for name in packed.namelist()} == {"svg", "png"}
    assert with_case.get("/sweep.exe").status_code == 404
    assert with_case.post("/sweep", data={"seed": "-1"}).status_code == 422


def test_how_much_is_done_is_on_the_page_and_in_its_twin_and_both_can_end_it(
    with_case: TestClient, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait_for_ever(tell: Tell, *_: Any) -> None:
        tell.part(0.426, "completions: portion 3 of 7")
        while bench.jobs.running:
            time.sleep(0.01)

    monkeypatch.setattr("detente.web.sweeps.sweep_case", wait_for_ever)
    monkeypatch.setattr("threading.Thread.terminate", lambda _: None, raising=False)
    for ends in ("/jobs/{}/cancel", "/api/jobs/{}/cancel"):
        with_case.post("/sweep")
        job = bench.jobs.all[-1]
        while not job.doing:
            time.sleep(0.01)
        assert "42 % · completions: portion 3 of 7" in with_case.get("/sweep").text
        said = with_case.get("/api/jobs").json()["jobs"][-1]
        assert said == with_case.get(f"/api/jobs/{job.id}").json()
        assert (said["page"], said["state"], said["part"]) == ("/sweep", "running", 0.426)
        assert with_case.post(ends.format(job.id)).status_code == 200
        assert with_case.get(f"/api/jobs/{job.id}").json()["state"] == "cancelled"
        assert "cancelled" in with_case.get("/sweep").text
    assert with_case.get("/api/sweep").status_code == 400
    assert with_case.post("/api/jobs/nobody/cancel").status_code == 404
