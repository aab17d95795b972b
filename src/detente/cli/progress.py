"""A progress bar on standard error, for what takes longer than two seconds."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from detente.analysis import Told

_PATIENCE = 2.0
"""Seconds before anything is shown: what is quick needs no bar."""


@contextmanager
def progress(stages: int) -> Iterator[Told]:
    """Show how far a long piece of work has come, where standard error is a terminal.

    Parameters
    ----------
    stages
        How many times the work will tell what it turns to, or more.

    Yields
    ------
    Told
        To be called with what is being worked on.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
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

    def told(what: str) -> None:
        nonlocal begun
        bar.update(task, description=what, advance=1 if begun else 0)
        begun = True

    patience = threading.Timer(_PATIENCE, bar.start)
    patience.daemon = True
    patience.start()
    try:
        yield told
    finally:
        patience.cancel()
        patience.join()
        bar.stop()
