"""The password of a public workbench: kept as a hash, and tried a few times only."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST: Final = 12
"""Characters of a password: a shorter one is guessed."""
_LONGEST: Final = 1024
_COST: Final = 2**15
_BLOCKS: Final = 8
_TIMES: Final = 3
"""With the two above, as OWASP's Password Storage Cheat Sheet advises for scrypt with 32 MB."""
_MEMORY: Final = 64 << 20


class Password:
    """A password, of which only a salted hash is kept.

    Raises
    ------
    BadInput
        If it is too short to be safe, or longer than anybody types.
    """

    def __init__(self, words: str, where: str, *, cost: int = _COST) -> None:
        if not SHORTEST <= len(words) <= _LONGEST:
            count = f"{len(words)} character{'' if len(words) == 1 else 's'}"
            raise BadInput(
                where, f"a password of {count}", f"take one of {SHORTEST} or more, such as four random words"
            )
        self._cost = cost
        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(words)
        self._one_at_a_time = threading.Lock()

    def is_it(self, words: str) -> bool:
        """Return True for the password; each answer takes as long, whatever is tried."""
        # Each hash takes 32 MB: many at once would fill the memory.
        with self._one_at_a_time:
            return hmac.compare_digest(self._hashed(words[:_LONGEST]), self._hash)

    def _hashed(self, words: str) -> bytes:
        return hashlib.scrypt(
            words.encode(errors="surrogatepass"),
            salt=self._salt, n=self._cost, r=_BLOCKS, p=_TIMES, maxmem=_MEMORY,
        )  # fmt: skip


@dataclass
class Tries:
    """The wrong passwords of late, from each address and from all.

    Attributes
    ----------
    most, most_of_all
        Wrong ones within the time, from one address and from everywhere, before nobody may try again.
    within
        That time, in seconds.
    """

    most: int = 5
    most_of_all: int = 100
    within: float = 900
    clock: Callable[[], float] = time.monotonic
    _wrong: deque[tuple[float, str]] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, address: str) -> int:
        """Count a try; return 0, or the seconds to wait where there were too many.

        It counts as wrong until `forgive` takes it back, so that many at once are no way round the limit.
        """
        network = network_of(address)
        with self._lock:
            now = self.clock()
            while self._wrong and self._wrong[0][0] <= now - self.within:
                self._wrong.popleft()
            own = [at for at, of in self._wrong if of == network]
            full = own[0] if len(own) >= self.most else None
            if full is None and len(self._wrong) >= self.most_of_all:
                full = self._wrong[0][0]
            if full is not None:
                return int(full + self.within - now) + 1
            self._wrong.append((now, network))
            return 0

    def forgive(self, address: str) -> None:
        """Take back the tries from an address, whose password was right."""
        network = network_of(address)
        with self._lock:
            self._wrong = deque(each for each in self._wrong if each[1] != network)


def network_of(address: str) -> str:
    """Return what one person may change of an address at will as one: of IPv6, its network.

    Examples
    --------
    >>> network_of("192.0.2.7"), network_of("2001:db8::7"), network_of("")
    ('192.0.2.7', '2001:db8::/64', '')
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        return address
    if number.version == 4:
        return str(number)
    if number.ipv4_mapped is not None:
        return str(number.ipv4_mapped)
    return str(ipaddress.ip_network(f"{number}/64", strict=False))
