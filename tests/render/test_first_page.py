"""The first page of a brief has room on a screen of a terminal and on two sheets of paper."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser
from rich.console import Console
from tests.support.paths import EXAMPLE, SHARED

from detente.analysis.briefing import Brief, make_brief
from detente.page.brief import brief_page
from detente.render.html import render_html
from detente.render.terminal import render_terminal

REFERENCE_REPORT = SHARED / "reports" / "reference-report.txt"


@pytest.fixture(scope="module")
def reference() -> Brief:
    if not REFERENCE_REPORT.exists():
        pytest.skip("the reference report is not here (../shared)")
    return make_brief([str(REFERENCE_REPORT)], published=date(2021, 5, 7))


@pytest.fixture(scope="module")
def raw_example(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """The brief of the example's report alone: beside its case it would be that of the case."""
    report = tmp_path_factory.mktemp("raw") / "report.txt"
    report.write_bytes((EXAMPLE / "report.txt").read_bytes())
    return make_brief([str(report)], published=date(2021, 5, 7))


def first_page(brief: Brief, width: int = 80) -> list[str]:
    out = io.StringIO()
    render_terminal(brief_page(brief), Console(file=out, width=width), full=False)
    return out.getvalue().splitlines()


def sheets(brief: Brief, browser: Browser, folder: Path) -> int:
    """Count the A4 sheets that the page takes in print."""
    (folder / "brief.html").write_text(render_html(brief_page(brief)), encoding="utf-8")
    page = browser.new_page()
    page.goto((folder / "brief.html").as_uri())
    page.pdf(
        path=folder / "brief.pdf",
        format="A4",
        margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"),
    )
    page.close()
    return len(pypdf.PdfReader(folder / "brief.pdf").pages)


def test_the_reference_report_takes_sixty_lines_of_eighty_columns(reference: Brief) -> None:
    lines = first_page(reference)
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 80


def test_the_first_page_has_its_sections_in_the_order_of_reading(reference: Brief) -> None:
    heads = [line.partition(" ──")[0] for line in first_page(reference) if " ──" in line]
    assert heads == [
        "In short",
        "Each side, in the words of the report",
        "Who wants what of whom",
        "Timeline",
        "What would unlock it",
        "Rival assessments",
    ]


def test_a_draft_of_the_example_takes_seventy_lines(raw_example: Brief) -> None:
    lines = first_page(raw_example)
    assert len(lines) <= 70
    assert max(map(len, lines)) <= 80


def test_the_page_of_the_reference_report_takes_two_sheets(
    reference: Brief, browser: Browser, tmp_path: Path
) -> None:
    assert sheets(reference, browser, tmp_path) <= 2


def test_the_page_of_the_example_takes_two_sheets(example: Brief, browser: Browser, tmp_path: Path) -> None:
    assert sheets(example, browser, tmp_path) <= 2


def test_the_next_step_names_reports_that_do_not_lie_beside_the_case(raw_example: Brief) -> None:
    said = "".join("".join(first_page(raw_example)).split())
    assert "detenteaskcase.yaml--reportREPORT" in said
