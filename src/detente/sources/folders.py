"""The files of a folder that are read, and those that are not."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from detente.bounded import is_regular
from detente.errors import BadInput
from detente.sources.kinds import HTML_SUFFIXES, PDF_SUFFIXES, READ_SUFFIXES, STORE_SUFFIXES, WORD_SUFFIXES
from detente.sources.own_pages import is_own_page
from detente.sources.own_tables import TABLE_SUFFIXES, is_own_table

_PAGES: Final = HTML_SUFFIXES + PDF_SUFFIXES + WORD_SUFFIXES
_OF_THE_SYSTEM: Final = ("thumbs.db", "desktop.ini")
_ABOUT_THE_FOLDER: Final = ("readme", "license", "licence", "changelog")
_CASES: Final = (".yaml", ".yml")
_GMCR: Final = ".gmcr"
_BESIDE_STORES: Final = tuple(f"{suffix}-journal" for suffix in STORE_SUFFIXES)
_CASE: Final = re.compile(rb"^detente:", re.MULTILINE)
_PRINTED: Final = re.compile(rb'\s*\{\s*"(?:reports|positions|title)"')
_HEAD: Final = 200_000
_MOST_NAMED: Final = 3


def holds_reports(folder: Path) -> bool:
    """Return True if a folder holds a file that would be read as a report."""
    return bool(reports_in_folder(folder))


def reports_in_folder(folder: Path, unreadable: list[BadInput] | None = None) -> list[Path]:
    """Return the files of a folder to be read, in their order.

    Parameters
    ----------
    unreadable
        Where given, takes every other file but hidden ones, a README, and those of detente itself (pages,
        cases, exported tables, JSON).
    """
    left_out: list[BadInput] = []
    files: list[Path] = []
    for inner, inner_folders, names in os.walk(folder, onerror=lambda e: left_out.append(barred(e))):
        inner_folders[:] = [name for name in inner_folders if not name.startswith(".")]
        files += (Path(inner, name) for name in names if not name.startswith("."))
    files.sort()
    reports = [path for path in files if _is_report(path)]
    if unreadable is not None:
        read = set(reports)
        unreadable += [*left_out, *_named([p for p in files if p not in read and not _is_own(p)], folder)]
    return reports


def barred(error: OSError) -> BadInput:
    """Return the fault of a file that may not be opened."""
    return BadInput(str(error.filename), f"cannot be read: {error.strerror}", "check the name and the rights")


def no_reader(path: Path) -> BadInput:
    """Return the fault of a file whose ending has no reader."""
    suffix = path.suffix.lower()
    return BadInput(
        str(path), f"no reader for {suffix or 'a file without an ending'}",
        f"give one of {', '.join(READ_SUFFIXES)}",
    )  # fmt: skip


def _is_report(path: Path) -> bool:
    """Return True for a file to be read; a link that leads nowhere is one, so that its fault is named."""
    suffix = path.suffix.lower()
    if suffix not in READ_SUFFIXES or not (path.is_file() or (path.is_symlink() and not path.exists())):
        return False
    if path.stem.lower() in _ABOUT_THE_FOLDER:
        return False
    return suffix not in (*_PAGES, *TABLE_SUFFIXES) or not _is_own(path)


def _is_own(path: Path) -> bool:
    """Return True for what detente wrote or reads in another way, for files of the system, and a README."""
    suffix = path.suffix.lower()
    if path.name.lower() in _OF_THE_SYSTEM or path.stem.lower() in _ABOUT_THE_FOLDER:
        return True
    if not is_regular(path):
        return False
    if suffix in (_GMCR, *STORE_SUFFIXES, *_BESIDE_STORES):
        return True
    try:
        if suffix in _PAGES:
            return is_own_page(path)
        if suffix in TABLE_SUFFIXES:
            return is_own_table(path)
        if suffix in (*_CASES, ".json"):
            with path.open("rb") as file:
                head = file.read(_HEAD)
            return (_CASE.search(head) if suffix in _CASES else _PRINTED.match(head)) is not None
    except (OSError, BadInput):
        return False
    return False


def _named(paths: Sequence[Path], folder: Path) -> Iterator[BadInput]:
    """Name files that are not read; of many with one ending the first, and how many more there are."""
    by_ending: dict[str, list[Path]] = {}
    for path in paths:
        by_ending.setdefault(path.suffix.lower(), []).append(path)
    for suffix, alike in by_ending.items():
        for path in alike[:_MOST_NAMED]:
            if suffix in READ_SUFFIXES:
                yield BadInput(str(path), "is no file", "give it another name if it is a report")
            else:
                yield no_reader(path)
        if len(alike) > _MOST_NAMED:
            ending = f"that end in {suffix}" if suffix else "without an ending"
            yield BadInput(
                str(folder), f"{len(alike) - _MOST_NAMED:,} more files {ending} were not read",
                "save as text what is a report",
            )  # fmt: skip
