"""The body that the words name as the doer, where it acts for the party of a row: its army, its agency."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from detente.dossier import Dossier
from detente.positions.camps import is_force, is_government
from detente.positions.mentions import OwnedAct
from detente.reading import Party

_OF_NOBODY = frozenset({"possible", "failed", "forecast", "advised"})


def body_that_acts(acts: Iterable[OwnedAct], names: Collection[str], dossier: Dossier) -> str | None:
    """Return the id of the one body that all words on the doing of an act name; None where there is none.

    "The army shelled the village" is told of the army, whoever commands it. Where some words tell it of the
    government, the government does it.

    Parameters
    ----------
    names
        The names of the party of the row: a force that is the party itself needs no second name.
    """
    doers = {act.mention.doer for act in acts if act.mention.mood not in _OF_NOBODY and act.mention.words}
    if len(doers) != 1:
        return None
    (doer,) = doers
    if doer is None or doer not in dossier.names:
        return None
    party = dossier.party(doer)
    if not _is_body(party) or any(name in party.name for name in list(names)[:1]):
        return None
    initials = "".join(word[0] for word in party.name.split() if word[0].isupper())
    spelled_out = any(name.isupper() and name.replace(".", "") in initials for name in names if len(name) > 1)
    return None if spelled_out else doer


def _is_body(party: Party) -> bool:
    """Return True for a force, and for an agency by its name: "the State Department", not the government."""
    if party.kind in ("person", "state") or is_government(party.name):
        return False
    return is_force(party.name) or (
        party.kind in ("body", "organization") and any(sign.isupper() for sign in party.name[4:])
    )
