"""A dialogue in the terminal, or with answers from a pipe."""

from __future__ import annotations

import sys
from contextlib import suppress
from textwrap import wrap
from types import TracebackType
from typing import Self

import click

from detente import page
from detente.cli.output import console
from detente.errors import BadInput
from detente.safe import safe_text
from detente.short import one_line

_WIDTH = 88
"""Columns at most: longer lines are hard to read."""

_LONGEST, _MOST = 2_000, 1_000
"""Characters of an answer, and answers, at most: what comes from a pipe may never end."""


class Stopped(Exception):
    """The person wants no more questions: there is no more input, or it was interrupted."""


class Dialogue:
    """Says things and reads answers; of piped answers each is shown where it would have been typed.

    Raises
    ------
    BadInput
        When the first answer is to be read, if standard input is no terminal and holds nothing.
    """

    def __init__(self) -> None:
        self._console = console()
        self._first: str | None = None
        self._lines = 0
        self._typed = sys.stdin.isatty()
        if not self._typed:
            self._first = self._line()
            if not self._first:
                raise BadInput(
                    "standard input", "is no terminal, and holds no answers",
                    "run it in a terminal, give --answers FILE, or see the question with --format json",
                )  # fmt: skip
        else:
            with suppress(ImportError):
                import readline  # noqa: F401 - lets the person edit what is typed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._console.print()

    def _line(self) -> str:
        line = sys.stdin.readline(_LONGEST + 1)
        self._lines += 1
        if len(line) > _LONGEST:
            raise BadInput(
                "standard input", f"an answer of more than {_LONGEST:,} characters", "write a shorter one"
            )
        if self._lines > _MOST:
            raise BadInput("standard input", f"more than {_MOST:,} answers", "give fewer at once")
        return line

    def head(self, text: str) -> None:
        """Begin something new."""
        from rich.text import Text

        self._console.print()
        self._console.print(Text(page.curly(safe_text(text)), style="bold"))

    def say(self, text: str, *, indent: int = 0, faint: bool = False) -> None:
        """Print a text with curly marks, broken into lines; a line of its own stays one."""
        self._say(page.curly(text), indent, faint=faint)

    def _say(self, text: str, indent: int, *, faint: bool = False) -> None:
        from rich.text import Text

        for line in safe_text(text).split("\n"):
            begins = " " * (indent + len(line) - len(line.lstrip()))
            lines = wrap(
                line.strip(),
                min(self._console.width, _WIDTH),
                initial_indent=begins,
                subsequent_indent=begins,
            )
            self._console.print(Text("\n".join(lines), style="dim" if faint else ""), soft_wrap=True)

    def quote(self, words: str, source: str, indent: int = 4) -> None:
        """Print words of a report, and the report."""
        self._say(f"“{one_line(words).strip('“”')}” ({source})", indent)

    def read(self, prompt: str) -> str:
        """Read a line.

        Raises
        ------
        Stopped
            If there is no more, or the person interrupts.
        """
        if self._typed:
            try:
                return str(click.prompt(prompt, default="", show_default=False, prompt_suffix=""))
            except click.Abort:
                raise Stopped from None
        line = self._line() if self._first is None else self._first
        self._first = None
        if not line:
            raise Stopped
        click.echo(f"{prompt}{line.rstrip()}")
        return line.rstrip("\r\n")
