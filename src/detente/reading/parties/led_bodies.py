"""Bodies named by who leads them: "his party", "her side"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.parties.drafts import PartyDraft

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BODIES: Final = frozenset(("party", "movement", "union", "front", "league", "organization", "camp", "side"))
_OWNERS: Final = frozenset(("his", "her"))


def add_led_bodies(doc: Doc, drafts: Sequence[PartyDraft]) -> None:
    """Make "his party" a mention of the one organization in which he holds an office; else it is nobody's."""
    holders = {i: draft for draft in drafts if draft.named for s, e in draft.places for i in range(s, e)}
    taken = {i for draft in drafts for s, e in draft.places for i in range(s, e)}
    for token in doc:
        body = token.head
        if token.lower_ not in _OWNERS or token.dep_ != "poss" or body.i in taken or token.i not in holders:
            continue
        if body.lower_ not in _BODIES or body.i != token.i + 1:
            continue
        bodies = _bodies_of(holders[token.i], drafts)
        if len(bodies) == 1:
            bodies[0].places.append((body.i, body.i + 1))
            bodies[0].places.sort()


def _bodies_of(person: PartyDraft, drafts: Sequence[PartyDraft]) -> list[PartyDraft]:
    """Return the organizations in which somebody holds an office now."""
    places = {int(role.of) for role in person.roles if role.of is not None and not _is_past(role.title)}
    return [drafts[k] for k in sorted(places) if drafts[k].kind == "organization"]


def _is_past(title: str) -> bool:
    return bool({"former", "ex", "late"} & set(title.lower().replace("-", " ").split()))
