"""The server of the workbench: on this machine only, opened by a link that works once."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from detente.errors import BadInput
from detente.web.application import application
from detente.web.bench import Bench
from detente.web.gate import Gate, Key
from detente.web.remembered import Remembered
from detente.web.workspace import workspace_of

_LOOPBACK = "127.0.0.1"


def serve(place: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve the workbench of a dossier, a case or a folder, until it is stopped.

    Parameters
    ----------
    port
        0 for any that is free.
    on_ready
        Called with the link that opens it, once the server listens.

    Raises
    ------
    BadInput
        If the place is none of these, or the port is taken.
    """
    bench = Bench(workspace_of(place))
    listening = _listening(port)
    number = listening.getsockname()[1]
    key = Key()
    hosts = frozenset(f"{name}:{number}" for name in (_LOOPBACK, "localhost"))
    gate = Gate(Remembered(application(bench), bench.page_stamp, bench.known_page_stamp), key, hosts)
    config = uvicorn.Config(gate, log_level="warning", access_log=False, server_header=False, ws="none")
    on_ready(f"http://{_LOOPBACK}:{number}/open?token={key.token}")
    uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    # Named as TCP, so that asyncio sends each part of an answer at once, and not after 40 ms.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_LOOPBACK, port))
        # From here on a browser that opens the link waits for the server; it is not refused.
        listening.listen()
    except OSError:
        listening.close()
        raise BadInput("--port", f"{port} is taken", "name another, or 0 for any that is free") from None
    return listening
