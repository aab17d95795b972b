"""One page for every answer: sections of blocks in plain words, free of any medium.

`detente.render` has one module a medium, each of which renders any page. A new kind of block needs a branch
in each of them; that keeps the set small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.dossier import Dossier
from detente.page.drawings import ConflictPicture, Timeline, WaysPicture
from detente.page.words import SweepWords, Tone
from detente.sources import Evidence

Mark = Literal["yes", "no", "either"]
PictureName = Literal["shares", "unknowns", "states", "ways"]


@dataclass(frozen=True)
class Line:
    """One line of a page, with where it comes from.

    Attributes
    ----------
    lead
        Stands before the text: a date, a name; may be empty.
    tags
        Small labels: an event's type, a hedge, a manner of speaking.
    quoted
        Whether ``text`` is the report's own words.
    assumed
        The modeller's reason, where the line is an assumption and no text's.
    points
        Stand below the line, one each.
    """

    text: str
    lead: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    quoted: bool = False
    assumed: str | None = None
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Lines under one name: a party's standing, a speaker's words."""

    name: str
    about: str = ""
    lines: tuple[Line, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Paragraphs:
    """Sentences that stand by themselves; ``quiet`` ones are set small."""

    sentences: tuple[str, ...]
    quiet: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines one below the other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Groups:
    """Groups one below the other, or in columns where there is room; ``numbered`` ones count from one."""

    groups: tuple[Group, ...]
    in_columns: bool = False
    numbered: bool = False


@dataclass(frozen=True)
class Chronology:
    """Lines by their dates, which are their leads."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table; ``numeric`` ones are set to the right."""

    head: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes
    ----------
    about
        Small remarks below the text.
    points
        Stand below the text, one a line.
    """

    text: str
    about: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first cell of a row names it.

    Attributes
    ----------
    name
        For the style of the table.
    about
        What the table shows, for those who do not see what stands around it.
    columns
        Empty heads throughout make a table without a head.
    left_out
        A sentence on the rows that are not shown.
    stacked
        Whether the cells of a row stand below each other where the page is narrow.
    """

    name: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: str = ""
    stacked: bool = False


@dataclass(frozen=True)
class OptionTable:
    """Options by state: a row an option, below the party that has it; a column a state."""

    states: tuple[str, ...]
    standing: tuple[str, ...]
    parties: tuple[tuple[Line, tuple[tuple[Line, tuple[Mark, ...]], ...]], ...]


@dataclass(frozen=True)
class StanceCell:
    """The stance of one party on one act, in a word or two; ``tone`` is the side it takes."""

    word: str
    tone: Tone
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class StanceRow:
    """An act with the stance of each party on it.

    Attributes
    ----------
    act
        Its tags say if it is in force.
    stances
        One for each party of the table.
    remarks
        Conditions, a deadline, and voices that have no column.
    """

    act: Line
    stances: tuple[StanceCell, ...]
    remarks: tuple[Line, ...] = ()


@dataclass(frozen=True)
class StanceTable:
    """Acts by party: a row an act, below the party that would do it; a column a party.

    Attributes
    ----------
    is_whole
        True if whoever takes a stance has a column; else the others are among the remarks.
    left_out
        A sentence on the acts that are not shown.
    """

    parties: tuple[str, ...]
    makers: tuple[tuple[Line, tuple[StanceRow, ...]], ...]
    is_whole: bool = True
    left_out: str = ""


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
