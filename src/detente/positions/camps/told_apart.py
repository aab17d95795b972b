"""Armies and police forces that a report tells apart from their government: each acts for itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from detente.dossier import Dossier
from detente.positions.camps.offices import is_force, plain_name
from detente.positions.camps.tie import Tie, root_of

_APART: Final = frozenset({"demanded", "opposed"})
"""Moods by which one asks another for an act: nobody asks himself."""


def with_those_apart(dossier: Dossier, ties: Mapping[str, Tie]) -> dict[str, Tie]:
    """Return the ties without those of a force of which its own government asks something, or it of that.

    "The government called on the army to stop the shelling": the army is no hand of the government there.
    A force by another name ("the Halmark army") stays with it. All other forces act for their state.
    """
    kept = dict(ties)
    forces = {party.id: party for party in dossier.parties if party.kind != "person" and is_force(party.name)}
    roots = {party.id: root_of(party.id, ties) for party in dossier.parties}
    against = {
        frozenset((act.doer, act.voice))
        for act in dossier.acts
        if act.mood in _APART and act.voice is not None and act.doer is not None and act.voice != act.doer
    }
    for force, party in forces.items():
        own = {other for other, root in roots.items() if root == roots[force] and other != force}
        kind = plain_name(party.name).split()[-1]
        alike = {other for other in own & set(forces) if plain_name(forces[other].name).split()[-1] == kind}
        led = {other for other in own if ties.get(other) is not None and ties[other].to == force}
        government = own - alike - led
        if force in kept and any(frozenset((force, other)) in against for other in government):
            for other in alike:
                kept[other] = Tie(force, "the force by another name")
            del kept[force]
    return kept
