"""Write a file whole or not at all, and never in the place of what somebody else wrote."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from detente.errors import BadInput
from detente.patterns import as_pattern

_MEND = "name a file in a folder you own"
NO_ROOM = {number: os.strerror(number) for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)}
"""The numbers of the errors of a full disk, and their words."""
_WITHIN = as_pattern(r"^.*\[errno \d+\] ", re.IGNORECASE | re.DOTALL)
_TAKEN = "is there already"
_OTHER_NAME = "give another name, or move that file away"
_RIGHTS = 0o666
_SCRATCH = ".detente-"


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield the path of a file beside ``path`` to write to; at the end it takes the place of ``path``.

    If anything is raised on the way, ``path`` stays as it was.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    with _scratch(path) as partial:
        yield partial
        with suppress(FileNotFoundError):
            shutil.copymode(path, partial)
        partial.replace(path)


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file whole or not at all; behind a link, the file it leads to.

    Parameters
    ----------
    write
        Is called with the path of a file beside ``path``, which then takes its place.

    Raises
    ------
    BadInput
        If the file cannot be written.
    """
    with _in_one_line(path), whole_file(path.resolve()) as partial:
        write(partial)


def write_new(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file that is not there yet, whole or not at all.

    Parameters
    ----------
    write
        As for `write_whole`.

    Raises
    ------
    BadInput
        If the file cannot be written, or is there: also if it was made while this one was written.
    """
    with _in_one_line(path), _scratch(path) as partial:
        write(partial)
        _place(partial, path)


def write_over(path: Path, write: Callable[[Path], object], why_not: Callable[[Path], str | None]) -> None:
    """Write a file, whole or not at all, that takes the place of none but a file that may be replaced.

    Parameters
    ----------
    write
        As for `write_whole`.
    why_not
        Is called with the path of a file; returns the reason why it must be kept, or None.

    Raises
    ------
    BadInput
        If the file cannot be written, or one that must be kept is there: also if it was made or changed
        while this one was written.
    """
    with _in_one_line(path):
        # A link that leads nowhere may be laid by anybody: it is taken for a file that is there.
        target = path.resolve() if path.exists() else path
        with _scratch(target) as partial:
            write(partial)
            if not os.path.lexists(target):
                _place(partial, target)
                return
            # Under a name of its own the old one can be looked at, and nobody else changes it meanwhile.
            with _scratch(target) as aside:
                target.replace(aside)
                try:
                    if reason := why_not(aside):
                        raise BadInput(str(path), reason, _OTHER_NAME)
                    shutil.copymode(aside, partial)
                    _place(partial, target)
                except FileExistsError:
                    raise
                except BaseException:
                    _put_back(aside, target)
                    raise


@contextmanager
def _in_one_line(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise BadInput(str(path), _TAKEN, _OTHER_NAME) from None
    except OSError as error:
        # A library of tables gives the number and the words of the system within its own.
        why = _WITHIN.sub("", error.strerror or str(error))
        mend = "make room, or name a file on another disk" if why in NO_ROOM.values() else _MEND
        raise BadInput(str(path), f"cannot be written: {why}", mend) from None


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """Make an empty file under a name that nobody has; it is gone at the end, whatever happens."""
    number, name = tempfile.mkstemp(prefix=_SCRATCH, dir=beside.parent)
    os.close(number)
    scratch = Path(name)
    try:
        scratch.chmod(_RIGHTS & ~_mask())
        yield scratch
    finally:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)


def _mask() -> int:
    """Return the rights that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _place(partial: Path, path: Path) -> None:
    """Give a file its name; FileExistsError where that name is taken."""
    try:
        os.link(partial, path)
    except FileExistsError:
        raise
    except OSError:
        # No links on this kind of disk: an empty file holds the name first.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        partial.replace(path)


def _put_back(aside: Path, path: Path) -> None:
    """Give a file its name again; where another took that name meanwhile, it stays beside it."""
    endings = ("", ".kept", *(f".kept-{number}" for number in range(2, 1_000)))
    for name in (path.with_name(f"{path.name}{ending}") for ending in endings):
        with suppress(FileExistsError):
            _place(aside, name)
            return
    # Nothing is lost: it stays under the name that it has now.
    aside.rename(aside.with_name(f"{aside.name}.kept"))
