"""The settings of the assistant: from options, and from the user's own file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from detente.bounded import read_bounded_text
from detente.errors import BadInput

CONFIG_VARIABLE: Final = "DETENTE_CONFIG"
"""The environment variable that names another file of settings."""
_SECTION: Final = "assistant"
MAX_BYTES: Final = 1_000_000
_MEND: Final = "write it as docs/reference/assistant.md shows"
_FEWEST_SECONDS, _MOST_SECONDS = 1, 3600
_FEWEST_CHARACTERS, _MOST_CHARACTERS = 500, 200_000


@dataclass(frozen=True)
class AssistantSettings:
    """The model that a user names, and how it is spoken to.

    Attributes
    ----------
    url
        The address of its server; None where recorded replies stand in for it.
    model
        Its name, as the server knows it, without signs that nobody can see.
    remote
        True if the server may stand elsewhere than on this machine.
    record
        A folder for the exact requests, and the replies to them.
    replay
        A folder of requests and replies, which answers in the place of a server.
    timeout
        Seconds after which a reply is given up.
    passage
        The most characters of a report in one request.
    """

    url: str | None = None
    model: str | None = None
    remote: bool = False
    record: Path | None = None
    replay: Path | None = None
    timeout: float = 120.0
    passage: int = 6000

    def __post_init__(self) -> None:
        if self.model is not None:
            object.__setattr__(self, "model", plain_name(self.model) or None)

    @property
    def is_on(self) -> bool:
        """True if anything is to be asked, written down or replayed."""
        return self.url is not None or self.record is not None or self.replay is not None

    @property
    def departure(self) -> str | None:
        """One line that says what leaves this machine and where it goes; None where nothing does."""
        if self.url is None or self.replay is not None or is_this_machine(self.url):
            return None
        return (
            f"the text of every report, with its title, its date and the names of its parties, leaves this"
            f" machine for {urlsplit(self.url).netloc.rpartition('@')[2]} (--assistant-remote)"
        )

    def checked(self) -> AssistantSettings:
        """Return the settings, if they can be used.

        Raises
        ------
        BadInput
            If the address is none, has more than a place, or is not on this machine though nobody allowed
            that; if no model is named; if a folder to replay is not there.
        """
        if self.replay is not None:
            if not self.replay.is_dir():
                raise BadInput(str(self.replay), "is no folder of replies", "record some: --assistant-record")
            if self.record is not None and self.record.resolve() == self.replay.resolve():
                raise BadInput(str(self.record), "is the folder replayed", "record into another")
            return self
        if self.record is not None and self.record.exists() and not self.record.is_dir():
            raise BadInput(str(self.record), "is there already and is no folder", "name another")
        if self.url is None:
            return self
        _check_address(self.url, remote=self.remote)
        if not self.model:
            raise BadInput(
                shown_address(self.url),
                "which model is to answer?",
                "name it: --assistant-model NAME, as the server lists it",
            )
        return self


def plain_name(name: str) -> str:
    r"""Return the name of a model without signs that nobody can see, or that no file can hold.

    Examples
    --------
    >>> plain_name("small\x1b[31m\n model\udcff")
    'small [31m model'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def shown_address(url: str) -> str:
    """Return an address as messages may show it: without a name, a password and what follows a question mark.

    Examples
    --------
    >>> shown_address("http://me:secret@127.0.0.1:8080/v1"), shown_address("me:secret@127.0.0.1")
    ('http://…@127.0.0.1:8080/v1', '…@127.0.0.1')
    """
    scheme, slashes, rest = url.partition("://")
    if not slashes:
        scheme, rest = "", url
    _, at, place = rest.rpartition("@")
    return f"{scheme}{slashes}{'…@' if at else ''}{re.split('[?#]', place, maxsplit=1)[0]}"


def is_this_machine(url: str) -> bool:
    """Return True for an address on this machine: 127.0.0.0/8, ::1, localhost.

    Examples
    --------
    >>> is_this_machine("http://127.0.0.1:11434"), is_this_machine("http://[::1]:8080/v1")
    (True, True)
    >>> is_this_machine("http://192.168.1.7:11434"), is_this_machine("http://127.0.0.1.example.org")
    (False, False)
    """
    # Loaded only where somebody names an address: a run without a model needs none of it.
    import ipaddress
    import socket

    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        pass
    if host.rstrip(".").lower() != "localhost":
        # A name may lead anywhere, and to another place each time.
        return False
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError:
        return True  # it leads nowhere, as asking will show
    return all(ipaddress.ip_address(address).is_loopback for address in addresses)


def _check_address(url: str, *, remote: bool) -> None:
    shown = shown_address(url)
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    # `urlsplit` drops tabs and line ends, so that it would judge another address than the one asked.
    if not usable or not url.isprintable() or " " in url:
        raise BadInput(shown, "is no address of a server", "write it as http://127.0.0.1:11434")
    if "?" in url or "#" in url:
        raise BadInput(shown, "has more than a place behind it", "leave out the ? or # and what follows it")
    if not remote and not is_this_machine(url):
        raise BadInput(
            shown,
            "is not on this machine, and reports would leave it",
            "name 127.0.0.1, or allow it with --assistant-remote",
        )


def config_file() -> Path:
    """Return the user's own file of settings, whether it is there or not."""
    from platformdirs import user_config_path  # only who asks for settings needs a folder of his own

    named = os.environ.get(CONFIG_VARIABLE)
    return Path(named) if named else user_config_path("detente") / "config.toml"


def from_config() -> AssistantSettings:
    """Return the settings of the user's own file; the defaults where it says nothing.

    A file beside the reports is never looked for: who sends reports must not choose who reads them.

    Raises
    ------
    BadInput
        If the file cannot be read, or has settings that there are none of.
    """
    path = config_file()
    if str(path) == os.devnull:
        return AssistantSettings()
    if not os.path.lexists(path):
        if os.environ.get(CONFIG_VARIABLE):
            raise BadInput(str(path), "is not there", f"mend {CONFIG_VARIABLE}, or take it away")
        return AssistantSettings()
    text = read_bounded_text(path, MAX_BYTES, _MEND)
    import tomllib  # most users have no such file

    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(str(path), f"is no TOML: {error}", _MEND) from None
    section = whole.get(_SECTION, {})
    if not isinstance(section, dict):
        raise BadInput(str(path), f"[{_SECTION}] is no table", _MEND)
    return _settings_of(section, path)


_KINDS: Final[dict[str, tuple[type, ...]]] = {
    "url": (str,), "model": (str,), "timeout": (int, float), "passage": (int,),
}  # fmt: skip


def _settings_of(section: dict[str, Any], path: Path) -> AssistantSettings:
    for key, value in section.items():
        if key == "remote":
            raise BadInput(
                str(path), "remote cannot be set once for all", "allow it each time with --assistant-remote"
            )
        kinds = _KINDS.get(key)
        if kinds is None:
            raise BadInput(str(path), f"there is no setting {key!r}", f"it has {', '.join(_KINDS)}")
        if not isinstance(value, kinds) or isinstance(value, bool):
            # A value in the place of an address may hold a password.
            given = "no text" if key == "url" else repr(value)
            raise BadInput(str(path), f"{key} is {given}", _MEND)
    settings = replace(AssistantSettings(), **section)
    if not _FEWEST_SECONDS <= settings.timeout <= _MOST_SECONDS:
        raise BadInput(
            str(path),
            f"timeout is {settings.timeout}",
            f"give {_FEWEST_SECONDS} to {_MOST_SECONDS} seconds",
        )
    if not _FEWEST_CHARACTERS <= settings.passage <= _MOST_CHARACTERS:
        raise BadInput(
            str(path),
            f"passage is {settings.passage}",
            f"give {_FEWEST_CHARACTERS} to {_MOST_CHARACTERS} characters",
        )
    return settings
