"""Who has signed in: signed cookies, each good for a day's work or until its person signs out."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.web.visitors import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

LASTS: Final = 12 * 3600
"""Seconds until a person has to sign in again."""
_MOST: Final = 1_000


@dataclass
class Sessions:
    """The people who are signed in; the server's end signs everybody out.

    Examples
    --------
    >>> sessions = Sessions()
    >>> cookie = sessions.begin("A. Analyst")
    >>> sessions.of(cookie).name
    'A. Analyst'
    >>> sessions.end(cookie)
    >>> sessions.of(cookie) is None
    True
    """

    clock: Callable[[], float] = time.monotonic
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _visitors: dict[str, tuple[float, Visitor]] = field(default_factory=dict, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def begin(self, name: str) -> str:
        """Sign a person in; return the value of the cookie."""
        id_ = secrets.token_urlsafe(24)
        with self._lock:
            now = self.clock()
            live = {each: known for each, known in self._visitors.items() if known[0] > now}
            self._visitors = dict([*live.items(), (id_, (now + LASTS, Visitor(name)))][-_MOST:])
        return f"{id_}.{self._signature(id_)}"

    def of(self, cookie: str) -> Visitor | None:
        """Return the person of a cookie; None for one that was not signed here, or is over."""
        id_ = self._signed(cookie)
        until, visitor = self._visitors.get(id_, (0.0, None))
        return visitor if until > self.clock() else None

    def end(self, cookie: str) -> None:
        """Sign a person out."""
        with self._lock:
            self._visitors.pop(self._signed(cookie), None)

    def _signed(self, cookie: str) -> str:
        """Return the id in a cookie; "" where its signature is not ours."""
        id_, _, signature = cookie.partition(".")
        ours = self._signature(id_)
        return id_ if hmac.compare_digest(signature.encode(), ours.encode()) else ""

    def _signature(self, id_: str) -> str:
        return hmac.new(self._secret, id_.encode(), hashlib.sha256).hexdigest()
