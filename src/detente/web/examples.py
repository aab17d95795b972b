"""The shipped reports that a first visit offers."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import detente

_PACKAGE: Final = Path(detente.__file__).parent
_FOLDERS: Final = (_PACKAGE / "examples", _PACKAGE.parents[1] / "examples")
"""In an installed package, and in a checkout."""
_TITLES: Final = {
    "port-lorne-2025": "A strike in a port (one report)",
    "cambodia-2021": "A banned party asks for talks (one report)",
    "el-salvador-1989": "Talks to end a war (six reports)",
}


def offered_examples() -> dict[str, str]:
    """Return the titles of the examples that are there, by their names."""
    return {name: title for name, title in _TITLES.items() if example_folder(name) is not None}


def example_folder(name: str) -> Path | None:
    """Return the folder of the reports of an example; None where there is none of that name."""
    if name not in _TITLES:
        return None
    folders = (folder / name for folder in _FOLDERS)
    return next((folder for folder in folders if folder.is_dir()), None)
