"""The parties that have a will, how much is told of each, and the name above its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.quoting.own_sentence import OwnSentence
from detente.page.sections.quoting.own_words import OwnWords
from detente.page.words import NamesInProse
from detente.patterns import as_pattern
from detente.positions import Positions

_LIGHT: Final = frozenset({"does not", "says", "plans", "is bound"})
_COMMENTS: Final = as_pattern(
    r"\b(?:analyst|commentator|expert|fellow|researcher|professor|scholar|columnist|historian|economist"
    r"|observer)\b",
    re.IGNORECASE,
)


def is_common(head: str, dossier: Dossier) -> bool:
    """Return True for a common noun that has a capital only where a sentence begins: "Basic would go up"."""
    if " " in head or not head[1:].islower():
        return False
    # A pattern for each name would cost more than to look for the few places.
    texts = [report.text for report in dossier.reports.values()]
    if not any(f" {head.lower()}" in text for text in texts):
        return False
    within = re.compile(rf"[\w,;’'”)] {re.escape(head)}\b")
    return not any(map(within.search, texts))


def heads_of(
    keys: AbstractSet[str], own: OwnWords, dossier: Dossier, names: NamesInProse
) -> Mapping[str, str]:
    """Return the name above the words of each party: as the table has it, or else as the report."""
    known = {party.id for party in names.parties}
    read = own.read
    called = NamesInProse.of([party for party in dossier.parties if party.id in keys - known], dossier)
    return {
        key: own.as_headed(
            names.name(key) if key in known else called.name(key) if key in read else own.name(key)
        )
        for key in keys
    }


def weights_of(told: Sequence[OwnSentence], dossier: Dossier) -> Mapping[str, float]:
    """The weight of each party among those whose will is told: one for the first."""
    counts: Counter[str] = Counter()
    for one in told:
        counts[one.party] += 1 if one.will in _LIGHT else 2
    mentions = Counter({party.id: len(party.mentions) for party in dossier.parties if party.id in counts})
    most, most_mentioned = max(counts.values(), default=1), max(mentions.values(), default=1)
    return {
        party: 0.5 * count / most + 0.5 * mentions[party] / most_mentioned for party, count in counts.items()
    }


def deciders(told: Sequence[OwnSentence], dossier: Dossier, positions: Positions) -> frozenset[str]:
    """Return the parties that have a will: not "VAT", which only "has not gone up", nor who only comments."""
    wilful = {one.party for one in told if one.will not in _LIGHT or one.will == "says"}
    kinds = {party.id: party.kind for party in dossier.parties}
    at_table = {party.id for party in positions.parties}
    comments = {
        party.id
        for party in dossier.parties
        if party.kind == "person" and any(_COMMENTS.search(role.title) for role in party.roles)
    }
    return frozenset(
        one.party
        for one in told
        if one.party not in comments
        and (one.party in wilful or one.party in at_table or kinds.get(one.party) in ("state", "body"))
    )
