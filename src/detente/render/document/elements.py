"""Elements of a document on paper: the few things that Word and PDF both have.

A page is laid out as these once, so that both files say the same; a new kind of block needs a branch in
`layout` and none in the media.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.sources import Evidence

Look = Literal["plain", "strong", "quiet", "warning", "quoted"]
ParagraphKind = Literal[
    "body", "lead", "kicker", "quiet", "above", "claim", "closing", "item", "step", "inset", "cell", "source"
]
"""`lead` is read first; `above` stays with the table below it, `claim` with what is said of it; `closing`
opens the small print; `item` has a bullet, `step` begins with its number, `source` is of a report."""


@dataclass(frozen=True)
class Run:
    """Words in one look, and the passages they rest on, each a footnote behind them."""

    text: str
    look: Look = "plain"
    notes: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """Runs in a row.

    Attributes
    ----------
    level
        How often it is set in.
    number
        Stands before a `step` or a paragraph of a `source`.
    language
        ISO 639-1 code, where the words are not in English.
    """

    runs: tuple[Run, ...]
    kind: ParagraphKind = "body"
    level: int = 0
    number: str = ""
    language: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading; a section's has level 1."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Image:
    """A drawing that needs no other file.

    Attributes
    ----------
    alternative
        Its words for those who do not see it; empty where words beside it say the same.
    width
        Its share of the width at hand, at the most.
    """

    svg: str
    alternative: str
    caption: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class GridColumn:
    """A column of a grid: its head, and its share of the width."""

    head: str
    width: float
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True)
class GridRow:
    """A row of cells, each of paragraphs or a drawing; a `whole` row has one cell over the whole width.

    Attributes
    ----------
    goes_on
        Whether it belongs to the row above it, with no line between.
    is_head
        Whether it is repeated on each sheet, as the heads of the columns are.
    """

    cells: tuple[tuple[Paragraph | Image, ...], ...]
    whole: bool = False
    goes_on: bool = False
    is_head: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; its heads are repeated on each page, and without heads it has no lines.

    Attributes
    ----------
    about
        Says what it shows, for those who do not see it.
    """

    about: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]

    @property
    def headed(self) -> bool:
        """True if a column has a head."""
        return any(column.head for column in self.columns)


@dataclass(frozen=True)
class PageBreak:
    """The end of a sheet."""


Element = Paragraph | Heading | Grid | Image | PageBreak


@dataclass(frozen=True)
class Document:
    """A whole document.

    Attributes
    ----------
    footer
        The source and its date, at the foot of each sheet.
    """

    title: str
    footer: str
    elements: tuple[Element, ...]
