"""The section on ways to unlock a dispute: questions for a draft, words and a picture for a reviewed case."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.console import Console
from tests.support.paths import EXAMPLE

from detente.analysis.briefing import Brief, make_brief
from detente.page.brief import brief_page
from detente.page.drawings import WaysPicture
from detente.page.lines import Lines, Paragraphs
from detente.page.page import Page, Section
from detente.render.terminal import render_terminal


def section(page: Page, name: str) -> Section:
    return next(section for section in page.sections if section.id == name)


def words_of(page: Page) -> str:
    return repr(page)


def test_a_draft_has_questions_and_no_verdict(example: Brief) -> None:
    page = brief_page(replace(example, drafted=True))
    blocks = section(page, "unlock").blocks
    (questions,) = (block for block in blocks if isinstance(block, Lines))
    assert [line.lead for line in questions.lines] == ["1.", "2."]
    assert all(line.text.endswith("?") for line in questions.lines)
    assert not any(isinstance(block, WaysPicture) for block in blocks)
    said = words_of(page)
    for verdict in ("would last", "gain by moving", "A way out", "→ holds", "holds in this model"):
        assert verdict not in said


def test_a_raw_report_has_no_verdict_letter_or_id_in_any_of_its_annexes(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes((EXAMPLE / "report.txt").read_bytes())
    brief = make_brief([str(report)], published=date(2021, 5, 7))
    console = Console(file=io.StringIO(), width=100)
    render_terminal(brief_page(brief), console, full=True)
    printed = console.file.getvalue().partition("The words ──")[0]  # type: ignore[attr-defined]
    assert "The options" in printed
    for verdict in ("may last", "lasts", "gain by moving", "way out", "holds in this model", "%"):
        assert verdict not in printed
    assert not re.search(r"\b[YN]{3,}\b", printed)
    assert not re.search(r"\b[A-Z]+_[A-Z]+\b", printed)


def test_a_reviewed_case_has_its_analysis_in_words_and_the_picture_of_its_ways(example: Brief) -> None:
    blocks = section(brief_page(example), "unlock").blocks
    (told,) = (block for block in blocks if isinstance(block, Paragraphs))
    assert told.sentences[0].startswith("The dispute stands at “deadlock”")
    (picture,) = (block for block in blocks if isinstance(block, WaysPicture))
    assert picture.start == "deadlock"
    assert picture.branches[0].to == "pressed"
    assert not picture.branches[0].is_known


def test_no_brief_speaks_of_shares_of_completions(example: Brief) -> None:
    for brief in (example, replace(example, drafted=True)):
        console = Console(file=io.StringIO(), width=100)
        render_terminal(brief_page(brief), console, full=True)
        said = console.file.getvalue()  # type: ignore[attr-defined]
        assert "%" not in said
        assert "completion" not in said


def test_parties_stand_in_sentences_by_their_short_names(example: Brief) -> None:
    (told,) = (
        block for block in section(brief_page(example), "unlock").blocks if isinstance(block, Paragraphs)
    )
    assert "The CPP and the CNRP have nothing to gain" in told.sentences[1]
