"""Signs that two mentions speak of two acts, however alike their words: two prisoners, two counterparts."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from detente.patterns import as_pattern
from detente.positions.mentions import OwnedAct
from detente.reading import entry_of

STRUGGLES: Final = frozenset({"struggle", "war", "insurgency", "insurrection", "rebellion"})
"""Nouns of a fight as a whole, which a party gives up as such."""
_MEDIATED: Final = as_pattern(
    r"\b(?:auspices|mediat\w+|good offices|sponsor\w*|supervision)\b", re.IGNORECASE
)
"""Words of a third who brings two sides together, and is no counterpart of either."""
_PER_CENT: Final = as_pattern(r"([\d.,]+) ?(?:per ?cent|pct|%)")
_NEW: Final = as_pattern(r"\b(?:new|further|additional|more|fresh|tougher|wider|extra)\b", re.IGNORECASE)
_TAKING_PART: Final = ("participate", "take part", "attend", "take")


def are_two_acts(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for measures against two parties, a war beside raids, an organ's part beside the talks."""
    return (
        _are_against_two(act, other)
        or _are_war_and_raid(act, other)
        or _is_a_part(act, other)
        or _comes_and_stays_away(act, other)
        or _are_in_two_figures(act, other)
        or _is_a_new_measure(act, other)
    )


def is_with_somebody(act: OwnedAct) -> bool:
    """Return True for what two sides do together: talks, a meeting."""
    entry = entry_of(act.mention.catalogue)
    return entry is not None and entry.both_sides


def meets_another(act: OwnedAct, met: Collection[str]) -> bool:
    """Return True for talks with others than the parties met so far, however bare some words between are."""
    if not met or not is_with_somebody(act) or _MEDIATED.search(act.mention.span.quote):
        return False
    # Whom words name who is of the maker's own side is no counterpart: "visit other officials".
    return not act.about & set(met) if act.about else bool(act.mention.about)


def _are_war_and_raid(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for the armed struggle beside attacks on some place: who gives up the one may go on."""
    if not act.mention.catalogue == other.mention.catalogue == "attack":
        return False
    return STRUGGLES.isdisjoint(act.mention.words) != STRUGGLES.isdisjoint(other.mention.words)


def _comes_and_stays_away(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for to attend an assembly beside the boycott of it: a yes to one is a no to the other."""
    a, b = act.mention, other.mention
    return "boycott" in (a.catalogue, b.catalogue) and (
        a.predicate in _TAKING_PART or b.predicate in _TAKING_PART
    )


def _is_a_new_measure(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for new sanctions beside the lifting of those there are."""
    entry = entry_of(act.mention.catalogue)
    if entry is None or entry.option != "ending" or act.mention.catalogue != other.mention.catalogue:
        return False
    first, second = (act, other) if act.mention.sign else (other, act)
    return first.mention.sign and not second.mention.sign and _NEW.search(first.mention.label) is not None


def _are_in_two_figures(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for a rise of 6 per cent that is offered beside one of 9 that is asked for."""
    one, two = _figures_in(act.mention.label), _figures_in(other.mention.label)
    return bool(one and two) and one != two


@lru_cache(maxsize=65536)
def _figures_in(label: str) -> frozenset[str]:
    return frozenset(match[1] for match in _PER_CENT.finditer(label))


def _is_a_part(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for the part that an organ should take in talks, beside the talks of its government."""
    a, b = act.mention, other.mention
    takes_part = [mention.predicate in _TAKING_PART for mention in (a, b)]
    if takes_part[0] == takes_part[1] or a.doer is None or b.doer is None or a.doer == b.doer:
        return False
    return (a if takes_part[0] else b).mood == "demanded" and is_with_somebody(act)


def _are_against_two(act: OwnedAct, other: OwnedAct) -> bool:
    """Return True for measures against two parties, of one camp though they be: two prisoners."""
    a, b = act.mention, other.mention
    entry = entry_of(a.catalogue)
    measure = entry is not None and a.catalogue == b.catalogue and entry.option == "ending"
    return measure and bool(a.about and b.about) and not set(a.about) & set(b.about)
