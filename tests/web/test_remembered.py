"""A page is made once for each state of the material, however many ask for it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.testclient import TestClient

from detente.web.around import AroundPages
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
    assert asked(Remembered(inner, lambda _: "as it is"), ["/brief"] * 20) == ["1"] * 20


def test_a_page_is_made_again_when_anything_changed() -> None:
    inner, now = Counting(), ["before"]
    app = Remembered(inner, lambda _: now[0])
    assert asked(app, ["/brief"]) + asked(app, ["/brief"]) == ["1", "1"]
    now[0] = "after"
    assert asked(app, ["/brief"]) + asked(app, ["/brief"]) == ["2", "2"]


def test_each_filter_has_a_page_of_its_own() -> None:
    app = Remembered(Counting(), lambda _: "as it is")
    assert len({*asked(app, ["/said?page=1"]), *asked(app, ["/said?page=2"]), *asked(app, ["/said"])}) == 3


@pytest.mark.parametrize("path", ["/static/web.css", "/jobs/1"])
def test_what_changes_by_itself_is_not_remembered(path: str) -> None:
    app = Remembered(Counting(), lambda _: "as it is")
    assert asked(app, [path]) != asked(app, [path])


def test_a_fault_is_not_remembered_nor_a_page_that_is_too_large() -> None:
    for inner in (Counting(status=500), Counting(size=9 << 20)):
        app = Remembered(inner, lambda _: "as it is")
        assert asked(app, ["/brief"])[0].strip() == "1"
        assert asked(app, ["/brief"])[0].strip() == "2"


def test_the_oldest_page_makes_room() -> None:
    app = Remembered(Counting(size=1_000), lambda _: "as it is", most_bytes=2_500)
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


class Slow:
    """An application that answers when it is let go."""

    def __init__(self, status: int = 200) -> None:
        self.go = asyncio.Event()
        self.status = status

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.go.wait()
        page = f"<!-- notice --><p>made<!-- busy --> for {scope['query_string'].decode()}"
        await HTMLResponse(page, self.status)(scope, receive, send)


def waited(bench: Bench, *steps: tuple[str, str], status: int = 200) -> list[str]:
    """The pages of a client who takes steps: an address and "ask", "poll", "change", "hold" or "let go"."""
    inner, now = Slow(status), [0]
    app = Remembered(inner, lambda _: ("state", now[0]), around=AroundPages(bench), patience=0.05)

    async def one_by_one() -> list[str]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            shown = []
            for path, do in steps:
                if do in ("change", "hold"):
                    now[0] += do == "change"
                    inner.go = asyncio.Event()
                elif do == "let go":
                    inner.go.set()
                    await asyncio.sleep(0.01)
                else:
                    polls = {"hx-trigger": "waiting"} if do == "poll" else {}
                    shown.append((await client.get(path, headers=polls)).text)
            return shown

    return asyncio.run(one_by_one())


def test_who_waits_too_long_is_shown_that_the_page_is_being_made_and_then_the_page(empty: Bench) -> None:
    path = "/positions?party=UP"
    shown = waited(empty, (path, "ask"), (path, "poll"), ("", "let go"), (path, "poll"), (path, "ask"))
    assert "This page is being worked out" in shown[0]
    assert 'hx-trigger="every' in shown[0]
    assert 'hx-trigger="every' in shown[1]
    assert "data-there" in shown[2]
    assert shown[3].endswith("<p>made for party=UP")


@pytest.mark.parametrize("status", [400, 500])
def test_who_waits_is_shown_what_went_wrong_and_not_told_to_wait_for_ever(empty: Bench, status: int) -> None:
    path = "/brief"
    # It takes as long to go wrong the second time.
    steps = [(path, "ask"), ("", "let go"), ("", "hold"), (path, "poll"), (path, "ask"), (path, "ask")]
    shown = waited(empty, *steps, status=status)
    assert "This page is being worked out" in shown[0]
    assert "data-there" in shown[1]
    assert "made" in shown[2]
    assert "This page is being worked out" in shown[3], "and is tried again"


def test_a_page_as_it_was_before_a_change_says_so_and_what_was_decided(empty: Bench) -> None:
    mark = empty.remember(("The strike was taken out.",))
    steps = [("", "let go"), ("/positions", "ask"), ("", "change"), (f"/positions?said={mark}", "ask")]
    before, shown = waited(empty, *steps)
    assert "as it was before" not in before
    assert "as it was before the latest change" in shown
    assert "The strike was taken out." in shown
    assert shown.endswith("<p>made for ")


@pytest.mark.parametrize("path", ["/interview", "/case"])
def test_what_asks_for_an_answer_is_never_shown_as_it_was(empty: Bench, path: str) -> None:
    shown = waited(empty, ("", "let go"), (path, "ask"), ("", "change"), (path, "ask"))
    assert "made" in shown[0]
    assert "made" not in shown[1]


@pytest.mark.parametrize("path", ["/api/positions", "/brief.docx"])
def test_data_and_files_are_waited_for(empty: Bench, path: str) -> None:
    app = Remembered(Counting(), lambda _: "as it is", around=AroundPages(empty), patience=0)
    assert asked(app, [path]) == ["1"]
