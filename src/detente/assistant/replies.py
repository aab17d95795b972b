"""Where replies come from: a server, a folder of recorded ones, a cache; and the text in a reply."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from detente.assistant.requests import Request
from detente.atomic import write_whole
from detente.errors import BadInput


class NoReply(Exception):
    """Nothing that can be used came back.

    Parameters
    ----------
    why
        In words that follow the name of whoever was asked.
    for_good
        True if asking again would be in vain.
    """

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        self.why = why
        self.for_good = for_good
        super().__init__(why)


class Replies(Protocol):
    """Whatever answers requests."""

    def reply(self, request: Request) -> str:
        """Return the body of the answer, or raise `NoReply`."""


class Recorded:
    """A folder of recorded replies: ``NAME.reply.json`` beside ``NAME.request.json``.

    A reply may be the answer of a server, or only the JSON that was asked for, as a person writes it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def reply(self, request: Request) -> str:
        """Return the recorded reply to a request."""
        try:
            return (self._folder / f"{request.name}.reply.json").read_text(encoding="utf-8")
        except OSError:
            raise NoReply("has no recorded reply") from None
        except UnicodeDecodeError:
            raise NoReply("has a recorded reply that is no text") from None


class Recording:
    """Writes each request into a folder, and the reply to it, if anybody replies.

    Parameters
    ----------
    inner
        Whoever replies; None if nobody is asked.
    """

    def __init__(self, inner: Replies | None, folder: Path) -> None:
        self._inner = inner
        self._folder = folder
        self.asks_nobody = inner is None
        self.written = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(
                str(folder), f"cannot be made: {error.strerror}", "name a folder that you may write in"
            ) from None

    def reply(self, request: Request) -> str:
        """Write the request, and return the reply."""
        _write(
            self._folder / f"{request.name}.request.json",
            json.dumps(request.body, ensure_ascii=False, indent=1),
        )
        self.written += 1
        if self._inner is None:
            raise NoReply("was not asked")
        reply = self._inner.reply(request)
        _write(self._folder / f"{request.name}.reply.json", reply)
        return reply


class Cached:
    """Keeps replies by the text, the prompt and the model, so that a run can be repeated without asking.

    A folder that cannot be written to is no fault: then nothing is kept.
    """

    def __init__(self, inner: Replies, folder: Path) -> None:
        self._inner = inner
        self._folder = folder

    def reply(self, request: Request) -> str:
        """Return the reply that is kept, else ask for it and keep it."""
        path = self._path(request)
        with suppress(OSError, UnicodeDecodeError):
            return path.read_text(encoding="utf-8")
        reply = self._inner.reply(request)
        # What cannot be read is asked for again another day.
        with suppress(NoReply):
            text_in(reply)
            with suppress(OSError, BadInput):
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                _write(path, reply)
        return reply

    def _path(self, request: Request) -> Path:
        model = hashlib.sha256(request.model.encode()).hexdigest()[:12]
        return self._folder / f"{request.name}.{model}.json"


def _write(path: Path, text: str) -> None:
    write_whole(path, lambda partial: partial.write_text(text, encoding="utf-8"))


def text_in(reply: str) -> str:
    """Return what the model says in a reply: the content of its message, or the whole JSON of a person's.

    Raises
    ------
    NoReply
        If the model refuses, or says nothing.

    Examples
    --------
    >>> text_in('{"choices": [{"message": {"content": "[]"}}]}'), text_in('{"rows": []}')
    ('[]', '{"rows": []}')
    """
    try:
        answer: Any = json.loads(reply)
    except ValueError:
        return reply
    if not isinstance(answer, dict) or "choices" not in answer:
        return reply
    try:
        choice = answer["choices"][0]
        message = choice["message"]
        refused = message.get("refusal") or choice.get("finish_reason") == "content_filter"
        content = message.get("content")
    except (LookupError, TypeError, AttributeError):
        raise NoReply("answers in another form than that of a chat") from None
    if refused:
        raise NoReply("refuses to answer")
    if not isinstance(content, str) or not content.strip():
        raise NoReply("says nothing")
    return content


def model_in(reply: str) -> str | None:
    """Return the model that a recorded answer of a server names."""
    try:
        name = json.loads(reply).get("model")
    except (ValueError, AttributeError):
        return None
    return name if isinstance(name, str) and name else None
