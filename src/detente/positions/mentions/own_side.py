"""Acts that a party's own side foresees or sets itself, read as its plan, offer or threat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from detente.patterns import as_pattern
from detente.positions.camps import camp_words
from detente.reading import ActMention, Party, entry_of

_PROMISED = frozenset({"agree", "promise", "offer", "pledge", "commit", "guarantee", "willing", "ready"})
_BROUGHT_ABOUT = frozenset({"force", "compel", "oblige", "have"})
"""Cues of what a thing would bring about: who says so of himself warns of it, and plans nothing."""
_OBLIGING = "oblige"
_UNLESS = as_pattern(r"unless\b", re.IGNORECASE)
_MAY = as_pattern(r"\b(could|may|might)\b", re.IGNORECASE)
_OUR = as_pattern(r"\b(?:we|our|ours)\b", re.IGNORECASE)


def by_its_own(
    mention: ActMention, speaks_for: Mapping[str, str], officers: Mapping[str, bool]
) -> ActMention:
    """Return an act that its doer's own party foresees as a plan, and one that it may do as an offer.

    "The state will close the border, its minister said" is no forecast. Harm is threatened, not offered.
    """
    own = mention.doer is not None and camp_of(mention.voice, speaks_for) == camp_of(mention.doer, speaks_for)
    if mention.mood == "demanded" and mention.condition_of is not None and mention.cue in _PROMISED:
        # Nobody sets his own side a condition: what it might agree to in it, it offers.
        return mention.model_copy(update={"mood": "offered", "voice": mention.doer}) if own else mention
    if mention.mood == "demanded" and mention.voice != mention.doer and mention.sign and _is_ours(mention):
        # "The government must change our course, its minister said": its course, told by its own.
        return mention.model_copy(update={"mood": "planned", "voice": mention.doer}) if own else mention
    if mention.mood not in ("forecast", "possible") or mention.voice is None or mention.doer is None:
        return mention
    of_the_state = mention.mood == "forecast" and officers.get(mention.voice) and mention.doer in officers
    if not own and not (of_the_state and not officers[mention.doer]):
        return mention
    if mention.mood == "possible" and not (_MAY.search(mention.span.quote) and _is_open(mention)):
        return mention
    if mention.mood == "forecast" and mention.cue == _OBLIGING:
        return mention  # "the figures would oblige us to release it": a complaint
    if mention.mood == "forecast" and mention.cue in _BROUGHT_ABOUT:
        return mention.model_copy(update={"mood": "threatened", "voice": mention.doer})
    entry = entry_of(mention.catalogue)
    harm = entry is not None and entry.harm and mention.sign
    planned = "threatened" if harm and mention.condition else "planned"
    # "Might stay away unless the house is cleared" presses for it.
    pressing = mention.condition is not None and _UNLESS.match(mention.condition.quote) is not None
    offered = "threatened" if harm or pressing else "offered"
    mood = planned if mention.mood == "forecast" else offered
    return mention.model_copy(update={"mood": mood, "voice": mention.doer})


def _is_ours(mention: ActMention) -> bool:
    return mention.voice is not None and _OUR.search(mention.span.quote) is not None


def _is_open(mention: ActMention) -> bool:
    """Return False for what a side is only able to do: "they could give him a better life"."""
    able = _MAY.search(mention.span.quote)
    return (
        able is None or able[1].lower() != "could" or mention.catalogue is not None or bool(mention.condition)
    )


def officers_of_nobody(parties: Iterable[Party], speaks_for: Mapping[str, str]) -> dict[str, bool]:
    """Return what may be a state, as False, and whoever holds an office of an unnamed state, as True.

    A minister who says what a state will do speaks for it, where the text does not say whose minister.
    """
    offices = camp_words("heads_of_state") | {"minister"}
    known = {party.id: False for party in parties if party.kind in ("state", "other")}
    for party in parties:
        titles = [role.title.casefold() for role in party.roles if role.of is None]
        holds = any(title.endswith(office) for title in titles for office in offices)
        if party.kind == "person" and holds and speaks_for.get(party.id) == party.id:
            known[party.id] = True
    return known


def camp_of(party: str | None, speaks_for: Mapping[str, str]) -> str | None:
    """Return the party of the table that a party speaks for, itself where it speaks for none."""
    return speaks_for.get(party, party) if party is not None else None
