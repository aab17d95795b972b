"""The body that the words name as the doer, where it acts for the party of a row: its army, its police."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from detente.dossier import Dossier
from detente.positions.camps import is_force
from detente.positions.owned_acts import OwnedAct

_OWN_DEEDS = frozenset({"done", "in force", "planned", "refused", "threatened", "ended"})


def body_that_acts(acts: Iterable[OwnedAct], names: Collection[str], dossier: Dossier) -> str | None:
    """Return the id of the one force that all words on the doing of an act name; None where there is none.

    "The army shelled the village" is told of the army, whoever commands it. Where some words tell it of the
    government, the government does it.

    Parameters
    ----------
    names
        The names of the party of the row: a force that is the party itself needs no second name.
    """
    doers = {act.mention.doer for act in acts if act.does and act.mention.mood in _OWN_DEEDS}
    if len(doers) != 1 or None in doers:
        return None
    (doer,) = doers
    party = next((party for party in dossier.parties if party.id == doer), None)
    is_body = party is not None and party.kind != "person" and is_force(party.name)
    return doer if is_body and party is not None and party.name != next(iter(names), None) else None
