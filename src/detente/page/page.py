"""One page for every answer: sections of blocks in plain words, free of any medium.

`detente.render` has one module a medium, each of which renders any page. A new kind of block needs a branch
in each of them; that keeps the set small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.dossier import Dossier
from detente.page.drawings import ConflictPicture, Timeline, WaysPicture
from detente.page.lines import Chronology, Groups, Line, Lines, Paragraphs
from detente.page.tables import OptionTable, StanceTable, Table
from detente.page.words import SweepWords

PictureName = Literal["shares", "unknowns", "states", "ways"]


@dataclass(frozen=True)
class Way:
    """A way to a state, step by step; ``note`` says who could block it."""

    to: str
    kind: str
    steps: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class Ways:
    """Ways one below the other."""

    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Completion:
    """One way in which open preferences can turn out: each party with its order of the states."""

    says: str
    orders: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Assessment:
    """A rival assessment and how its test came out, whole and by its parts.

    Attributes
    ----------
    test
        Joins the parts; empty where there is one.
    parts
        Each part with its outcome.
    turns_on
        The unknowns that decide it, each with the outcome for either answer.
    quotes
        Words it rests on, with their report, where no note leads to them.
    completions
        One in which it holds, and one in which it fails.
    lines
        Lines below it, each with its lead: what speaks for it and against it, and what would decide it.
    """

    says: Line
    by: str
    verdict: str = ""
    test: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    turns_on: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    completions: tuple[Completion, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Assessments:
    """Rival assessments one below the other."""

    assessments: tuple[Assessment, ...]


@dataclass(frozen=True)
class Picture:
    """A picture of a sweep, which a medium that can show it draws.

    Attributes
    ----------
    caption
        One sentence: what it shows, and what stands out.
    note
        Stands above all that is drawn; empty, or that it is of a what-if.
    """

    name: PictureName
    caption: str
    words: SweepWords
    note: str = ""


@dataclass(frozen=True)
class Fold:
    """Blocks that are shown when a reader asks for them, where a medium can fold."""

    summary: str
    blocks: tuple[Block, ...]


Block = (
    Paragraphs
    | Lines
    | Groups
    | Chronology
    | Table
    | OptionTable
    | StanceTable
    | Ways
    | Assessments
    | Picture
    | Timeline
    | ConflictPicture
    | WaysPicture
    | Fold
)


@dataclass(frozen=True)
class Section:
    """Blocks under one heading.

    Attributes
    ----------
    id
        Unique on a page.
    short
        The heading in a list of contents; the title itself where it is empty.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    short: str = ""


@dataclass(frozen=True)
class Page:
    """A whole answer in words.

    Attributes
    ----------
    kicker
        Says above the title what the page is made from.
    standfirst
        The sentences to read first.
    about
        What the case says of itself.
    missing
        What the page cannot tell, and why.
    changes
        The options of a what-if; empty where the page is of the case itself.
    differences
        The section that shows what the changes change; it is read before anything else.
    sections
        In the order in which they are read.
    annexes
        Sections for whoever asks for more: behind a fold, or printed on demand. A page that has them is
        read whole without them.
    dossier
        The reports that the notes lead to.
    terms
        Explains the terms of art that the page uses.
    """

    title: str
    kicker: str = ""
    standfirst: tuple[str, ...] = ()
    about: str = ""
    missing: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    differences: Section | None = None
    sections: tuple[Section, ...] = ()
    annexes: tuple[Section, ...] = ()
    dossier: Dossier | None = None
    terms: tuple[str, ...] = ()


def sections_with_blocks(*sections: Section | None) -> tuple[Section, ...]:
    """Keep the sections that have something to show."""
    return tuple(section for section in sections if section is not None and section.blocks)
