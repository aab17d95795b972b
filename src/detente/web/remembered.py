"""Pages that were made once and are sent again until the dossier, the case or a job changes."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from starlette.concurrency import run_in_threadpool

from detente.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST_BYTES: Final = 64 << 20
"""Of all pages that are remembered."""
_LARGEST: Final = 8 << 20
_NEVER: Final = ("/static/", "/jobs/", "/api/jobs/")
"""Paths whose answers change with nothing that the stamp knows, or that are cheap."""
_SAYS: Final = (b"said=", b"undo=")
"""Fields of what a page is to say once."""

_Key = tuple[str, bytes, str]
"""The path, the query, and who asks."""


@dataclass(frozen=True)
class _Answer:
    stamp: Any
    messages: tuple[Message, ...]
    size: int


class Remembered:
    """Sends a page again that was made of the same material; of many who ask at once one makes it.

    Parameters
    ----------
    stamp
        What differs as soon as any page would; None where no page may be remembered.
    known
        The same where that is known at once; None where it has to be asked for.
    who
        The person who asks: each page has their name on it.
    """

    def __init__(
        self,
        app: ASGIApp,
        stamp: Callable[[], Any],
        known: Callable[[], Any] = lambda: None,
        who: Callable[[], str] = lambda: "",
        *,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        self._app, self._stamp, self._known_stamp, self._most_bytes = app, stamp, known, most_bytes
        self._who = who
        self._known: OrderedDict[_Key, _Answer] = OrderedDict()
        self._making: dict[tuple[_Key, Any], asyncio.Future[None]] = {}
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, from memory where that is the same."""
        stamp = None
        if _may_be_remembered(scope):
            try:
                # The dossier is asked for it off the loop that serves everybody.
                stamp = self._known_stamp() or await run_in_threadpool(self._stamp)
            except (BadInput, OSError):
                # What is wrong with a file the page itself says.
                stamp = None
        if stamp is None:
            await self._app(scope, receive, send)
            return
        key = (scope["path"], scope["query_string"], self._who())
        # Whoever comes while another makes the page waits for it.
        while (making := self._making.get((key, stamp))) is not None:
            await asyncio.shield(making)
        answer = self._known.get(key)
        if answer is None or answer.stamp != stamp:
            answer = await self._made(key, stamp, scope, receive, send)
            if answer is None:
                return
        else:
            self._known.move_to_end(key)
        for message in answer.messages:
            await send(dict(message))

    async def _made(
        self, key: _Key, stamp: Any, scope: Scope, receive: Receive, send: Send
    ) -> _Answer | None:
        """Make a page and remember it; None where it is too large for that, and was sent on as it came."""
        making = self._making[key, stamp] = asyncio.get_running_loop().create_future()
        messages: list[Message] = []
        size = 0

        async def take(message: Message) -> None:
            nonlocal size
            if size > _LARGEST:
                await send(message)
                return
            messages.append(message)
            size += len(message.get("body", b""))
            if size > _LARGEST:
                for each in messages:
                    await send(each)

        try:
            await self._app(scope, receive, take)
        finally:
            del self._making[key, stamp]
            making.set_result(None)
        if size > _LARGEST:
            return None
        answer = _Answer(stamp, tuple(messages), size)
        if messages and messages[0].get("status") == 200:
            self._keep(key, answer)
        return answer

    def _keep(self, key: _Key, answer: _Answer) -> None:
        old = self._known.pop(key, None)
        self._size += answer.size - (old.size if old is not None else 0)
        self._known[key] = answer
        while self._size > self._most_bytes:
            _, oldest = self._known.popitem(last=False)
            self._size -= oldest.size


def _may_be_remembered(scope: Scope) -> bool:
    return (
        scope["type"] == "http"
        and scope["method"] == "GET"
        and not scope["path"].startswith(_NEVER)
        and not any(field in scope["query_string"] for field in _SAYS)
    )
