"""Names of parties and options that expressions can write, made from names in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from detente.patterns import as_pattern

_IDENTIFIER = as_pattern(r"[A-Za-z_][A-Za-z0-9_]*")
_OTHER = as_pattern(r"[^A-Za-z0-9]+")
_MOST_LETTERS = 40


def is_identifier(text: str) -> bool:
    """Return True for letters, digits and _, not starting with a digit."""
    return _IDENTIFIER.fullmatch(text) is not None


def identifiers_for(names: Sequence[str]) -> list[str]:
    """Return an identifier for each name, no two alike.

    Examples
    --------
    >>> identifiers_for(["Local Government", "São Tomé", "2 villages", "水", "Local government!"])
    ['Local_Government', 'Sao_Tome', '_2_villages', '_', 'Local_government']
    >>> identifiers_for(["Full", "Full", "Full_2"])
    ['Full', 'Full_2', 'Full_2_2']
    """
    taken: set[str] = set()
    made = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        base = _OTHER.sub("_", plain).strip("_")[:_MOST_LETTERS]
        base = base if is_identifier(base) else f"_{base}"
        identifier, number = base, 2
        while identifier in taken:
            identifier, number = f"{base}_{number}", number + 1
        taken.add(identifier)
        made.append(identifier)
    return made
