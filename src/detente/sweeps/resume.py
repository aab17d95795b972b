"""What a sweep has counted so far, kept so that it can go on after an interruption."""

from __future__ import annotations

import hashlib
import logging
import os
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from detente import __version__
from detente.cluster import done_on_cluster
from detente.sweeps.portion import Prepared, SweepJob, count_portion
from detente.sweeps.tally import Tally

_log = logging.getLogger("detente.sweeps")

_DAMAGED = (
    OSError, EOFError, KeyError, IndexError, TypeError, ValueError, AttributeError,
    NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What reading a file of arrays raises where it is damaged in one way or another."""
_WORTH_KEEPING = 2.0
"""Seconds after which an interrupted sweep is worth going on with."""
_KEPT_FOR = 30 * 24 * 3600.0
"""Seconds after which what an interrupted sweep counted is removed."""
_BETWEEN = 5.0
"""Seconds between two savings."""


@dataclass
class Resumed:
    """The sum of the portions counted so far.

    Attributes
    ----------
    done
        How many portions, from the first.
    found
        How many of them were counted by an earlier run.
    """

    done: int
    found: int
    total: Tally | None
    path: Path | None
    began: float
    saved: float

    def add(self, tally: Tally) -> None:
        """Count in the next portion; save now and then."""
        self.total = tally if self.total is None else self.total.plus(tally)
        self.done += 1
        now = time.monotonic()
        if now - self.saved > _BETWEEN:
            self.save()
            self.saved = now

    def save(self) -> bool:
        """Write down what is counted, whole or not at all; whether it was worth it, and could be done."""
        if self.path is None or self.total is None or time.monotonic() - self.began < _WORTH_KEEPING:
            return False
        arrays: dict[str, Any] = {field.name: getattr(self.total, field.name) for field in fields(Tally)}
        partial = self.path.with_suffix(f".{os.getpid()}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                np.savez(file, done=np.array([self.done]), **arrays)
            partial.replace(self.path)
        except OSError:
            # A sweep that cannot be kept is still a sweep.
            self.path = None
            return False
        finally:
            _remove(partial)
        return True


@contextmanager
def resumed(job: SweepJob, ready: Prepared, *, keep: bool) -> Iterator[Resumed]:
    """What an earlier, interrupted run of the same job counted; nothing where there is none.

    What is kept holds sums and orders of states by number, no word of the case. It is removed when the
    sweep is done.

    Parameters
    ----------
    keep
        Whether to look for it, and to keep this run's.
    """
    path = _path(job, ready) if keep else None
    if path is not None:
        _remove_old(path.parent)
    now = time.monotonic()
    done, total = _load(path)
    if done:
        _log.warning("going on from portion %d of %d, where this sweep was stopped", done, ready.portions)
    progress = Resumed(done, done, total, path, now, now)
    try:
        yield progress
    except BaseException:
        if progress.save():
            _log.warning(
                "kept %d of %d portions; ask the same again to go on from there",
                progress.done,
                ready.portions,
            )
        raise
    if path is not None:
        _remove(path)


def _remove_old(folder: Path) -> None:
    """Remove what was kept so long ago that nobody will go on with it."""
    with suppress(OSError):
        for path in folder.glob("*.npz"):
            if time.time() - path.stat().st_mtime > _KEPT_FOR:
                _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _path(job: SweepJob, ready: Prepared) -> Path:
    from platformdirs import user_cache_path  # only a sweep looks for a folder of its own

    content = repr((__version__, job.key, ready.copies, ready.portions))
    return user_cache_path("detente") / "sweeps" / f"{hashlib.sha256(content.encode()).hexdigest()[:32]}.npz"


def _load(path: Path | None) -> tuple[int, Tally | None]:
    if path is None or not path.exists():
        return 0, None
    try:
        with np.load(path, allow_pickle=False) as stored:
            return int(stored["done"][0]), Tally(
                **{field.name: stored[field.name] for field in fields(Tally)}
            )
    except _DAMAGED:
        return 0, None


def counted_on_cluster(address: str) -> Callable[[SweepJob, Iterable[int]], Iterator[Tally]]:
    """What counts portions on a cluster, for `detente.sweeps.run.sweep`.

    A portion depends on the job and its number alone, and tallies are added in the order of the
    numbers, so that the answer is that of one machine to the last digit. A portion whose worker dies is
    counted by another.

    Parameters
    ----------
    address
        Of the scheduler, as ``tcp://10.0.0.5:8786``. Every worker needs detente.
    """

    def counted(job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
        return done_on_cluster(address, partial(count_portion, job), numbers, over="the same portion")

    return counted
