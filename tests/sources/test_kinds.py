"""Kinds of files by their first bytes."""

from __future__ import annotations

import pytest
from tests.support.source_files import word, workbook

from detente.sources.kinds import sniffed


@pytest.mark.parametrize(
    ("raw", "suffix"),
    [
        (b"%PDF-1.4", ".pdf"),
        (b"\xef\xbb\xbf{\\rtf1 a}", ".rtf"),
        (b'{"id": "a"}', ".jsonl"),
        (word("a"), ".docx"),
        (workbook(("a",)), ".xlsx"),
        (b"PK\x03\x04 broken", ".docx"),
        (b"<html>", ".html"),
        (b"<?xml version='1.0'?><rss>", ".xml"),
        (b"Received: by x\r\nFrom: a@b.org\r\nDate: x\r\n\r\nWords", ".eml"),
        (b"From: the board\nTo: the herders\n\nThey met.", ".txt"),
        (b"They met.\n\nFrom: a\nDate: b\nSubject: c\n", ".txt"),
    ],
)
def test_the_first_bytes_tell_the_kind(raw: bytes, suffix: str) -> None:
    assert sniffed(raw) == suffix
