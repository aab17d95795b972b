"""The entrance of a public workbench: a page that asks for a name and the password, and signing out."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote

from starlette.concurrency import run_in_threadpool

from detente import render
from detente.safe import safe_text
from detente.web.entrances import Admission, Knock, lead_to, refuse
from detente.web.passwords import Password, Tries
from detente.web.sessions import Sessions
from detente.web.shown import drawn_up
from detente.web.visitors import name_of_person

if TYPE_CHECKING:
    from starlette.types import Receive, Send

_PAGE: Final = "/sign-in"
_STYLE: Final = "/sign-in.css"
_OUT: Final = "/sign-out"
_MOST_BYTES: Final = 8 << 10
_WRONG: Final = "That is not the password."
_NO_NAME: Final = "Write your name or initials: they stand beside what you decide."
_TYPES: Final = {"html": b"text/html; charset=utf-8", "css": b"text/css; charset=utf-8"}


@dataclass
class SignIn:
    """Lets in who knows the password, under a name of their own.

    Attributes
    ----------
    cookie
        The name of the cookie.
    behind_tls
        True if browsers reach it by https only.
    """

    password: Password
    cookie: str
    behind_tls: bool = False
    tries: Tries = field(default_factory=Tries)
    sessions: Sessions = field(default_factory=Sessions)

    @property
    def scheme(self) -> str:
        """Return ``https`` behind TLS, else ``http``."""
        return "https" if self.behind_tls else "http"

    def admits(self, knock: Knock) -> Admission | None:
        """Let in a browser that is signed in, with the person."""
        visitor = self.sessions.of(knock.cookies.get(self.cookie, ""))
        return None if visitor is None else Admission(visitor)

    async def answered(self, knock: Knock) -> bool:
        """Answer what is asked of the page to sign in, and sign out."""
        path, method = knock.scope["path"], knock.scope["method"]
        if path == _STYLE and method in ("GET", "HEAD"):
            await _sent(knock.send, 200, f"{render.page_style()}\n{_own_style()}", "css")
        elif path == _PAGE and method in ("GET", "HEAD"):
            await _sent(knock.send, 200, _page())
        elif path == _PAGE and method == "POST":
            await self._sign_in(knock)
        elif path == _OUT and method == "POST":
            self.sessions.end(knock.cookies.get(self.cookie, ""))
            await lead_to(knock.send, _PAGE, self._set_cookie("", "; Max-Age=0"))
        else:
            return False
        return True

    async def turn_away(self, knock: Knock) -> None:
        """Lead a person to the page to sign in; tell a program in one line."""
        path = knock.scope["path"]
        if knock.scope["method"] == "GET" and not path.startswith(("/api/", "/static/")):
            await lead_to(knock.send, _PAGE)
        else:
            await refuse(knock.send, 401, f"Sign in first, at {_PAGE}.")

    async def _sign_in(self, knock: Knock) -> None:
        form = await _form(knock.receive)
        if form is None:
            await refuse(knock.send, 413, "That is too long for a name and a password.")
            return
        name = name_of_person(form.get("name", ""))
        if not name:
            await _sent(knock.send, 422, _page(_NO_NAME))
            return
        address = knock.scope["client"][0] if knock.scope.get("client") else ""
        wait = self.tries.begin(address)
        if wait:
            minutes = -(-wait // 60)
            line = f"Too many wrong passwords: wait {minutes} minute{'' if minutes == 1 else 's'}."
            await _sent(knock.send, 429, _page(line, name), retry_after=wait)
        elif not await run_in_threadpool(self.password.is_it, form.get("password", "")):
            await _sent(knock.send, 403, _page(_WRONG, name))
        else:
            self.tries.forgive(address)
            await lead_to(knock.send, "/", self._set_cookie(self.sessions.begin(name)))

    def _set_cookie(self, value: str, more: str = "") -> str:
        secure = "; Secure" if self.behind_tls else ""
        return f"{self.cookie}={quote(value, safe='.-_')}; HttpOnly; SameSite=Strict; Path=/{secure}{more}"


def _page(fault: str = "", name: str = "") -> str:
    return drawn_up("sign_in", fault=fault, name=safe_text(name))


def _own_style() -> str:
    return files("detente.web").joinpath("static/web.css").read_text(encoding="utf-8")


async def _form(receive: Receive) -> dict[str, str] | None:
    """Return the fields of a short form; None for one that is longer."""
    body = b""
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return {}
        body += message.get("body", b"")
        if len(body) > _MOST_BYTES:
            return None
        if not message.get("more_body"):
            break
    # The fields are few: a form of thousands is none of ours.
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
    except ValueError:
        return {}
    return {key: values[0] for key, values in fields.items()}


async def _sent(send: Send, status: int, text: str, kind: str = "html", *, retry_after: int = 0) -> None:
    headers = [(b"content-type", _TYPES[kind])]
    if retry_after:
        headers.append((b"retry-after", str(retry_after).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
