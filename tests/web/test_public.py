"""Where others reach a workbench: addresses, names of hosts, and what is said of it."""

from __future__ import annotations

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from detente.errors import BadInput
from detente.web.passwords import Password
from detente.web.public import public_of
from detente.web.server import serve_public


@pytest.mark.parametrize(
    ("address", "names", "behind_tls", "port", "hosts", "link"),
    [
        ("192.0.2.7", (), False, 8601, {"192.0.2.7:8601"}, "http://192.0.2.7:8601/"),
        ("192.0.2.7", (), False, 80, {"192.0.2.7"}, "http://192.0.2.7/"),
        ("0.0.0.0", ("Desk",), False, 8601, {"desk:8601"}, "http://desk:8601/"),
        ("127.0.0.1", ("desk.org",), True, 8601, {"desk.org"}, "https://desk.org/"),
        ("127.0.0.1", ("desk.org:8443",), True, 80, {"desk.org:8443"}, "https://desk.org:8443/"),
        ("2001:db8::7", (), False, 8601, {"[2001:db8::7]:8601"}, "http://[2001:db8::7]:8601/"),
    ],
)
def test_it_answers_under_the_names_that_a_person_gives(
    address: str, names: tuple[str, ...], behind_tls: bool, port: int, hosts: set[str], link: str
) -> None:
    public = public_of(address, names, behind_tls=behind_tls)
    assert public.hosts(port) == hosts
    assert public.link(port) == link


@pytest.mark.parametrize(
    ("address", "names", "behind_tls", "says"),
    [
        ("desk", (), False, "desk is no address; give one of this machine"),
        ("0.0.0.0", (), False, "stands for every address.*--host-name"),
        ("127.0.0.1", (), True, "the name of the proxy is missing"),
        ("192.0.2.7", ("https://desk",), False, "is no name of a host"),
        ("192.0.2.7", ("a b",), False, "is no name of a host"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    address: str, names: tuple[str, ...], behind_tls: bool, says: str
) -> None:
    with pytest.raises(BadInput, match=says):
        public_of(address, names, behind_tls=behind_tls)


def test_what_it_means_is_said_plainly() -> None:
    plain = " ".join(public_of("192.0.2.7", ()).meaning())
    assert "Every machine that reaches 192.0.2.7" in plain
    assert "not encrypted" in plain
    behind = " ".join(public_of("127.0.0.1", ("desk.org",), behind_tls=True).meaning())
    assert "the proxy before it must" in behind


def test_an_address_of_another_machine_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no address of this machine"):
        serve_public(str(tmp_path), 0, public_of("192.0.2.7", ()), _password(), lambda link: None)


def test_it_listens_once_the_address_is_given(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def connect(link: str) -> None:
        place = urlsplit(link)
        socket.create_connection((place.hostname or "", place.port or 0), timeout=10).close()
        raise Stop

    with pytest.raises(Stop):
        serve_public(str(tmp_path), 0, public_of("127.0.0.1", ()), _password(), connect)


def _password() -> Password:
    return Password("correct horse battery", "the test", cost=2**10)
