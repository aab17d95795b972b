"""The commands that answer the questions of a draft, with the paths that the user gave."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath
from typing import Final

from detente.analysis import Brief

_LONG: Final = 40
"""Characters of a path beyond which it is named once."""


def next_step_of(brief: Brief) -> str:
    """Return the commands that answer the questions of a draft."""
    if brief.case_path is not None:
        return f"detente ask {brief.case_path}"
    sources = [report.source for report in brief.dossier.reports.values()] if brief.dossier else []
    # Of many reports in one file each has an id behind the name of the file.
    files = list(dict.fromkeys(source.partition("#")[0] for source in sources))
    folders = list(dict.fromkeys(str(PurePath(file).parent) for file in files))
    source = files[0] if len(files) == 1 else folders[0] if len(folders) == 1 else "REPORTS"
    source = shlex.quote(_in_short(source))
    # A case reads what lies beside or below it; other reports are named beside it.
    is_below = not PurePath(source).is_absolute() and ".." not in PurePath(source).parts
    named = "" if is_below else f" --report {source if len(source) <= _LONG else 'REPORT'}"
    return f"detente draft {source} --out case.yaml, then detente ask case.yaml{named}"


def _in_short(path: str) -> str:
    """Return a path from the folder of the user, where it leads to a place below that."""
    here = Path.cwd()
    return str(PurePath(path).relative_to(here)) if PurePath(path).is_relative_to(here) else path
