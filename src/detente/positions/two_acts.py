"""Signs that two mentions speak of two acts, however alike their words: two prisoners, two counterparts."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from detente.positions.owned_acts import OwnedAct
from detente.reading import entry_of

STRUGGLES: Final = frozenset({"struggle", "war", "insurgency", "insurrection", "rebellion"})
"""Nouns of a fight as a whole, which a party gives up as such."""


def are_two_acts(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for measures against two parties, and for a war beside raids on some place."""
    return _are_against_two(act, other) or _are_war_and_raid(act, other)


def is_with_somebody(act: OwnedAct) -> bool:
    """Return True for what two sides do together: talks, a meeting."""
    entry = entry_of(act.mention.catalogue)
    return entry is not None and entry.both_sides


def meets_another(act: OwnedAct, met: Collection[str]) -> bool:
    """Return True for talks with others than the parties met so far, however bare some words between are."""
    if not met or not is_with_somebody(act):
        return False
    # Whom words name who is of the maker's own side is no counterpart: "visit other officials".
    return not act.about & set(met) if act.about else bool(act.mention.about)


def _are_war_and_raid(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for the armed struggle beside attacks on some place: who gives up the one may go on."""
    one, two = (bool(STRUGGLES & set(each.mention.words)) for each in (act, other))
    return act.mention.catalogue == other.mention.catalogue == "attack" and one != two


def _are_against_two(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for measures against two parties, of one camp though they be: two prisoners."""
    a, b = act.mention, other.mention
    entry = entry_of(a.catalogue)
    measure = entry is not None and a.catalogue == b.catalogue and entry.option == "ending"
    return measure and bool(a.about and b.about) and not set(a.about) & set(b.about)
