"""The PDF: sheets of A4 that say the same every time, in whatever letters."""

from __future__ import annotations

import logging
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.support.documents import pages_of
from tests.support.swept_cases import answered

from detente.analysis.briefing import Brief
from detente.case.what_if import WhatIf
from detente.page.brief import brief_page
from detente.page.compose import sweep_page
from detente.page.lines import Line, Lines
from detente.page.page import Page, Section
from detente.render.document.pdf import render_pdf


def page_of(*lines: Line, title: str = "The mill") -> Page:
    return Page(title, sections=(Section("a", "A section", (Lines(lines),)),))


def test_the_first_page_takes_two_sheets_at_most_and_the_annexes_begin_on_a_new_one(example: Brief) -> None:
    sheets = pages_of(render_pdf(brief_page(example)))
    begin = next(number for number, text in enumerate(sheets) if text.lstrip().startswith("Annexes"))
    assert begin <= 2


def test_the_first_page_alone_has_its_sections_and_their_notes_on_two_sheets(example: Brief) -> None:
    page = brief_page(example)
    sheets = pages_of(render_pdf(page, whole=False))
    text = " ".join(" ".join(sheets).split())
    assert len(sheets) <= 2
    assert all(section.title in text for section in page.sections)
    assert not [section.title for section in page.annexes if section.title in text]
    assert "Annexes" not in text
    assert ", paragraph 3: “" in text


def test_a_page_without_annexes_is_whole_either_way() -> None:
    page = page_of(Line("One."))
    assert render_pdf(page, whole=False) == render_pdf(page)


def test_the_same_page_gives_the_same_file_without_a_time(example: Brief) -> None:
    page = brief_page(example)
    document = render_pdf(page)
    assert render_pdf(page) == document
    metadata = PdfReader(BytesIO(document)).metadata
    assert metadata is not None
    assert metadata.title == page.title
    assert metadata.creation_date is None


def test_the_time_is_the_one_that_a_builder_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1620345600")
    metadata = PdfReader(BytesIO(render_pdf(page_of(Line("One."))))).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.isoformat().startswith("2021-05-07T00:00:00")


@pytest.mark.parametrize("of", ["brief", "sweep"])
def test_it_is_tagged_for_those_who_have_it_read_out(
    example: Brief, of: str, caplog: pytest.LogCaptureFixture
) -> None:
    page = brief_page(example) if of == "brief" else sweep_page(answered("example", WhatIf()))
    with caplog.at_level(logging.WARNING):
        reader = PdfReader(BytesIO(render_pdf(page)))
    assert not caplog.records
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"].startswith("en")
    assert "pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data().decode()


def test_names_in_latin_greek_cyrillic_and_arabic_are_shown() -> None:
    names = ["Erdoğan", "Nguyễn", "Κυριάκος", "Юлия", "محمود"]
    (text,) = pages_of(render_pdf(page_of(*map(Line, names))))
    assert all(name in text for name in names)


def test_letters_that_no_font_has_are_boxes_and_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    # Letters of private use, which no font of this or any machine should have.
    with caplog.at_level(logging.WARNING):
        (text,) = pages_of(render_pdf(page_of(Line("Hun Sen \U000f1234"), Line("ហ៊ុន សែន, 习近平"))))
    assert "Hun Sen" in text
    assert "they are boxes in the PDF" in caplog.text


def test_what_looks_like_markup_is_words() -> None:
    # Title, line, point, and foot of the sheet.
    hostile = '#panic("no") *bold* _it_ $x$ `c` @r <l> // a /* b */ \\ = head\n- item " \' ~ --'
    (text,) = pages_of(render_pdf(page_of(Line(hostile, points=(hostile,)), title=hostile)))
    assert text.count('#panic("no") *bold* _it_ $x$ `c` @r <l> // a /* b */ \\') == 4


def test_controls_and_halves_of_letters_do_not_break_it() -> None:
    (text,) = pages_of(render_pdf(page_of(Line("a\x00b \ud800 \ufffe \x1b \u202e end"))))
    assert "end" in text
