"""Pages that were made once and are sent again until what they are made of changes."""

from __future__ import annotations

import asyncio
import traceback
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool

from detente.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATIENCE: Final = 0.2
"""Seconds that a browser waits for a page before it is shown what is known."""
WAITING: Final = "waiting"
"""The id of the part of a page that asks if the page is made by now."""
_MOST_BYTES: Final = 64 << 20
"""Of all pages that are remembered."""
_LARGEST: Final = 8 << 20
_MOST_AWAITED: Final = 100
"""Pages that somebody was told to wait for; of these a fault is kept until it was shown."""
_NEVER: Final = ("/static/", "/jobs/", "/api/jobs")
"""Paths whose answers change with nothing that the stamp knows, or that are cheap."""
_SAYS: Final = ("said", "undo", "at")
"""Fields of what a page is to say once."""
_OK: Final = 200
_HTML: Final = [(b"content-type", b"text/html; charset=utf-8")]
_Key = tuple[str, bytes]


class Around(Protocol):
    """The things around a page that are of the moment in which it is sent."""

    def sent(self, page: bytes) -> bytes:
        """Return a page as it is sent now."""

    def waiting(self, path: str, query: str) -> bytes:
        """Return what is shown in the place of a page that is not made yet."""

    def as_before(self, path: str, query: str, page: bytes) -> bytes | None:
        """Return a page as it was before the latest change, saying so; None where it may not be shown."""

    def still_waiting(self, *, is_there: bool) -> bytes:
        """Return the part of a waiting page that says how far the work is, or that the page is there."""


@dataclass(frozen=True)
class Answer:
    """An answer as it was made."""

    stamp: Any
    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @property
    def is_page(self) -> bool:
        """True for a page, and not a file or data."""
        return (b"content-type", _HTML[0][1]) in self.headers


class Remembered:
    """Sends a page again that was made of the same material; of many who ask at once one makes it.

    Parameters
    ----------
    stamp
        From the path of a page what differs as soon as the page would; None where it may not be remembered.
    known
        The same where that is known at once; None where it has to be asked for.
    around
        The things around a page that are of the moment.
    patience
        Seconds after which a browser is shown what is known; None where everybody waits for the page itself.
    """

    def __init__(
        self,
        app: ASGIApp,
        stamp: Callable[[str], Any],
        known: Callable[[str], Any] = lambda _: None,
        *,
        around: Around | None = None,
        patience: float | None = None,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        self._app, self._stamp, self._known_stamp, self._most_bytes = app, stamp, known, most_bytes
        self._around, self._patience = around, patience
        self._known: OrderedDict[_Key, Answer] = OrderedDict()
        self._making: dict[tuple[_Key, Any], asyncio.Task[Answer]] = {}
        self._stamping: dict[str, asyncio.Task[Any]] = {}
        self._awaited: OrderedDict[tuple[_Key, Any], Answer | None] = OrderedDict()
        self._size = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, from memory where that is the same."""
        stamp = None
        if _may_be_remembered(scope):
            try:
                stamp = await self._stamp_of(scope)
            except TimeoutError:
                await _send(send, _OK, _HTML, self._not_yet(scope))
                return
            except (BadInput, OSError):
                # What is wrong with a file the page itself says.
                stamp = None
        if stamp is None and self._around is not None and _polls(scope):
            there = self._around.still_waiting(is_there=True)
            await _send(send, _OK, _HTML, there)
            return
        if stamp is None:
            await self._app(scope, receive, self._sending(send))
            return
        key = (scope["path"], scope["query_string"])
        answer = self._known.get(key)
        if answer is not None and answer.stamp == stamp:
            self._known.move_to_end(key)
            if self._around is not None and _polls(scope):
                answer = _page_of(self._around.still_waiting(is_there=True))
        else:
            answer = await self._made(key, stamp, scope)
        body = answer.body
        if self._around is not None and answer.is_page:
            body = self._around.sent(body)
        await _send(send, answer.status, answer.headers, body)

    async def load(self) -> None:
        """Load what the first answer of all needs: whoever asks for it does not wait for that."""

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def ignore(_: Message) -> None:
            """Nobody asked."""

        # All routes are looked at for an address that none has.
        await self._app(_scope_of("/static/none"), receive, ignore)

    async def ahead(self, path: str) -> None:
        """Make a page before somebody asks for it."""
        stamp = await run_in_threadpool(self._stamp, path)
        key = (path, b"")
        known = self._known.get(key)
        if stamp is None or (known is not None and known.stamp == stamp):
            return
        if (key, stamp) not in self._making:
            self._making[key, stamp] = asyncio.create_task(self._make(key, stamp, _scope_of(path)))
        await asyncio.shield(self._making[key, stamp])

    async def _stamp_of(self, scope: Scope) -> Any:
        """Return what differs as soon as the page would.

        Raises
        ------
        TimeoutError
            If a browser would wait too long for it.
        """
        path = scope["path"]
        known = self._known_stamp(path)
        if known is not None:
            return known
        # The dossier is asked for it off the loop that serves everybody.
        if self._around is None or self._patience is None or not _is_for_a_browser(scope):
            return await run_in_threadpool(self._stamp, path)
        task = self._stamping.get(path)
        if task is None:
            task = self._stamping[path] = asyncio.create_task(run_in_threadpool(self._stamp, path))
            task.add_done_callback(lambda _: self._stamping.pop(path, None))
        done, _ = await asyncio.wait({task}, timeout=self._patience)
        if not done:
            raise TimeoutError
        return task.result()

    def _not_yet(self, scope: Scope) -> bytes:
        """Return what is shown where nothing is known of a page yet."""
        assert self._around is not None
        if _polls(scope):
            return self._around.still_waiting(is_there=False)
        return self._around.waiting(scope["path"], scope["query_string"].decode("latin-1"))

    def _sending(self, send: Send) -> Send:
        """Return what sends an answer on with what is around it; it was not remembered."""
        around = self._around
        if around is None:
            return send
        begun: list[Message] = []

        async def take(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
                return
            first = begun.pop() if begun else None
            if first is None:
                await send(message)
            elif (b"content-type", _HTML[0][1]) not in first["headers"] or message.get("more_body"):
                await send(first)
                await send(message)
            else:
                await _send(send, first["status"], first["headers"], around.sent(message.get("body", b"")))

        return take

    async def _made(self, key: _Key, stamp: Any, scope: Scope) -> Answer:
        """Return a page as it is made, or what is shown to a browser that waits too long for it."""
        around, polls = self._around, _polls(scope)
        fault = self._awaited.get((key, stamp))
        if fault is not None and around is not None:
            # Who waited is shown what went wrong; whoever asks again after that has it tried again.
            return _page_of(around.still_waiting(is_there=True)) if polls else self._take_fault(key, stamp)
        # Whoever comes while another makes the page waits for it.
        task = self._making.get((key, stamp))
        if task is None:
            task = self._making[key, stamp] = asyncio.create_task(self._make(key, stamp, scope))
        if around is None or self._patience is None or not _is_for_a_browser(scope):
            return await asyncio.shield(task)
        await asyncio.wait({task}, timeout=0 if polls else self._patience)
        if polls:
            return _page_of(around.still_waiting(is_there=task.done()))
        if task.done():
            return task.result()
        self._awaited[key, stamp] = None
        while len(self._awaited) > _MOST_AWAITED:
            self._awaited.popitem(last=False)
        query = key[1].decode("latin-1")
        before = self._known.get((key[0], _without_said(query)))
        shown = None if before is None else around.as_before(key[0], query, before.body)
        return _page_of(shown if shown is not None else around.waiting(key[0], query))

    async def _make(self, key: _Key, stamp: Any, scope: Scope) -> Answer:
        """Make an answer, and remember it."""
        messages: list[Message] = []
        is_read = False

        async def receive() -> Message:
            # Whoever asked may have gone; the page is made for whoever comes next too.
            nonlocal is_read
            if is_read:
                await asyncio.Event().wait()
            is_read = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def take(message: Message) -> None:
            messages.append(message)

        try:
            await self._app(scope, receive, take)
        except Exception:
            # The page says that something went wrong, and the terminal shows where.
            if not messages:
                raise
            traceback.print_exc()
        finally:
            del self._making[key, stamp]
        body = b"".join(message.get("body", b"") for message in messages)
        headers = tuple((name.lower(), value) for name, value in messages[0]["headers"])
        answer = Answer(stamp, messages[0]["status"], headers, body)
        if answer.status != _OK and (key, stamp) in self._awaited:
            self._awaited[key, stamp] = answer
            return answer
        self._awaited.pop((key, stamp), None)
        if answer.status == _OK and len(body) <= _LARGEST:
            self._keep(key, answer)
        return answer

    def _take_fault(self, key: _Key, stamp: Any) -> Answer:
        fault = self._awaited.pop((key, stamp))
        assert fault is not None
        return fault

    def _keep(self, key: _Key, answer: Answer) -> None:
        old = self._known.pop(key, None)
        self._size += len(answer.body) - (len(old.body) if old is not None else 0)
        self._known[key] = answer
        while self._size > self._most_bytes:
            _, oldest = self._known.popitem(last=False)
            self._size -= len(oldest.body)


def _scope_of(path: str) -> Scope:
    """Return what a server says of a request for a page."""
    return {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [], "http_version": "1.1", "scheme": "http", "root_path": "",
    }  # fmt: skip


def _may_be_remembered(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] == "GET" and not scope["path"].startswith(_NEVER)


def _is_for_a_browser(scope: Scope) -> bool:
    """Return True for a page; a file and data are waited for."""
    path = scope["path"]
    return not path.startswith("/api/") and "." not in path.rpartition("/")[2]


def _polls(scope: Scope) -> bool:
    """Return True for a waiting page that asks if the page itself is there."""
    return (b"hx-trigger", WAITING.encode()) in scope["headers"]


def _without_said(query: str) -> bytes:
    """Return a query without what the page is to say once.

    Examples
    --------
    >>> _without_said("party=UP&said=x&undo=3")
    b'party=UP'
    """
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if pair[0] not in _SAYS]).encode()


def _page_of(body: bytes) -> Answer:
    return Answer(None, _OK, tuple(_HTML), body)


async def _send(send: Send, status: int, headers: Any, body: bytes) -> None:
    given = [pair for pair in headers if pair[0].lower() != b"content-length"]
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*given, length]})
    await send({"type": "http.response.body", "body": body})
