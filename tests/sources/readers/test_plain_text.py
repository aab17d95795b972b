"""Plain text: its own words, unchanged."""

from __future__ import annotations

import pytest

from detente.sources.readers.plain_text import read_plain_text


@pytest.mark.parametrize(
    "text", ["a\r\nb\r\n", " leading\n\n\n", "Ann\u200dA \u202b\u05d0\u202c \x0b\x7f", "\U0001f9c2"]
)
def test_no_character_is_changed(text: str) -> None:
    (report,) = read_plain_text(text.encode(), "f.txt", "f")
    assert report.text == text
