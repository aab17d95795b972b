"""Save what a sweep has counted, so that it can go on after an interruption."""

from __future__ import annotations

import hashlib
import logging
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from detente import __version__
from detente.atomic import whole_file
from detente.sweeps.prepare import Prepared, SweepJob
from detente.sweeps.tally import Tally

_log = logging.getLogger("detente.sweeps")

_DAMAGED = (
    OSError, EOFError, KeyError, IndexError, TypeError, ValueError, AttributeError,
    NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""Errors that reading a damaged file of arrays may raise."""
_WORTH_SAVING = 2.0
"""Seconds after which an interrupted sweep is worth going on with."""
_SAVED_FOR = 30 * 24 * 3600.0
"""Seconds after which the file of an interrupted sweep is removed."""
_SAVED_EVERY = 5.0
"""Seconds between two savings."""


@dataclass
class Resumed:
    """The sum of the portions counted so far.

    Attributes
    ----------
    done
        Number of portions counted, from the first.
    path
        The file to save to; None if nothing is saved.
    began, saved
        When this run began, and when it last saved, by `time.monotonic`.
    """

    done: int
    total: Tally | None
    path: Path | None
    began: float
    saved: float

    def add(self, tally: Tally) -> None:
        """Count in the next portion; save now and then."""
        self.total = tally if self.total is None else self.total.plus(tally)
        self.done += 1
        now = time.monotonic()
        if now - self.saved > _SAVED_EVERY:
            self.save()
            self.saved = now

    def save(self) -> bool:
        """Write what is counted to the file, whole or not at all; return whether it was written.

        A run of a few seconds is not worth it.
        """
        if self.path is None or self.total is None or time.monotonic() - self.began < _WORTH_SAVING:
            return False
        arrays: dict[str, Any] = {field.name: getattr(self.total, field.name) for field in fields(Tally)}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self.path) as partial, partial.open("wb") as file:
                np.savez(file, done=np.array([self.done]), **arrays)
        except OSError:
            # A sweep that cannot be saved can still be answered.
            self.path = None
            return False
        return True


@contextmanager
def resumed(job: SweepJob, ready: Prepared, *, keep: bool) -> Iterator[Resumed]:
    """Take up what an earlier, interrupted run of the same job counted, and save what this one counts.

    The file holds sums and ranks of states, no word of the case. It is removed when the sweep is done.

    Parameters
    ----------
    keep
        Whether to look for such a file, and to save this run.
    """
    path = _path(job, ready) if keep else None
    if path is not None:
        _remove_old(path.parent)
    now = time.monotonic()
    done, total = _load(path)
    if done:
        _log.warning("going on from portion %d of %d, where this sweep was stopped", done, ready.portions)
    progress = Resumed(done, total, path, now, now)
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
    """Remove files so old that nobody will go on with their sweeps."""
    with suppress(OSError):
        for path in folder.glob("*.npz"):
            if time.time() - path.stat().st_mtime > _SAVED_FOR:
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
