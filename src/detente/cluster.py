"""Work on a Dask cluster, with answers in the order of the items."""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from detente.errors import BadArgument, BadInput

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_AHEAD: Final = 3  # items that wait for each worker: none is idle, and not all are in memory
_CONNECT: Final = "10s"
_ANSWER_SECONDS: Final = 3.0
_RETRIES: Final = 3


def done_on_cluster(
    address: str, work: Callable[[Item], Answer], items: Iterable[Item], *, over: str
) -> Iterator[Answer]:
    """Do work on each item on a cluster; yield the answers in the order of the items.

    If a worker dies, another takes over its item.

    Parameters
    ----------
    address
        Of the scheduler, as ``tcp://10.0.0.5:8786``. Every worker needs detente.
    work
        A function that workers can import; it should not depend on where it runs.
    over
        A name for an item, for the message if several workers die over one.

    Raises
    ------
    BadInput
        If the ``cluster`` extra is missing, nothing answers at the address, no worker is there, or
        several workers died over one item.
    """
    with _connected(address) as client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise BadInput(address, "the cluster has no workers", f"start one: dask worker {address}")
        waiting, sent = iter(items), deque[Any]()
        while True:
            while len(sent) < _AHEAD * workers:
                try:
                    item = next(waiting)
                except StopIteration:
                    break
                sent.append(client.submit(work, item, retries=_RETRIES, pure=False))
            if not sent:
                return
            yield _result(sent.popleft(), address, over)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    try:
        import distributed
    except ImportError:
        raise BadArgument(
            "cluster", "needs what is not installed", "pip install 'detente[cluster]'"
        ) from None
    _require_listener(address)
    try:
        make: Any = distributed.Client  # has no types
        client = make(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise _no_scheduler(address) from None
    try:
        yield client
    finally:
        client.close()


def _require_listener(address: str) -> None:
    """Refuse at once an address where nothing listens; the client would try again and again for long."""
    try:
        place = urlsplit(address if "://" in address else f"tcp://{address}")
        host, port = place.hostname, place.port
    except ValueError:
        host, port, place = None, None, urlsplit("")
    if host is None or port is None or place.scheme not in ("tcp", "tls"):
        raise BadInput(address, "is no address of a Dask scheduler", "write it as tcp://10.0.0.5:8786")
    try:
        socket.create_connection((host, port), timeout=_ANSWER_SECONDS).close()
    except (OSError, UnicodeError):
        raise _no_scheduler(address) from None


def _no_scheduler(address: str) -> BadInput:
    return BadInput(
        address, "no Dask scheduler answers there", "start one with `dask scheduler` and name its address"
    )


def _result(future: Any, address: str, over: str) -> Any:
    from distributed import CancelledError, KilledWorker
    from distributed.comm.core import CommClosedError

    try:
        return future.result()
    except KilledWorker:
        raise BadInput(address, f"several workers died over {over}", "give workers more memory") from None
    except (CancelledError, CommClosedError):
        raise BadInput(address, "the scheduler went away", "start it again and ask the same") from None
