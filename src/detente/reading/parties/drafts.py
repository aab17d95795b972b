"""Parties under construction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from detente.reading.findings import PartyKind, Role
from detente.reading.parties.names import Name, Words


@dataclass(slots=True)
class PartyDraft:
    """A party under construction; places are token ranges."""

    name: str
    kind: PartyKind
    words: set[Words] = field(default_factory=set)
    aliases: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    named: bool = True
    counts: Counter[Words] = field(default_factory=Counter)


def new_draft(drafts: list[PartyDraft], name: Name, kind: PartyKind) -> PartyDraft:
    """Begin a draft with a name."""
    draft = PartyDraft(name.text, kind, {name.words}, [], list(name.places))
    draft.counts[name.words] += len(name.places)
    drafts.append(draft)
    return draft


def take_in(drafts: list[PartyDraft], first: PartyDraft, other: PartyDraft) -> None:
    """Join another draft to a first, which keeps its name."""
    names = dict.fromkeys((*first.aliases, other.name, *other.aliases))
    first.aliases = [name for name in names if name != first.name]
    first.words |= other.words
    first.counts.update(other.counts)
    first.places.extend(other.places)
    drafts[:] = [draft for draft in drafts if draft is not other]


def join_name(draft: PartyDraft, name: Name) -> None:
    """Add a name, and its places, to a draft."""
    draft.words.add(name.words)
    draft.counts[name.words] += len(name.places)
    draft.places.extend(name.places)
    if name.text != draft.name and name.text not in draft.aliases:
        draft.aliases.append(name.text)
