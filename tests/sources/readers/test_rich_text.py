"""Rich text files: their words, one paragraph a line."""

from __future__ import annotations

from datetime import date

import pytest

from detente.errors import BadInput
from detente.sources.readers.rich_text import read_rich_text

RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title The canal}}"
    rb"\f0 {\b Herders block the canal}\par 12 May 2021\par \'93We will stay,\'94 said"
    rb" Otto Kr\'e4nz\u8212?twice.\par "
    rb"{\*\generator Word;}"
    rb"{\pict\pngblip 89504e47}The board {\deleted accepted}refused.\par }"
)


def test_letters_quotes_and_paragraphs_are_read_and_fonts_and_pictures_are_not() -> None:
    (report,) = read_rich_text(RTF, "a.rtf", "a")
    assert report.text.split("\n\n")[:3] == [
        "Herders block the canal",
        "12 May 2021",
        "“We will stay,” said Otto Kränz—twice.",
    ]
    assert "Times" not in report.text
    assert "8950" not in report.text
    assert report.published == date(2021, 5, 12)


def test_deleted_words_are_not_read() -> None:
    (report,) = read_rich_text(RTF, "a.rtf", "a")
    assert report.text.endswith("The board refused.")


@pytest.mark.parametrize("raw", [b"plain words", rb"{\rtf1 }"])
def test_what_holds_no_rich_text_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match=r"a\.rtf"):
        list(read_rich_text(raw, "a.rtf", "a"))


def test_a_row_of_a_table_is_a_line_of_cells() -> None:
    raw = rb"{\rtf1 \trowd\cellx1000\cellx2000 7 May\cell The board met.\cell\row They left.\par}"
    (report,) = read_rich_text(raw, "a.rtf", "a")
    assert report.text.split("\n\n") == ["7 May | The board met.", "They left."]
