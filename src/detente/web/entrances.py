"""The ways into the workbench: what the gate needs of each, and cookies and refusals for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from detente.web.visitors import Visitor


@dataclass(frozen=True)
class Knock:
    """A request as it comes to the gate."""

    scope: Scope
    receive: Receive
    send: Send
    headers: dict[str, str]
    cookies: dict[str, str]

    @property
    def host(self) -> str:
        """Return the name and port by which the server was called."""
        return self.headers.get("host", "").lower()


@dataclass(frozen=True)
class Admission:
    """Let a browser in.

    Attributes
    ----------
    visitor
        The person; None where it is the person of the bench.
    """

    visitor: Visitor | None = None


class Entrance(Protocol):
    """A way in: the link that opens once, or a password."""

    @property
    def scheme(self) -> str:
        """Return the scheme of the pages, as a browser sees it: ``http`` or ``https``."""
        ...

    async def answered(self, knock: Knock) -> bool:
        """Answer a request that is about coming in or leaving; return False for any other."""
        ...

    def admits(self, knock: Knock) -> Admission | None:
        """Return an admission for a browser that came in; else None."""
        ...

    async def turn_away(self, knock: Knock) -> None:
        """Answer a browser that did not come in."""
        ...


def cookies_in(header: str) -> dict[str, str]:
    """Return the cookies that a browser sent.

    A browser sends a server also those that other programs on the same machine left there, under any name.

    Examples
    --------
    >>> cookies_in('detente_8601=abc; another@program={"a"}; odd')
    {'detente_8601': 'abc', 'another@program': '{"a"}'}
    """
    pairs = (part.strip().partition("=") for part in header.split(";"))
    return {name: value for name, equals, value in pairs if equals}


async def refuse(send: Send, status: int, line: str) -> None:
    """Answer with one plain line."""
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{line}\n".encode()})


async def lead_to(send: Send, path: str, cookie: str = "") -> None:
    """Lead a browser to a path, with a cookie to keep."""
    headers = [(b"location", path.encode()), *([(b"set-cookie", cookie.encode())] if cookie else [])]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
