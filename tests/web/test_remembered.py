"""A page is made once for each state of the material, however many ask for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from detente.web.bench import Bench
from detente.web.remembered import Remembered


class Counting:
    """An application that says how often it was asked, after a while."""

    def __init__(self, size: int = 0, status: int = 200) -> None:
        self.asked = 0
        self.size, self.status = size, status

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        says = f"{self.asked}".ljust(self.size)
        await asyncio.sleep(0.01)
        await PlainTextResponse(says, self.status)(scope, receive, send)


def asked(app: Remembered, paths: list[str]) -> list[str]:
    async def all_at_once() -> list[str]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return [each.text for each in await asyncio.gather(*map(client.get, paths))]

    return asyncio.run(all_at_once())


def test_of_many_who_ask_at_once_one_makes_the_page() -> None:
    inner = Counting()
    assert asked(Remembered(inner, lambda: "as it is"), ["/brief"] * 20) == ["1"] * 20


def test_a_page_is_made_again_when_anything_changed() -> None:
    inner, now = Counting(), ["before"]
    app = Remembered(inner, lambda: now[0])
    assert asked(app, ["/brief"]) + asked(app, ["/brief"]) == ["1", "1"]
    now[0] = "after"
    assert asked(app, ["/brief"]) + asked(app, ["/brief"]) == ["2", "2"]


def test_each_filter_has_a_page_of_its_own() -> None:
    app = Remembered(Counting(), lambda: "as it is")
    assert len({*asked(app, ["/said?page=1"]), *asked(app, ["/said?page=2"]), *asked(app, ["/said"])}) == 3


@pytest.mark.parametrize("path", ["/case?said=x", "/static/web.css", "/jobs/1"])
def test_what_is_said_once_is_not_remembered(path: str) -> None:
    app = Remembered(Counting(), lambda: "as it is")
    assert asked(app, [path]) != asked(app, [path])


def test_a_fault_is_not_remembered_nor_a_page_that_is_too_large() -> None:
    for inner in (Counting(status=500), Counting(size=9 << 20)):
        app = Remembered(inner, lambda: "as it is")
        assert asked(app, ["/brief"])[0].strip() == "1"
        assert asked(app, ["/brief"])[0].strip() == "2"


def test_the_oldest_page_makes_room() -> None:
    app = Remembered(Counting(size=1_000), lambda: "as it is", most_bytes=2_500)
    first, second = asked(app, ["/a"]), asked(app, ["/b"])
    asked(app, ["/c"])
    assert asked(app, ["/b"]) == second
    assert asked(app, ["/a"]) != first


def test_a_decision_shows_on_the_next_page(client: TestClient, bench: Bench) -> None:
    store = bench.require_store()
    before = client.get("/positions").text
    assert client.get("/positions").text == before
    row = client.get("/api/positions").json()["positions"][0]
    client.post("/positions", data={"row": row["id"], "do": "words", "value": "End the strike today"})
    assert "End the strike today" in client.get("/positions").text
    # By another program, which tells nobody.
    for made in store.decisions():
        store.undo(made.number, who="me")
    assert "End the strike today" not in client.get("/positions").text


def test_a_dossier_that_is_gone_or_broken_is_said_on_the_page(client: TestClient, bench: Bench) -> None:
    assert client.get("/positions").status_code == 200
    place = Path(bench.workspace.store)
    place.write_bytes(b"no dossier any more" * 100)
    answer = client.get("/positions")
    assert answer.status_code in (200, 400)
    assert "<h1>" in answer.text
    place.unlink()
    assert "<h1>" in client.get("/dossier/said").text


def test_a_job_that_begins_shows_on_every_page(client: TestClient) -> None:
    assert "Reading" not in client.get("/positions").text
    client.post("/reports", data={"text": "Ana Roy met the union on Friday.", "title": "Talks"})
    assert "Reading 1 report" in client.get("/positions").text
