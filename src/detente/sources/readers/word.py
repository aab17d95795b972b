"""Word files: paragraphs, tables and notes as they are once every tracked change is accepted."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from docx import Document
from lxml import etree

from detente.sources.readers.articles import reports_in
from detente.sources.readers.given_titles import NEAR, sensible_title
from detente.sources.readers.packed import damage_as_bad_input, require_packed
from detente.sources.report import Report

_KIND: Final = "Word file"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE: Final = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr")
) | {_FALLBACK}
"""Parts that a reader of the accepted text does not see."""
_SIGNS: Final = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOTES: Final = ("/footnotes", "/endnotes")
_TITLES: Final = ("Title", "Heading1")
_LONGEST_CELL: Final = 25  # words; a longer cell is prose


def read_word(raw: bytes, source: str, report_id: str) -> Iterator[Report]:
    """Yield the report in a Word file, or each article of one that a data base wrote.

    A blank line stands between paragraphs; the cells of a row stand in one line, footnotes and endnotes at
    the end. Insertions are read and deletions are not. Comments, headers and footers are not read. The date
    in the file's properties says when the file was made, so it is not taken for that of publication.

    Raises
    ------
    BadInput
        If the file is damaged, locked, too large, or holds no text.
    """
    require_packed(raw, source, _KIND)
    with damage_as_bad_input(source, _KIND):
        document = Document(io.BytesIO(raw))
        body = document.element.body
        text = "\n\n".join([*_blocks(body), *_notes(document)])
        title = _title(body) or sensible_title(document.core_properties.title, text[:NEAR])
    yield from reports_in(text, source, report_id, title=title)


def _blocks(parent: Any) -> Iterator[str]:
    """Yield the paragraphs and rows of a body, a cell, a box or a note."""
    held = ""
    for element in parent:
        if element.tag == f"{_W}p":
            held += _words(element)
            # The mark at its end was deleted: it goes on in the next paragraph.
            if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
                yield from _kept(held)
                held = ""
            yield from _boxes(element)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag not in _GONE and isinstance(element.tag, str):
            yield from _blocks(element)
    yield from _kept(held)


def _kept(words: str) -> Iterator[str]:
    lines = "\n".join(" ".join(line.split(" ")).strip() for line in words.split("\n"))
    if lines.strip():
        yield lines.strip()


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table or row.find(f"{_W}trPr/{_W}del") is not None:
            continue
        cells = [list(_blocks(cell)) for cell in _cells(row)]
        if any(len(cell) > 1 or len(" ".join(cell).split()) > _LONGEST_CELL for cell in cells):
            yield from (block for cell in cells for block in cell)
        elif line := " | ".join(cell[0] for cell in cells if cell):
            yield line


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        cells = [element] if element.tag == f"{_W}tc" else ()
        for cell in element.iter(f"{_W}tc") if element.tag == f"{_W}sdt" else cells:
            if cell.find(f"{_W}tcPr/{_W}cellDel") is None:
                yield cell


def _words(element: Any) -> str:
    """Return the words of a paragraph, with what was inserted and without what was deleted."""
    parts: list[str] = []
    for child in element:
        if child.tag in _GONE or child.tag == f"{_W}txbxContent":
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag != f"{_W}r" or child.find(f"{_W}rPr/{_W}vanish") is None:
            parts.append(_words(child))
    return "".join(parts)


def _boxes(paragraph: Any) -> Iterator[str]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield from _blocks(box)


def _notes(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_NOTES):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            for note in etree.fromstring(relation.target_part.blob, parser):
                # Separators between text and notes are notes of a type.
                if note.get(f"{_W}type") in (None, "normal"):
                    yield from _blocks(note)


def _title(body: Iterable[Any]) -> str | None:
    """Return the first paragraph that has the style of a title."""
    for style in _TITLES:
        for element in body:
            mark = element.find(f"{_W}pPr/{_W}pStyle") if element.tag == f"{_W}p" else None
            if mark is not None and mark.get(f"{_W}val") == style and (words := _words(element).strip()):
                return " ".join(words.split())
    return None
