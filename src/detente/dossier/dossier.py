"""The dossier: what all reports together say, every line with the words it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.sources import Report

if TYPE_CHECKING:
    from detente.reading import Manner, Modality, PartyKind, StanceKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words: ``reports[report].text[start:end] == quote``."""

    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A title, office or status a party is given, the party it is held in, and where it says so.

    ``since`` and ``until`` are EDTF where the reports give them.
    """

    title: str
    of: str | None
    evidence: Evidence
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class DossierParty:
    """One party over all reports; the name is its fullest mention."""

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    standing: tuple[Standing, ...]
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class DossierStance:
    """What a statement is for or against, at the words that say of what."""

    kind: StanceKind
    of: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DossierStatement:
    """Something said. ``speaker`` is a party id; None where the words name nobody known."""

    id: str
    speaker: str | None
    speaker_evidence: Evidence | None
    cue: Evidence | None
    content: tuple[Evidence, ...]
    manner: Manner
    stances: tuple[DossierStance, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierEvent:
    """Something done, planned, demanded or denied, once, with every passage that tells it."""

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str | None
    modality: Modality
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Dossier:
    """The joined findings.

    Attributes
    ----------
    reports
        Report id to report.
    furniture
        Report id to the spans left unread as page furniture.
    parties
        Most mentioned first.
    statements
        In the order of the reports.
    events
        The chronology: by EDTF date, undated last.
    """

    reports: Mapping[str, Report]
    furniture: Mapping[str, tuple[Evidence, ...]]
    parties: tuple[DossierParty, ...]
    statements: tuple[DossierStatement, ...]
    events: tuple[DossierEvent, ...]

    def party(self, party_id: str) -> DossierParty:
        """The party of that id. Raises KeyError if there is none."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)
