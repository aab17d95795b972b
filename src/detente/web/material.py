"""The material of pages: the dossier, who speaks for whom in it, its table of positions, its reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from detente import interview
    from detente.dossier import Dossier, EvidenceBase
    from detente.positions import Camps, Positions


@dataclass(frozen=True)
class Joined:
    """A dossier as it is now, with who speaks for whom in it; its table is made when it is asked for."""

    dossier: Dossier
    parties: Camps
    base: EvidenceBase
    table: Callable[[], Positions]


@dataclass(frozen=True)
class Material:
    """A dossier as it is now, with its table of positions.

    Attributes
    ----------
    made_of
        The reports, readings and decisions of it, as the store says them; empty where that is not known.
    """

    dossier: Dossier
    positions: Positions
    base: EvidenceBase
    made_of: str = ""


@dataclass(frozen=True)
class ListedReport:
    """A report without its text.

    Attributes
    ----------
    title
        As a person knows it.
    record
        What the command lists of it.
    """

    id: str
    title: str
    day: date | None
    publisher: str
    language: str
    record: dict[str, Any]


@dataclass(frozen=True)
class Redrafted:
    """A new draft of the reports, and the case with what is new in it."""

    text: str
    outcome: interview.Redraft
