"""The timeline and the picture of the conflict in a real browser: on a screen, on a phone, on paper."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.support.drawn import PAGE
from tests.support.faults import faults_on

from detente.analysis.briefing import Brief
from detente.page.brief import brief_page
from detente.render.html import render_html

LEAST_SIZE = 11
"""Pixels of the smallest letters."""
SIZES = """() => [...document.querySelectorAll('.timeline :is(text, p, .tag), svg.conflict text')].map(e => {
  const drawn = e.getScreenCTM ? e.getScreenCTM().a : 1;
  return parseFloat(getComputedStyle(e).fontSize) * drawn })"""
BOXES = """what => [...document.querySelectorAll(what)].map(e => {
  const b = e.getBoundingClientRect(); return [e.textContent, b.left, b.top, b.right, b.bottom] })"""
views = pytest.mark.parametrize(
    ("width", "scheme", "media"),
    [
        (1280, "light", "screen"),
        (1280, "dark", "screen"),
        (390, "light", "screen"),
        (390, "dark", "screen"),
        (360, "light", "screen"),
        (760, "light", "print"),
    ],
)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "drawn.html"
    path.write_text(render_html(PAGE), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def whole(example: Brief, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "brief.html"
    path.write_text(render_html(brief_page(example)), encoding="utf-8")
    return path.as_uri()


def opened(browser: Browser, url: str, width: int, scheme: str, media: str) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page.emulate_media(media=media)  # type: ignore[arg-type]
    page.goto(url)
    return page


def overlapping(page: Page, what: str) -> list[tuple[str, str]]:
    boxes = page.evaluate(BOXES, what)
    assert boxes
    return [
        (one[0], other[0])
        for one, other in combinations(boxes, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > 1
        and min(one[4], other[4]) - max(one[2], other[2]) > 1
    ]


@views
def test_no_words_overlap_or_leave_the_page_and_all_can_be_read(
    browser: Browser, drawn: str, width: int, scheme: str, media: str
) -> None:
    page = opened(browser, drawn, width, scheme, media)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for what in ("svg.conflict text", ".axis text", ".timeline ol > li > p"):
        assert overlapping(page, what) == []
        assert all(left >= 0 and right <= width for _, left, _, right, _ in page.evaluate(BOXES, what))
    assert min(page.evaluate(SIZES)) >= LEAST_SIZE - 0.05


@views
def test_every_mark_stands_beside_its_words(
    browser: Browser, drawn: str, width: int, scheme: str, media: str
) -> None:
    page = opened(browser, drawn, width, scheme, media)
    marks = ".timeline .strip :is(circle, .band, .open)"
    rows = page.evaluate(BOXES, ".timeline ol > li")
    assert len(rows) == page.locator(marks).count()
    for row, mark in zip(rows, page.evaluate(BOXES, marks), strict=True):
        assert row[2] <= mark[2] < mark[4] <= row[4]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
@pytest.mark.parametrize("which", ["drawn", "whole"])
def test_axe_finds_nothing(
    browser: Browser, request: pytest.FixtureRequest, which: str, width: int, scheme: str
) -> None:
    page = opened(browser, request.getfixturevalue(which), width, scheme, "screen")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    assert faults_on(page, scheme) == []


def test_the_picture_can_be_read_as_a_list_with_its_notes(browser: Browser, drawn: str) -> None:
    page = opened(browser, drawn, 1280, "light", "screen")
    ties = page.locator("details:has-text('The same in words') li")
    assert ties.count() == len(PAGE.sections[0].blocks[0].ties)  # type: ignore[union-attr]
    says = page.locator("svg.conflict title").text_content() or ""
    assert "The RGL demands that it release her." in says
