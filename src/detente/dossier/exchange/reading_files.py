"""A file of another program read, by its ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, get_args

from detente.dossier.exchange.dna_reading import read_dna
from detente.dossier.exchange.qda_reading import CodeKind, read_qda
from detente.dossier.exchange.tables import read_tables
from detente.dossier.store import Brought
from detente.errors import BadInput

_READERS: Final[Mapping[str, Callable[[Path], Brought]]] = {
    ".dna": read_dna,
    ".qdpx": read_qda,
    ".xlsx": read_tables,
    ".csv": read_tables,
    ".tsv": read_tables,
}


def read_brought(
    path: Path, template: str | None = None, codes: Mapping[str, CodeKind] | None = None
) -> Brought:
    """Read what a file brings to a dossier.

    Parameters
    ----------
    template
        The name of the template that a table follows; by its heads if not given.
    codes
        The name of a code of a REFI-QDA project to what the passages are that it was given to.

    Raises
    ------
    BadInput
        If it cannot be read, or is of no kind that can be taken up.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        endings = ", ".join(_READERS)
        raise BadInput(str(path), "is no file that can be imported", f"name one that ends in {endings}")
    if template is not None:
        return read_tables(path, template)
    return read_qda(path, codes) if codes else reader(path)


def kinds_of_codes(codes: Sequence[str]) -> dict[str, CodeKind]:
    """Return what the passages of each code are, from ``NAME=KIND``.

    Raises
    ------
    BadInput
        If one of them says no kind.

    Examples
    --------
    >>> kinds_of_codes(["Demands=act"])
    {'Demands': 'act'}
    """
    kinds: dict[str, CodeKind] = {}
    for code in codes:
        name, _, kind = code.rpartition("=")
        if not name or kind not in _KINDS:
            raise BadInput("--code", f"{code} says no kind", f"write NAME={'|'.join(_KINDS)}")
        kinds[name] = _KINDS[kind]
    return kinds


_KINDS: Final[Mapping[str, CodeKind]] = {kind: kind for kind in get_args(CodeKind)}
