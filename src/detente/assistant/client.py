"""A model's server, spoken to in the chat protocol that Ollama, llama.cpp, vLLM and LM Studio share."""

from __future__ import annotations

import json
import os
import re
import time
from typing import TYPE_CHECKING, Any, Final

from detente.assistant.replies import NoReply
from detente.assistant.requests import Request
from detente.errors import BadInput

if TYPE_CHECKING:
    pass

KEY_VARIABLE: Final = "DETENTE_ASSISTANT_KEY"
"""The environment variable with the key of a server that wants one."""
_PATH: Final = "/chat/completions"
_VERSION: Final = re.compile(r"/v\d+$")
_CONNECT_SECONDS: Final = 5.0
_MOST_BYTES: Final = 4_000_000
_UNKNOWN_FORM: Final = frozenset({400, 415, 422, 500, 501})
"""What servers answer to a form of reply that they do not know."""
_DISMISSED: Final = frozenset({401, 403})


class Server:
    """A server at an address; a reply is the body of its answer.

    Parameters
    ----------
    url
        Its address, with ``/v1`` or without.
    timeout
        Seconds after which a reply is given up.

    Raises
    ------
    BadInput
        If the ``assistant`` extra is missing.
    """

    def __init__(self, url: str, timeout: float) -> None:
        try:
            import httpx
        except ImportError:
            raise BadInput(
                url,
                "speaking to a model needs the package httpx",
                "install it: pip install 'detente[assistant]'",
            ) from None
        self._httpx = httpx
        self._url = endpoint_of(url)
        self._timeout = timeout
        self._unknown_forms: set[str] = set()
        key = os.environ.get(KEY_VARIABLE)
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=_CONNECT_SECONDS),
            headers={"Authorization": f"Bearer {key}"} if key else {},
            # Neither a proxy nor a redirect may lead a report elsewhere than the user said.
            trust_env=False,
            follow_redirects=False,
        )

    def reply(self, request: Request) -> str:
        """Send a request and return the body of the answer.

        Raises
        ------
        NoReply
            If the server is not there, refuses, takes too long, or answers with a fault.
        """
        status, text = 0, ""
        for form in (*request.forms, None):
            if form is not None and form["type"] in self._unknown_forms:
                continue
            # Where a server knows no form of a reply, the JSON is looked for in what it says.
            body = {key: value for key, value in request.body.items() if key != "response_format"}
            status, text = self._post(body if form is None else {**body, "response_format": form})
            if status not in _UNKNOWN_FORM:
                break
            if form is not None:
                self._unknown_forms.add(form["type"])
        if status != 200:
            raise NoReply(f"answers {status}{_fault_in(text)}", for_good=status in _DISMISSED | {404})
        return text

    def _post(self, body: dict[str, Any]) -> tuple[int, str]:
        httpx, until = self._httpx, time.monotonic() + self._timeout
        try:
            with self._client.stream("POST", self._url, json=body) as response:
                content = bytearray()
                for chunk in response.iter_bytes():
                    content += chunk
                    if len(content) > _MOST_BYTES:
                        raise NoReply("answers without end")
                    if time.monotonic() > until:
                        raise NoReply(f"took more than {self._timeout:g} seconds")
                return response.status_code, content.decode("utf-8", errors="replace")
        except httpx.ConnectError:
            raise NoReply("does not answer", for_good=True) from None
        except httpx.TimeoutException as error:
            lost = isinstance(error, httpx.ConnectTimeout)
            why = "does not answer" if lost else f"took more than {self._timeout:g} seconds"
            raise NoReply(why, for_good=lost) from None
        except httpx.HTTPError as error:
            raise NoReply(f"broke off ({type(error).__name__})") from None

    def close(self) -> None:
        """Close the connection."""
        self._client.close()


def endpoint_of(url: str) -> str:
    """Return the address that requests go to.

    Examples
    --------
    >>> endpoint_of("http://127.0.0.1:11434"), endpoint_of("http://127.0.0.1:8080/v1/")
    ('http://127.0.0.1:11434/v1/chat/completions', 'http://127.0.0.1:8080/v1/chat/completions')
    """
    bare = url.rstrip("/")
    if bare.endswith(_PATH):
        return bare
    return f"{bare}{_PATH}" if _VERSION.search(bare) else f"{bare}/v1{_PATH}"


def _fault_in(text: str) -> str:
    """Return what a server says of a fault, in brackets and short."""
    try:
        error = json.loads(text)["error"]
        said = error["message"] if isinstance(error, dict) else error
    except (ValueError, KeyError, TypeError):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(said)).split())[:120]
    return f" ({line})" if line else ""
