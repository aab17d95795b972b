"""Long work in processes of its own, so that the server goes on answering, and each can be cancelled."""

from __future__ import annotations

import multiprocessing
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any, Final, Literal, Protocol

from detente.errors import BadInput
from detente.web.forms import fault_in_words

State = Literal["running", "done", "failed", "cancelled"]


class Tell(Protocol):
    """Takes down how far some work is."""

    def __call__(self, line: str) -> None:
        """Take one line; what it says as done is done."""

    def part(self, done: float, doing: str = "") -> None:
        """Take the share of the work that is done, from 0 to 1, and what is being done now."""


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
    part
        The share of the work that is done, from 0 to 1; None where nobody knows.
    doing
        What it does now, in words.
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
    part: float | None = None
    doing: str = ""
    fault: str = ""
    process: Any = field(default=None, repr=False)

    @property
    def is_running(self) -> bool:
        """True while it may still say something."""
        return self.state == "running"

    @property
    def percent(self) -> int | None:
        """The share of the work that is done, in whole percent; None where nobody knows."""
        return None if self.part is None else int(100 * self.part)


class Jobs:
    """The jobs of a server, the latest last."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()

    def start(self, title: str, back: str, work: Work, *arguments: Any, of: str = "") -> Job:
        """Begin some work in a process of its own.

        Parameters
        ----------
        work
            A function of a module; it takes a `Tell`, and then the arguments.
        """
        job = Job(secrets.token_urlsafe(9), title, back, of=of)
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

    @property
    def all(self) -> list[Job]:
        """The jobs that are remembered, in the order in which they began."""
        with self._lock:
            return list(self._jobs.values())

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


@dataclass(frozen=True)
class _ToServer:
    """Says through a pipe how far the work is."""

    there: Connection

    def __call__(self, line: str) -> None:
        self.there.send(("line", line))

    def part(self, done: float, doing: str = "") -> None:
        self.there.send(("part", (min(max(done, 0.0), 1.0), doing)))


def _in_child(there: Connection, work: Work, arguments: tuple[Any, ...]) -> None:
    try:
        result = work(_ToServer(there), *arguments)
        there.send(("result", result))
    except BadInput as error:
        there.send(("fault", fault_in_words(error)))
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
            elif kind == "part":
                job.part, job.doing = said
            elif job.state != "running":
                # It came to its end while it was cancelled.
                continue
            elif kind == "result":
                job.result = said
                job.part = None if job.part is None else 1.0
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
