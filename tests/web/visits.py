"""A real server, and a browser that visits it."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page
from tests.web.threads import InThreads

from detente.web.server import serve

WHOLE = "body:not(:has(#waiting))"
"""A page that is not only shown in the place of one that is being made."""
BAD = ("warning", "error")
"""Kinds of lines in a browser's console that say that something is wrong."""


@dataclass
class Visit:
    """A browser that opened the link of a server, and all it asked for and complained of."""

    context: BrowserContext
    page: Page
    root: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def elsewhere(self) -> set[str]:
        """The addresses of other hosts that were asked for."""
        return {url for url in self.asked if not url.startswith((self.root, "data:"))}

    def go(self, path: str) -> Page:
        self.page.goto(self.root + path)
        self.page.wait_for_selector(WHOLE, timeout=180_000)
        return self.page


@dataclass
class Server:
    """A server of its own process, and its opening link."""

    process: subprocess.Popen[str]
    link: str


def served(place: Path) -> Server:
    command = [sys.executable, "-m", "detente.cli", "serve", str(place), "--no-open"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = re.search(r"http://\S+", process.stdout.readline())
    assert said is not None
    return Server(process, said[0])


@contextmanager
def served_here(place: Path) -> Iterator[str]:
    """A server and its work in threads of this process, where all is loaded already; its opening link."""
    servers: list[uvicorn.Server] = []

    class Held(uvicorn.Server):
        def __init__(self, config: uvicorn.Config) -> None:
            super().__init__(config)
            servers.append(self)

    links: Queue[str] = Queue()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.web.server.uvicorn.Server", Held)
        patch.setattr("detente.web.jobs._SPAWN", InThreads)
        thread = threading.Thread(target=serve, args=(str(place), 0, links.put), daemon=True)
        thread.start()
        link = links.get(timeout=60)
        yield link
    servers[0].should_exit = True
    thread.join(30)


def visit(browser: Browser, link: str, width: int = 1280) -> Visit:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    this = Visit(context, page, link.partition("/open")[0])
    complain = this.complaints.append
    page.on("request", lambda request: this.asked.append(request.url))
    page.on("console", lambda message: complain(message.text) if message.type in BAD else None)
    page.on("pageerror", lambda error: complain(str(error)))
    page.goto(link)
    return this


def click_in(page: Page, graph: str, what: str) -> None:
    """Click on a node or an edge of a graph, where Cytoscape has drawn it."""
    place = page.locator(graph)
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    at = place.evaluate(
        f"""place => {{
            const it = place._cyreg.cy.{what};
            const around = it.renderedBoundingBox();
            const middle = {{x: (around.x1 + around.x2) / 2, y: (around.y1 + around.y2) / 2}};
            return it.isNode() ? it.renderedPosition() : middle;
        }}"""
    )
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
