"""Long work in a thread of the test's own process, where the pipeline is loaded already."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any


class InThreads:
    """Stands where the workbench starts a process: the same work, told through a pipe just so."""

    Pipe = staticmethod(multiprocessing.Pipe)

    @staticmethod
    def Process(target: Callable[..., None], args: tuple[Any, ...], daemon: bool) -> threading.Thread:  # noqa: N802
        there, *more = args
        # The starter closes its end, as it would after handing it to another process.
        own = Connection(os.dup(there.fileno()), readable=False)

        def work() -> None:
            with own:
                target(own, *more)

        return threading.Thread(target=work, daemon=daemon)
