"""The mark of a page: any change of the file shows, wherever the mark stands in it."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.support.source_files import pdf

from detente.sources.own_pages import OwnPage, own_page, page_mark, seal_page

SOURCE = "talks; of März/a report.txt"


def word_file(comment: bytes = b"") -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:p>The council met.</w:p>" * 50)
        archive.comment = comment
    return whole.getvalue()


PAGES = {
    "html": f'<head><meta content="{page_mark(SOURCE)}"></head><p>The council met.</p>'.encode(),
    "pdf": pdf("The council met.") + f"\n% {page_mark(SOURCE)}\n".encode(),
    "docx": word_file(page_mark(SOURCE).encode()),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_sealed_page_tells_its_source_and_that_nobody_changed_it(kind: str) -> None:
    page = seal_page(PAGES[kind])
    assert own_page(page) == OwnPage(SOURCE, changed=False)
    assert len(page) == len(PAGES[kind])
    assert seal_page(page) == page


@pytest.mark.parametrize("kind", PAGES)
def test_one_other_byte_is_a_change(kind: str) -> None:
    page = seal_page(PAGES[kind])
    for place in (0, len(page) // 2, len(page) - 1):
        other = bytearray(page)
        other[place] ^= 1
        mark = own_page(bytes(other))
        assert mark is None or mark.changed


def test_a_word_file_with_a_mark_can_still_be_opened() -> None:
    with zipfile.ZipFile(io.BytesIO(seal_page(PAGES["docx"]))) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("content", [b"", b"<p>mine</p>", pdf("Mine."), word_file()])
def test_what_detente_did_not_write_has_no_mark(content: bytes) -> None:
    assert own_page(content) is None
    assert seal_page(content) == content


def test_a_page_of_an_earlier_version_counts_as_changed() -> None:
    assert own_page(b'<head><meta name="generator" content="detente 0.1.0">') == OwnPage("", changed=True)


def test_words_of_a_report_that_look_like_a_mark_change_nothing() -> None:
    page = seal_page(PAGES["html"] + page_mark("another").encode())
    assert own_page(page) == OwnPage(SOURCE, changed=False)
