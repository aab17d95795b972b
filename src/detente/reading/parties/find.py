"""The parties of a report, with all their names, mentions, titles and offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.reading.findings import Party
from detente.reading.parsed import passage_of
from detente.reading.parties.coreference import draft_parties
from detente.reading.parties.datelines import no_parties
from detente.reading.parties.descriptions import add_descriptions
from detente.reading.parties.drafts import PartyDraft
from detente.reading.parties.led_bodies import add_led_bodies
from detente.reading.parties.lexicon import ROLE_NOUNS
from detente.reading.parties.missions import add_missions
from detente.reading.parties.named_below import join_named_below
from detente.reading.parties.named_later import join_named_later
from detente.reading.parties.names import find_names
from detente.reading.parties.placed import Placed
from detente.reading.parties.pronouns import add_pronouns
from detente.reading.parties.roles import add_roles, find_roles, names_another, role_of
from detente.reading.parties.spelling import without_accents
from detente.reading.parties.spelt_out import join_spelt_out
from detente.reading.statements import Attribution
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_parties(
    doc: Doc, attributions: Sequence[Attribution], furniture: Sequence[Evidence]
) -> tuple[Party, ...]:
    """Find the parties of a parsed text, in the order they first appear.

    Parameters
    ----------
    doc
        A text with tags, dependencies and named entities.
    attributions
        The statements in it; a speaker without a name is a party too.
    furniture
        Spans that are not read.
    """
    furniture = (*furniture, *no_parties(doc))
    drafts = draft_parties(doc, find_names(doc, furniture))
    add_missions(doc, drafts)
    add_roles(doc, drafts)
    add_descriptions(doc, drafts, attributions, furniture)
    later, spelt = join_named_later(doc, drafts, attributions), join_spelt_out(drafts)
    if join_named_below(doc, drafts) or later or spelt:
        add_roles(doc, drafts)
    add_pronouns(doc, drafts, attributions, furniture)
    add_led_bodies(doc, drafts)
    drafts.sort(key=lambda draft: draft.places[0])
    ids = _ids(drafts)
    parties = []
    placed = Placed(drafts)
    for k, draft in enumerate(drafts):
        roles = [
            role_of(doc, place, placed, ids, k)
            for place in _role_places(doc, draft)
            if not (draft.named and names_another(place, placed, drafts, k))
        ]
        mentions = tuple(passage_of(doc[s], doc[e - 1]) for s, e in sorted(set(draft.places)))
        name = _as_written(doc, draft)
        aliases = tuple(dict.fromkeys(alias for alias in draft.aliases if alias != name))
        parties.append(
            Party(
                id=ids[k], name=name, kind=draft.kind, aliases=aliases, roles=tuple(roles), mentions=mentions
            )
        )
    return tuple(parties)


def _role_places(doc: Doc, draft: PartyDraft) -> list[tuple[int, int]]:
    """Return the places of a person's offices; of somebody unnamed the description itself is the office."""
    if draft.kind != "person":
        return []
    if draft.named:
        told = find_roles(doc, draft)
        later = [(start + 1, end) for start, end in draft.places if _is_an_office(doc, (start, end))]
        return [*told, *(place for place in later if place not in told)]
    start, end = draft.places[0]
    while start < end and doc[start].pos_ == "DET":
        start += 1
    return [(start, end)] if start < end else []


def _is_an_office(doc: Doc, place: tuple[int, int]) -> bool:
    """Return True for "its oil minister", where somebody is named only later."""
    return doc[place[0]].tag_ == "PRP$" and doc[place[0] : place[1]].root.lower_ in ROLE_NOUNS


def _as_written(doc: Doc, draft: PartyDraft) -> str:
    """Return the name in the report's own characters, where a place has it whole."""
    if not draft.named:
        return draft.name
    wanted = draft.name.replace(" ", "")
    for start, end in draft.places:
        written = " ".join(doc[start:end].text.split())
        if written.replace("’", "'").replace("‘", "'").replace(" ", "") == wanted:
            return written
    return draft.name


def _ids(drafts: Sequence[PartyDraft]) -> list[str]:
    ids: dict[str, None] = {}
    numbers: dict[str, int] = {}
    for draft in drafts:
        slug = slug_of(draft.name)
        unique, number = slug, numbers.get(slug, 2)
        while unique in ids:
            unique, number = f"{slug}-{number}", number + 1
        ids[unique] = None
        numbers[slug] = number
    return list(ids)


def slug_of(name: str) -> str:
    """Return a name as an identifier: small letters, figures and hyphens.

    Examples
    --------
    >>> slug_of("Kem Sokha"), slug_of("People’s Party"), slug_of("the “Élan” bloc")
    ('kem-sokha', 'peoples-party', 'elan-bloc')
    """
    bare = re.sub(r"[’'‘]s\b", "s", name)
    plain = without_accents(bare).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"^(?:the|an?)\s+", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "party"
