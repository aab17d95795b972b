"""PDF files that the test writes byte by byte."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from tests.support.source_files import pdf

from detente.errors import BadInput
from detente.sources.readers.pdf import read_pdf


def locked(raw: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pages_are_read_in_order_with_a_blank_line_between() -> None:
    (report,) = read_pdf(pdf("The dockers walked out.", "The port said nothing."), "f.pdf", "f")
    assert report.text.split("\n\n") == ["The dockers walked out.", "The port said nothing."]


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (pdf(""), "no text"),
        (pdf("x")[:200], "damaged"),
        (b"%PDF-1.4 and then nothing", "damaged"),
        (locked(pdf("x")), "locked"),
    ],
    ids=["pictures only", "cut short", "no pages", "password"],
)
def test_an_unreadable_pdf_is_refused(raw: bytes, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        list(read_pdf(raw, "f.pdf", "f"))


def test_a_page_of_nothing_but_drawing_is_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    drawing = "x) Tj " + "0 0 m 9 9 l S " * 500_000 + "(y"
    (report,) = read_pdf(pdf("The dockers walked out.", drawing, "The port said nothing."), "f.pdf", "f")
    assert report.text.split("\n\n") == ["The dockers walked out.", "The port said nothing."]
    assert "f.pdf: page 2 is a drawing of 7 MB and was not read" in caplog.text


def test_a_pdf_of_endless_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.sources.readers.pdf.MAX_CONTENT_BYTES", 60)
    with pytest.raises(BadInput, match="of content; split it"):
        list(read_pdf(pdf("The dockers walked out.", "The port said nothing."), "f.pdf", "f"))


HEADED = (
    ") Tj /F1 24 Tf (The harbour office keeps the long pier shut) Tj 0 -28 Td (until the end of May) Tj"
    " /F1 12 Tf 0 -34 Td (The office said on Monday that nobody may land there before the pier is) Tj"
    " 0 -14 Td (mended.) Tj 0 -14 Td (Fishermen had asked for the pier to be opened at once"
)
PLAIN = (
    "The long pier stays shut) Tj 0 -28 Td (The office said on Monday that nobody may land there before) Tj"
    " 0 -14 Td (the pier is mended.) Tj 0 -14 Td (Fishermen had asked for it to be opened at once"
)
LONG_PIER = "The long pier stays shut"


def titled(raw: bytes, title: str) -> str | None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.add_metadata({"/Title": title})
    out = io.BytesIO()
    writer.write(out)
    (report,) = read_pdf(out.getvalue(), "f.pdf", "f")
    return report.title


def test_the_title_is_the_heading_in_larger_letters_or_with_room_below() -> None:
    (headed,), (plain,) = (read_pdf(pdf(page), "f.pdf", "f") for page in (HEADED, PLAIN))
    assert headed.title == "The harbour office keeps the long pier shut until the end of May"
    assert plain.title == LONG_PIER
    (bare,) = read_pdf(pdf("The office said on Monday that nobody may land there."), "f.pdf", "f")
    assert bare.title is None


@pytest.mark.parametrize(
    "given", ["", "about:blank", "Microsoft Word - pier3.docx", "Untitled", "Yearbook 1"]
)
def test_a_title_that_a_program_gave_is_none(given: str) -> None:
    assert titled(pdf(PLAIN), given) == LONG_PIER


def test_a_title_in_the_properties_is_taken_if_its_words_stand_in_the_text() -> None:
    assert titled(pdf(PLAIN), "Fishermen and the long pier") == "Fishermen and the long pier"
    assert titled(pdf(PLAIN), "Model contract for harbour dues") == LONG_PIER
