"""The gate: who may ask, from where, and how much; and what a browser may do with the answer."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from fastapi import HTTPException

from detente.web.entrances import Admission, Entrance, Knock, cookies_in, lead_to, refuse
from detente.web.visitors import AT_THE_DOOR

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
_MOST_SECONDS: Final = 300.0
"""Within which a request is there as a whole, also over a slow line."""


@dataclass
class Key:
    """The link that opens once, on this machine, and what the browser that opened it keeps.

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

    @property
    def scheme(self) -> str:
        """Return ``http``: nothing leaves the machine."""
        return "http"

    async def answered(self, knock: Knock) -> bool:
        """Open the link, once."""
        if knock.scope["path"] != "/open":
            return False
        token = parse_qs(knock.scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if self.take(token):
            cookie = f"{cookie_name(knock.host)}={self.session}; HttpOnly; SameSite=Strict; Path=/"
            await lead_to(knock.send, "/", cookie)
        else:
            await refuse(knock.send, 401, _USED)
        return True

    def admits(self, knock: Knock) -> Admission | None:
        """Let in the browser that opened the link."""
        sent = knock.cookies.get(cookie_name(knock.host), "")
        return Admission() if hmac.compare_digest(sent.encode(), self.session.encode()) else None

    async def turn_away(self, knock: Knock) -> None:
        """Name the link."""
        await refuse(knock.send, 401, "Open the link that `detente serve` printed; it opens once.")


class Gate:
    """Lets in who came by the entrance, from our own pages; the others get one plain line.

    Parameters
    ----------
    entrance
        The way in.
    hosts
        The values of the header ``Host`` that name this server. Any other is a page elsewhere that had its
        own name resolved to this machine.
    """

    def __init__(
        self,
        app: ASGIApp,
        entrance: Entrance,
        hosts: frozenset[str],
        *,
        most_bytes: int = _MOST_BYTES,
        most_seconds: float = _MOST_SECONDS,
    ) -> None:
        self.app, self.entrance, self.hosts = app, entrance, hosts
        self.most_bytes, self.most_seconds = most_bytes, most_seconds

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
        knock = Knock(scope, receive, send_on, headers, cookies_in(headers.get("cookie", "")))
        if knock.host not in self.hosts:
            await refuse(send_on, 421, "This server answers under its own address only.")
        elif scope["method"] not in _SAFE and not self._is_own(knock):
            await refuse(send_on, 403, "Another site may not ask this of detente.")
        elif await self.entrance.answered(knock):
            return
        elif (admission := self.entrance.admits(knock)) is None:
            await self.entrance.turn_away(knock)
        else:
            at_the_door = AT_THE_DOOR.set(admission.visitor)
            try:
                await self._bounded(scope, receive, send_on, headers)
            finally:
                AT_THE_DOOR.reset(at_the_door)

    def _is_own(self, knock: Knock) -> bool:
        origin = knock.headers.get("origin")
        if origin is not None:
            return origin == f"{self.entrance.scheme}://{knock.host}"
        return knock.headers.get("sec-fetch-site") == "same-origin"

    async def _bounded(self, scope: Scope, receive: Receive, send: Send, headers: dict[str, str]) -> None:
        """Pass a request on, and stop it where it grows too large or takes too long to come."""
        length = headers.get("content-length", "0")
        too_much = f"A request holds at most {self.most_bytes >> 20} MB. Add fewer reports at once."
        if not length.isdecimal() or int(length) > self.most_bytes:
            await refuse(send, 413, too_much)
            return
        taken, is_there = 0, False
        until = asyncio.get_running_loop().time() + self.most_seconds

        async def receive_some() -> Message:
            nonlocal taken, is_there
            try:
                # Once it is there, who still listens waits for the browser to go, however long that takes.
                async with asyncio.timeout_at(None if is_there else until):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, "The request took too long. Add fewer reports at once.") from None
            is_there = not message.get("more_body", False)
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
