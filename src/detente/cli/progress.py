"""Signs of work under way for a person at a terminal: a line at once, a bar after two seconds.

All of it goes to standard error, and only where that is a terminal.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from detente.cli.streams import bare, guard_again
from detente.dossier import without_password
from detente.safe import safe_line

ReportProgress = Callable[[str], None]
"""Takes the name of each stage of a long computation as the stage begins."""
_DELAY = 2.0
"""Seconds before the bar appears."""


def no_report(_: str) -> None:
    """Report nothing."""


@contextmanager
def reading_progress(sources: Sequence[str], form: str = "text") -> Iterator[ReportProgress]:
    """Say at once that sources are being read, and show the progress of what follows.

    Parameters
    ----------
    form
        With "json" nothing is shown.

    Yields
    ------
    callable
        To be called with the name of each stage as it begins.
    """
    say_reading(sources, form)
    if form == "json":
        yield no_report
        return
    with progress(None) as report_progress:
        yield report_progress


def say_reading(sources: Sequence[str], form: str = "text") -> None:
    """Say at a terminal what is being read, before anything large is loaded: something happens."""
    if form != "json" and sys.stderr.isatty():
        sys.stderr.write(f"reading {_named(sources)}\n")
        sys.stderr.flush()


def _named(sources: Sequence[str]) -> str:
    """Name the first source, and count the others.

    Examples
    --------
    >>> _named(["a.txt"]), _named(["-"]), _named(["a.txt", "b.txt", "c.txt"])
    ('a.txt', 'standard input', 'a.txt and 2 more')
    """
    first = "standard input" if sources[0] == "-" else safe_line(without_password(sources[0]))
    return f"{first} and {len(sources) - 1} more" if len(sources) > 1 else first


@contextmanager
def progress(stages: int | None) -> Iterator[ReportProgress]:
    """Show the progress of a long piece of work, where standard error is a terminal.

    Parameters
    ----------
    stages
        The number of stages of the work, or more; None if it is not known.

    Yields
    ------
    callable
        To be called with the name of each stage as it begins.
    """
    if not sys.stderr.isatty():
        yield no_report
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        # A stage may name a party, whose name may look like a mark of colour.
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(file=bare(sys.stderr)),
        transient=True,
        # An answer that goes to a file or a pipe must not be led to the terminal.
        redirect_stdout=sys.stdout.isatty(),
    )
    task = bar.add_task("starting", total=stages)
    begun = False

    def report_progress(stage: str) -> None:
        nonlocal begun
        bar.update(task, description=safe_line(stage), advance=1 if begun else 0)
        begun = True

    def show() -> None:
        bar.start()
        guard_again()

    timer = threading.Timer(_DELAY, show)
    timer.daemon = True
    timer.start()
    try:
        yield report_progress
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
