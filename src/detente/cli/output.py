"""Output of the commands: the console, JSON on standard output, files written whole or not at all."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.progress import ReportProgress, no_report
from detente.cli.streams import styled
from detente.errors import BadInput
from detente.safe import safe_json, safe_line

if TYPE_CHECKING:
    from rich.console import Console

_WIDTH_OF_A_FILE = 100
"""Columns of text that goes to a pipe or a file, which has no width of its own, unless COLUMNS says it."""


def console() -> Console:
    """Return a console for standard output."""
    from rich.console import Console

    columns = os.environ.get("COLUMNS", "")
    wide = int(columns) if columns.isdigit() and int(columns) else _WIDTH_OF_A_FILE
    return Console(file=styled(sys.stdout), width=None if sys.stdout.isatty() else wide, soft_wrap=False)


def note(line: str) -> None:
    """Print a line for the user on standard error, which leaves standard output to the answer."""
    click.echo(f"detente: {safe_line(line)}", err=True)


def note_unreadable(faults: Sequence[BadInput]) -> None:
    """Name what could not be read, and count the files; nothing where all could be."""
    for fault in faults:
        note(f"not read: {fault}")
    if faults:
        files = len({fault.where for fault in faults})
        note(f"{files} of the files could not be read, or not whole; the others were")


def print_json(value: Any) -> None:
    """Print a value as JSON on standard output."""
    sys.stdout.write(safe_json(json.dumps(value, ensure_ascii=False, indent=1)) + "\n")


def print_json_items(items: Iterable[tuple[str, Any]], report_progress: ReportProgress = no_report) -> None:
    """Print one JSON object, each of its values as soon as it is known."""
    before = "{"
    for key, value in items:
        text = safe_json(json.dumps(value, ensure_ascii=False, indent=1)).replace("\n", "\n ")
        sys.stdout.write(f"{before}\n {json.dumps(key)}: {text}")
        sys.stdout.flush()
        before = ","
        report_progress(f"what follows {key}")
    sys.stdout.write("\n}\n")


def require_folder(folder: Path) -> None:
    """Refuse a path that cannot become a folder, before anything is computed."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise BadInput(str(folder), "is there already and is no folder", "name another")
    require_parent(folder)


def require_new_table(path: Path) -> None:
    """Refuse a path that is no new Parquet file, before anything is computed."""
    if path.suffix != ".parquet":
        raise BadInput(str(path), "--out writes Parquet files", "give it a name that ends in .parquet")
    require_new(path)
    require_parent(path)


def require_new(path: Path) -> None:
    """Refuse to write over a file that is there."""
    if os.path.lexists(path):
        raise BadInput(str(path), "is there already", "name another file, or move that one away")


def require_parent(path: Path) -> None:
    """Refuse to write into a folder that is not there."""
    if not path.absolute().parent.is_dir():
        raise BadInput(str(path), "its folder is not there", "make the folder, or name another")
