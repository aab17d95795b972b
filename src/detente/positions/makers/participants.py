"""Parties that plainly take part in a dispute, whether or not a row tells what they want."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from detente.dossier import Dossier
from detente.positions.camps import Camps, acting_mentions, is_assessor, is_full_name, is_government
from detente.positions.makers.bystanders import (
    is_media,
    is_mere_description,
    is_nobody_named,
    is_paper,
    is_place_only,
    is_vague,
)
from detente.positions.makers.chances import THRESHOLD
from detente.reading import Party

_OFTEN = 3
_MOST = 4


def taking_part(
    dossier: Dossier, joined: Camps, chances: Mapping[str, float], involved: Collection[str]
) -> tuple[Party, ...]:
    """Return the named camps that very likely decide and are in no row, the likeliest first.

    Each is named three times or more, and does something: what it wants, a reader has to look up.
    """
    ranked = sorted(joined.parties, key=lambda party: -chances.get(party.id, 0.0))
    return tuple(
        party
        for party in ranked[:_MOST]
        if party.id not in involved
        and chances.get(party.id, 0.0) >= THRESHOLD
        and len(party.mentions) >= _OFTEN
        and _is_somebody(dossier, party)
    )


def _is_somebody(dossier: Dossier, party: Party) -> bool:
    named = party.kind in ("state", "organization", "body") or is_full_name(party)
    if not (party.name[:1].isupper() and named) and not is_government(party.name):
        return False
    if is_vague(party) or is_media(party) or is_paper(party) or is_nobody_named(party) or is_assessor(party):
        return False
    if is_place_only(dossier, party) or is_mere_description(dossier, party):
        return False
    return acting_mentions(dossier, party) > 0
