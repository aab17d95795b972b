"""The gate: who may ask, from where, and how much; and what a browser may do with the answer."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from fastapi import HTTPException

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)
_USED: Final = "This link was used already, or is not whole. Start `detente serve` again."
_SAFE: Final = ("GET", "HEAD")
_MOST_BYTES: Final = 64 << 20
"""Bytes of one request: some fifty long reports in Word."""


@dataclass
class Key:
    """The secrets of a server.

    Attributes
    ----------
    token
        Stands in the opening link, and opens once.
    session
        What the browser that opened the link keeps.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def take(self, token: str) -> bool:
        """Use the token up; return True if it was the right one."""
        if not self.token or not hmac.compare_digest(token.encode(), self.token.encode()):
            return False
        self.token = ""
        return True

    def is_session(self, given: str) -> bool:
        """Return True for what the opening link gave the browser."""
        return hmac.compare_digest(given.encode(), self.session.encode())


class Gate:
    """Lets in who opened the link, on this machine, from our own pages; the others get one plain line.

    Parameters
    ----------
    hosts
        The values of the header ``Host`` that name this server. Any other is a page elsewhere that had its
        own name resolved to this machine.
    """

    def __init__(
        self, app: ASGIApp, key: Key, hosts: frozenset[str], *, most_bytes: int = _MOST_BYTES
    ) -> None:
        self.app, self.key, self.hosts, self.most_bytes = app, key, hosts, most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(pair for pair in _HEADERS if pair[0] not in given),
                    *([] if b"cache-control" in given else [(b"cache-control", b"no-store")]),
                ]
            await send(message)

        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get("host", "")
        if host not in self.hosts:
            await _refuse(send_on, 421, "This server answers under its own address only.")
        elif scope["method"] not in _SAFE and not self._is_own(headers, host):
            await _refuse(send_on, 403, "Another site may not ask this of detente.")
        elif scope["path"] == "/open":
            await self._open(scope, send_on, host)
        elif not self._has_session(headers, host):
            await _refuse(send_on, 401, "Open the link that `detente serve` printed; it opens once.")
        else:
            await self._bounded(scope, receive, send_on, headers)

    def _is_own(self, headers: dict[str, str], host: str) -> bool:
        origin = headers.get("origin")
        if origin is not None:
            return origin == f"http://{host}"
        return headers.get("sec-fetch-site") == "same-origin"

    def _has_session(self, headers: dict[str, str], host: str) -> bool:
        cookie = SimpleCookie()
        cookie.load(headers.get("cookie", ""))
        morsel = cookie.get(cookie_name(host))
        return morsel is not None and self.key.is_session(morsel.value)

    async def _open(self, scope: Scope, send: Send, host: str) -> None:
        token = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not self.key.take(token):
            await _refuse(send, 401, _USED)
            return
        cookie = f"{cookie_name(host)}={self.key.session}; HttpOnly; SameSite=Strict; Path=/"
        headers = [(b"location", b"/"), (b"set-cookie", cookie.encode())]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _bounded(self, scope: Scope, receive: Receive, send: Send, headers: dict[str, str]) -> None:
        """Pass a request on, and stop it where it grows too large."""
        length = headers.get("content-length", "0")
        too_much = f"A request holds at most {self.most_bytes >> 20} MB. Add fewer reports at once."
        if not length.isdigit() or int(length) > self.most_bytes:
            await _refuse(send, 413, too_much)
            return
        taken = 0

        async def receive_some() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most_bytes:
                raise HTTPException(413, too_much)
            return message

        await self.app(scope, receive_some, send)


def cookie_name(host: str) -> str:
    """Return the name of the cookie of a server: two on one machine must not share one.

    Examples
    --------
    >>> cookie_name("127.0.0.1:8601")
    'detente_8601'
    """
    return f"detente_{host.rpartition(':')[2]}"


async def _refuse(send: Send, status: int, line: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{line}\n".encode()})
