"""A file of another program read, by its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from detente.dossier.exchange.dna_reading import read_dna
from detente.dossier.store import Brought
from detente.errors import BadInput

_READERS: Final[Mapping[str, Callable[[Path], Brought]]] = {".dna": read_dna}


def read_brought(path: Path) -> Brought:
    """Read what a file brings to a dossier.

    Raises
    ------
    BadInput
        If it cannot be read, or is of no kind that can be taken up.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        endings = ", ".join(_READERS)
        raise BadInput(str(path), "is no file that can be imported", f"name one that ends in {endings}")
    return reader(path)
