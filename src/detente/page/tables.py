"""Tables of a page: of cells, of options by state, of stances by party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.page.lines import Line
from detente.page.words import Tone
from detente.sources import Evidence

Mark = Literal["yes", "no", "either"]


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
    """Options by state: a row an option, below the party that has it; a column a state.

    Attributes
    ----------
    letters
        The states as strings of Y and N, by which a question at the terminal names one that has no name of
        its own; empty where each has. Other media leave them out: whoever reads there chooses by words.
    """

    states: tuple[str, ...]
    standing: tuple[str, ...]
    parties: tuple[tuple[Line, tuple[tuple[Line, tuple[Mark, ...]], ...]], ...]
    letters: tuple[str, ...] = ()


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
