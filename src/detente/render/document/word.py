"""A document as a Word file: real headings, tables whose heads are repeated, and notes as footnotes."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from detente import __version__
from detente.page import Page
from detente.render.document.drawings import svg_to_png
from detente.render.document.elements import (
    Document,
    Element,
    Grid,
    GridColumn,
    GridRow,
    Heading,
    Image,
    PageBreak,
    Paragraph,
    Run,
)
from detente.render.document.layout import lay_out
from detente.render.document.reports import Places
from detente.render.document.runs import printable
from detente.render.document.word_footnotes import Footnotes
from detente.render.document.word_styles import FAINT, LINE, LOOKS, PARAGRAPH_STYLES, set_styles
from detente.render.document.word_xml import child, is_right_to_left, set_right_to_left
from detente.sources import page_mark, seal_page

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import Length
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph as WordParagraph

_MM: Final = 36_000
_PAGE_WIDTH, _PAGE_HEIGHT = 210 * _MM, 297 * _MM
_MARGIN: Final = 18 * _MM
_MARGIN_ABOVE: Final = 14 * _MM
_WIDTH: Final = _PAGE_WIDTH - 2 * _MARGIN
_STEP: Final = 6 * _MM
"""By how much a level is set in."""
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can give a file."""
_PNG_DPI: Final = 220
_CELL_EDGE: Final = 44_450
"""The edges of a cell at its sides, 70 twentieths of a point as in `_edges`."""


def render_docx(page: Page, of: str = "", *, whole: bool = True) -> bytes:
    """Render a page as a Word file, sealed: see `seal_page`.

    The same page gives the same file, but for the time in its properties; SOURCE_DATE_EPOCH sets that too.

    Parameters
    ----------
    of
        The sources the page tells of, for its mark.
    whole
        Whether the annexes and the text of the reports follow the first page.
    """
    import docx

    document = lay_out(page, whole=whole)
    places = Places(page.dossier.reports if page.dossier else {})
    written = _Written(docx.Document(), places)
    written.write(document)
    return seal_page(_archived(written.saved(), page_mark(of)))


def _archived(document: bytes, mark: str) -> bytes:
    """Write the archive anew with a mark as its comment, and with one time for all that is in it."""
    written = BytesIO()
    with ZipFile(BytesIO(document)) as archive, ZipFile(written, "w", ZIP_DEFLATED) as anew:
        for name in archive.namelist():
            anew.writestr(ZipInfo(name, _FIRST_DAY), archive.read(name), ZIP_DEFLATED)
        anew.comment = mark.encode()
    return written.getvalue()


def _created() -> datetime:
    """Return the time for the properties: now, or the one that SOURCE_DATE_EPOCH asks for."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.replace(microsecond=0, tzinfo=None)


class _Written:
    """A Word document as it is written, element by element."""

    def __init__(self, word: WordDocument, places: Places) -> None:
        self._word = word
        self._footnotes = Footnotes(word, places)
        self._begins_sheet = False
        self._styles: dict[str, str] = {}

    def write(self, document: Document) -> None:
        """Write the sheets, the title, all elements, and the properties."""
        set_styles(self._word)
        # A style is looked up once: python-docx goes through all of them each time.
        self._styles = {style.name: style.style_id for style in self._word.styles}
        self._sheet(document.footer)
        self._properties(document.title)
        self._runs(self._word.add_paragraph(style="Title"), [Run(document.title)])
        for element in document.elements:
            self._element(element)
        self._footnotes.close()

    def saved(self) -> bytes:
        """Return the file."""
        file = BytesIO()
        self._word.save(file)
        return file.getvalue()

    def _sheet(self, footer: str) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Emu

        (section,) = self._word.sections
        section.page_width, section.page_height = Emu(_PAGE_WIDTH), Emu(_PAGE_HEIGHT)
        section.left_margin = section.right_margin = Emu(_MARGIN)
        section.top_margin = section.bottom_margin = Emu(_MARGIN_ABOVE)
        section.header_distance = section.footer_distance = Emu(10 * _MM)
        foot = section.footer.paragraphs[0]
        for stop in list(foot.style.paragraph_format.tab_stops):
            stop.alignment = WD_TAB_ALIGNMENT.CLEAR
        foot.paragraph_format.tab_stops.add_tab_stop(Emu(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        foot.add_run(printable(f"{footer}\t"))
        _field(foot, "PAGE")
        foot.add_run(" / ")
        _field(foot, "NUMPAGES")

    def _properties(self, title: str) -> None:
        properties = self._word.core_properties
        properties.title = printable(title)[:255]
        properties.author = f"detente {__version__}"
        properties.last_modified_by = ""
        properties.comments = ""
        properties.keywords = ""
        properties.language = "en"
        properties.created = properties.modified = _created()

    def _element(self, element: Element) -> None:
        match element:
            case Heading():
                style = f"Heading {min(element.level, 4)}"
                into = self._word.add_paragraph(style=style)
                into.paragraph_format.page_break_before = self._begins_sheet or None
                self._begins_sheet = False
                self._runs(into, element.runs)
            case Paragraph():
                self._paragraph(self._word.add_paragraph(), element)
            case Grid():
                self._grid(element)
            case Image():
                self._image(element)
            case PageBreak():
                self._begins_sheet = True

    def _paragraph(self, into: WordParagraph, paragraph: Paragraph) -> None:
        from docx.shared import Emu

        name = PARAGRAPH_STYLES[paragraph.kind]
        into._p.style = self._styles[name]
        if paragraph.level:
            indent = self._word.styles[name].paragraph_format.left_indent
            into.paragraph_format.left_indent = Emu(_STEP * paragraph.level + int(indent or 0))
        if paragraph.number:
            into.add_run(f"{paragraph.number}\t")
        self._runs(into, paragraph.runs, paragraph.language)

    def _runs(self, into: WordParagraph, runs: Sequence[Run], language: str = "") -> None:
        if is_right_to_left("".join(run.text for run in runs)):
            set_right_to_left(into._p)
        for run in runs:
            if run.text:
                added = into.add_run(printable(run.text))
                if run.look in LOOKS:
                    added._r.style = self._styles[LOOKS[run.look]]
                if is_right_to_left(run.text):
                    child(added._r.get_or_add_rPr(), "w:rtl")
                if language:
                    child(added._r.get_or_add_rPr(), "w:lang", val=language, bidi=language, eastAsia=language)
            self._footnotes.cite(into, run.notes)

    def _grid(self, grid: Grid) -> None:
        from docx.shared import Emu

        table = self._word.add_table(rows=0, cols=len(grid.columns))
        table.autofit = False
        _edges(table._tbl.tblPr)
        total = sum(column.width for column in grid.columns)
        widths = [Emu(int(_WIDTH * column.width / total)) for column in grid.columns]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        _describe(table._tbl.tblPr, grid.about)
        if grid.headed:
            self._heads(table.add_row(), grid, widths)
        for row in grid.rows:
            self._row(table.add_row(), row, grid, widths)
        # A table must be parted from one that follows.
        self._word.add_paragraph(style="After table")

    def _heads(self, row: _Row, grid: Grid, widths: Sequence[Length]) -> None:
        child(row._tr.get_or_add_trPr(), "w:cantSplit")
        child(row._tr.get_or_add_trPr(), "w:tblHeader")
        for cell, column, width in zip(row.cells, grid.columns, widths, strict=True):
            cell.width = width
            runs = [Run(column.head, "strong")]
            self._fill(cell, [Paragraph(tuple(runs), "cell")], column, width)
            _lines(cell, bottom=True)
            _shade(cell)

    def _row(self, row: _Row, of: GridRow, grid: Grid, widths: Sequence[Length]) -> None:
        child(row._tr.get_or_add_trPr(), "w:cantSplit")
        if of.is_head:
            child(row._tr.get_or_add_trPr(), "w:tblHeader")
        cells = row.cells
        if of.whole:
            cells = (cells[0].merge(cells[-1]),)
        for place, (cell, paragraphs) in enumerate(zip(cells, of.cells, strict=True)):
            if not of.whole:
                cell.width = widths[place]
            column = GridColumn("", 1) if of.whole else grid.columns[place]
            self._fill(cell, paragraphs, column, _WIDTH if of.whole else widths[place])
            if grid.headed:
                _lines(cell, top=not of.goes_on)

    def _fill(
        self, cell: _Cell, content: Sequence[Paragraph | Image], column: GridColumn, width: int
    ) -> None:
        from docx.enum.table import WD_ALIGN_VERTICAL
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        aligned = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
        for place, element in enumerate(content or [Paragraph((), "cell")]):
            into = cell.add_paragraph() if place else cell.paragraphs[0]
            if isinstance(element, Image):
                into._p.style = self._styles[PARAGRAPH_STYLES["cell"]]
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
                self._draw(into, element, width - 2 * _CELL_EDGE)
            else:
                self._paragraph(into, element)
            if column.align in aligned:
                into.alignment = aligned[column.align]

    def _image(self, image: Image) -> None:
        self._draw(self._word.add_paragraph(style="Picture"), image, _WIDTH)
        if image.caption:
            self._runs(self._word.add_paragraph(style="Caption"), [Run(image.caption)])

    def _draw(self, into: WordParagraph, image: Image, room: int) -> None:
        from docx.shared import Emu

        png = svg_to_png(image.svg, _PNG_DPI)
        shape = into.add_run().add_picture(BytesIO(png), width=Emu(int(room * image.width)))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        shape._inline.docPr.set("descr", printable(image.alternative))


def _field(into: WordParagraph, name: str) -> None:
    """Add a field that Word counts itself: the number of the sheet, or of all."""
    field = child(into._p, "w:fldSimple", instr=f" {name} ")
    child(child(field, "w:r"), "w:t").text = "1"


def _describe(properties: Any, about: str) -> None:
    """Say what a table shows to those who do not see it."""
    child(properties, "w:tblDescription", val=printable(about))


def _shade(cell: _Cell) -> None:
    child(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=FAINT)


def _lines(cell: _Cell, *, top: bool = False, bottom: bool = False) -> None:
    """Draw thin lines above or below a cell."""
    borders = child(cell._tc.get_or_add_tcPr(), "w:tcBorders")
    for side, is_drawn in (("w:top", top), ("w:bottom", bottom)):
        if is_drawn:
            child(borders, side, val="single", sz="4", space="0", color=LINE)


def _edges(properties: Any) -> None:
    """Make the edges of cells narrow, so that words have room."""
    margins = child(properties, "w:tblCellMar")
    look = properties.find("{*}tblLook")
    if look is not None:
        look.addprevious(margins)
    for side in ("w:left", "w:right"):
        child(margins, side, w="70", type="dxa")
