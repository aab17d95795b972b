"""The Word file: what Word needs to open it, to find its way in it, and to print it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from pypdf import PdfReader
from tests.support.documents import W, footnotes_of, part_of, text_of, words, words_of_page
from tests.support.paths import EXAMPLE
from tests.support.swept_cases import answered

from detente.analysis.briefing import Brief, make_brief
from detente.case.what_if import WhatIf
from detente.page.brief import brief_page
from detente.page.compose import sweep_page
from detente.page.lines import Line, Lines
from detente.page.page import Page, Section
from detente.render.document.word import render_docx
from detente.sources.report import Evidence

OFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
FONTS = subprocess.run(["fc-list"], capture_output=True, text=True).stdout if shutil.which("fc-list") else ""
needs_its_font = pytest.mark.skipif(
    not {"Carlito", "Calibri"} & set(FONTS.replace(":", " ").replace(",", " ").split()),
    reason="no Calibri, nor Carlito, which is as wide: install fonts-crosextra-carlito",
)
EXAMPLES = ("cambodia-2021", "el-salvador-1989", "port-lorne-2025")


def opened(page: Page) -> WordDocument:
    return docx.Document(BytesIO(render_docx(page)))


def page_of(*lines: Line, title: str = "The mill") -> Page:
    return Page(title, sections=(Section("a", "A section", (Lines(lines),)),))


def test_headings_are_headings(example: Brief) -> None:
    page = brief_page(example)
    word = opened(page)
    by_style: dict[str, list[str]] = {}
    for paragraph in word.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == [page.title]
    assert by_style["Heading 1"] == [*(section.title for section in page.sections), "Annexes"]
    assert set(by_style["Heading 2"]) >= {section.title for section in page.annexes}


def test_the_annexes_begin_on_a_new_sheet(example: Brief) -> None:
    word = opened(brief_page(example))
    begin = [p.text for p in word.paragraphs if p.paragraph_format.page_break_before]
    assert begin == ["Annexes"]


def test_the_heads_of_a_table_are_repeated_and_its_rows_stay_whole(example: Brief) -> None:
    word = opened(brief_page(example))
    assert word.tables
    headed = [table for table in word.tables if table.rows[0]._tr.findall(f".//{W}tblHeader")]
    assert headed
    for table in headed:
        assert all(row._tr.findall(f".//{W}cantSplit") for row in table.rows)
        head = table.rows[0]
        assert all(cell.text for cell in head.cells) or head._tr.findall(f".//{W}drawing")


def test_the_sheet_is_a4_and_its_foot_names_the_source_its_date_and_the_number(example: Brief) -> None:
    word = opened(brief_page(example))
    (section,) = word.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    foot = section.footer.paragraphs[0]
    assert example.dossier is not None
    (report,) = example.dossier.reports.values()
    assert report.published is not None
    assert (report.title or Path(report.source).name) in foot.text
    assert f"{report.published.day} {report.published:%B %Y}" in foot.text
    fields = [field.get(f"{W}instr").strip() for field in foot._p.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_properties_say_what_it_is(example: Brief, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1620345600")
    page = brief_page(example)
    properties = opened(page).core_properties
    assert properties.title == page.title
    assert properties.language == "en"
    assert properties.author.startswith("detente ")
    assert properties.created == datetime(2021, 5, 7, tzinfo=UTC)
    assert render_docx(page) == render_docx(page)


def test_the_file_says_that_its_words_are_english() -> None:
    styles = part_of(render_docx(page_of(Line("One."))), "word/styles.xml")
    (language,) = styles.iterfind(f"{W}docDefaults//{W}lang")
    assert language.get(f"{W}val") == "en-GB"


def test_a_picture_has_words_for_those_who_do_not_see_it() -> None:
    page = sweep_page(answered("example", WhatIf()))
    document = render_docx(page)
    drawn = [shape._inline.docPr.get("descr") for shape in opened(page).inline_shapes]
    assert len(drawn) == 4
    assert all(len(described) > 20 for described in drawn)
    with ZipFile(BytesIO(document)) as archive:
        images = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert len(images) == 4
    assert all(image.startswith(b"\x89PNG") for image in images)


HOSTILE = "a\x00b\x1b\ufffe\uffff <w:p/> & \u202e \ud800 \U0001f600 \U000e0041 \r\n\t\x0b end"


def test_no_text_can_break_the_file() -> None:
    cited = Evidence("r<&\x00", 0, 9, HOSTILE)
    line = Line(HOSTILE, lead=HOSTILE, tags=(HOSTILE,), evidence=(cited,), points=(HOSTILE,))
    document = render_docx(page_of(line, title=HOSTILE))
    word = docx.Document(BytesIO(document))
    assert word.core_properties.title.endswith("end")
    assert "<w:p/> &" in text_of(part_of(document, "word/document.xml"))
    assert "\U0001f600" in footnotes_of(document)["1"]


def test_words_from_right_to_left_are_marked_so() -> None:
    body = part_of(render_docx(page_of(Line("محمود عباس"), Line("Abbas"))), "word/document.xml")
    bidi = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None]
    assert [text_of_one(p) for p in bidi] == ["محمود عباس"]
    assert [text_of_one(r) for r in body.iter(f"{W}r") if r.find(f"{W}rPr/{W}rtl") is not None] == [
        "محمود عباس"
    ]


def text_of_one(element: object) -> str:
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))  # type: ignore[attr-defined]


ORDER = {
    "pPr": ["pStyle", "keepNext", "pageBreakBefore", "tabs", "bidi", "spacing", "ind", "jc"],
    "rPr": ["rStyle", "rFonts", "b", "i", "color", "sz", "rtl", "lang"],
    "tcPr": ["tcW", "gridSpan", "tcBorders", "shd", "vAlign"],
    "trPr": ["cantSplit", "tblHeader"],
    "tblPr": ["tblStyle", "tblW", "tblLayout", "tblCellMar", "tblLook", "tblDescription"],
}


def test_properties_stand_in_the_order_that_word_asks_for(example: Brief) -> None:
    line = Line("محمود عباس", evidence=(Evidence("r", 0, 1, "م"),), points=("one",))
    for page in (brief_page(example), page_of(line), sweep_page(answered("example", WhatIf()))):
        body = part_of(render_docx(page), "word/document.xml")
        for name, order in ORDER.items():
            for properties in body.iter(f"{W}{name}"):
                have = [child.tag.removeprefix(W) for child in properties]
                assert set(have) <= set(order)
                assert have == sorted(have, key=order.index)


@pytest.fixture(scope="module")
def in_office(example: Brief, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """The text that LibreOffice prints of the Word files of the shipped examples, by their names."""
    if OFFICE is None:
        pytest.skip("no soffice or libreoffice on the PATH")
    folder = tmp_path_factory.mktemp("office")
    for name in EXAMPLES:
        brief = example if name == EXAMPLE.name else make_brief([str(EXAMPLE.parent / name)])
        (folder / f"{name}.docx").write_bytes(render_docx(brief_page(brief)))
    home = f"-env:UserInstallation=file://{folder}/profile"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}.docx") for name in EXAMPLES]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    return {name: PdfReader(folder / f"{name}.pdf") for name in EXAMPLES}


@needs_its_font
def test_libreoffice_opens_it_and_prints_every_word(example: Brief, in_office: dict[str, PdfReader]) -> None:
    page = brief_page(example)
    printed = in_office[EXAMPLE.name]
    text = "\n".join(sheet.extract_text() for sheet in printed.pages)
    assert not words_of_page(page) - words(text)
    assert printed.metadata is not None
    assert printed.metadata.title == page.title
    notes = footnotes_of(render_docx(page))
    assert all(f"{number} {note[:20]}" in " ".join(text.split()) for number, note in notes.items())


@needs_its_font
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_page_takes_two_sheets_before_the_annexes(
    name: str, in_office: dict[str, PdfReader]
) -> None:
    sheets = in_office[name].pages
    begins = next(k for k, sheet in enumerate(sheets) if sheet.extract_text().lstrip().startswith("Annexes"))
    assert begins == 2
