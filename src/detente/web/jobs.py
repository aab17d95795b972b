"""Long work in processes of its own, so that the server goes on answering, and each can be cancelled."""

from __future__ import annotations

import multiprocessing
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Final, Literal

from detente.errors import BadInput

State = Literal["running", "done", "failed", "cancelled"]
Tell = Callable[[str], None]
"""Takes one line that says how far the work is; what it says as done is done."""
Work = Callable[..., Any]
"""Takes a `Tell` and its own arguments. It is sent to another process, so it stands in a module."""

_MOST_LINES: Final = 2_000
"""Lines of a job that are remembered; the first and the last ones matter."""
_MOST_JOBS: Final = 50
_SPAWN: Final = multiprocessing.get_context("spawn")
"""A fork would copy the threads of the server in whatever state they are."""


@dataclass
class Job:
    """Some work, how far it is, and its result.

    Attributes
    ----------
    back
        The path of the page that shows the result.
    lines
        What the work said, in order.
    of
        The text that it works on, to tell whether it is still that.
    whole
        The number of lines when it is done; 0 where nobody knows.
    fault
        One line that says why it failed.
    """

    id: str
    title: str
    back: str
    state: State = "running"
    lines: list[str] = field(default_factory=list)
    result: Any = None
    of: str = ""
    whole: int = 0
    fault: str = ""
    process: Any = field(default=None, repr=False)

    @property
    def is_running(self) -> bool:
        """True while it may still say something."""
        return self.state == "running"


class Jobs:
    """The jobs of a server, the latest last."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, title: str, back: str, work: Work, *arguments: Any, of: str = "", whole: int = 0) -> Job:
        """Begin some work in a process of its own.

        Parameters
        ----------
        work
            A function of a module; it takes a `Tell`, and then the arguments.
        """
        job = Job(secrets.token_urlsafe(9), title, back, of=of, whole=whole)
        here, there = _SPAWN.Pipe(duplex=False)
        # A daemon ends with the server; one that outlives a killed server ends when it says something.
        job.process = _SPAWN.Process(target=_in_child, args=(there, work, arguments), daemon=True)
        with self._lock:
            self._jobs[job.id] = job
            for old in [each.id for each in self._jobs.values() if not each.is_running][:-_MOST_JOBS]:
                del self._jobs[old]
        job.process.start()
        there.close()
        threading.Thread(target=_listen, args=(job, here), daemon=True).start()
        return job

    def of(self, id_: str) -> Job | None:
        """Return a job by its id; None if there is none."""
        return self._jobs.get(id_)

    @property
    def running(self) -> list[Job]:
        """The jobs that are not at their end."""
        with self._lock:
            return [job for job in self._jobs.values() if job.is_running]

    def latest(self, back: str) -> Job | None:
        """Return the latest job whose result a page shows."""
        with self._lock:
            return next((job for job in reversed(self._jobs.values()) if job.back == back), None)

    def stamp(self) -> tuple[tuple[str, State], ...]:
        """Return what differs as soon as a job begins or ends."""
        with self._lock:
            return tuple((job.id, job.state) for job in self._jobs.values())

    def cancel(self, id_: str) -> None:
        """End a job; what it said as done stays done."""
        job = self.of(id_)
        if job is not None and job.is_running:
            job.state = "cancelled"
            job.process.terminate()


def _in_child(there: Connection, work: Work, arguments: tuple[Any, ...]) -> None:
    try:
        result = work(lambda line: there.send(("line", line)), *arguments)
        there.send(("result", result))
    except BadInput as error:
        there.send(("fault", str(error)))
    except (BrokenPipeError, KeyboardInterrupt):
        return
    except Exception as error:
        # Whatever went wrong in another process is said on the page; nobody reads that process's own words.
        there.send(("fault", f"a fault of detente's own ({type(error).__name__}: {error})"))


def _listen(job: Job, here: Connection) -> None:
    """Take down what a job says, until it ends."""
    try:
        while True:
            kind, said = here.recv()
            if kind == "line":
                if len(job.lines) < _MOST_LINES:
                    job.lines.append(said)
                else:
                    job.lines[-1] = said
            elif kind == "result":
                job.result = said
                job.state = "done"
            else:
                job.fault = said
                job.state = "failed"
    except (EOFError, OSError):
        if job.state == "running":
            job.fault = "it ended before it was done"
            job.state = "failed"
    finally:
        here.close()
        job.process.join()
