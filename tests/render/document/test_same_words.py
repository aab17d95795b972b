"""Word and PDF say what the page says: no word of it is missing, and its notes are footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.support.documents import (
    footnotes_of,
    pages_of,
    part_of,
    text_of,
    words,
    words_of_docx,
    words_of_page,
)
from tests.support.swept_cases import answered

from detente.analysis.briefing import Brief
from detente.case.what_if import WhatIf
from detente.page.brief import brief_page
from detente.page.compose import sweep_page
from detente.page.page import Page
from detente.render.document.elements import Paragraph
from detente.render.document.layout import lay_out
from detente.render.document.pdf import render_pdf
from detente.render.document.reports import cited_by
from detente.render.document.word import render_docx
from detente.sources.report import Evidence

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def without_reports(page: Page) -> Page:
    """Leave out the reports that are printed at the end: their words would stand for missing ones."""
    return replace(page, dossier=None)


def words_of_pdf(document: bytes) -> Counter[str]:
    return words("\n".join(pages_of(document)))


def passages(page: Page) -> list[Evidence]:
    """The passages that a page cites, each once, in the order of the document."""
    return list(dict.fromkeys(cited_by(lay_out(page).elements)))


def evidence_in(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from evidence_in(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from evidence_in(getattr(value, name))


@pytest.fixture(scope="module")
def pages(example: Brief, brief: Brief) -> dict[str, Page]:
    swept = sweep_page(answered("example", WhatIf()), full=True)
    made = {"example": brief_page(example), "invented": brief_page(brief), "sweep": swept}
    return {name: without_reports(page) for name, page in made.items()}


@pytest.mark.parametrize("name", ["example", "invented", "sweep"])
def test_no_word_of_the_page_is_missing(pages: dict[str, Page], name: str) -> None:
    said = words_of_page(pages[name])
    assert sum(said.values()) > 100
    assert said - words_of_docx(render_docx(pages[name])) == Counter()
    assert said - words_of_pdf(render_pdf(pages[name])) == Counter()


def test_a_page_that_loses_a_block_is_noticed(pages: dict[str, Page]) -> None:
    page = pages["example"]
    fewer = replace(page, sections=page.sections[:-1])
    assert words_of_page(page) - words_of_docx(render_docx(fewer))


def test_every_passage_is_one_footnote_with_report_place_and_exact_words(example: Brief) -> None:
    page = brief_page(example)
    written = footnotes_of(render_docx(page))
    cited = passages(page)
    assert set(cited) == set(evidence_in((page.standfirst, page.sections, page.annexes)))
    assert list(written) == [str(number) for number in range(1, len(cited) + 1)]
    for passage, note in zip(cited, written.values(), strict=True):
        assert re.match(rf"{passage.report}, paragraph \d+: ", note)
        assert " ".join(passage.quote.split()).strip("“”") in note


def test_the_paragraph_of_a_footnote_is_the_one_that_has_its_words(example: Brief) -> None:
    page = brief_page(example)
    printed = {
        part.number: "".join(run.text for run in part.runs)
        for part in lay_out(page).elements
        if isinstance(part, Paragraph) and part.kind == "source"
    }
    for note in footnotes_of(render_docx(page)).values():
        _, number, quote = re.fullmatch(r"(.+), paragraph (\d+): “?(.*?)”?", note).groups()  # type: ignore[union-attr]
        assert quote in printed[number]


def test_a_passage_cited_again_has_its_first_number(example: Brief) -> None:
    document = render_docx(brief_page(example))
    body = part_of(document, "word/document.xml")
    first = [int(note.get(f"{W}id")) for note in body.iter(f"{W}footnoteReference")]
    assert first == sorted(set(first))
    named = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    again = [field for field in body.iter(f"{W}fldSimple") if "NOTEREF" in field.get(f"{W}instr")]
    assert again
    for field in again:
        name = field.get(f"{W}instr").split()[1]
        assert name in named
        assert name == f"_Note{''.join(field.itertext()).strip()}"


def test_the_reports_stand_at_the_end_with_their_words(example: Brief) -> None:
    assert example.dossier is not None
    (report,) = example.dossier.reports.values()
    page = brief_page(example)
    whole = words(report.text)
    assert whole - words(text_of(part_of(render_docx(page), "word/document.xml"))) == Counter()
    assert whole - words_of_pdf(render_pdf(page)) == Counter()
