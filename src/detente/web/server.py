"""The server of the workbench: for this machine, by a link that opens once; or for others, by a password."""

from __future__ import annotations

import asyncio
import errno
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from detente import render
from detente.errors import BadInput
from detente.web.ahead import make_ahead
from detente.web.application import application
from detente.web.around import AroundPages
from detente.web.bench import Bench
from detente.web.gate import Gate, Key, cookie_name
from detente.web.passwords import Password
from detente.web.public import SECURE_COOKIE, Public
from detente.web.remembered import PATIENCE, Remembered
from detente.web.sign_in import SignIn
from detente.web.workspace import workspace_of

_SWITCH = 0.0005
"""Seconds after which a thread that works lets another one go on."""
_LOOPBACK = "127.0.0.1"
_MOST_AT_ONCE = 200
"""Connections to a public workbench; further ones are refused at once."""


def serve(place: str, port: int, on_ready: Callable[[str], None]) -> None:
    """Serve the workbench of a dossier, a case or a folder on this machine, until it is stopped.

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
    listening = _listening(_LOOPBACK, port)
    number = listening.getsockname()[1]
    key = Key()
    hosts = frozenset(f"{name}:{number}" for name in (_LOOPBACK, "localhost"))
    pages = _readied(bench)
    config = _config(Gate(pages, key, hosts))
    on_ready(f"http://{_LOOPBACK}:{number}/open?token={key.token}")
    _serve(config, bench, pages, listening)


def serve_public(
    place: str, port: int, public: Public, password: Password, on_ready: Callable[[str], None]
) -> None:
    """Serve the workbench to whoever reaches an address and knows the password, until it is stopped.

    Parameters
    ----------
    port
        0 for any that is free.
    on_ready
        Called with the address that people open, once the server listens.

    Raises
    ------
    BadInput
        If the place is none, the address is not of this machine, or the port is taken.
    """
    bench = Bench(workspace_of(place))
    listening = _listening(public.address, port)
    number = listening.getsockname()[1]
    hosts = public.hosts(number)
    cookie = SECURE_COOKIE if public.behind_tls else cookie_name(f":{number}")
    pages = _readied(bench)
    gate = Gate(pages, SignIn(password, cookie, public.behind_tls), hosts)
    # The proxy on this machine says whose requests it passes on, so that each has tries of their own.
    config = _config(gate, limit_concurrency=_MOST_AT_ONCE, proxy_headers=public.behind_tls)
    on_ready(public.link(number))
    _serve(config, bench, pages, listening)


def _serve(config: uvicorn.Config, bench: Bench, pages: Remembered, listening: socket.socket) -> None:
    """Serve until it is stopped; meanwhile make what most pages need, and the pages."""
    # Who only wants a page that is made already does not wait 5 ms at each step for work in another thread.
    sys.setswitchinterval(_SWITCH)

    async def run() -> None:
        make_ahead(bench, pages, asyncio.get_running_loop())
        await uvicorn.Server(config).serve(sockets=[listening])

    asyncio.run(run())


def _readied(bench: Bench) -> Remembered:
    """Return the pages of a bench, with all loaded that the first of them needs."""
    render.page_style()
    AroundPages(bench).waiting("/", "")
    with suppress(BadInput, OSError):
        # What is wrong with the dossier is said on the page that needs it.
        bench.page_stamp("/")
    pages = remembering(bench, PATIENCE)
    asyncio.run(pages.load())
    return pages


def remembering(bench: Bench, patience: float | None = None) -> Remembered:
    """Return the application of a bench, with its pages remembered.

    Parameters
    ----------
    patience
        As for `Remembered`.
    """
    return Remembered(
        application(bench), bench.page_stamp, bench.known_page_stamp,
        around=AroundPages(bench), patience=patience,
    )  # fmt: skip


def _config(
    gate: Gate, *, limit_concurrency: int | None = None, proxy_headers: bool = False
) -> uvicorn.Config:
    config = uvicorn.Config(
        gate, log_level="warning", access_log=False, server_header=False, ws="none",
        limit_concurrency=limit_concurrency, proxy_headers=proxy_headers,
    )  # fmt: skip
    # Before the link is there, and not while the first page is waited for.
    config.load()
    return config


def _listening(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # Named as TCP, so that asyncio sends each part of an answer at once, and not after 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((address, port))
        # From here on a browser that opens the link waits for the server; it is not refused.
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRNOTAVAIL:
            mend = "give one that this machine has, or 0.0.0.0 for all"
            raise BadInput("--public", f"{address} is no address of this machine", mend) from None
        if error.errno == errno.EACCES:
            raise BadInput("--port", f"{port} is not for everybody to use", "name one above 1023") from None
        raise BadInput("--port", f"{port} is taken", "name another, or 0 for any that is free") from None
    return listening
