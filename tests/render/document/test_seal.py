"""Word and PDF files have the mark of a page, and it tells if somebody has changed them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.support.documents import change

from detente.page.lines import Line, Lines
from detente.page.page import Page, Section
from detente.render.document.pdf import render_pdf
from detente.render.document.word import render_docx
from detente.sources.own_pages import OwnPage, own_page

PAGE = Page("The mill", sections=(Section("a", "A section", (Lines((Line("It burned."),)),)),))
MEDIA = pytest.mark.parametrize(("name", "render"), [("a.docx", render_docx), ("a.pdf", render_pdf)])


@MEDIA
def test_a_file_as_it_was_written_is_known(name: str, render: Callable[[Page, str], bytes]) -> None:
    assert own_page(render(PAGE, "my report.txt")) == OwnPage("my report.txt", changed=False)


@MEDIA
def test_a_change_is_noticed(name: str, render: Callable[[Page, str], bytes], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(render(PAGE, "my report.txt"))
    change(path)
    mark = own_page(path.read_bytes())
    assert mark is None or mark.changed


def test_the_mark_does_not_hinder_a_strict_reader_of_pdfs() -> None:
    reader = PdfReader(BytesIO(render_pdf(PAGE)), strict=True)
    assert reader.pages[0].extract_text().startswith("The mill")
