"""Under which name each person of a machine decides: kept in a hidden file beside the case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from detente.atomic import write_whole
from detente.dossier import login_name
from detente.web.visitors import name_of_person

if TYPE_CHECKING:
    from pathlib import Path


def kept_name(case: Path) -> str:
    """Return the name under which whoever runs the program decides; the login name if no other is kept."""
    login = login_name()
    return name_of_person(_names(case).get(login, "")) or login


def keep_name(case: Path, name: str) -> None:
    """Keep the name of whoever runs the program; people who share a folder keep one each."""
    names = {**_names(case), login_name(): name}
    text = json.dumps(names, ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(_file_of(case), lambda partial: partial.write_text(f"{text}\n", encoding="utf-8"))


def _names(case: Path) -> dict[str, str]:
    try:
        names = json.loads(_file_of(case).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # No such file, or one that something else wrote: the login name serves.
        return {}
    if not isinstance(names, dict):
        return {}
    return {login: name for login, name in names.items() if isinstance(name, str)}


def _file_of(case: Path) -> Path:
    return case.with_name(f".{case.name}.who")
