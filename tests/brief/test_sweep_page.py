"""The page of a sweep: what it says, that it needs nothing else, and how it fits a window."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright
from tests.brief.swept_cases import TEXTS, swept

from detente.brief.sweep_page import render_sweep_page
from detente.sources.own_page import is_own_page

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
]
every_case = pytest.mark.parametrize("name", TEXTS)


def page_of(name: str) -> str:
    return render_sweep_page(*swept(name))


@every_case
def test_the_page_loads_nothing_and_runs_nothing(name: str) -> None:
    root = html.fromstring(page_of(name))
    links = root.xpath("//@src | //@href | //@*[local-name()='href']")
    assert links
    assert all(link.startswith("#") for link in links)
    assert not root.xpath("//script | //link | //iframe | //img | //object")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert "@import" not in page_of(name)


@every_case
def test_ids_are_unique_and_links_lead_somewhere(name: str) -> None:
    root = html.fromstring(page_of(name))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href")} <= set(ids)
    assert len(root.xpath("//figure")) == len(root.xpath("//figcaption")) == 4


def test_it_is_known_for_a_page_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "sweep.html"
    path.write_text(page_of("example"), encoding="utf-8")
    assert is_own_page(path)


def test_first_comes_what_holds_whatever_nobody_knows() -> None:
    root = html.fromstring(page_of("example"))
    in_all, in_none, way_out, unknown = [p.text_content() for p in root.xpath("//p[@class='standfirst']")]
    assert in_all == "No state lasts in every completion."
    assert in_none == (
        "Lasting in none: talks, return, return pressed (Nash); return, return pressed (GMR, SMR, SEQ)."
    )
    assert way_out.startswith(
        "Improvements lead from the status quo to another state that lasts in 38% (Nash)"
    )
    assert "Would Signatories of the Paris Peace Accords rather press Phnom Penh" in unknown


def test_a_sample_tells_its_seed_and_how_far_it_can_be_trusted() -> None:
    text = html.fromstring(page_of("sample of 64 states")).text_content()
    assert "A sample of 600 completions" in text
    assert "with the seed 0" in text
    assert "Hoeffding" in text
    assert "way of drawing: exact" in text


def test_every_state_has_its_shares() -> None:
    root = html.fromstring(page_of("example"))
    rows = root.xpath("//table[@class='shares']/tbody/tr")
    assert len(rows) == 8
    first = [" ".join(cell.text_content().split()) for cell in rows[0]]
    assert first[0] == "deadlock status quo"
    assert first[2] == "58.3%"
    many = html.fromstring(page_of("256 states"))
    assert len(many.xpath("//table[@class='shares']/tbody/tr")) == 100
    assert "And 156 more." in many.text_content()


def test_a_claim_is_shown_with_its_words_its_verdict_and_a_completion_each_way() -> None:
    root = html.fromstring(page_of("example"))
    first = root.xpath("//div[contains(@class, 'assessment')]")[0]
    text = " ".join(first.text_content().split())
    assert "“Foreign support would hand the opposition a bargaining power that it has never had”" in text
    assert "holds in 50" in text
    assert "Would Cambodian People's Party rather open talks" in text
    orders = first.xpath(".//dl[@class='orders']")
    assert len(orders) == 2
    holding, failing = (dl.xpath("./dd")[0].text_content() for dl in orders)
    assert holding.index("talks pressed") < holding.index(" pressed › unrest")
    assert holding != failing


def test_hostile_words_stay_words() -> None:
    page = page_of("hostile names")
    root = html.fromstring(page)
    assert "<script>alert(1)</script>" in root.xpath("//h1")[0].text_content()
    assert not root.xpath("//h1//script | //section//b[contains(text(), '$x')]")
    assert "\u202e" not in page
    assert "not tested" in root.text_content()


def test_pictures_follow_the_theme_of_the_page() -> None:
    page = page_of("example")
    (drawn, *_) = re.findall(r"<svg.*?</svg>", page, re.S)
    assert "fill: var(--ink)" in drawn
    assert "#1c1b19" not in drawn


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium or google-chrome on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@every_case
def test_in_a_browser_it_complains_of_nothing_and_never_scrolls_sideways(
    browser: Browser, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "sweep.html"
    path.write_text(page_of(name), encoding="utf-8")
    for width in (390, 1200):
        page = browser.new_page(viewport={"width": width, "height": 800})
        complaints: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message, told=complaints: told.append(message.text))
        page.on("request", lambda request, told=asked: told.append(request.url))
        page.goto(path.as_uri())
        assert complaints == []
        assert asked == [path.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


LEAVES_ITS_PICTURE = """() => [...document.querySelectorAll('svg text')].filter(t => {
  const inner = t.getBoundingClientRect(), outer = t.closest('svg').getBoundingClientRect();
  return inner.left < outer.left - 1 || inner.right > outer.right + 1 }).map(t => t.textContent)"""


@every_case
def test_with_the_readers_own_fonts_no_text_leaves_its_picture(
    browser: Browser, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "sweep.html"
    path.write_text(page_of(name), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 800})
    page.goto(path.as_uri())
    assert page.evaluate(LEAVES_ITS_PICTURE) == []
    page.close()
