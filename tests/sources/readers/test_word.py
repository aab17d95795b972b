"""Word files: what a reader sees once every tracked change is accepted."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from detente.errors import BadInput
from detente.sources.readers import packed
from detente.sources.readers.word import read_word


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _text(document: Any) -> str:
    (report,) = read_word(_saved(document), "a.docx", "a")
    return report.text


def test_headings_paragraphs_and_lists_stand_apart() -> None:
    document = Document()
    document.add_heading("Herders block the canal", 0)
    document.add_paragraph("12 May 2021")
    document.add_paragraph("The herders blocked the road.").add_run(" They will stay.").bold = True
    document.add_paragraph("Open the gates", style="List Bullet")
    (report,) = read_word(_saved(document), "a.docx", "a")
    assert report.text == (
        "Herders block the canal\n\n12 May 2021\n\nThe herders blocked the road. They will stay.\n\n"
        "Open the gates"
    )
    assert (report.title, report.published) == ("Herders block the canal", date(2021, 5, 12))


def test_the_cells_of_a_row_are_one_line_and_prose_in_cells_is_paragraphs() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Date", "Event", "12 May", "The road was blocked."), strict=True):
        cell.text = words
    layout = document.add_table(rows=1, cols=2)
    layout.cell(0, 0).text = "The ministry said no.\nThe herders said yes."
    layout.cell(0, 1).text = "See page 2."
    assert _text(document) == (
        "Date | Event\n\n12 May | The road was blocked.\n\nThe ministry said no.\nThe herders said yes."
        " | See page 2."
    )


def test_a_tracked_insertion_is_read_and_a_deletion_is_not() -> None:
    document = Document()
    paragraph = document.add_paragraph("The board ")
    for tag, inner, words in (("del", "delText", "accepted"), ("ins", "t", "refused")):
        run = f"<w:r><w:{inner}>{words}</w:{inner}></w:r>"
        paragraph._p.append(parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="A">{run}</w:{tag}>'))
    paragraph.add_run(" the offer.")
    moved = document.add_paragraph()
    moved._p.append(
        parse_xml(f'<w:moveFrom {nsdecls("w")} w:id="2"><w:r><w:t>Gone.</w:t></w:r></w:moveFrom>')
    )
    moved._p.append(parse_xml(f'<w:moveTo {nsdecls("w")} w:id="3"><w:r><w:t>Come.</w:t></w:r></w:moveTo>'))
    assert _text(document) == "The board refused the offer.\n\nCome."


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    document = Document()
    first = document.add_paragraph("The herders left ")
    first._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1"/></w:rPr>'))
    document.add_paragraph("the road.")
    assert _text(document) == "The herders left the road."


def test_footnotes_stand_at_the_end_and_their_marks_in_no_word() -> None:
    document = Document()
    paragraph = document.add_paragraph("The board met.")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r>'
        '</w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>Valley Herald, 12 May.</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes,
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert _text(document) == "The board met.\n\nValley Herald, 12 May."


def test_fields_hidden_words_and_headers_are_not_read() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "DRAFT"
    paragraph = document.add_paragraph("The board met.")
    paragraph.add_run(" Secret.").font.hidden = True
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:instrText> PAGE </w:instrText></w:r>"))
    assert _text(document) == "The board met."


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"PK\x03\x04 no archive", "is no Word file, or a damaged one"),
        (b"\xd0\xcf\x11\xe0 old", "locked with a password, or from before 2007"),
        (_saved(Document()), "holds no text"),
        (_saved(Document())[:-500], "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(raw: bytes, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        list(read_word(raw, "a.docx", "a"))


def test_a_file_that_unpacks_beyond_reason_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packed, "MAX_UNPACKED_BYTES", 100_000)
    out = io.BytesIO(_saved(Document()))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/a.png", bytes(1_000_000))
    with pytest.raises(BadInput, match="unpacks to"):
        list(read_word(out.getvalue(), "a.docx", "a"))


def test_a_cell_that_a_tracked_change_deletes_is_not_read() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Stays", "Goes"
    table.cell(0, 1)._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:cellDel {nsdecls("w")} w:id="1" w:author="x"/>')
    )
    assert _text(document) == "Stays"
