"""Sources of replies: a server, a folder of recorded ones, a cache."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from detente.assistant.bodies import NoReply, is_usable, text_in
from detente.assistant.requests import Request
from detente.assistant.schema import RowsReply, StatementsReply
from detente.atomic import write_new, write_over, write_whole
from detente.bounded import read_bounded_text
from detente.errors import BadInput

MAX_BYTES = 50_000_000


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
        """Return the recorded reply to a request.

        Raises
        ------
        NoReply
            If there is none, or if it is broken; then it names the file.
        """
        name = _reply_file(request.name)
        try:
            reply = read_bounded_text(self._folder / name, MAX_BYTES)
        except BadInput:
            if (self._folder / name).exists():
                raise NoReply(f"has a broken reply: {name}") from None
            if request.repeats is not None:
                # Asked once more, because the first reply could not be read.
                raise NoReply(f"has a broken reply: {_reply_file(request.repeats)}") from None
            raise NoReply("has no recorded reply") from None
        try:
            text_in(reply)
        except NoReply as fault:
            raise NoReply(f"has a reply that {fault.why}: {name}") from None
        return reply


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
        """Write the request, and return the reply.

        Raises
        ------
        BadInput
            If a file cannot be written, or another one stands there: a person may have written it.
        """
        path = self._folder / _reply_file(request.name)
        if self._inner is not None and os.path.lexists(path):
            raise BadInput(str(path), "is there already", "name another folder, or move that file away")
        body = json.dumps(request.body, ensure_ascii=False, indent=1)
        write_over(
            self._folder / f"{request.name}.request.json",
            lambda partial: partial.write_text(body, encoding="utf-8"),
            lambda file: None if _holds(file, body) else "is there already and is another request",
        )
        self.written += 1
        if self._inner is None:
            raise NoReply("was not asked")
        reply = self._inner.reply(request)
        write_new(path, lambda partial: partial.write_text(reply, encoding="utf-8"))
        return reply


class Cached:
    """Keeps replies by the text, the prompt and the model, so that a run can be repeated without asking.

    A folder that cannot be written to is no fault: then nothing is kept.
    """

    def __init__(self, inner: Replies, folder: Path) -> None:
        self._inner = inner
        self._folder = folder

    def reply(self, request: Request) -> str:
        """Return the reply that is kept, else ask for it and keep it.

        What cannot be used is not kept: it is asked for again another day.
        """
        path = self._path(request)
        with suppress(BadInput):
            kept_reply = read_bounded_text(path, MAX_BYTES)
            if _can_be_used(kept_reply, request):
                return kept_reply
        reply = self._inner.reply(request)
        if _can_be_used(reply, request):
            with suppress(OSError, BadInput):
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                _write(path, reply)
        return reply

    def _path(self, request: Request) -> Path:
        """Return the place of a reply: that of the first request where one is made once more."""
        model = hashlib.sha256(request.model.encode()).hexdigest()[:12]
        return self._folder / f"{request.repeats or request.name}.{model}.json"


def _can_be_used(reply: str, request: Request) -> bool:
    return is_usable(reply, RowsReply) if request.form is RowsReply else is_usable(reply, StatementsReply)


def _holds(path: Path, text: str) -> bool:
    try:
        return read_bounded_text(path, MAX_BYTES) == text
    except BadInput:
        return False


def _reply_file(name: str) -> str:
    return f"{name}.reply.json"


def _write(path: Path, text: str) -> None:
    write_whole(path, lambda partial: partial.write_text(text, encoding="utf-8"))
