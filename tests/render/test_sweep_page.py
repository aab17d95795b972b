"""The page of a sweep: what it says, and that it needs nothing else."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from rich.console import Console
from tests.support.swept_cases import WHAT_IF, answered, every_case, sweep_page_of, swept

from detente.analysis.differences import Difference
from detente.case.what_if import WhatIf
from detente.page.compose import sweep_page
from detente.page.sections.analysed.wish import needs_by_comparison
from detente.page.words.marks import curly
from detente.page.words.safe import safe_text
from detente.page.words.states import counted
from detente.page.words.sweep import method_in_words
from detente.render.html import render_html
from detente.render.terminal import render_terminal
from detente.sources.own_pages import is_own_page
from detente.sweeps.baseline import shows_a_share
from detente.wishes.answer import RobustStates, Wished


@every_case
def test_the_page_loads_nothing_and_runs_nothing(name: str) -> None:
    root = html.fromstring(sweep_page_of(name))
    links = root.xpath("//@src | //@href | //@*[local-name()='href']")
    assert links
    assert all(link.startswith("#") for link in links)
    assert not root.xpath("//script | //link | //iframe | //img | //object")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert "@import" not in sweep_page_of(name)


@every_case
def test_ids_are_unique_and_links_lead_somewhere(name: str) -> None:
    root = html.fromstring(sweep_page_of(name))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href")} <= set(ids)
    assert len(root.xpath("//figure")) == len(root.xpath("//figcaption")) == 4


def test_it_is_known_for_a_page_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "sweep.html"
    path.write_text(sweep_page_of("example"), encoding="utf-8")
    assert is_own_page(path)


def test_first_comes_what_holds_whatever_nobody_knows() -> None:
    root = html.fromstring(sweep_page_of("example"))
    sentences = [p.text_content() for p in root.xpath("//p[@class='standfirst']")]
    is_open, in_all, in_none, turns, way_out, unknown = sentences
    assert is_open.startswith("Open: what the Cambodian People’s Party and the signatories")
    assert in_all == "No state lasts in every completion."
    assert "talks, return, return pressed (Nash); return, return pressed (GMR, SMR, SEQ)" in in_none
    whose = "what the signatories of the Paris Peace Accords would prefer, of which nothing is known."
    assert turns == f"Which others last turns on {whose}"
    assert way_out.endswith(f"another state that lasts turns on {whose}")
    assert "Would the signatories of the Paris Peace Accords rather" in unknown


def test_a_sample_states_its_seed_and_its_error() -> None:
    text = html.fromstring(sweep_page_of("sample known in part")).text_content()
    _, found = swept("sample known in part")
    assert "600" in method_in_words(found)[0]
    assert "seed 0" in method_in_words(found)[0]
    assert "Hoeffding" in text
    assert "way of drawing: exact" in html.fromstring(sweep_page_of("sample of 64 states")).text_content()


@every_case
def test_the_top_says_what_is_open_and_how_far_off_a_share_may_be(name: str) -> None:
    root = html.fromstring(sweep_page_of(name))
    _, found = swept(name)
    first = root.xpath("//p[@class='standfirst']")[0].text_content()
    assert first == curly(safe_text(" ".join(method_in_words(found))))
    lines = [li.text_content() for li in root.xpath("//section[@aria-labelledby='method']//li")]
    assert bool(lines) == bool(found.method.open_parties)
    assert len(set(lines)) == len(lines)
    assert any("the information that an answer gives" in line for line in lines) == bool(found.questions)
    assert any("It is no forecast." in line for line in lines) == shows_a_share(found)


def test_a_case_with_nothing_open_says_so_at_the_top() -> None:
    text = html.fromstring(sweep_page_of("nothing open"))
    assert (
        text.xpath("//p[@class='kicker']")[0].text_content() == "A sweep of a case that leaves nothing open"
    )


def test_every_state_has_its_shares() -> None:
    root = html.fromstring(sweep_page_of("example"))
    rows = root.xpath("//details/div/table[@class='shares']/tbody/tr")
    assert root.xpath("//details[not(@open)]/summary/text()") == ["The same as a table"]
    assert len(rows) == 8
    first = [" ".join(cell.text_content().split()) for cell in rows[0]]
    assert first[0] == "deadlock status quo"
    assert first[1:] == ["open"] * 4 + ["in all"]
    known = html.fromstring(sweep_page_of("all known in part"))
    assert re.search(r"\d+\.\d% \(\d+\.\d%\)", known.xpath("//table[@class='shares']")[0].text_content())
    assert "In brackets: the share if nothing were known of any party." in known.text_content()
    many = html.fromstring(sweep_page_of("256 states"))
    assert len(many.xpath("//table[@class='shares']/tbody/tr")) == 100
    assert "And 156 more states." in many.text_content()


def test_a_claim_is_shown_with_its_words_its_verdict_and_a_completion_each_way() -> None:
    root = html.fromstring(sweep_page_of("example"))
    first = root.xpath("//div[contains(@class, 'assessment')]")[0]
    text = " ".join(first.text_content().split())
    assert "“Foreign support would hand the opposition a bargaining power that it has never had”" in text
    assert "circular: the unknown that decides it is the claim itself" in text
    assert "If yes, it holds; if no, it fails." in text
    assert "Would the Cambodian People’s Party rather open talks" in text
    orders = first.xpath(".//dl[@class='orders']")
    assert len(orders) == 2
    holding, failing = (dl.xpath("./dd")[0].text_content() for dl in orders)
    whose = [dt.text_content() for dl in orders for dt in dl.xpath("./dt")]
    assert whose == ["Cambodian People’s Party"] * 2
    assert holding.index("talks pressed") < holding.index(" pressed › unrest")
    assert holding != failing


def test_a_claim_that_comes_out_one_way_shows_no_completions() -> None:
    known = WhatIf(as_if=("CPP: talks_pressed > pressed",))
    root = html.fromstring(render_html(sweep_page(answered("example", known))))
    assert len(root.xpath("//div[contains(@class, 'assessment')]")) == 2
    assert not root.xpath("//dl[@class='orders']")


def test_a_claim_that_nobody_signed_has_no_dash_for_a_name() -> None:
    root = html.fromstring(sweep_page_of("rival pictures"))
    assert not root.xpath("//p[@class='by']")
    assert root.xpath("//p[@class='unsigned']/span[@class='verdict']")
    assert len(html.fromstring(sweep_page_of("example")).xpath("//p[@class='by']")) == 2


def test_states_without_a_name_of_their_own_say_what_changes_in_them() -> None:
    root = html.fromstring(sweep_page_of("rival pictures"))
    told = {
        " ".join(th.text_content().split()) for th in root.xpath("//table[@class='shares']//th[@scope='row']")
    }
    assert "Shipping line gives in" in told
    assert "status quo" in told
    assert not root.xpath("//section[1]//th/bdi[contains(., 'deadlock')]/following-sibling::span/bdi")


def test_questions_that_are_settled_with_another_are_counted_beside_it() -> None:
    answer = answered("rival pictures")
    root = html.fromstring(render_html(sweep_page(answer)))
    rows = root.xpath("//table[contains(@class, 'unknowns')]/tbody/tr")
    assert any(question.alike for question in answer.sweep.questions[: len(rows)])
    for row, question in zip(rows, answer.sweep.questions, strict=False):
        more = counted(len(question.alike), "further question")
        assert (f"Settled with it: {more}" in row.text_content()) == bool(question.alike)


def test_a_what_if_is_never_taken_for_the_case_itself() -> None:
    root = html.fromstring(render_html(sweep_page(answered("example", WHAT_IF))))
    title = curly(answered("example").case.file.title)
    assert root.findtext(".//title") == root.xpath("//h1")[0].text_content() == f"What if? {title}"
    assert root.xpath("//p[@class='kicker']")[0].text_content().startswith("A what-if, not the case itself")
    assert "A sweep of what the case leaves open" not in root.text_content()
    assert all(svg.get("aria-label").startswith("A what-if, not the case itself") for svg in root.iter("svg"))
    (first, *_) = root.xpath("//h2")
    assert first.getparent().getnext().get("class") == "standfirst"
    assert first.text_content() == "What comes out otherwise than in the case itself"
    assert (
        "--as-if CPP: talks_pressed > pressed" in root.xpath("//header/p[@class='changed']")[0].text_content()
    )


def test_a_what_if_shows_what_comes_out_otherwise_before_and_after() -> None:
    answer = answered("example", WHAT_IF)
    root = html.fromstring(render_html(sweep_page(answer)))
    rows = [
        tuple(cell.text_content() for cell in row)
        for row in root.xpath("//table[contains(@class, 'differences')]/tbody/tr")
    ]
    assert ("completions", "80,640", "40,320") in rows
    seen = [d for d in answer.differences or () if d.is_seen]
    assert rows == [(d.what, d.before, d.after) for d in seen][:40]


def test_of_many_differences_forty_are_shown_and_the_rest_counted() -> None:
    one = Difference("something", "was", "is")
    answer = replace(answered("example", WHAT_IF), differences=(one,) * 1_045)
    root = html.fromstring(render_html(sweep_page(answer)))
    assert len(root.xpath("//table[contains(@class, 'differences')]/tbody/tr")) == 40
    assert "And 1,005 more." in root.xpath("//section[1]")[0].text_content()


def test_a_what_if_that_changes_nothing_says_so() -> None:
    root = html.fromstring(render_html(sweep_page(answered("example", WhatIf(settings=("about=Else",))))))
    assert "Nothing comes out otherwise." in root.xpath("//section[1]")[0].text_content()
    assert not root.xpath("//table[contains(@class, 'differences')]")


def test_the_case_itself_has_no_word_of_a_what_if_a_wish_or_robustness() -> None:
    root = html.fromstring(sweep_page_of("example"))
    assert not root.xpath("//*[@id='what-if' or @id='wish' or @id='robustness' or @class='changed']")


@pytest.mark.parametrize("name", ["example", "rival pictures", "two states, no status quo"])
def test_a_wish_and_robustness_use_the_words_of_the_terminal(name: str) -> None:
    wish = {"example": "CPP.talk", "rival pictures": "YY"}.get(name, "Y")
    known = {"rival pictures": WhatIf(settings=("preferences.LINE={priorities: [LINE.yield]}",))}
    answer = answered(name, known.get(name, WhatIf()), wish, True)
    assert isinstance(answer.wished, Wished)
    robustness = answer.wished.robustness
    assert robustness is not None
    answer = replace(answer, robust=RobustStates(answer.wished.model, (robustness,), 1, 20, (0,)))
    root = html.fromstring(render_html(sweep_page(answer)))
    console = Console(file=io.StringIO(), width=2_000)
    render_terminal(sweep_page(answer), console)
    assert isinstance(console.file, io.StringIO)
    text = " ".join(console.file.getvalue().split())
    (section,) = root.xpath("//section[@aria-labelledby='wish']")
    cells = section.xpath(".//h2 | ./p[not(@class)] | .//tbody//th | .//tbody//td")
    cells += root.xpath(
        "//section[@aria-labelledby='robustness']//tbody/tr/* | //section[@aria-labelledby='robustness']/p"
    )
    assert len(cells) > 8
    for cell in cells:
        assert " ".join(cell.text_content().split()) in text
    assert len(section.xpath(".//tbody/tr")) == len(needs_by_comparison(answer.wished.changes.unmet))  # type: ignore[union-attr]
    items = section.xpath(".//ul[contains(@class, 'lines')]/li")
    assert len(items) == len(answer.wished.structures or ())
    for li, change in zip(items, answer.wished.structures or (), strict=True):
        lead, _, rest = li.xpath("./bdi")[0].text_content().partition(": ")
        assert f"{lead[:1].lower()}{lead[1:]}: " in text
        assert rest.partition("; ")[2].removesuffix(".") in text
        assert len(li.xpath(".//li")) == len(needs_by_comparison(change.needed.unmet))


def test_where_nothing_surely_lasts_the_page_says_so_to_whoever_asked_how_firm_it_is() -> None:
    root = html.fromstring(render_html(sweep_page(answered("example", robust=True))))
    (section,) = root.xpath("//section[@aria-labelledby='robustness']")
    assert "No state surely lasts" in section.text_content()
    assert not section.xpath(".//table")


def test_hostile_words_stay_words() -> None:
    page = sweep_page_of("hostile names")
    root = html.fromstring(page)
    assert "<script>alert(1)</script>" in root.xpath("//h1")[0].text_content()
    assert not root.xpath("//h1//script | //section//b[contains(text(), '$x')]")
    assert "\u202e" not in page
    assert "not tested" in root.text_content()


def test_pictures_follow_the_theme_of_the_page() -> None:
    page = sweep_page_of("example")
    (drawn, *_) = re.findall(r"<svg.*?</svg>", page, re.S)
    assert "fill: var(--ink)" in drawn
    assert "#1c1b19" not in drawn
