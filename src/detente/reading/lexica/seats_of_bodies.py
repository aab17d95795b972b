"""Towns that stand for a body that sits there, and not only for the state whose capital they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SEATS_OF_BODIES: Final[Mapping[str, tuple[frozenset[str], tuple[str, ...]]]] = {
    "Brussels": (
        frozenset((
            "European Union", "EU", "European Commission", "European Council", "European Parliament",
            "European Community", "European Communities", "EEC", "NATO", "North Atlantic Treaty Organization",
        )),
        ("Belgium", "Belgian"),
    ),
    "Rome": (frozenset(("Holy See", "Vatican", "the Vatican", "the Holy See")), ("Italy", "Italian")),
}  # fmt: skip
"""Town to the names of such bodies, and the words of the state whose capital it is."""
