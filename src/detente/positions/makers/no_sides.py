"""The parties of a dossier that are no sides of its dispute, though it speaks of them."""

from __future__ import annotations

import re

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps import Camps, is_assessor
from detente.positions.makers.bystanders import (
    is_case_name,
    is_child,
    is_mere_description,
    is_paper,
    is_place_only,
    letter_writers,
)
from detente.reading import Party

_THE_SIDES = as_pattern(
    r"(?:(?:the|both|all|either|neither|each) )?(?:(?:two|three|both|other) )?"
    r"(?:parties|party|sides?|delegations?)",
    re.IGNORECASE,
)
_OWNED = as_pattern(r"(?:his|her|its|their|our|my) ", re.IGNORECASE)


def decide_nothing(dossier: Dossier, joined: Camps) -> set[str]:
    """Return the ids of those who only weigh, tell or bind, or whom the others only speak of."""
    writers = letter_writers(dossier)
    return {
        party.id
        for party in joined.parties
        if is_assessor(party)
        or is_paper(party)
        or is_place_only(dossier, party)
        or is_case_name(dossier, party)
        or is_mere_description(dossier, party)
        or is_child(dossier, party, speaks=True)
        or party.id in writers
    }


def who_is_no_side(dossier: Dossier, joined: Camps) -> set[str]:
    """Return the ids of those who decide nothing, and of those of whom nobody could say who they are."""
    unnamed = {
        party.id for party in joined.parties if _THE_SIDES.fullmatch(party.name) or is_called_by_owner(party)
    }
    return unnamed | decide_nothing(dossier, joined)


def is_called_by_owner(party: Party) -> bool:
    """Return True for who is called only by whose it is, and of whom no report gives a name.

    Examples
    --------
    >>> is_called_by_owner(Party(id="f", name="their federation", kind="organization"))
    True
    >>> is_called_by_owner(Party(id="f", name="Growers' Federation", kind="organization"))
    False
    """
    return all(_OWNED.match(name) for name in (party.name, *party.aliases))
