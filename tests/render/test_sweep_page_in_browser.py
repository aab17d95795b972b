"""The page of a sweep in a real browser: what it loads, and how it fits a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser
from tests.support.swept_cases import WHAT_IF, answered, every_case, sweep_page_of

from detente.page.compose import sweep_page
from detente.render.html import render_html
from detente.wishes.answer import RobustStates

LEAVES_ITS_PICTURE = """() => [...document.querySelectorAll('svg text')].filter(t => {
  const inner = t.getBoundingClientRect(), outer = t.closest('svg').getBoundingClientRect();
  return inner.left < outer.left - 1 || inner.right > outer.right + 1 }).map(t => t.textContent)"""


@every_case
def test_it_complains_of_nothing_never_scrolls_sideways_and_keeps_texts_in_their_pictures(
    browser: Browser, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "sweep.html"
    path.write_text(sweep_page_of(name), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 800})
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    for width in (390, 1200):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # The fonts are the reader's own.
    assert page.evaluate(LEAVES_ITS_PICTURE) == []
    assert complaints == []
    assert requests == [path.as_uri()]
    page.close()


def test_where_a_picture_is_wider_than_the_window_a_line_says_that_it_scrolls(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "sweep.html"
    path.write_text(sweep_page_of("example"), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri())
    for width, scrolls in ((390, True), (530, True), (560, False), (1200, False)):
        page.set_viewport_size({"width": width, "height": 800})
        wide = "[...document.querySelectorAll('.picture')].some(p => p.scrollWidth > p.clientWidth + 1)"
        assert page.evaluate(wide) is scrolls
        assert page.locator("p.wider").first.is_visible() is scrolls
        page.emulate_media(media="print")
        assert not page.locator("p.wider").first.is_visible()
        page.emulate_media(media="screen")
    page.close()


def test_a_what_if_with_a_wish_fits_a_phone(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "sweep.html"
    answer = answered("example", WHAT_IF, "CPP.talk", True)
    assert answer.wished is not None
    assert answer.wished.robustness is not None
    answer = replace(answer, robust=RobustStates(answer.wished.model, (answer.wished.robustness,), 0, 20, ()))
    path.write_text(render_html(sweep_page(answer)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    narrow = "[...document.querySelectorAll('table.stacked :is(tbody th, td)')].map(c => c.offsetWidth)"
    assert min(page.evaluate(narrow)) > 300
    assert page.evaluate(LEAVES_ITS_PICTURE) == []
    page.close()
