"""Marks of sources: which publishers speak for a government or a party, and which are independent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

MarkKind = Literal["government", "party", "partisan", "independent"]
TAKES_SIDES: Final = frozenset(("government", "party", "partisan"))


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A person's mark on a source.

    Attributes
    ----------
    of
        The id of the party whose side it takes; None for an independent one, or where nobody says whose.
    """

    kind: MarkKind
    of: str | None = None


Marks = Mapping[str, SourceMark]
"""Publisher to its mark."""
