"""Measures that stay in force by themselves, and that words only tell of: a ban, a shut border."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.positions.mentions import OwnedAct, speaks_of_ending
from detente.reading import CatalogueEntry

_LASTING: Final = frozenset({
    "sanctions", "freeze_assets", "trade_barrier", "ban", "close_media", "internet", "travel_ban", "lockout",
    "emergency", "curfew", "siege", "close_border", "close_airspace", "suspend_accord", "close_waters",
    "cut_supply", "court_order", "dissolve_body", "exile", "house_arrest",
})  # fmt: skip
_TOLD: Final = frozenset({"done", "in force"})


def is_only_told(acts: Sequence[OwnedAct], entry: CatalogueEntry | None, *, in_force: bool | None) -> bool:
    """Return True for the words on a measure in force of which nobody wants, offers or refuses the end.

    Parameters
    ----------
    in_force
        False unless the ending of the measure is done.
    """
    if entry is None or entry.id not in _LASTING or in_force is not False:
        return False
    return all(act.mention.mood in _TOLD and not speaks_of_ending(act.mention, entry) for act in acts)
