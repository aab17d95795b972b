"""The things around a page that are of the moment: work under way, and what is said while a page is made."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from detente.web.remembered import WAITING
from detente.web.shown import drawn_up

if TYPE_CHECKING:
    from detente.web.bench import Bench

NOTICE: Final = b"<!-- notice -->"
BUSY: Final = b"<!-- busy -->"
WHO: Final = b"<!-- who -->"
"""Places in each page; no text of a report can look like one, as its marks are escaped."""
_NEVER_AS_BEFORE: Final = ("/case", "/interview", "/analysis", "/graph", "/sweep", "/symbolic")
"""Pages that ask for an answer, or give one: as it was before the latest change it would mislead."""
_TITLES: Final = {
    "/reports": ("reports", "Reports"),
    "/report": ("reports", "A report"),
    "/dossier": ("dossier", "Dossier"),
    "/review": ("dossier", "Review"),
    "/search": ("dossier", "Search"),
    "/positions": ("positions", "Positions"),
    "/case": ("case", "Case"),
    "/interview": ("case", "Interview"),
    "/analysis": ("analysis", "Analysis"),
    "/graph": ("analysis", "The states and the moves"),
    "/sweep": ("analysis", "What depends on the unknowns"),
    "/symbolic": ("analysis", "By sets of states"),
    "/brief": ("brief", "Brief"),
}


class AroundPages:
    """The things around each page of a workbench."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def sent(self, page: bytes) -> bytes:
        """Return a page with a link to the work that is under way, and the name of who asks for it."""
        running = self._bench.jobs.running
        busy = drawn_up("busy", job=running[-1]).encode() if running else b""
        return page.replace(BUSY, busy, 1).replace(WHO, _who(self._bench.who, self._bench.signed_in), 1)

    def waiting(self, path: str, query: str) -> bytes:
        """Return a page that says what is worked out for the page that was asked for."""
        room, title = _TITLES.get(f"/{path.split('/')[1]}", ("", "Under way"))
        return drawn_up(
            "waiting_page", self._bench, room=room, title=title, says=self._says(query), **self._how_far()
        ).encode()

    def as_before(self, path: str, query: str, page: bytes) -> bytes | None:
        """Return a page as it was, with a line that says so."""
        if path.startswith(_NEVER_AS_BEFORE):
            return None
        notice = drawn_up("waiting_notice", says=self._says(query), **self._how_far())
        return page.replace(NOTICE, notice.encode(), 1)

    def still_waiting(self, *, is_there: bool) -> bytes:
        """Return how far the work is, or that the page is there."""
        return drawn_up("waiting", **{**self._how_far(), "is_there": is_there}).encode()

    def _says(self, query: str) -> tuple[str, ...]:
        return self._bench.remembered(parse_qs(query).get("said", [""])[0])

    def _how_far(self) -> dict[str, Any]:
        return {"mark": WAITING, "is_there": False, "progress": self._bench.progress()}


@lru_cache(maxsize=64)
def _who(name: str, signed_in: bool) -> bytes:
    return drawn_up("who", who=name, signed_in=signed_in).encode()
