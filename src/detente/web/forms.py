"""Fields of forms, read as what they stand for."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from detente.errors import BadInput
from detente.patterns import as_pattern

if TYPE_CHECKING:
    from fastapi import UploadFile

_OF_THE_TERMINAL: Final = as_pattern(r"\bdetente [a-z]|(?<!\w)--\w")


def day_of(name: str, text: str) -> date | None:
    """Return the day of a field; None where it is empty.

    Raises
    ------
    BadInput
        If it is none.

    Examples
    --------
    >>> day_of("From", "2026-05-07"), day_of("From", " ")
    (datetime.date(2026, 5, 7), None)
    """
    plain = text.strip()
    if not plain:
        return None
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise BadInput(name, f"“{plain}” is no day", "write it like 2026-05-07") from None


@contextmanager
def put_down(file: UploadFile) -> Iterator[tuple[Path, str]]:
    """Write a file that was sent into a folder for a moment; yield its path, and the name that it came with.

    What is wrong with it is said by that name: the folder is nothing that a person knows.
    """
    name = PurePath((file.filename or "").replace("\\", "/")).name or "file"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as out:
            shutil.copyfileobj(file.file, out)
        try:
            yield path, name
        except BadInput as error:
            if error.where != str(path):
                raise
            raise BadInput(name, error.what, error.mend, error.line) from None


def names_of(text: str) -> list[str]:
    """Return the names in a field that takes several, with ; between them.

    Examples
    --------
    >>> names_of("Salt Board; the mayor;")
    ['Salt Board', 'the mayor']
    """
    return [name.strip() for name in text.split(";") if name.strip()]


def fault_in_words(error: BadInput) -> str:
    """Return what is wrong, and how to mend it where that is not by a command of the terminal.

    Examples
    --------
    >>> fault_in_words(BadInput("--party", "no report names Roe", "see: detente dossier parties STORE"))
    'no report names Roe'
    >>> fault_in_words(BadInput("case.yaml", "is empty", "fill it", 1))
    'case.yaml:1: is empty; fill it'
    >>> fault_in_words(BadInput("/home/ana/talks.dossier#r1", "has no act", "add a report"))
    'talks.dossier: has no act; add a report'
    """
    where = error.where
    if PurePath(where).is_absolute():
        # Whoever sits at a page knows a file by its name, and the report of a dossier by its title.
        where = PurePath(where).name.partition("#")[0]
    if not _OF_THE_TERMINAL.search(f"{where} {error.mend}"):
        return str(BadInput(where, error.what, error.mend, error.line))
    place = "" if _OF_THE_TERMINAL.search(where) else f"{where}: "
    mend = "" if _OF_THE_TERMINAL.search(error.mend) else f"; {error.mend}"
    return f"{place}{error.what}{mend}"
