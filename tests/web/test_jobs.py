"""Long work: in a process of its own, told step by step, cancelled, and never silent about its end."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from detente.errors import BadInput
from detente.web.jobs import Job, Jobs, Tell


def count(tell: Callable[[str], None], most: int) -> int:
    for number in range(most):
        tell(f"step {number}")
    return most


def wait_long(tell: Callable[[str], None]) -> None:
    tell("begun")
    time.sleep(600)


def halve(tell: Tell) -> None:
    tell.part(0.5, "the first half")
    tell.part(7, "the second half")


def refuse(tell: Callable[[str], None]) -> None:
    raise BadInput("a.txt", "is empty", "fill it")


def break_down(tell: Callable[[str], None]) -> None:
    raise ZeroDivisionError("by us")


def die(tell: Callable[[str], None]) -> None:
    tell("begun")
    os._exit(9)


def ended(job: Job) -> Job:
    limit = time.monotonic() + 120
    while job.is_running and time.monotonic() < limit:
        time.sleep(0.05)
    return job


def test_work_tells_its_steps_and_gives_its_result() -> None:
    job = ended(Jobs().start("Counting", "/", count, 3))
    assert (job.state, job.lines, job.result) == ("done", ["step 0", "step 1", "step 2"], 3)


def test_work_tells_its_share_that_is_done_which_is_never_more_than_all() -> None:
    job = ended(Jobs().start("Halving", "/", halve))
    assert (job.part, job.percent, job.doing) == (1.0, 100, "the second half")
    assert Job("x", "y", "/").percent is None


def test_bad_input_and_our_own_faults_are_one_line_each() -> None:
    jobs = Jobs()
    refused, broken, dead = (ended(jobs.start("x", "/", work)) for work in (refuse, break_down, die))
    assert (refused.state, refused.fault) == ("failed", "a.txt: is empty; fill it")
    assert "a fault of detente's own (ZeroDivisionError: by us)" in broken.fault
    assert (dead.state, dead.lines, dead.fault) == ("failed", ["begun"], "it ended before it was done")


def test_work_is_cancelled_and_keeps_what_it_said() -> None:
    jobs = Jobs()
    job = jobs.start("Waiting", "/", wait_long)
    while not job.lines:
        time.sleep(0.05)
    jobs.cancel(job.id)
    # The thread that listens to it waits for its end too, and one of the two is told of it first.
    limit = time.monotonic() + 30
    while job.process.is_alive() and time.monotonic() < limit:
        time.sleep(0.05)
    assert not job.process.is_alive()
    assert (ended(job).state, job.lines) == ("cancelled", ["begun"])
    assert jobs.running == []
