"""Pages are made before somebody asks for them."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from starlette.responses import HTMLResponse

from detente.web import ahead
from detente.web.around import AroundPages
from detente.web.bench import Bench
from detente.web.remembered import Remembered


class Pages:
    """An application that takes down what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked.append(scope["path"])
        await HTMLResponse(f"<p>{scope['path']}")(scope, receive, send)


def test_what_is_made_ahead_is_there_when_somebody_asks() -> None:
    pages = Pages()
    app = Remembered(pages, lambda _: "as it is")

    async def twice() -> None:
        await app.ahead("/positions")
        await app.ahead("/positions")

    asyncio.run(twice())
    assert pages.asked == ["/positions"]


def test_after_the_workbench_has_opened_its_pages_are_made_one_after_the_other(bench: Bench) -> None:
    pages = Pages()
    app = Remembered(pages, bench.page_stamp)

    async def serving() -> None:
        await asyncio.to_thread(ahead._all, bench, app, asyncio.get_running_loop())

    asyncio.run(serving())
    assert pages.asked == list(ahead._PAGES)


def test_a_damaged_dossier_keeps_nothing_from_being_served(empty: Bench) -> None:
    (empty.workspace.case.parent / "dispute.dossier").write_bytes(b"no dossier")
    pages = Pages()

    async def serving() -> None:
        app = Remembered(pages, empty.page_stamp)
        await asyncio.to_thread(ahead._all, empty, app, asyncio.get_running_loop())

    asyncio.run(serving())
    assert pages.asked == []


def test_who_comes_while_the_dossier_is_still_looked_at_is_shown_that_the_page_is_being_made(
    empty: Bench,
) -> None:
    pages, known = Pages(), asyncio.Event()

    def stamp(_: str) -> str:
        while not known.is_set():
            time.sleep(0.01)
        return "known"

    app = Remembered(pages, stamp, around=AroundPages(empty), patience=0.05)
    sent: list[bytes] = []

    async def take(message: Any) -> None:
        sent.append(message.get("body", b""))

    async def asking() -> None:
        scope = {"type": "http", "method": "GET", "path": "/brief", "query_string": b"", "headers": []}
        await app(scope, None, take)  # type: ignore[arg-type]
        known.set()

    asyncio.run(asking())
    assert b"being worked out" in b"".join(sent)
    assert not pages.asked
