"""The table of positions in a real browser: on a screen, on a phone, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.render.test_positions_page import SIX

from detente.render.html import render_html


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "positions.html"
    path.write_text(render_html(SIX), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize("width", [360, 390, 768, 1280])
def test_nothing_scrolls_sideways(browser: Browser, url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".scroll").first.evaluate("e => e.scrollWidth <= e.clientWidth + 1")


def test_on_a_phone_the_stances_stand_below_their_act_with_their_parties(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 900})
    page.goto(url)
    assert not page.locator("table.stances thead").is_visible()
    cell = page.locator("table.stances td.against").first
    assert "Government" in cell.evaluate("e => getComputedStyle(e, '::before').content")
    assert page.locator("table.stances td.silent").first.is_hidden()


def test_on_paper_it_is_a_table(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 800, "height": 1100})
    page.goto(url)
    page.emulate_media(media="print")
    assert page.locator("table.stances thead").is_visible()
    assert page.locator("table.stances td.silent").first.is_visible()
