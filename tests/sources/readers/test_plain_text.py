"""Plain text: its own words, unchanged, in whatever encoding."""

from __future__ import annotations

from datetime import date

import pytest

from detente.errors import BadInput
from detente.sources.readers.plain_text import date_line, decode, read_plain_text, require_text

WORDS = "Die Gespräche in Zürich führten zu nichts, sagte die Bürgermeisterin."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "f") == WORDS


def test_the_curly_quotes_of_windows_are_read() -> None:
    said = "“No,” she said. The café’s owner — a naïve man — left."
    assert decode(said.encode("cp1252"), "f") == said


@pytest.mark.parametrize(
    "text", ["a\r\nb\r\n", " leading\n\n\n", "Ann\u200dA \u202b\u05d0\u202c \x0b\x7f", "\U0001f9c2"]
)
def test_no_character_is_changed(text: str) -> None:
    assert read_plain_text(text.encode(), "f.txt", "f").text == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Talks fail\n\n7 May 2021\n\nThe two sides met.", date(2021, 5, 7)),
        ("Published on Friday, May 7, 2021.\nThe two sides met.", date(2021, 5, 7)),
        ("2021-05-07\nThe two sides met.", date(2021, 5, 7)),
        ("The two sides met on 7 May 2021.", None),
        ("Section 12, 2021\nThe two sides met.", None),
        ("a\nb\nc\nd\ne\n7 May 2021\n", None),
        ("31 February 2021\nThe two sides met.", None),
        ("", None),
    ],
)
def test_only_a_line_that_is_nothing_but_a_date_dates_a_report(text: str, day: date | None) -> None:
    assert date_line(text) == day


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput, match="binary data"):
        decode(b"PK\x03\x04\x00\x00", "f.txt")
    with pytest.raises(BadInput, match="no text"):
        require_text(" \n\t", "f.txt")
    with pytest.raises(BadInput, match="characters"):
        require_text("x" * 10_000_001, "f.txt")
