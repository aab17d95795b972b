"""Words of pages, and of the Word and PDF files made of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from lxml import etree
from pypdf import PdfReader, PdfWriter

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.page import (
    ConflictPicture,
    OptionTable,
    Page,
    Section,
    StanceCell,
    SweepWords,
    Table,
    Tie,
    Timeline,
    in_file,
    worded,
)
from detente.sources import Evidence

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NO_WORDS = {
    (Section, "id"),
    (Section, "short"),
    (Table, "name"),
    (Table, "about"),
    (StanceCell, "tone"),
    (Tie, "kind"),
    (Tie, "says"),
    (ConflictPicture, "parties"),
}
_EXACT = (Evidence, Dossier, SweepWords, DateRange)


def words(text: str) -> Counter[str]:
    """Letters in a row, counted; numbers of notes stand close to words and are left out."""
    return Counter(re.findall(r"[^\W\d_]+", text))


def texts(value: Any) -> Iterator[str]:
    """Go through all that a page says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif isinstance(value, OptionTable):
        yield from (*value.states, *value.standing)
        for party, options in value.parties:
            yield from texts((party, *(line for line, _ in options)))
    elif is_dataclass(value) and not isinstance(value, _EXACT):
        for field in fields(value):
            is_name = field.name == "name" and type(value).__name__ in {"Table", "Picture"}
            if (type(value), field.name) not in _NO_WORDS and not is_name:
                yield from texts(getattr(value, field.name))
        if isinstance(value, Timeline | ConflictPicture):
            yield value.key


def words_of_page(page: Page) -> Counter[str]:
    return words(" ".join(texts(worded(page, in_file))))


def part_of(document: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(document)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(element: etree._Element) -> str:
    """The words of a part, a line a paragraph."""
    return "\n".join(
        "".join(piece.text or " " for piece in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"))
        for paragraph in element.iter(f"{W}p")
    )


def words_of_docx(document: bytes) -> Counter[str]:
    return words(text_of(docx.Document(BytesIO(document)).element))


def footnotes_of(document: bytes) -> dict[str, str]:
    """The text of each footnote by its id, without the lines above them."""
    notes = part_of(document, "word/footnotes.xml").findall(f"{W}footnote")
    return {note.get(f"{W}id"): text_of(note).strip() for note in notes if note.get(f"{W}type") is None}


def change(path: Path) -> None:
    """Change a Word file or a PDF as somebody would who works on it."""
    if path.suffix == ".docx":
        word = docx.Document(str(path))
        word.paragraphs[0].add_run(" And more.")
        word.save(str(path))
    else:
        writer = PdfWriter(BytesIO(path.read_bytes()), incremental=True)
        writer.add_metadata({"/Keywords": "read"})
        writer.write(path)


def pages_of(document: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(document)).pages]
