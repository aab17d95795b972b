"""The page as one HTML file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from detente.analysis.briefing import Brief
from detente.case.schema import Answered
from detente.dossier.dossier import Dossier
from detente.page.brief import brief_page
from detente.page.drawings import Branch, WaysPicture
from detente.page.page import Page, Section
from detente.reading.findings import Event
from detente.render.html import render_html
from detente.sources.report import Evidence, Report


def test_markup_in_reports_and_cases_is_shown_and_never_run(brief: Brief) -> None:
    page = render_html(brief_page(brief))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>said</b>" not in page
    assert "Dockers &amp; Co" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", page)


def test_nothing_is_loaded_from_elsewhere(brief: Brief) -> None:
    root = html.fromstring(render_html(brief_page(brief)))
    loaded = root.xpath("//@src | //link/@href | //script | //iframe | //object")
    assert not loaded
    assert "url(" not in "".join(root.xpath("//style/text()"))
    assert all(link.startswith("#") for link in root.xpath("//a/@href"))


def test_every_note_leads_to_its_words_and_back(example: Brief) -> None:
    root = html.fromstring(render_html(brief_page(example)))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    notes = root.xpath("//sup[@class='note']/a")
    assert len(notes) > 50
    for note in notes:
        (target,) = root.xpath(f"//*[@id='{note.get('href')[1:]}']")
        assert f"cite-{note.text}" in ids
        assert target.get("href") == f"#cite-{note.text}"
        marked = target.xpath("following::mark[1]")[0].text_content()
        assert " ".join(marked.split()).strip("“")[:5] in note.get("data-words")


def test_the_whole_report_stands_on_the_page_with_its_furniture_set_apart(example: Brief) -> None:
    root = html.fromstring(render_html(brief_page(example)))
    assert example.dossier is not None
    (report,) = example.dossier.reports.values()
    for number in root.xpath("//a[@class='back']"):
        number.drop_tree()
    printed = " ".join("".join(root.xpath("//*[contains(@class, 'sources')]//article")[0].itertext()).split())
    for paragraph in report.text.split("\n\n"):
        assert " ".join(paragraph.split()) in printed
    assert "All rights reserved" in "".join(root.xpath("//span[@class='furniture']//text()"))


def test_words_of_a_report_that_is_not_briefed_are_shown_alone(brief: Brief) -> None:
    bare = replace(brief, dossier=None)
    root = html.fromstring(render_html(brief_page(bare)))
    notes = root.xpath("//sup[@class='note']/a/@href")
    assert notes
    assert {note[1:] for note in notes} <= set(root.xpath("//@id"))
    assert root.xpath("//*[contains(@class, 'sources')]//mark[text()='We will not pay a penny more']")


def test_assumptions_of_the_modeller_are_marked(brief: Brief) -> None:
    root = html.fromstring(render_html(brief_page(brief)))
    assumed = [" ".join(e.text_content().split()) for e in root.xpath("//*[@class='assumed']")]
    assert assumed == ["Assumed: whoever is paid works", "Assumed: pride"]


def test_the_case_is_said_to_be_drafted_or_finished(brief: Brief, example: Brief) -> None:
    assert "finished by a person" in render_html(brief_page(brief))
    assert brief.case is not None
    answers = (Answered(id="a", answer="yes"), Answered(id="b", answer="unknown"))
    asked = replace(brief, case=brief.case.model_copy(update={"interview": answers}))
    assert "a person answered two questions on the model, 1 of them with" in render_html(brief_page(asked))
    drafted = Brief(**{**{f: getattr(brief, f) for f in brief.__dataclass_fields__}, "drafted": True})
    assert "a draft, not reviewed" in render_html(brief_page(drafted))


def test_without_a_model_the_page_says_what_is_missing(brief: Brief) -> None:
    bare = Brief("Reports alone", brief.dossier, None, None, {}, drafted=True, case_path=None)
    page = render_html(brief_page(bare))
    assert "there is no model to analyse" in page
    assert "What would last" not in page


def page_of(text: str, quotes: list[tuple[int, int]], furniture: list[tuple[int, int]]) -> str:
    def words(start: int, end: int) -> Evidence:
        return Evidence("r", start, end, text[start:end])

    events = tuple(
        Event(
            id=f"e{n}",
            type="AID",
            actors=(),
            recipients=(),
            when="2020",
            modality="happened",
            span=words(*quote),
        )
        for n, quote in enumerate(quotes)
    )
    unread = {"r": tuple(words(*span) for span in furniture)}
    dossier = Dossier({"r": Report("r", "r.txt", text)}, unread, (), (), events)
    return render_html(brief_page(Brief("The mill", dossier, None, None, {}, drafted=True, case_path=None)))


MILL = "By Ann Lee.\n\nThe mill burned, \n \n and nobody\nwas paid. "
spans = (
    st.tuples(st.integers(0, len(MILL)), st.integers(0, len(MILL)))
    .map(lambda pair: (min(pair), max(pair)))
    .filter(lambda span: MILL[slice(*span)].strip())
)


@settings(max_examples=60)
@given(st.lists(spans, min_size=1, max_size=5), st.lists(spans, max_size=2))
def test_wherever_a_passage_begins_its_note_leads_to_it_and_no_word_is_lost(
    quotes: list[tuple[int, int]], furniture: list[tuple[int, int]]
) -> None:
    root = html.fromstring(page_of(MILL, quotes, furniture))
    targets = root.xpath("//*[contains(@class, 'sources')]//a/@id")
    assert sorted(targets) == sorted({note[1:] for note in root.xpath("//sup/a/@href")})
    for number in root.xpath("//a[@class='back']"):
        number.drop_tree()
    printed = " ".join("".join(p.itertext()) for p in root.xpath("//*[contains(@class, 'sources')]//p"))
    assert " ".join(MILL.split()) in " ".join(printed.split())


def test_a_report_that_no_line_rests_on_is_named_and_not_printed(brief: Brief) -> None:
    assert brief.dossier is not None
    other = Report("other", "other.txt", "Rain fell on the hills.", title="The weather")
    dossier = replace(brief.dossier, reports={**brief.dossier.reports, "other": other})
    page = render_html(brief_page(replace(brief, dossier=dossier)))
    assert "Rain fell" not in page
    assert html.fromstring(page).xpath("//*[contains(@class, 'uncited')]//bdi/text()") == ["The weather"]


def test_a_report_is_marked_with_its_language_and_written_in_its_direction(brief: Brief) -> None:
    assert brief.dossier is not None
    (report,) = brief.dossier.reports.values()
    for said, marked in (("fr", ["fr"]), ('"><script>', []), (None, [])):
        dossier = replace(brief.dossier, reports={report.id: replace(report, language=said)})
        root = html.fromstring(render_html(brief_page(replace(brief, dossier=dossier))))
        assert root.xpath("//article/@lang") == marked
        assert set(root.xpath("//article/p[not(@class)]/@dir")) == {"auto"}


def test_every_section_can_be_reached_from_the_top(example: Brief) -> None:
    root = html.fromstring(render_html(brief_page(example)))
    targets = [link[1:] for link in root.xpath("//nav/a/@href")]
    assert set(targets) == {*root.xpath("//main/section/h2/@id"), "sources"}
    folded = root.xpath("//details/summary/h2/@id")
    assert len(folded) > 3
    assert folded[-1] == "sources"


def test_half_a_surrogate_pair_cannot_keep_a_page_from_being_written() -> None:
    page = page_of("The mill \ud800 burned.", [(0, 10)], [])
    assert "The mill \ufffd" in page
    assert page.encode("utf-8")


@pytest.mark.parametrize(
    ("address", "shown"),
    [("https://example.org/brine", ["https://example.org/brine"]), ("javascript:alert(1)", []), (None, [])],
)
def test_a_report_with_an_address_is_linked(brief: Brief, address: str | None, shown: list[str]) -> None:
    assert brief.dossier is not None
    reports = {name: replace(report, url=address) for name, report in brief.dossier.reports.items()}
    dossier = replace(brief.dossier, reports=reports)
    root = html.fromstring(render_html(brief_page(replace(brief, dossier=dossier))))
    assert root.xpath("//a[@class='address']/@href") == shown


def test_a_step_to_a_state_without_a_name_of_its_own_says_what_becomes_of_it_and_has_no_empty_box() -> None:
    ways = WaysPicture(
        "as it stands",
        "Every step may be in the interest of whoever takes it.",
        (
            Branch("Lisse Power: stop the drawdown", "", "may last", is_known=False),
            Branch("The union: strike", "the strike", "would last"),
        ),
    )
    root = html.fromstring(render_html(Page("A page", "", sections=(Section("ways", "Ways", (ways,)),))))
    boxes = [" ".join(box.text_content().split()) for box in root.xpath("//p[@class='state']")]
    steps = [" ".join(step.text_content().split()) for step in root.xpath("//p[@class='step']")]
    assert boxes == ["as it stands the status quo", "the strike would last"]
    assert steps[0] == "Lisse Power: stop the drawdown interest unknown the outcome may last"
