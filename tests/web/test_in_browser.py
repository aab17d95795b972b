"""The workbench as a person uses it: a real server, a real browser, from a pasted report to a brief."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.support.faults import faults_on
from tests.web.conftest import REPORT
from tests.web.visits import Server, Visit, visit


def test_from_a_pasted_report_to_a_brief_that_is_taken_away(server: Server, browser: Browser) -> None:
    this = visit(browser, server.link)
    page = this.page
    page.fill("#text", REPORT.read_text(encoding="utf-8"))
    page.click("form.add button.main")
    # The page shows by itself when the work is done.
    page.wait_for_selector("table.reports", timeout=180_000)
    page.click("table.reports a")
    page.wait_for_selector("a.mark")
    assert page.locator("a.mark").count() > 5
    page.click("nav.rooms >> text=Case")
    page.click("text=Draft it from the reports")
    page.click("text=Finish it by answering questions")
    page.fill("input[name=why]", "nobody says")
    page.click("button:has-text('Don’t know')")
    assert page.locator(".said").is_visible()
    page.click("nav.rooms >> text=Brief")
    page.wait_for_selector("#in-short")
    with page.expect_download() as download:
        page.click("text=Word")
    assert Path(download.value.path()).read_bytes().startswith(b"PK")
    page.go_back()
    page.go_forward()
    assert this.complaints == []
    assert {url for url in this.asked if not url.startswith((this.root, "data:"))} == set()


def test_a_first_visit_is_shown_five_steps_and_takes_an_example(server: Server, browser: Browser) -> None:
    page = visit(browser, server.link).page
    steps = page.locator("ol.tour > li b").all_inner_texts()
    rooms = page.locator("nav.rooms > a").all_inner_texts()
    assert len(page.locator("ol.tour > li").all()) == 5
    assert steps == rooms
    assert page.locator("button[name=example]").count() == 3
    page.click("button[value=port-lorne-2025]")
    page.wait_for_selector("table.reports", timeout=180_000)
    assert page.locator("ol.tour").count() == 0
    page.click("nav.rooms >> text=Positions")
    page.wait_for_selector("main table tbody tr")
    assert page.locator("main table tbody tr").count() > 3


def test_what_is_typed_outlives_a_reload(stocked: Visit) -> None:
    page = stocked.go("/case?text=1")
    area = page.locator("#text")
    typed = f"# half a thought\n{area.input_value()}"
    area.fill(typed)
    page.reload()
    assert page.locator("#text").input_value() == typed
    page.click("form.edit button.main")
    assert "# half a thought" in page.locator("#text").input_value()


def test_a_fault_leads_to_its_line(stocked: Visit) -> None:
    page = stocked.go("/case?text=1")
    area = page.locator("#text")
    area.fill(area.input_value().replace("parties:", "partys:", 1))
    page.click("form.edit button.main")
    page.click("#fault a")
    chosen = area.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)")
    assert chosen.strip() != ""
    page.evaluate("sessionStorage.clear()")


def test_the_graph_is_drawn_and_a_state_says_if_it_lasts(stocked: Visit) -> None:
    before = len(stocked.complaints)
    page = stocked.go("/graph")
    page.wait_for_selector("#graph[data-drawn]")
    shown = int(page.locator("#graph").get_attribute("data-drawn") or 0)
    assert shown == page.locator("details table tbody > tr").count() > 4
    box = page.locator("#graph").bounding_box()
    assert box is not None
    for step in range(8, 500, 8):
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + step)
        if page.locator("#chosen").is_visible():
            break
    page.click("#chosen a")
    assert "why=" in page.url
    assert stocked.complaints[before:] == []


def test_a_sweep_runs_in_the_background_and_shows_its_result(stocked: Visit) -> None:
    page = stocked.go("/sweep")
    page.click("form.filters button")
    page.wait_for_selector("main section", timeout=180_000)
    assert page.locator("[style]").count() == 0
    assert page.locator("h1").inner_text() != "What depends on the unknowns"


def test_wishes_are_chosen_from_lists_and_dragged_to_another_place(stocked: Visit) -> None:
    page = stocked.go("/case")
    form = page.locator("form.wish").first
    for number in (0, 1):
        form.locator("select[name=option]").select_option(index=number)
        form.locator("select[name=wanted]").select_option("yes")
        form.locator("button").click()
    lines = page.locator("ol.priorities[data-party]").first.locator("> li")
    before = lines.all_inner_texts()
    lines.last.drag_to(lines.first)
    page.wait_for_load_state()
    assert lines.first.locator(".says").inner_text() in before[-1]
    page.click("text=Take the last change back")
    assert lines.last.locator(".says").inner_text() in before[-1]


PAGES = (
    "/reports", "/dossier", "/dossier/standing", "/dossier/said", "/dossier/contacts", "/dossier/due",
    "/positions", "/review", "/case", "/case?text=1", "/interview", "/analysis", "/graph", "/sweep",
    "/brief", "/search?words=union",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(stocked: Visit, scheme: str) -> None:
    report = stocked.context.request.get(f"{stocked.root}/api/reports").json()["reports"][0]["report"]
    stocked.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    marked = f"/report?id={report}&kind=statement&kind=event&kind=act&kind=party&kind=date"
    faults = {path: faults_on(stocked.go(path), scheme) for path in (*PAGES, marked)}
    assert {path: of_page for path, of_page in faults.items() if of_page} == {}


@pytest.mark.parametrize("width", [390, 640])
def test_on_a_phone_and_at_twice_the_size_nothing_scrolls_sideways(stocked: Visit, width: int) -> None:
    stocked.page.set_viewport_size({"width": width, "height": 900})
    wide = {
        path: got
        for path in PAGES
        if (got := stocked.go(path).evaluate("document.documentElement.scrollWidth")) > width
    }
    stocked.page.set_viewport_size({"width": 1280, "height": 900})
    assert wide == {}


def test_every_control_is_reached_by_the_keyboard_and_large_enough(stocked: Visit) -> None:
    small = """() => [...document.querySelectorAll('nav.rooms a, button, input, select, .tabs a')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 24)
        .map(e => e.outerHTML.slice(0, 80))"""
    assert {path: got for path in PAGES if (got := stocked.go(path).evaluate(small))} == {}
    page = stocked.go("/reports")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
