"""Pages that are made before somebody asks for them, once the workbench is open."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Final

from detente.errors import BadInput

if TYPE_CHECKING:
    from detente.web.bench import Bench
    from detente.web.remembered import Remembered

_FIRST_PAGE: Final = 1.0
"""Seconds that the first page has for itself."""
_PAGES: Final = (
    "/dossier/timeline", "/positions", "/review", "/dossier/said", "/dossier/standing", "/dossier/contacts",
    "/dossier/due", "/dossier/contradictions", "/brief", "/case", "/interview", "/analysis",
    "/dossier/changed",
)  # fmt: skip
"""Those first that most people open first."""
_MOST_REPORTS: Final = 5_000
"""Of more, a page is made when it is wanted: together they would keep a processor busy for minutes."""


def make_ahead(bench: Bench, pages: Remembered, loop: asyncio.AbstractEventLoop) -> None:
    """Begin to work out what most pages need, and then the pages, in a thread of its own.

    Parameters
    ----------
    loop
        The one that serves the pages.
    """
    timer = threading.Timer(_FIRST_PAGE, _all, (bench, pages, loop))
    timer.daemon = True
    timer.start()


def _all(bench: Bench, pages: Remembered, loop: asyncio.AbstractEventLoop) -> None:
    bench.prepare()
    try:
        if not 0 < len(bench.reports()) <= _MOST_REPORTS:
            return
        for path in _PAGES:
            # A page that somebody waits for comes first.
            bench.wait_until_idle()
            asyncio.run_coroutine_threadsafe(pages.ahead(path), loop).result()
    except (BadInput, OSError, RuntimeError, CancelledError):
        # What is wrong with a file is said on the page that needs it; or the server has ended.
        return
