"""The styles of a Word file, so that whoever gets it can change its looks at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from detente.render.document.elements import Look, ParagraphKind
from detente.render.document.word_xml import child

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.styles.style import ParagraphStyle

INK, SOFT, WARNING = "1F2328", "5C6670", "8A4B00"
LINE, FAINT = "C8CDD2", "EEF1F4"
_FONT: Final = "Calibri"

PARAGRAPH_STYLES: Final[dict[ParagraphKind, str]] = {
    "body": "Body Text",
    "lead": "Lead",
    "kicker": "Kicker",
    "quiet": "Small",
    "above": "Above table",
    "claim": "Claim",
    "closing": "Closing",
    "item": "List Bullet",
    "step": "Step",
    "inset": "Inset",
    "cell": "Table text",
    "source": "Source",
}
LOOKS: Final[dict[Look, str]] = {
    "strong": "Strong",
    "quiet": "Quiet",
    "warning": "Assumed",
    "quoted": "Emphasis",
}
_SIZES: Final = {
    "Normal": 10, "Title": 18, "Heading 1": 13, "Heading 2": 11.5, "Heading 3": 10, "Heading 4": 10,
}  # fmt: skip
_BELOW: Final = {"Body Text": 3, "List Bullet": 2, "Title": 4, "Caption": 8}
_OWN: Final = (
    # name, size, above, below, set in, first line
    ("Lead", 11, 0, 4, 0, 0),
    ("Kicker", 9.5, 0, 5, 0, 0),
    ("Small", 9, 0, 4, 0, 0),
    ("Above table", 9, 0, 2, 0, 0),
    ("Claim", 10, 5, 2, 0, 0),
    ("Closing", 9, 16, 4, 0, 0),
    ("Step", 10, 0, 2, 18, -18),
    ("Inset", 10, 0, 2, 14, 0),
    ("Table text", 9, 1, 1, 0, 0),
    ("After table", 4, 0, 2, 0, 0),
    ("Source", 9.5, 0, 4, 22, -22),
    ("Picture", 10, 4, 2, 0, 0),
    ("Footnote Text", 7.5, 0, 0, 0, 0),
)


def set_styles(word: WordDocument) -> None:
    """Set the built-in styles, and add those that a brief needs."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    for name, size in _SIZES.items():
        style = word.styles[name]
        style.font.size = Pt(size)
        _in_font(style)
    for name in ("Normal", *_BELOW):
        word.styles[name].paragraph_format.line_spacing = 1.0
    for name, below in _BELOW.items():
        word.styles[name].paragraph_format.space_before = Pt(0)
        word.styles[name].paragraph_format.space_after = Pt(below)
    bullets = word.styles["List Bullet"].paragraph_format
    bullets.left_indent, bullets.first_line_indent = Pt(14), Pt(-10)
    bullets.tab_stops.add_tab_stop(Pt(14))
    _language(word)
    for level in range(1, 5):
        _heading(word.styles[f"Heading {level}"], level)
    _bare(word.styles["Title"])
    for name, size, above, below, left, first in _OWN:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("Footnote"))
        style.base_style = word.styles["Normal"]
        style.font.size = Pt(size)
        looks = style.paragraph_format
        looks.space_before, looks.space_after = Pt(above), Pt(below)
        looks.left_indent, looks.first_line_indent = Pt(left), Pt(first)
        looks.line_spacing = 1.0
        if first:
            looks.tab_stops.add_tab_stop(Pt(left))
    for name in ("Above table", "Claim", "Picture"):
        word.styles[name].paragraph_format.keep_with_next = True
    _looks(word)


def _looks(word: WordDocument) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    for name, colour in (("Quiet", SOFT), ("Assumed", WARNING)):
        style = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = RGBColor.from_string(colour)
        # What is said beside a heading is not part of it.
        style.font.bold = False
    reference = word.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    reference.font.superscript = True
    caption = word.styles["Caption"]
    caption.font.bold, caption.font.color.rgb = False, RGBColor.from_string(SOFT)


def _heading(style: ParagraphStyle, level: int) -> None:
    from docx.shared import Pt

    looks = style.paragraph_format
    looks.space_before, looks.space_after = Pt(9 if level == 1 else 6), Pt(3 if level == 1 else 2)
    looks.keep_with_next = True
    style.font.italic = False
    _in_font(style)


def _in_font(style: Any) -> None:
    """Set a style in the font of the document, for every script, and in its ink."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name = _FONT
    style.font.color.rgb = RGBColor.from_string(INK)
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    fonts.set(qn("w:hAnsi"), _FONT)
    fonts.set(qn("w:cs"), _FONT)


def _bare(title: ParagraphStyle) -> None:
    """Take the line from below the title."""
    properties = title.element.pPr
    for border in properties.findall("{*}pBdr"):
        properties.remove(border)


def _language(word: WordDocument) -> None:
    """Say that the words are English, for whoever reads them out or checks their spelling."""
    defaults = word.styles.element.find("{*}docDefaults/{*}rPrDefault/{*}rPr")
    for old in defaults.findall("{*}lang"):
        defaults.remove(old)
    child(defaults, "w:lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")
