"""The pictures of the workbench: timeline, who met whom, the states of a large case; by mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.support.faults import faults_of
from tests.support.twelve_options import TWELVE_OPTIONS
from tests.web.visits import Visit, click_in, served_here, visit

TIMELINE = "/dossier/timeline"
CONTACTS = "/dossier/contacts"


def timeline(visit: Visit, path: str = TIMELINE) -> Page:
    page = visit.go(path)
    page.wait_for_selector("#timeline-picture[data-drawn]")
    return page


def lines(page: Page, section: str) -> int:
    """The number of lines of a section of the page."""
    return page.locator(f"section:has(#{section}) li > .lead, section#{section} li > .lead").count()


def days(page: Page) -> tuple[str, str]:
    place = page.locator("#timeline-picture")
    return place.get_attribute("data-from") or "", place.get_attribute("data-to") or ""


def test_each_event_of_the_list_is_drawn_with_its_certainty(of_six_reports: Visit) -> None:
    page = timeline(of_six_reports)
    drawn = of_six_reports.context.request.get(f"{of_six_reports.root}/api{TIMELINE}/picture").json()
    shown = page.locator("#timeline-picture").get_attribute("data-drawn")
    told = lines(page, "timeline") + lines(page, "also")
    assert len(drawn["moments"]) == told == int(shown or 0)
    dots = sum(each["certainty"] == "day" for each in drawn["moments"])
    bands = len(drawn["moments"]) - dots
    assert dots > 2
    assert bands > 2
    assert page.locator(".detail .mark-symbol path").count() == dots + 2, "and two in the key"
    # What has no end is a band, and one that fades beside it.
    fading = sum(len(each["open"]) for each in drawn["moments"])
    assert page.locator(".detail .mark-rect path").count() == bands + fading


def test_coming_closer_shows_fewer_days_and_all_of_them_come_back(of_six_reports: Visit) -> None:
    page = timeline(of_six_reports)
    whole = days(page)
    page.click("[data-timeline=closer]")
    closer = days(page)
    assert whole[0] < closer[0] < closer[1] < whole[1]
    page.click("[data-timeline=later]")
    assert days(page)[0] > closer[0]
    page.click("[data-timeline=all]")
    assert days(page) == whole


def test_drawing_across_the_months_shows_these(of_six_reports: Visit) -> None:
    page = timeline(of_six_reports)
    whole = days(page)
    page.locator(".overview").scroll_into_view_if_needed()
    box = page.locator(".overview svg").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 3
    page.mouse.move(box["x"] + 0.5 * box["width"], middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.7 * box["width"], middle, steps=3)
    page.mouse.up()
    first, last = days(page)
    assert whole[0] < first < last < whole[1]


def test_the_keyboard_goes_from_event_to_event_and_to_the_words(of_six_reports: Visit) -> None:
    page = timeline(of_six_reports)
    page.locator("#timeline-picture").focus()
    said = []
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        said.append(page.locator("#timeline-says").inner_text())
    page.keyboard.press("ArrowLeft")
    assert page.locator("#timeline-says").inner_text() == said[1] != said[2]
    page.click("#timeline-says a")
    assert "/report?" in page.url


def test_a_filter_narrows_the_picture_with_the_list(of_six_reports: Visit) -> None:
    every = timeline(of_six_reports).locator("#timeline-picture").get_attribute("data-drawn")
    page = timeline(of_six_reports, f"{TIMELINE}?since=1990-01-01")
    drawn = page.locator("#timeline-picture").get_attribute("data-drawn")
    assert int(drawn or 0) == lines(page, "timeline") < int(every or 0)


def test_two_that_met_are_joined_and_a_click_says_when(of_six_reports: Visit) -> None:
    page = of_six_reports.go(CONTACTS)
    page.wait_for_selector("#contacts-picture[data-drawn]")
    graph = of_six_reports.context.request.get(f"{of_six_reports.root}/api{CONTACTS}/picture").json()
    assert len(graph["ties"]) == lines(page, "contacts") > 0
    assert int(page.locator("#contacts-picture").get_attribute("data-drawn") or 0) == len(graph["parties"])
    click_in(page, "#contacts-picture", "edges()[0]")
    assert graph["ties"][0]["last"] in page.locator("#contacts-says").inner_text()


def test_who_met_whom_stands_in_a_table_too(of_six_reports: Visit) -> None:
    page = of_six_reports.go(CONTACTS)
    picture = of_six_reports.context.request.get(f"{of_six_reports.root}/api{CONTACTS}/picture").json()
    names = {party["id"]: party["name"] for party in picture["parties"]}
    ties = [
        [names[tie["one"]], names[tie["other"]], str(tie["times"]), tie["last"]] for tie in picture["ties"]
    ]
    lines = page.locator("section.drawn tbody tr").all()
    assert [line.locator("th, td").all_inner_texts() for line in lines] == ties != []


@pytest.fixture(scope="module")
def of_many_states(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Visit]:
    """A visit to a workbench on a case of twelve options."""
    path = tmp_path_factory.mktemp("many") / "war.yaml"
    path.write_text(TWELVE_OPTIONS, encoding="utf-8")
    with served_here(path) as link:
        yield visit(browser, link)


def test_4096_states_are_followed_from_groups_to_one_state_and_why(of_many_states: Visit) -> None:
    page = of_many_states.go("/graph")
    page.wait_for_selector("#graph[data-drawn]")
    assert int(page.locator("#graph").get_attribute("data-drawn") or 0) == 16
    assert page.locator("details[open] table tbody > tr").count() == 16
    click_in(page, "#graph", "nodes()[0]")
    page.click("#chosen a")
    assert "within=" in page.url
    page.wait_for_selector("#graph[data-drawn]")
    page.click("tbody a >> nth=0")
    page.wait_for_selector("#graph[data-drawn]")
    assert page.locator("h1").inner_text() == "The states and the moves"
    page.click("tbody a >> nth=0")
    assert "why=" in page.url
    assert "Why" in page.locator("main").inner_text()
    assert of_many_states.complaints == []


def test_groups_are_made_by_the_options_that_a_person_chooses(of_many_states: Visit) -> None:
    page = of_many_states.go("/graph")
    page.click("summary:has-text('other options')")
    for box in page.locator("input[name=by]").all():
        box.set_checked(box.get_attribute("value") in ("3", "11"))
    page.click("form.row button")
    assert page.locator("details[open] table tbody > tr").count() == 4
    assert page.locator("table thead").inner_text().count("Hold the vote early") == 1


def test_groups_are_for_everyone(of_many_states: Visit) -> None:
    page = of_many_states.go("/graph")
    page.wait_for_selector("#graph[data-drawn]")
    assert faults_of(page) == []


@pytest.mark.parametrize("path", [TIMELINE, CONTACTS])
def test_what_is_drawn_is_for_everyone(of_six_reports: Visit, path: str) -> None:
    before = len(of_six_reports.complaints)
    page = of_six_reports.go(path)
    page.wait_for_selector("[data-drawn]")
    assert faults_of(page) == []
    # Neither the policy nor a script complains, and nothing comes from elsewhere.
    assert of_six_reports.complaints[before:] == []
    assert [url for url in of_six_reports.asked if not url.startswith((of_six_reports.root, "data:"))] == []


def test_no_picture_is_loaded_from_elsewhere(of_six_reports: Visit, of_many_states: Visit) -> None:
    assert of_six_reports.elsewhere == of_many_states.elsewhere == set()
