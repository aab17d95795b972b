"""A real server, and a browser that visits it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

WHOLE = "body:not(:has(#waiting))"
"""A page that is not only shown in the place of one that is being made."""


@dataclass
class Visit:
    """A browser that opened the link of a server, and all it asked for and complained of."""

    context: BrowserContext
    page: Page
    root: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

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


def visit(browser: Browser, server: Server, width: int = 1280) -> Visit:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    this = Visit(context, page, server.link.partition("/open")[0])
    page.on("request", lambda request: this.asked.append(request.url))
    page.on("console", lambda message: this.complaints.append(message.text))
    page.goto(server.link)
    return this
