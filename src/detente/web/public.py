"""A workbench that others can reach: on which address, under which names, and what that means."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final

from detente.errors import BadInput
from detente.patterns import as_pattern

_NAME: Final = as_pattern(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,62})\.?)+(?::\d{1,5})?")
_V6: Final = as_pattern(r"\[[0-9a-f:.]+\](?::\d{1,5})?")
SECURE_COOKIE: Final = "__Host-detente"
"""A browser takes a cookie of this name by https only, and for one host only."""


@dataclass(frozen=True)
class Public:
    """Where others reach the workbench.

    Attributes
    ----------
    address
        The address of this machine that it listens on.
    names
        The names under which people open it, without a port where it is the usual one.
    behind_tls
        True if a proxy before it encrypts.
    """

    address: str
    names: tuple[str, ...]
    behind_tls: bool = False

    def hosts(self, port: int) -> frozenset[str]:
        """Return the values of the header ``Host`` that name the workbench."""
        # A proxy has the usual port for https; else a browser leaves out that for http alone.
        bare = self.behind_tls or port == 80
        return frozenset(name if bare or _has_port(name) else f"{name}:{port}" for name in self.names)

    def link(self, port: int) -> str:
        """Return the address that people open."""
        host = self.names[0]
        if not (self.behind_tls or port == 80 or _has_port(host)):
            host = f"{host}:{port}"
        return f"{'https' if self.behind_tls else 'http'}://{host}/"

    def meaning(self) -> tuple[str, ...]:
        """Return what it means that others can reach it, in sentences."""
        number = ipaddress.ip_address(self.address)
        if number.is_loopback:
            who = "Whoever reaches the proxy before it"
        elif number.is_unspecified:
            who = "Every machine that reaches this one, by any of its networks,"
        else:
            who = f"Every machine that reaches {self.address}"
        reach = (
            f"{who} can open the page to sign in. Whoever has the password can read, change and take away"
            " all that the workbench shows, and add reports."
        )
        if self.behind_tls:
            traffic = (
                "detente does not encrypt: the proxy before it must, and must be the only one to reach"
                f" {self.address}. It passes the header Host on as it came."
            )
        else:
            traffic = (
                "The traffic is not encrypted: whoever is on the way can read the password and the reports."
                " Use it on a network that you trust; else let a proxy encrypt it and say --behind-tls, or"
                " leave out --public and come through ssh: ssh -L 8601:127.0.0.1:8601 THIS-MACHINE."
            )
        return reach, traffic, "Stop it with Ctrl-C when nobody needs it; that signs everybody out."


def public_of(address: str, host_names: tuple[str, ...], *, behind_tls: bool = False) -> Public:
    """Return where others reach the workbench.

    Parameters
    ----------
    host_names
        Names under which people open it. Without one, the address itself.

    Raises
    ------
    BadInput
        If the address is none, a name is none, or nobody could know the name.

    Examples
    --------
    >>> public_of("192.0.2.7", ()).link(8601)
    'http://192.0.2.7:8601/'
    >>> public_of("127.0.0.1", ("desk.example.org",), behind_tls=True).link(8601)
    'https://desk.example.org/'
    """
    try:
        number = ipaddress.ip_address(address)
    except ValueError:
        raise BadInput(
            "--public", f"{address} is no address", "give one of this machine, such as 192.168.1.20"
        ) from None
    if number.is_unspecified and not host_names:
        raise BadInput(
            "--public", f"{address} stands for every address of this machine",
            "say under which name people open it: --host-name desk.example.org",
        )  # fmt: skip
    if behind_tls and not host_names:
        raise BadInput(
            "--behind-tls", "the name of the proxy is missing", "add it: --host-name desk.example.org"
        )
    names = tuple(name.strip().lower() for name in host_names)
    for name in names:
        if not (_NAME.fullmatch(name) or _V6.fullmatch(name)):
            raise BadInput(
                "--host-name", f"{name} is no name of a host",
                "give it as in the address bar, between // and /: desk.example.org, or desk.example.org:8443",
            )  # fmt: skip
    own = f"[{number}]" if number.version == 6 else str(number)
    return Public(address, names or (own,), behind_tls)


def _has_port(name: str) -> bool:
    return re.search(r":\d+$", name.rpartition("]")[2]) is not None
