"""A progress bar on standard error, for work that takes longer than two seconds."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ReportProgress = Callable[[str], None]
"""Takes the name of each stage of a long computation as the stage begins."""
_DELAY = 2.0
"""Seconds before the bar appears."""


def no_report(_: str) -> None:
    """Report nothing."""


@contextmanager
def progress(stages: int) -> Iterator[ReportProgress]:
    """Show the progress of a long piece of work, where standard error is a terminal.

    Parameters
    ----------
    stages
        The number of stages of the work, or more.

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
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("starting", total=stages)
    begun = False

    def report_progress(stage: str) -> None:
        nonlocal begun
        bar.update(task, description=stage, advance=1 if begun else 0)
        begun = True

    timer = threading.Timer(_DELAY, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield report_progress
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
