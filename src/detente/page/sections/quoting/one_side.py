"""The party of the table under which the words of those who speak for it stand: a union's president."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.quoting.quotable import has_a_name
from detente.page.words import NamesInProse
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.reading import Party

_GOVERNS: Final = as_pattern(
    r"\b(?:president|prime minister|premier|chancellor|minister|secretary|governor"
    r"|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
_OF_HIS_OWN: Final = as_pattern(
    r"\b(?:leader|chairman|chairwoman|head|founder|chief|member) of\b|\bpart(?:y|ner)\b|\bformer\b",
    re.IGNORECASE,
)
"""Offices in which a minister has a will of his own: the leader of a junior partner."""


def sides_of_speakers(
    keys: Sequence[str], dossier: Dossier, positions: Positions, names: NamesInProse, heads: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    """Return for each party that is quoted the side that it stands under, and the name above it.

    Two that speak for one side stand under its name. One alone keeps his own, if he has a name.
    """
    by_id = {party.id: party for party in dossier.parties}
    in_table = {party.id for party in positions.parties}
    camps = {key: camp for key in keys if (camp := _camp(key, by_id, positions)) is not None}
    sides: dict[str, tuple[str, str]] = {}
    for key in keys:
        camp = camps.get(key)
        if camp is None:
            continue
        together = sum(other == camp for other in camps.values()) > 1
        if together or (camp != key and not has_a_name(by_id[key])):
            sides[key] = (
                camp,
                names.name(camp) if camp in in_table else heads.get(camp, positions.names[camp]),
            )
    return sides


def _camp(key: str, by_id: Mapping[str, Party], positions: Positions) -> str | None:
    """Return the camp that a party's words are those of; None for who may have a will apart from it."""
    party, camp = by_id.get(key), positions.speaks_for.get(key)
    if party is None or camp is None or camp not in positions.names:
        return None
    whole = by_id.get(camp)
    if camp == key or whole is None or party.kind != "person" or not has_a_name(party):
        return camp
    if whole.kind not in ("state", "body", "person"):
        return camp  # the president of a union, the leader of a party
    titles = [role.title for role in party.roles]
    governs = any(map(_GOVERNS.search, titles)) and not any(map(_OF_HIS_OWN.search, titles))
    return camp if governs else None
