"""The server: its link works from the moment that it is given."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from detente.errors import BadInput
from detente.web.server import serve


class Stop(Exception):
    """Ends the server once its link is given."""


def test_who_opens_the_link_at_once_is_not_refused(tmp_path: Path) -> None:
    def connect(link: str) -> None:
        place = urlsplit(link)
        assert place.hostname is not None
        socket.create_connection((place.hostname, place.port), timeout=10).close()
        raise Stop

    with pytest.raises(Stop):
        serve(str(tmp_path), 0, connect)


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(BadInput, match=f"{port} is taken"):
            serve(str(tmp_path), port, lambda link: None)
