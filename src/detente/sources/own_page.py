"""Pages that detente wrote itself, which are no reports and may be written anew."""

from __future__ import annotations

from pathlib import Path

_MARK = b'<meta name="generator" content="detente '
_HEAD = 2000


def is_own_page(path: Path) -> bool:
    """Whether a file is a brief's page, by the mark in its head.

    Raises
    ------
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        return _MARK in file.read(_HEAD)
