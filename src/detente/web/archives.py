"""A whole dispute in one file, as the brief offers it: opened again where none is here yet."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from detente.atomic import write_new
from detente.dossier import is_address, open_store
from detente.errors import BadInput

if TYPE_CHECKING:
    from fastapi import UploadFile

    from detente.web.workspace import Workspace

_MOST_FILES: Final = 5_000
_MOST_BYTES: Final = 1 << 30
"""Of all files together, unpacked."""
_STORE, _CASE = ".dossier", (".yaml", ".yml")
_MADE: Final = (".brief.html", ".brief.docx", ".brief.pdf")
"""Files that the workbench makes again."""


def is_packed(name: str) -> bool:
    """Return True for the name of a file that holds others.

    Examples
    --------
    >>> is_packed("Talks.ZIP"), is_packed("talks.docx")
    (True, False)
    """
    return name.lower().endswith(".zip")


def open_archive(workspace: Workspace, file: UploadFile, given: str) -> None:
    """Take the dossier, the case and the reports of an archive as those of a workbench that has none yet.

    Parameters
    ----------
    given
        The name that the file came with.

    Raises
    ------
    BadInput
        If it is no such archive, or is damaged, or a dispute is here already.
    """
    try:
        with zipfile.ZipFile(file.file) as packed:
            _open(workspace, packed, given)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise BadInput(given, "cannot be unpacked", "send it again, or unpack it yourself") from error


def _open(workspace: Workspace, packed: zipfile.ZipFile, given: str) -> None:
    infos = {info.filename: info for info in packed.infolist() if not info.is_dir()}
    if len(infos) > _MOST_FILES or sum(info.file_size for info in infos.values()) > _MOST_BYTES:
        raise BadInput(given, "holds too much", "unpack it into a folder, and open that")
    stores = [name for name in infos if name.endswith(_STORE) and "/" not in name]
    cases = [name for name in infos if name.endswith(_CASE) and "/" not in name]
    if len(stores) > 1 or len(cases) > 1 or not (stores or cases):
        raise BadInput(given, "holds no dispute of detente", "unpack it, and give the files that are in it")
    if workspace.has_store or workspace.has_case or is_address(workspace.store):
        raise BadInput(
            given, "is a whole dispute, and one is here already", "unpack it into a new folder, and open that"
        )
    with tempfile.TemporaryDirectory() as folder:
        put = _unpacked(workspace, packed, infos, (*stores, *cases), Path(folder))
        for name in stores:
            try:
                with open_store(str(put[name][0])):
                    pass
            except BadInput as error:
                raise BadInput(given, error.what, error.mend) from None
        for name in cases if stores else ():
            _cite(put[name][0], stores[0], Path(workspace.store).name)
        # The dossier comes last: once it is there, all that belongs to it is.
        for name in sorted(put, key=lambda each: each in stores):
            here, there = put[name]
            there.parent.mkdir(parents=True, exist_ok=True)
            if not there.exists():
                write_new(there, lambda partial, here=here: shutil.copyfile(here, partial))  # type: ignore[misc]


def _cite(case: Path, before: str, now: str) -> None:
    """Have a case cite the dossier by the name that it has here."""
    text = case.read_bytes().decode("utf-8")
    cited = re.compile(rf"(?m)^(\s*(?:- )?report: ['\"]?){re.escape(before)}(?=#)")
    case.write_bytes(cited.sub(lambda match: f"{match[1]}{now}", text).encode())


def _unpacked(
    workspace: Workspace,
    packed: zipfile.ZipFile,
    infos: dict[str, zipfile.ZipInfo],
    named: tuple[str, ...],
    folder: Path,
) -> dict[str, tuple[Path, Path]]:
    """Return for each file where it lies now, and where it belongs."""
    put = {}
    for number, (name, info) in enumerate(infos.items()):
        there = _place_of(workspace, name, named)
        if there is None or name.endswith(_MADE):
            continue
        here = folder / str(number)
        with packed.open(info) as inside, here.open("wb") as out:
            shutil.copyfileobj(inside, out)
        put[name] = (here, there)
    return put


def _place_of(workspace: Workspace, name: str, named: tuple[str, ...]) -> Path | None:
    """Return where a file of an archive belongs; None for a path that leads elsewhere."""
    if name in named:
        return Path(workspace.store) if name.endswith(_STORE) else workspace.case
    path = PurePosixPath(name)
    if path.is_absolute() or "\\" in name or any(part.startswith(".") for part in path.parts):
        return None
    there = workspace.case.parent.joinpath(*path.parts)
    return there if there.resolve().is_relative_to(workspace.case.parent.resolve()) else None
