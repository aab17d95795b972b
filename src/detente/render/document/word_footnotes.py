"""Footnotes of a Word file, for which python-docx has no names: a part of its own in the package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from detente.page import Notes
from detente.render.document.reports import Places
from detente.render.document.runs import printable
from detente.render.document.word_xml import child, is_right_to_left
from detente.sources import Evidence

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph

_PART: Final = "/word/footnotes.xml"
_CONTENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_LINES: Final = (
    ("-1", "separator", "w:separator"),
    ("0", "continuationSeparator", "w:continuationSeparator"),
)
"""The lines above the footnotes of a sheet, which Word keeps as footnotes with ids of their own."""


class Footnotes:
    """The footnotes of a document: one a passage; where it is cited again, its number is repeated."""

    def __init__(self, word: WordDocument, places: Places) -> None:
        from docx.oxml.parser import OxmlElement

        self._word = word
        self._places = places
        self._notes = Notes()
        self._written = 0
        self._root = OxmlElement("w:footnotes")
        for name, kind, line in _LINES:
            note = child(self._root, "w:footnote", type=kind, id=name)
            child(child(child(note, "w:p"), "w:r"), line)

    def cite(self, into: WordParagraph, passages: Sequence[Evidence]) -> None:
        """Put the numbers of passages at the end of a paragraph, parted by commas."""
        for place, passage in enumerate(passages):
            if place:
                child(_reference_run(into._p), "w:t").text = ","
            number = self._notes.number(passage)
            if number > self._written:
                self._written = number
                self._write(number, self._places.note(passage))
                self._refer(into._p, number)
            else:
                self._repeat(into._p, number)

    def _write(self, number: int, text: str) -> None:
        note = child(self._root, "w:footnote", id=str(number))
        paragraph = child(note, "w:p")
        properties = child(paragraph, "w:pPr")
        child(properties, "w:pStyle", val="FootnoteText")
        child(_reference_run(paragraph), "w:footnoteRef")
        run = child(paragraph, "w:r")
        if is_right_to_left(text):
            child(child(run, "w:rPr"), "w:rtl")
        words = child(run, "w:t")
        words.text = printable(f" {text}")
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _refer(self, paragraph: Any, number: int) -> None:
        """Put the footnote's own number, under a name that a repeated number leads to."""
        child(paragraph, "w:bookmarkStart", id=str(number), name=f"_Note{number}")
        child(_reference_run(paragraph), "w:footnoteReference", id=str(number))
        child(paragraph, "w:bookmarkEnd", id=str(number))

    def _repeat(self, paragraph: Any, number: int) -> None:
        field = child(paragraph, "w:fldSimple", instr=f" NOTEREF _Note{number} \\f \\h ")
        child(_reference_run(field), "w:t").text = str(number)

    def close(self) -> None:
        """Put the part into the file, and name the lines above the notes in its settings."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart

        part = XmlPart(PackURI(_PART), _CONTENT, self._root, self._word.part.package)
        self._word.part.relate_to(part, _RELATION)
        settings = self._word.settings.element
        named = child(settings, "w:footnotePr")
        for name, _, _ in _LINES:
            child(named, "w:footnote", id=name)
        # The schema has an order; the lines' names stand before what says how to read old files.
        compatibility = settings.find("{*}compat")
        if compatibility is not None:
            compatibility.addprevious(named)


def _reference_run(paragraph: Any) -> Any:
    run = child(paragraph, "w:r")
    child(child(run, "w:rPr"), "w:rStyle", val="FootnoteReference")
    return run
