"""Write a file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from detente.errors import BadInput


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield the path of a file beside ``path`` to write to; at the end it takes the place of ``path``.

    If anything is raised on the way, ``path`` stays as it was.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield partial
        partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


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
    try:
        path = path.resolve()
        with whole_file(path) as partial:
            write(partial)
    except OSError as error:
        raise BadInput(
            str(path), f"cannot be written: {error.strerror or error}", "name a file in a folder you own"
        ) from None
