"""Lines of a page as runs and paragraphs of a document."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from detente.page import Line
from detente.patterns import as_pattern
from detente.render.document.elements import Look, Paragraph, ParagraphKind, Run

_NUMBER: Final = as_pattern(r"\d+\.")
_NOT_IN_XML: Final = as_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def line_runs(line: Line, *, look: Look = "plain") -> tuple[Run, ...]:
    """Return the words of a line with its lead, its tags and what is assumed; its points stand apart.

    Examples
    --------
    >>> [run.text for run in line_runs(Line("The mill burned", lead="2020", tags=("about",)))]
    ['2020  ', 'The mill burned', ' (about)']
    """
    lead = (Run(f"{line.lead}  ", "strong"),) if line.lead else ()
    assumed = (Run(f" Assumed: {line.assumed}", "warning"),) if line.assumed else ()
    return (*lead, Run(line.text, look, line.evidence), *tag_runs(line.tags), *assumed)


def tag_runs(tags: tuple[str, ...]) -> tuple[Run, ...]:
    """Return small labels in brackets; none without any."""
    return (Run(f" ({', '.join(tags)})", "quiet"),) if tags else ()


def line_paragraphs(
    line: Line, kind: ParagraphKind = "body", level: int = 0, *, look: Look = "plain"
) -> tuple[Paragraph, ...]:
    """Return a line, and its points below it."""
    points = (
        Paragraph((Run(point),), "cell" if kind == "cell" else "item", level + 1) for point in line.points
    )
    return (Paragraph(line_runs(line, look=look), kind, level), *points)


def item_paragraphs(line: Line) -> tuple[Paragraph, ...]:
    """Return a line of a list: with its number where that leads it, else with a bullet."""
    if not _NUMBER.fullmatch(line.lead):
        return line_paragraphs(line, "item")
    first, *points = line_paragraphs(replace(line, lead=""), "step")
    return (replace(first, number=line.lead), *points)


def printable(text: str) -> str:
    r"""Replace what no XML file can hold by U+FFFD.

    Examples
    --------
    >>> printable("a\x1bb\ufffe") == "a\ufffdb\ufffd"
    True
    """
    return _NOT_IN_XML.sub("\ufffd", text)
