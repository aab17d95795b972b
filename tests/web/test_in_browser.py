"""The workbench as a person uses it: a real server, a real browser, from a pasted report to a brief."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page
from tests.support.faults import faults_of
from tests.web.conftest import REPORT
from tests.web.visits import WHOLE, Server, Visit, click_in, served_here, visit


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
    goes_back_and_forward(page)
    cancels_a_sweep(page)
    assert this.complaints == []
    assert this.elsewhere == set()


def unfold(page: Page) -> None:
    """Open all that is folded, as a person does who wants to add something."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def goes_back_and_forward(page: Page) -> None:
    page.click("nav.rooms >> text=Positions")
    page.fill("form.filters input[name=issue]", "strike")
    page.click("form.filters button")
    page.click("nav.rooms >> text=Case")
    page.wait_for_selector(f"{WHOLE} .party-form")
    page.go_back()
    page.wait_for_selector(f"{WHOLE} main table")
    assert "issue=strike" in page.url
    assert page.locator("form.filters input[name=issue]").input_value() == "strike"
    page.go_forward()
    page.wait_for_selector(f"{WHOLE} .party-form")
    # A page that an edit led to is left behind by going back; the edit stays, and is not made twice.
    form = page.locator("form:has(button[value='add option'])").first
    unfold(page)
    form.locator("input[name=value]").fill("Move the cranes by night")
    form.locator("button").click()
    page.wait_for_selector(f"{WHOLE} .said")
    for go in (page.go_back, page.go_forward, page.reload):
        go()
        page.wait_for_selector(f"{WHOLE} .party-form")
        assert page.locator("th[scope=row]:has-text('Move the cranes by night')").count() == 2
        assert page.locator("table.edit th:has-text('Move the cranes by night')").count() == 1


def cancels_a_sweep(page: Page) -> None:
    page.click("nav.rooms >> text=Analysis")
    page.click("text=What depends on the unknowns")
    page.click("form.filters button")
    page.click("#job button:has-text('Cancel')")
    assert "cancelled" in page.locator("#job").inner_text()
    page.reload()
    assert "cancelled" in page.locator("#job").inner_text()
    assert page.locator("main section").count() == 0


def test_a_first_visit_is_shown_five_steps_and_takes_an_example(tmp_path: Path, browser: Browser) -> None:
    with served_here(tmp_path) as link:
        takes_an_example(visit(browser, link).page)


def takes_an_example(page: Page) -> None:
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


def test_what_is_typed_into_a_form_outlives_a_reload_and_what_is_sent_from_another(stocked: Visit) -> None:
    page = stocked.go("/case")
    forms = page.locator("form:has(button[value='add option'])")
    unfold(page)
    forms.nth(0).locator("input[name=value]").fill("Half an option")
    page.reload()
    assert forms.nth(0).locator("input[name=value]").input_value() == "Half an option"
    assert forms.nth(0).is_visible(), "what was typed is not folded away"
    unfold(page)
    forms.nth(1).locator("input[name=value]").fill("A whole one")
    forms.nth(1).locator("button").click()
    page.wait_for_selector(f"{WHOLE} .said")
    assert page.evaluate("document.activeElement.className") == "said", "what is answered is read first"
    typed = [form.locator("input[name=value]").input_value() for form in forms.all()]
    assert typed[:2] == ["Half an option", ""]
    page.click("text=Take the last change back")
    page.evaluate("sessionStorage.clear()")


def test_a_brief_that_shows_itself_when_it_is_there_does_not_take_away_a_file_asked_for(
    stocked: Visit,
) -> None:
    stocked.go("/brief")
    form = {"do": "add claim", "value": "The tugs will follow", "by": "Ana Roy"}
    origin = {"origin": stocked.root}
    assert stocked.context.request.post(f"{stocked.root}/case/edit", form=form, headers=origin).ok
    page = stocked.page
    page.goto(f"{stocked.root}/brief")
    page.evaluate("window.isTheSame = true")
    waits = page.locator("#waiting").count() > 0
    with page.expect_download() as download:
        page.click("a[href='/brief.pdf?annexes=true']")
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    if waits:
        page.wait_for_selector("#waiting[data-there] >> text=Show it")
        assert page.evaluate("window.isTheSame")
    stocked.go("/case").click("text=Take the last change back")


def test_a_text_typed_over_an_earlier_version_is_offered_and_not_lost(stocked: Visit) -> None:
    page = stocked.go("/case?text=1")
    typed = f"# typed here\n{page.locator('#text').input_value()}"
    page.fill("#text", typed)
    form = {"do": "add option", "party": "Lorne Terminals", "value": "Sell the cranes"}
    origin = {"origin": stocked.root}
    assert stocked.context.request.post(f"{stocked.root}/case/edit", form=form, headers=origin).ok
    page.reload()
    assert "# typed here" not in page.locator("#text").input_value()
    page.click("#typed-before button")
    assert page.locator("#text").input_value() == typed
    page.evaluate("sessionStorage.clear()")
    stocked.go("/case").click("text=Take the last change back")


def test_of_two_tabs_on_one_case_the_second_is_told_and_keeps_what_it_typed(stocked: Visit) -> None:
    first = stocked.go("/case?text=1")
    typed = f"# from the first tab\n{first.locator('#text').input_value()}"
    first.locator("#text").fill(typed)
    second = stocked.context.new_page()
    forms = []
    for tab in (second, other := stocked.context.new_page()):
        tab.goto(f"{stocked.root}/case")
        tab.wait_for_selector(f"{WHOLE} .party-form")
        forms.append(tab.locator("form:has(button[value='add option'])").first)
        unfold(tab)
    for form, act in zip(forms, ("Paint the cranes", "Sell the tugs"), strict=True):
        form.locator("input[name=value]").fill(act)
        form.locator("button").click()
    second.wait_for_selector(f"{WHOLE} .said")
    # The form of a case that is older by now writes nothing, and what was typed stands in it.
    other.wait_for_selector(f"{WHOLE} .fault[role=alert]")
    assert "it was changed meanwhile" in other.locator(".fault[role=alert]").inner_text()
    assert forms[1].locator("input[name=value]").input_value() == "Sell the tugs"
    assert other.locator("table.edit th:has-text('Paint the cranes')").count() == 1
    # Neither does the text.
    first.click("form.edit button.main")
    assert "changed meanwhile" in first.locator(".said").inner_text()
    assert first.locator("#text").input_value() == typed
    first.click("button[name=over]")
    assert "# from the first tab" in first.locator("#text").input_value()
    assert "Paint the cranes" not in first.locator("#text").input_value()
    for _ in range(2):
        stocked.go("/case").click("text=Take the last change back")
    for tab in (second, other):
        tab.close()
    first.evaluate("sessionStorage.clear()")


def test_files_are_dropped_on_the_form(stocked: Visit) -> None:
    page = stocked.go("/reports")
    files = page.evaluate_handle(
        """() => {
            const dragged = new DataTransfer();
            for (const name of ["one.docx", "two.html"]) dragged.items.add(new File(["x"], name));
            return dragged;
        }"""
    )
    for event in ("dragover", "drop"):
        page.dispatch_event("form.add p.drop", event, {"dataTransfer": files})
    names = page.locator("#files").evaluate("field => [...field.files].map(file => file.name)")
    assert names == ["one.docx", "two.html"]


def test_a_fault_leads_to_its_line(stocked: Visit) -> None:
    page = stocked.go("/case?text=1")
    area = page.locator("#text")
    area.fill(area.input_value().replace("parties:", "partys:", 1))
    page.click("form.edit button.main")
    page.click("#fault a")
    chosen = area.evaluate("e => e.value.slice(e.selectionStart, e.selectionEnd)")
    assert chosen.strip() != ""
    page.evaluate("sessionStorage.clear()")


DRAG = """() => {
    const mark = document.querySelector("a.mark");
    const words = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    range.setStart(words, 0);
    range.setEnd(words, words.data.indexOf(" ", 12));
    const { left, right, top, height } = range.getBoundingClientRect();
    return [left, right, top + height / 2, range.toString(), mark.getAttribute("href")];
}"""


def test_words_are_selected_in_the_text_also_where_a_mark_is_and_a_click_follows_it(stocked: Visit) -> None:
    before = len(stocked.complaints)
    report = stocked.context.request.get(f"{stocked.root}/api/reports").json()["reports"][0]["report"]
    page = stocked.go(f"/report?id={report}")
    page.locator("a.mark").first.scroll_into_view_if_needed()
    left, right, middle, words, mark = page.evaluate(DRAG)
    page.mouse.move(left + 1, middle)
    page.mouse.down()
    page.mouse.move(right, middle, steps=4)
    page.mouse.up()
    page.wait_for_selector("#by-hand[open]")
    assert page.locator("#by-hand textarea").input_value() == words
    assert page.locator(".r6o-annotation").count() == 1
    assert "#" not in page.url
    page.mouse.click(right + 20, middle)
    page.wait_for_url(f"**{mark}")
    assert stocked.complaints[before:] == []


def test_the_graph_is_drawn_and_a_state_says_if_it_lasts(stocked: Visit) -> None:
    before = len(stocked.complaints)
    # Of many states groups are drawn first.
    page = stocked.go("/graph?nearest=true")
    page.wait_for_selector("#graph[data-drawn]")
    shown = int(page.locator("#graph").get_attribute("data-drawn") or 0)
    assert shown == page.locator("details table tbody > tr").count() > 4
    click_in(page, "#graph", "nodes()[0]")
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
        unfold(page)
        form.locator("select[name=option]").select_option(index=number)
        form.locator("select[name=wanted]").select_option("yes")
        form.locator("button").click()
        page.wait_for_selector(f"{WHOLE} .said")
    lines = page.locator("ol.priorities[data-party]").first.locator("> li")
    before = lines.all_inner_texts()
    lines.last.drag_to(lines.first)
    page.wait_for_selector(f"{WHOLE} [data-moved]")
    assert lines.first.locator(".says").inner_text() in before[-1]
    page.click("text=Take the last change back")
    assert lines.last.locator(".says").inner_text() in before[-1]


def test_names_of_options_are_completed_and_a_wish_is_moved_by_the_keyboard_alone(stocked: Visit) -> None:
    page = stocked.go("/case")
    press = page.keyboard.press
    page.locator("summary:has-text('Add a wish')").first.focus()
    press("Enter")
    page.locator("summary:has-text('Write a wish as an expression')").first.focus()
    for key in ("Enter", "Tab"):
        press(key)
    names = page.locator("#expressions option").evaluate_all("all => all.map(each => each.value)")
    first, second = [name for name in names if " " not in name][:2]
    for words, name, key in (("not ", first, "Enter"), (" if ", second, "Tab")):
        page.keyboard.type(words + name.partition(".")[2][:-1])
        for each in ("ArrowDown", key):
            press(each)
    assert page.evaluate("document.activeElement.value") == f"not {first} if {second}"
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    press("Enter")
    page.wait_for_selector(f"{WHOLE} .said")
    lines = page.locator("ol.priorities[data-party]").first.locator("> li")
    added = lines.last.locator(".says").inner_text()
    while lines.first.locator(".says").inner_text() != added:
        if page.evaluate("document.activeElement.textContent") != "↑":
            lines.last.locator("button:has-text('↑')").focus()
        with page.expect_navigation():
            press("Enter")
        page.wait_for_selector(f"{WHOLE} [data-moved]")
    # The button that moves it back has the focus, though the page is new.
    assert page.evaluate("document.activeElement.textContent") == "↓"
    assert added in (page.evaluate("document.activeElement.getAttribute('aria-label')") or "")
    lines.first.locator("button:has-text('Take out')").click()
    page.wait_for_selector(f"{WHOLE} .said")


PAGES = (
    "/reports", "/dossier", "/dossier/standing", "/dossier/said", "/dossier/contacts", "/dossier/due",
    "/positions", "/review", "/case", "/case?text=1", "/interview", "/analysis", "/graph", "/sweep",
    "/symbolic", "/assessments", "/brief", "/search?words=union", "/along",
)  # fmt: skip


def test_each_page_is_for_everyone(stocked: Visit) -> None:
    """By axe in light and dark, without scrolling sideways on a phone and at 200 %, with targets of 24 px."""
    report = stocked.context.request.get(f"{stocked.root}/api/reports").json()["reports"][0]["report"]
    marked = f"/report?id={report}&kind=statement&kind=event&kind=act&kind=party&kind=date"
    # Each page is opened once: it is the opening that takes long.
    faults = {path: faults_of(stocked.go(path)) for path in (*PAGES, marked)}
    assert {path: of_page for path, of_page in faults.items() if of_page} == {}


def test_the_keyboard_comes_to_the_text_first(stocked: Visit) -> None:
    page = stocked.go("/reports")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"


def test_nothing_is_loaded_from_elsewhere(stocked: Visit) -> None:
    """Of all pages that the tests above asked for, and of those with the most scripts."""
    for path in ("/reports", "/dossier", "/graph"):
        stocked.go(path)
    assert len(stocked.asked) > 10
    assert stocked.elsewhere == set()
