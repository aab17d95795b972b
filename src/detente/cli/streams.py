"""The standard streams of the program: the last door before a terminal, and what to do when it is shut."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO, cast

from detente.errors import BadInput
from detente.patterns import as_pattern
from detente.safe import safe_text

_STYLE = as_pattern(r"(\x1b\[[0-9;]*m)")
"""Colours and weights of letters, as rich writes them."""


class Unheard(Exception):
    """Nobody reads the answer any more; no OSError, over which libraries end the program themselves."""


class _Guarded:
    """A stream through which no control character passes.

    Parameters
    ----------
    stream
        The stream behind it.
    name
        Its name in messages; None where nobody would miss what cannot be written.
    styled
        Whether colours and weights of letters pass: only for what writes no words of others.
    """

    def __init__(self, stream: TextIO, name: str | None, *, styled: bool = False) -> None:
        self.behind, self._name, self._styled = stream, name, styled

    def write(self, text: str) -> int:
        """Write a text without its control characters."""
        if text == "":
            # click asks so if this is a stream of texts; a full disk would refuse even nothing.
            return len(text)
        parts = _STYLE.split(text) if self._styled else [text]
        # The odd ones are the styles between the texts.
        safe = "".join(part if k % 2 else safe_text(part) for k, part in enumerate(parts))
        try:
            self.behind.write(safe)
        except OSError as error:
            self._cannot(error)
        return len(text)

    def flush(self) -> None:
        """Hand on what is written."""
        try:
            self.behind.flush()
        except OSError as error:
            self._cannot(error)

    def as_styled(self) -> TextIO:
        """Return the stream with colours and weights of letters let through."""
        return cast("TextIO", _Guarded(self.behind, self._name, styled=True))

    def _cannot(self, error: OSError) -> None:
        if self._name is None:
            return
        _give_up(self.behind)
        if isinstance(error, BrokenPipeError):
            raise Unheard from None
        raise BadInput(
            self._name, f"cannot be written: {error.strerror or error}", "make room, or send it elsewhere"
        ) from None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)


def guard_streams() -> None:
    """Put the guarded streams in the place of the process's own."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        # Reports hold any character there is; a terminal that cannot show one must not end the answer.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    sys.stdout = cast("TextIO", _Guarded(sys.stdout, "standard output"))
    # What cannot be said to the user is not said; the exit status says it.
    sys.stderr = cast("TextIO", _Guarded(sys.stderr, None))


def guard_again() -> None:
    """Guard the streams that a progress bar has put in the place of the guarded ones, until it stops."""
    if not isinstance(sys.stdout, _Guarded):
        sys.stdout = cast("TextIO", _Guarded(sys.stdout, "standard output"))
    if not isinstance(sys.stderr, _Guarded):
        sys.stderr = cast("TextIO", _Guarded(sys.stderr, None))


def styled(stream: TextIO) -> TextIO:
    """Return a stream for rich, which may write colours; what it is given to print must be safe already."""
    return stream.as_styled() if isinstance(stream, _Guarded) else stream


def bare(stream: TextIO) -> TextIO:
    """Return the stream behind a guarded one, for a progress bar: it moves the cursor, and quotes nobody."""
    return stream.behind if isinstance(stream, _Guarded) else stream


def _give_up(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: its closing at exit must not fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _open_closed() -> None:
    """Open what the caller closed: no file that is opened later must become a standard stream."""
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                os.fstat(number)
                continue
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - open for the whole run
            setattr(sys, name, stream)
