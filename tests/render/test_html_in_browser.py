"""The page in a real browser: what it loads, where its links lead, how it fits a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from detente.analysis.briefing import Brief
from detente.analysis.what_if import analyse_what_if
from detente.case.load import parse_case
from detente.case.what_if import WhatIf
from detente.page.brief import brief_page
from detente.page.compose import analysis_page
from detente.render.html import render_html

# The least contrast of some small texts with the paper, by WCAG 2.
LEAST_CONTRAST = """() => {
  const channel = v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4 };
  const light = colour => {
    const [r, g, b] = colour.match(/\\d+/g).map(channel);
    return .2126 * r + .7152 * g + .0722 * b };
  const paper = light(getComputedStyle(document.documentElement).backgroundColor);
  const contrast = what => {
    const ink = light(getComputedStyle(document.querySelector(what)).color);
    return (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05) };
  return Math.min(...['#in-short', '.about', 'sup.note a', '.legend'].map(contrast));
}"""


@pytest.fixture(scope="module")
def url(example: Brief, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "brief.html"
    path.write_text(render_html(brief_page(example)), encoding="utf-8")
    return path.as_uri()


def test_the_page_asks_for_nothing_but_itself_and_complains_of_nothing(browser: Browser, url: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(url)
    assert asked == [url]
    assert complaints == []


def test_a_click_on_a_note_shows_its_words_and_another_leads_back(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    page.goto(url)
    note = page.locator("sup.note a").first
    number = note.inner_text()
    note.click()
    words = page.locator(f"#note-{number}")
    words.wait_for()
    page.wait_for_function(
        "id => document.getElementById(id).getBoundingClientRect().top < 700", arg=f"note-{number}"
    )
    assert words.evaluate("e => e.getBoundingClientRect().top >= 0")
    words.click()
    page.wait_for_function(
        "id => document.getElementById(id).getBoundingClientRect().top >= 0", arg=f"cite-{number}"
    )
    assert page.url.endswith(f"#cite-{number}")


SHOWN = "a => { const s = getComputedStyle(a, '::after'); return [s.content, s.position]; }"


@pytest.mark.parametrize("width", [1280, 390])
def test_no_annex_is_wider_than_the_window(browser: Browser, url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_note_opens_the_annex_with_its_words(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    page.goto(url)
    assert not page.locator("details.sources").evaluate("each => each.open")
    page.locator("#in-short ~ ul sup.note a").first.click()
    page.wait_for_function("document.querySelector('details.sources').open")


@pytest.mark.parametrize(("width", "position"), [(1400, "absolute"), (900, "fixed")])
def test_to_point_at_a_note_is_enough_to_see_its_words(
    browser: Browser, url: str, width: int, position: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.goto(url)
    note = page.locator(".assessment sup.note a").first
    assert note.evaluate(SHOWN)[0] == "none"
    note.hover()
    content, placed = note.evaluate(SHOWN)
    assert (note.get_attribute("data-words") or "no words") in content
    assert placed == position
    assert page.evaluate("document.documentElement.scrollWidth") <= width


COLOURS = """number => [...document.querySelectorAll('mark')].map(
  mark => [mark.classList.contains('n' + number), getComputedStyle(mark).backgroundColor])"""


def test_the_whole_passage_of_a_note_stands_out_and_nothing_else(browser: Browser, url: str) -> None:
    page = browser.new_page()
    page.goto(url)
    counts = page.evaluate(
        "() => [...document.querySelectorAll('mark')].flatMap(m => [...m.classList])"
        ".reduce((n, c) => ({...n, [c]: (n[c] || 0) + 1}), {})"
    )
    number = max(counts, key=counts.get).removeprefix("n")
    page.goto(f"{url}#note-{number}")
    colours = page.evaluate(COLOURS, number)
    inside = {colour for belongs, colour in colours if belongs}
    outside = {colour for belongs, colour in colours if not belongs}
    assert [belongs for belongs, _ in colours].count(True) > 1
    assert len(inside) == len(outside) == 1
    assert inside != outside


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_never_scrolls_sideways(browser: Browser, url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_paper(browser: Browser, url: str, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(url)
    ratio = page.evaluate(LEAST_CONTRAST)
    assert ratio >= 4.5


UNNAMED = """
detente: 1
title: States without names
parties:
  UP: {name: Upper village, options: {share: Share the well with all, pay: Pay for the wall, sing: Sing}}
  LOW: {name: Lower village, options: {raid: Raid the store of grain, sue: Sue, wait: Wait}}
status_quo: NNNNNN
preferences: {UP: unknown, LOW: unknown}
"""


@pytest.mark.parametrize("width", [1000, 390])
@pytest.mark.parametrize("named", [True, False])
def test_the_options_have_room_on_a_screen_and_on_a_phone(
    browser: Browser, url: str, tmp_path: Path, width: int, named: bool
) -> None:
    if not named:
        path = tmp_path / "unnamed.html"
        page_of = analysis_page(analyse_what_if(parse_case(UNNAMED), WhatIf()), limit=12)
        path.write_text(render_html(page_of), encoding="utf-8")
        url = path.as_uri()
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(url)
    table = page.locator(".scroll:has(table.options)").first
    assert page.locator("table.options thead th").count() >= 6
    assert table.evaluate("e => e.scrollWidth <= e.clientWidth")
    heads = "es => es.every(e => e.scrollWidth <= e.clientWidth + 1)"
    assert page.locator("table.options thead th .turned").evaluate_all(heads)


def test_on_paper_nothing_is_wider_than_the_page(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": 700, "height": 1000})
    page.goto(url)
    page.emulate_media(media="print")
    too_wide = page.evaluate(
        "() => [...document.querySelectorAll('body *')].filter("
        "  one => one.getBoundingClientRect().right > document.documentElement.clientWidth + .5"
        ").map(one => `${one.tagName}.${one.className}`)"
    )
    assert too_wide == []
    page.close()
