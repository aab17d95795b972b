"""A model's server, spoken to in the chat protocol that Ollama, llama.cpp, vLLM and LM Studio share."""

from __future__ import annotations

import os
import re
import time
from concurrent.futures import Future
from threading import Thread
from typing import Any, Final

from detente.assistant.bodies import NoReply, json_of
from detente.assistant.requests import Request
from detente.assistant.settings import shown_address
from detente.errors import BadInput
from detente.patterns import as_pattern

KEY_VARIABLE: Final = "DETENTE_ASSISTANT_KEY"
"""The environment variable with the key of a server that wants one."""
_PATH: Final = "/chat/completions"
_VERSION: Final = as_pattern(r"/v\d+$")
_CONNECT_SECONDS: Final = 5.0
_MOST_BYTES: Final = 4_000_000
_FORM_REFUSED: Final = frozenset({400, 404, 422})
"""Answers of servers to a form of reply that they do not know, if they say that it is the form."""
_PERHAPS_THE_FORM: Final = frozenset({400, 415, 422, 501})
"""Further answers to it, without a word of the form."""
_OF_THE_FORM: Final = as_pattern(
    r"response_?format|json_?(?:schema|object)|grammar|structured", re.IGNORECASE
)
_MOST_OF_A_FAULT: Final = 4000
_DISMISSED: Final = frozenset({401, 403})


class Server:
    """A server at an address; a reply is the body of its answer.

    Parameters
    ----------
    url
        Its address, with ``/v1`` or without.
    timeout
        Seconds after which a reply is given up, however it drips in.

    Raises
    ------
    BadInput
        If the ``assistant`` extra is missing, or if the address or the key cannot be sent.
    """

    def __init__(self, url: str, timeout: float) -> None:
        try:
            import httpx
        except ImportError:
            raise BadInput(
                shown_address(url),
                "speaking to a model needs the package httpx",
                "install it: pip install 'detente[assistant]'",
            ) from None
        self._httpx = httpx
        try:
            self._url = httpx.URL(endpoint_of(url))
        except (httpx.InvalidURL, UnicodeError):
            raise BadInput(
                shown_address(url), "is no address of a server", "write it as http://127.0.0.1:11434"
            ) from None
        self._timeout = timeout
        self._unknown_forms: set[str] = set()
        key = _key()
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=_CONNECT_SECONDS),
            # Nothing packed is taken: a little of it can unpack to more than there is room for.
            headers={"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if key else {}),
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
        status, text, until = 0, "", time.monotonic() + self._timeout
        for form in (*request.forms, None):
            if form is not None and form["type"] in self._unknown_forms:
                continue
            # Where a server knows no form of a reply, the JSON is looked for in what it says.
            body = {key: value for key, value in request.body.items() if key != "response_format"}
            status, text = self._post(body if form is None else {**body, "response_format": form}, until)
            of_the_form = status != 200 and _OF_THE_FORM.search(text[:_MOST_OF_A_FAULT]) is not None
            if not of_the_form and status not in _PERHAPS_THE_FORM:
                break
            if form is not None and of_the_form and status in _FORM_REFUSED:
                self._unknown_forms.add(form["type"])
        if status != 200:
            raise NoReply(f"answers {status}{_fault_in(text)}", for_good=status in _DISMISSED | {404})
        return text

    def _post(self, body: dict[str, Any], until: float) -> tuple[int, str]:
        """Return the status and the body of an answer that is whole at a time.

        The time-outs of httpx are for each piece of an answer: one that drips in would be waited for long.
        So the answer is taken in beside, and left there when its time is over.
        """
        answer: Future[tuple[int, str]] = Future()

        def take_in() -> None:
            try:
                answer.set_result(self._answer(body, until))
            except BaseException as fault:
                answer.set_exception(fault)

        Thread(target=take_in, daemon=True).start()
        try:
            return answer.result(max(0.0, until - time.monotonic()))
        except TimeoutError:
            raise self._late() from None

    def _late(self) -> NoReply:
        return NoReply(f"took more than {self._timeout:g} seconds")

    def _answer(self, body: dict[str, Any], until: float) -> tuple[int, str]:
        httpx = self._httpx
        try:
            with self._client.stream("POST", self._url, json=body) as response:
                if response.headers.get("Content-Encoding", "identity") != "identity":
                    raise NoReply("answers in a packed form that was not asked for")
                content = bytearray()
                for chunk in response.iter_bytes():
                    content += chunk
                    if len(content) > _MOST_BYTES:
                        raise NoReply("answers without end")
                    if time.monotonic() > until:
                        raise self._late()
                return response.status_code, content.decode("utf-8", errors="replace")
        except httpx.ConnectError:
            raise NoReply("does not answer", for_good=True) from None
        except httpx.TimeoutException as error:
            if isinstance(error, httpx.ConnectTimeout):
                raise NoReply("does not answer", for_good=True) from None
            raise self._late() from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError) as error:
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


def _key() -> str | None:
    """Return the key of the environment; None where there is none.

    Raises
    ------
    BadInput
        If it has signs that no header can carry; it does not say which, for they are secret.
    """
    key = os.environ.get(KEY_VARIABLE, "").strip()
    if not all("!" <= sign <= "~" for sign in key):
        raise BadInput(KEY_VARIABLE, "has signs that no key has", "give letters, digits and ASCII signs only")
    return key or None


def _fault_in(text: str) -> str:
    """Return what a server says of a fault, in brackets and short."""
    answer = json_of(text)
    error = answer.get("error") if isinstance(answer, dict) else None
    said = error.get("message") if isinstance(error, dict) else error
    if not isinstance(said, str):
        return ""
    line = " ".join("".join(c if c.isprintable() else " " for c in said).split())[:120]
    return f" ({line})" if line else ""
