"""Save what a sweep has counted, so that it can go on after an interruption."""

from __future__ import annotations

import hashlib
import io
import logging
import math
import os
import stat
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
from detente.patterns import as_pattern
from detente.stability import CONCEPTS
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
_MINE_ALONE = 0o700
_OWN_NAME = as_pattern(r"[0-9a-f]{32}\.npz")
_MOST_BYTES = 1_000_000_000
_DIGEST_BYTES = 32
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
            self.path.parent.mkdir(mode=_MINE_ALONE, parents=True, exist_ok=True)
            with whole_file(self.path) as partial, partial.open("wb") as file:
                written = io.BytesIO()
                np.savez(written, done=np.array([self.done]), **arrays)
                file.write(written.getvalue() + _digest(self.path, written.getvalue()))
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
    done, total = _load(path, ready)
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
        for path in folder.iterdir():
            if _OWN_NAME.fullmatch(path.name) and time.time() - path.lstat().st_mtime > _SAVED_FOR:
                _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _path(job: SweepJob, ready: Prepared) -> Path:
    from platformdirs import user_cache_path  # only a sweep looks for a folder of its own

    content = repr((__version__, job.key, ready.copies, ready.portions))
    return user_cache_path("detente") / "sweeps" / f"{hashlib.sha256(content.encode()).hexdigest()[:32]}.npz"


def _digest(path: Path, content: bytes) -> bytes:
    """Return what stands behind the sums of a file, so that it is of this job and nothing in it changed."""
    return hashlib.sha256(path.name.encode() + content).digest()


def _load(path: Path | None, ready: Prepared) -> tuple[int, Tally | None]:
    """Return the number of portions counted so far and their sum; nothing of a file that cannot be right."""
    content = None if path is None else _own_content(path)
    if path is None or content is None or content[-_DIGEST_BYTES:] != _digest(path, content[:-_DIGEST_BYTES]):
        return 0, None
    try:
        with np.load(io.BytesIO(content[:-_DIGEST_BYTES]), allow_pickle=False) as stored:
            done = int(stored["done"][0])
            total = Tally(**{field.name: stored[field.name] for field in fields(Tally)})
    except _DAMAGED:
        return 0, None
    return (done, total) if _can_be(done, total, ready) else (0, None)


def _own_content(path: Path) -> bytes | None:
    """Return the content of a file that this user wrote; None for a link, a pipe, and the file of another."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
        flags |= getattr(os, name, 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            status = os.fstat(file.fileno())
            mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            fits = stat.S_ISREG(status.st_mode) and status.st_size <= _MOST_BYTES
            return file.read(_MOST_BYTES) if mine and fits else None
    except OSError:
        return None


def _can_be(done: int, total: Tally, ready: Prepared) -> bool:
    """Return True for sums of so many portions of this sweep: of its shapes, and within range."""
    if not 0 < done <= ready.portions:
        return False
    if not _shapes_of(ready).items() <= {f.name: getattr(total, f.name).shape for f in fields(Tally)}.items():
        return False
    sums = [getattr(total, field.name) for field in fields(Tally)]
    if not all(np.isfinite(array).all() for array in sums):
        return False
    most = min(ready.number, done * ready.copies)
    return bool(0 <= total.completions[0] <= most and total.weight[0] >= 0)


def _shapes_of(ready: Prepared) -> dict[str, tuple[int, ...]]:
    """Return the shapes that `Tally` says, with the numbers of this sweep."""
    concepts, parties, cells = len(CONCEPTS), len(ready.model.parties), ready.model.cells
    questions, outcomes, unknown = len(ready.questions.questions), len(ready.outcomes), len(ready.unknown)
    things = sum(math.prod(shape) for shape in ready.shapes.values())
    claims = len(ready.claims.claims)
    return {
        "completions": (1,),
        "weight": (1,),
        "stable": (concepts, parties, cells),
        "equilibrium": (concepts, cells),
        "times_equilibrium": (concepts, cells),
        "way_out": (concepts,),
        "reached": (cells,),
        "steps": (0 if ready.arcs is None else len(ready.arcs),),
        "yes": (questions,),
        "marks": (questions + 1,),
        "marks_of_things": (things,),
        "times_of_things": (things,),
        "turns": (things, unknown),
        "pairs": (unknown,),
        "outcomes": (outcomes,),
        "yes_and_outcome": (questions, outcomes),
        "parts": ready.shapes["part"],
        "witness_ranks": (claims, 2, parties, cells),
        "witness_found": (claims, 2),
    }
