"""The page of a brief, free of any medium: what the terminal and HTML both show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from detente.dossier import Dossier
from detente.sources import Evidence

Mark = Literal["yes", "no", "either"]


@dataclass(frozen=True)
class Line:
    """One line of the page, with where it comes from.

    Attributes
    ----------
    lead
        What stands before the text: a date, a name; may be empty.
    tags
        Small labels: an event's type, a hedge, a manner of speaking.
    quoted
        Whether ``text`` is the report's own words.
    assumed
        The modeller's reason, where the line is an assumption and no text's.
    """

    text: str
    lead: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    quoted: bool = False
    assumed: str | None = None


@dataclass(frozen=True)
class Group:
    """Lines under one name: a party's standing, a speaker's words."""

    name: str
    about: str
    lines: tuple[Line, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class OptionTable:
    """Options by state: a row an option, below the party that has it; a column a state."""

    states: tuple[str, ...]
    standing: tuple[str, ...]
    parties: tuple[tuple[Line, tuple[tuple[Line, tuple[Mark, ...]], ...]], ...]


@dataclass(frozen=True)
class EquilibriumRow:
    """What lasts under one concept: for certain, and depending on what is unknown."""

    concept: str
    meaning: str
    certain: tuple[str, ...]
    certain_count: int
    depends: tuple[str, ...]
    depends_count: int


@dataclass(frozen=True)
class Way:
    """A way out of the status quo, step by step; ``to`` names, or tells, the state it leads to."""

    to: str
    kind: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """A rival assessment and how its test came out, whole and by its parts; ``test`` joins the parts.

    ``turns_on`` says which unknowns decide it, and how.
    """

    says: Line
    by: str
    verdict: str
    test: str
    because: tuple[tuple[str, str], ...]
    turns_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unknown:
    """A question nobody can answer yet, what share of the uncertainty it would settle, what hangs on it."""

    question: str
    settles: str
    bears_on: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """All sections of a brief, in the order they are shown."""

    title: str
    kicker: str
    standfirst: tuple[str, ...]
    about: str | None = None
    parties: tuple[Group, ...] = ()
    parties_left_out: int = 0
    chronology: tuple[Line, ...] = ()
    undated: tuple[Line, ...] = ()
    undated_left_out: int = 0
    voices: tuple[Group, ...] = ()
    options: OptionTable | None = None
    premises: tuple[Line, ...] = ()
    preferences: tuple[Group, ...] = ()
    why: tuple[Group, ...] = ()
    equilibria: tuple[EquilibriumRow, ...] = ()
    ways: tuple[Way, ...] = ()
    joint: tuple[Way, ...] = ()
    ways_left_out: int = 0
    assessments: tuple[Assessment, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    unknowns_about: tuple[str, ...] = ()
    dossier: Dossier | None = None
    missing: tuple[str, ...] = field(default=())
