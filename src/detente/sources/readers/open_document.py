"""OpenDocument texts (.odt): paragraphs, tables and notes, tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from detente.sources.readers.articles import reports_in
from detente.sources.readers.given_titles import NEAR, sensible_title
from detente.sources.readers.packed import damage_as_bad_input, require_no_entities, require_packed
from detente.sources.report import Report

_KIND: Final = "OpenDocument text"
_URN: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE = _URN % "text", _URN % "table", _URN % "office"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS: Final = (f"{_TEXT}p", f"{_TEXT}h")
_GONE: Final = frozenset(
    (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}table-of-content", f"{_TEXT}note",
     f"{_TEXT}sequence-decls", f"{_TEXT}ruby-text")
)  # fmt: skip
_SIGNS: Final = {f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n", f"{_TEXT}soft-page-break": ""}
_LONGEST_CELL: Final = 25
_MOST_SPACES: Final = 100


def read_open_document(raw: bytes, source: str, report_id: str) -> Iterator[Report]:
    """Yield the report in an OpenDocument text, or each article of one that a data base wrote.

    Laid out as by `read_word`. Comments, headers and footers are not read.

    Raises
    ------
    BadInput
        If the file is damaged, locked, too large, or holds no text.
    """
    require_packed(raw, source, _KIND)
    with damage_as_bad_input(source, _KIND), zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body = _parsed(archive.read("content.xml")).find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise ValueError("no text")
        notes = (block for note in body.iter(f"{_TEXT}note-body") for block in _blocks(note))
        text = "\n\n".join([*_blocks(body), *notes])
        names = archive.namelist()
        title = _parsed(archive.read("meta.xml")).findtext(f".//{_DC}title") if "meta.xml" in names else None
    yield from reports_in(text, source, report_id, title=sensible_title(title, text[:NEAR]))


def _parsed(part: bytes) -> Any:
    require_no_entities(part)
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _blocks(parent: Any) -> Iterator[str]:
    for element in parent:
        if element.tag in _PARAGRAPHS:
            if words := "\n".join(" ".join(line.split()) for line in _words(element).split("\n")).strip():
                yield words
            for box in element.iter(_URN.replace("%s", "drawing") + "text-box"):
                yield from _blocks(box)
        elif element.tag == f"{_TABLE}table-row":
            cells = [list(_blocks(cell)) for cell in element]
            if any(len(cell) > 1 or len(" ".join(cell).split()) > _LONGEST_CELL for cell in cells):
                yield from (block for cell in cells for block in cell)
            elif line := " | ".join(cell[0] for cell in cells if cell):
                yield line
        elif element.tag not in _GONE and isinstance(element.tag, str):
            yield from _blocks(element)


def _words(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            parts.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag not in _GONE and isinstance(child.tag, str) and not child.tag.endswith("}text-box"):
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
