"""A model of the person's own is offered where the settings name one, and asked only where that is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.support.model_server import saying, serving
from tests.support.salt import CUT, REPORT
from tests.web.conftest import client_of
from tests.web.test_reports import wait
from tests.web.threads import InThreads

from detente.web.bench import Bench


@pytest.fixture(autouse=True)
def _jobs_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.web.jobs._SPAWN", InThreads)


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DETENTE_CONFIG", str(tmp_path / "mine.toml"))
    return tmp_path / "mine.toml"


def read(client: TestClient, bench: Bench, **fields: str) -> str:
    client.post("/reports", data={"text": REPORT, "published": "2021-05-07", **fields})
    wait(bench)
    return client.get("/reports").text


def test_it_proposes_where_it_is_chosen_and_the_page_says_what_stood_up(empty: Bench, settings: Path) -> None:
    client = client_of(empty)
    with serving(saying(rows=[CUT], statements=[])) as server:
        settings.write_text(f'[assistant]\nurl = "{server.url}"\nmodel = "small"\n')
        assert "A model of your own, <bdi>small</bdi>" in client.get("/reports").text
        shown = read(client, empty, assisted="here")
        assert "1 of 1 proposal stood up to the words" in shown
    rows = client.get("/api/positions").json()["positions"]
    assert [row["proposed_by"] for row in rows if row["maker"] == "ostland"] == ["small, prompt rows-1"]


def test_it_is_not_asked_unasked_and_nothing_leaves_this_machine_by_a_choice_of_here(
    empty: Bench, settings: Path
) -> None:
    settings.write_text('[assistant]\nurl = "http://192.0.2.1"\nmodel = "small"\n')
    client = client_of(empty)
    offered = client.get("/reports").text
    assert "the text of the reports leaves this machine" in offered
    assert 'value="here"' not in offered
    assert "is not on this machine" in read(client, empty, assisted="here")
    assert client.get("/api/reports").json()["reports"] == []
    assert 'href="/report?id=' in read(client, empty)


def test_a_fault_of_the_settings_is_said_and_reports_are_read_all_the_same(
    empty: Bench, settings: Path
) -> None:
    settings.write_text("[assistant]\ncolour = 1\n")
    client = client_of(empty)
    assert "there is no setting" in client.get("/reports").text
    assert 'href="/report?id=' in read(client, empty)
