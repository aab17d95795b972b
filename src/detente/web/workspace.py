"""The files that a workbench works on: a dossier, and the case beside it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from detente.dossier import is_address, is_store, without_password
from detente.errors import BadInput

_CASE: Final = "case.yaml"
_STORE: Final = "dispute.dossier"
_CASES: Final = (".yaml", ".yml")


@dataclass(frozen=True)
class Workspace:
    """Where the dossier and the case are; neither need be there yet.

    Attributes
    ----------
    store
        The file of the dossier, or the address of a database.
    case
        The file of the case.
    name
        What the person named, for the head of every page.
    """

    store: str
    case: Path
    name: str

    @property
    def has_store(self) -> bool:
        """True if the dossier is there."""
        return is_address(self.store) or Path(self.store).exists()

    @property
    def reports(self) -> Path:
        """The folder that keeps the files of the reports that were sent; it need not be there yet."""
        if is_address(self.store):
            return self.case.with_name("reports")
        return Path(self.store).with_suffix(".reports")

    @property
    def has_case(self) -> bool:
        """True if the case is there."""
        return self.case.exists()


def workspace_of(place: str) -> Workspace:
    """Return the files that belong to a dossier, a case or a folder.

    A dossier has its case beside it, under its own name; a case its dossier likewise. A folder has
    ``dispute.dossier``, or the one dossier in it, and ``case.yaml``.

    Parameters
    ----------
    place
        A folder, a case file, a dossier that may not be there yet, or the address of a database.

    Raises
    ------
    BadInput
        If it is none of these, or a folder has several dossiers.

    Examples
    --------
    >>> workspace_of("talks.dossier").case.name
    'talks.yaml'
    """
    if is_address(place):
        return Workspace(place, Path.cwd() / _CASE, without_password(place))
    path = Path(place)
    if path.is_dir():
        return Workspace(str(_only_store(path)), path / _CASE, path.resolve().name or place)
    if path.suffix in _CASES:
        if not path.is_file():
            raise BadInput(place, "there is no such case", "name a case file, a folder or a dossier")
        store = path.with_name(_STORE) if path.name == _CASE else path.with_suffix(".dossier")
        return Workspace(str(store), path, path.name)
    if path.suffix == ".dossier" or (path.is_file() and is_store(place)):
        if not path.parent.is_dir():
            raise BadInput(place, f"there is no folder {path.parent}", "make the folder first")
        return Workspace(str(path), path.with_suffix(".yaml"), path.name)
    raise BadInput(
        place, "is no dossier, case file or folder", "name one of them: detente serve dispute.dossier"
    )


def _only_store(folder: Path) -> Path:
    stores = sorted(path for path in folder.glob("*.dossier") if path.is_file())
    if len(stores) > 1:
        raise BadInput(
            os.fspath(folder), f"holds {len(stores)} dossiers", f"name one: detente serve {stores[0]}"
        )
    return stores[0] if stores else folder / _STORE
