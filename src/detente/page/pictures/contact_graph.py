"""Who met whom as a graph: the parties, and a tie between two that met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from detente.dossier import Contact, EvidenceBase
from detente.edtf import DateRange
from detente.page.words import date_in_sentence
from detente.safe import safe_text

MOST_TIES: Final = 60
"""Ties that a person can still follow; of more those are shown that met most often."""


@dataclass(frozen=True)
class Met:
    """A party that met others; ``others`` counts with how many, also those that are not shown."""

    id: str
    name: str
    others: int


@dataclass(frozen=True)
class MetOften:
    """Two parties that met: how often at least, when last, and in which report that is told."""

    one: str
    other: str
    times: int
    last: str
    report: str


@dataclass(frozen=True)
class ContactGraph:
    """Parties and ties between them; ``left_out`` counts the ties that are not shown."""

    parties: tuple[Met, ...]
    ties: tuple[MetOften, ...]
    left_out: int

    @property
    def names(self) -> dict[str, str]:
        """The name of each party by its id."""
        return {party.id: party.name for party in self.parties}


def contact_graph(base: EvidenceBase, contacts: Sequence[Contact], most: int = MOST_TIES) -> ContactGraph:
    """Return the graph of contacts, from those that were asked for, the latest first.

    Parameters
    ----------
    most
        At most this many ties.
    """
    others = Counter(side for contact in contacts for side in contact.sides)
    # Of those that met equally often the latest ones.
    shown = sorted(contacts, key=lambda contact: -contact.times)[:most]
    sides = dict.fromkeys(side for contact in shown for side in contact.sides)
    return ContactGraph(
        tuple(Met(side, safe_text(base.name(side)), others[side]) for side in sides),
        tuple(_tie(contact) for contact in shown),
        len(contacts) - len(shown),
    )


def _tie(contact: Contact) -> MetOften:
    one, other = contact.sides
    last = date_in_sentence(contact.last.when) or DateRange.parse(contact.last.when).words
    return MetOften(one, other, contact.times, last, contact.evidence[0].report)
