"""Bytes of a file as text, in whatever encoding."""

from __future__ import annotations

import pytest

from detente.errors import BadInput
from detente.sources.readers.decoding import decode, require_text

WORDS = "Die Gespräche in Zürich führten zu nichts, sagte die Bürgermeisterin."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "f") == WORDS


def test_the_curly_quotes_of_windows_are_read() -> None:
    said = "“No,” she said. The café’s owner — a naïve man — left."
    assert decode(said.encode("cp1252"), "f") == said


def test_a_file_that_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput, match="binary data"):
        decode(b"PK\x03\x04\x00\x00", "f.txt")
    with pytest.raises(BadInput, match="no text"):
        require_text(" \n\t", "f.txt")
    with pytest.raises(BadInput, match="characters"):
        require_text("x" * 10_000_001, "f.txt")
