"""The page of an analysis: further questions have sections of their own, and what-ifs are marked."""

from __future__ import annotations

import pickle

import pytest
from lxml import html
from tests.support.paths import EXAMPLE_CASE

from detente.analysis.questions import Questions
from detente.analysis.what_if import analyse_what_if
from detente.case.evidence import resolve_evidence
from detente.case.load import load_case
from detente.case.what_if import WhatIf
from detente.page.compose import analysis_page
from detente.page.page import Page
from detente.page.words.marks import curly
from detente.render.html import render_html

ASKED = ("why-state", "ways-to", "concepts", "coalitions")


@pytest.fixture(scope="module")
def page() -> Page:
    case = load_case(str(EXAMPLE_CASE))
    result = analyse_what_if(case, WhatIf())
    questions = Questions(result.answer, "deadlock", "CPP.readmit", ("sseq", "coalitions"))
    return analysis_page(result, questions, limit=12, full=True, evidence=resolve_evidence(case))


def test_every_further_question_has_a_section(page: Page) -> None:
    root = html.fromstring(render_html(page))
    ids = root.xpath("//main/section/h2/@id")
    assert [name for name in ids if name in ASKED] == list(ASKED)
    assert "stable" in ids
    (ways,) = root.xpath("//section[@aria-labelledby='ways-to']")
    assert "who can block it by keeping still" in ways.text_content()


def test_lines_of_the_case_lead_to_the_words_they_cite(page: Page) -> None:
    root = html.fromstring(render_html(page))
    notes = root.xpath("//sup[@class='note']/a/@href")
    assert notes
    assert {note[1:] for note in notes} <= set(root.xpath("//@id"))


def test_a_page_is_equal_to_one_of_the_same_content_and_can_be_stored(page: Page) -> None:
    assert pickle.loads(pickle.dumps(page)) == page


def test_a_what_if_says_that_it_is_one_and_what_it_changes() -> None:
    result = analyse_what_if(load_case(str(EXAMPLE_CASE)), WhatIf(settings=("status_quo=pressed",)))
    root = html.fromstring(render_html(analysis_page(result, limit=12)))
    (changed,) = root.xpath("//p[@class='changed']")
    assert "--set status_quo=pressed" in changed.text_content()
    assert root.xpath("//section[@aria-labelledby='what-if']//tbody/tr")
    assert (
        root.findtext(".//title")
        == root.xpath("//h1")[0].text_content()
        == curly(f"What if? {result.case.file.title}")
    )
    assert root.xpath("//p[@class='kicker']")[0].text_content().startswith("A what-if, not the case itself")
