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
