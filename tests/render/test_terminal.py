"""The brief in a terminal and as plain text."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console
from tests.support.briefs import findings
from tests.support.paths import EXAMPLE

from detente.analysis.briefing import Brief
from detente.analysis.what_if import analyse_what_if
from detente.case.load import load_case
from detente.case.what_if import WhatIf
from detente.page.brief import brief_page
from detente.page.compose import analysis_page
from detente.page.findings import findings_page
from detente.page.lines import Line, Paragraphs
from detente.page.page import Page, Section
from detente.page.tables import Cell, Column, OptionTable, Table
from detente.render.terminal import print_section, render_terminal


def printed(brief: Brief, width: int = 100) -> str:
    out = io.StringIO()
    render_terminal(brief_page(brief), Console(file=out, width=width))
    return out.getvalue()


def test_text_that_goes_to_no_terminal_has_no_colour_codes(brief: Brief) -> None:
    assert "\x1b" not in printed(brief)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_page(example: Brief, width: int) -> None:
    assert max(map(len, printed(example, width).splitlines())) <= width


def test_every_note_is_explained_at_the_end(example: Brief) -> None:
    text, _, words = printed(example).partition("The words ──")
    cited = set(re.findall(r"\[(\d+)\]", text))
    explained = set(re.findall(r"^\s*\[(\d+)\]", words, flags=re.MULTILINE))
    assert cited == explained
    assert len(cited) > 50


def test_the_sections_tell_the_dispute(brief: Brief) -> None:
    text = " ".join(printed(brief).split())
    assert "The dispute stands at “calm”: nobody has taken any of the options." in text
    assert "Dockers & Co would gain by moving" in text
    assert "March 2021 The dockers may walk out in March (a protest, possible)" in text
    assert "“We will not pay a penny more,” (in these words)" in text
    assert "Ana Bek: They will walk out." in text
    assert "→ holds in this model" in text


def test_analyse_prints_whole_counts_and_short_lists() -> None:

    case = load_case(str(EXAMPLE / "case.yaml"))
    out = io.StringIO()
    render_terminal(
        analysis_page(analyse_what_if(case, WhatIf()), limit=2, full=True), Console(file=out, width=100)
    )
    text = " ".join(out.getvalue().split())
    assert "3 parties, 8 states" in text
    assert "Stable states of each party" in text
    assert "more" in text


def test_a_full_answer_lists_certain_and_possible_stability_for_each_party() -> None:

    case = load_case(str(EXAMPLE / "case.yaml"))
    out = io.StringIO()
    render_terminal(
        analysis_page(analyse_what_if(case, WhatIf()), limit=1000, full=True), Console(file=out, width=140)
    )
    text = out.getvalue()
    assert text.count("no party gains") == 1
    assert "Perhaps, depending" in text
    out = io.StringIO()
    render_terminal(
        analysis_page(analyse_what_if(case, WhatIf()), limit=0, full=True), Console(file=out, width=140)
    )
    assert re.search(r"Nash +none +five states", out.getvalue())


def test_a_long_heading_is_wrapped_and_not_cut() -> None:
    title = f"What would make “{'a long state ' * 12}” last (SEQ) and be reached by improvements"
    out = io.StringIO()
    page = Page("t", sections=(Section("wish", title, (Paragraphs(("It can be had.",)),)),))
    render_terminal(page, Console(file=out, width=60))
    lines = out.getvalue().splitlines()
    heading = " ".join(out.getvalue().split("\n\n", 1)[1].split("─", 1)[0].split())
    assert heading == " ".join(title.split())
    assert max(map(len, lines)) <= 60


def test_the_start_of_a_report_is_ruled_and_says_its_path_once() -> None:
    out = io.StringIO()
    page = findings_page(findings().model_copy(update={"report": replace(findings().report, title=None)}))
    render_terminal(page, Console(file=out, width=60), ruled=True)
    assert out.getvalue().count(findings().report.source) == 1
    assert re.fullmatch(rf"{re.escape(findings().report.source)} ═+", out.getvalue().strip().splitlines()[0])


def test_the_questions_of_a_draft_are_numbered(example: Brief) -> None:
    unlock = printed(replace(example, drafted=True)).partition("What would unlock it")[2]
    numbers = [line[:2] for line in unknowns_of(unlock)]
    assert numbers == ["1.", "2.", "3."][: len(numbers)]
    assert len(numbers) > 1


def unknowns_of(section: str) -> list[str]:
    return [line for line in section.splitlines() if re.match(r"\d\. ", line)]


def test_without_the_annexes_no_line_has_a_note_and_no_words_follow(example: Brief) -> None:
    out = io.StringIO()
    render_terminal(brief_page(example), Console(file=out, width=80), full=False)
    first = out.getvalue()
    assert "In short" in first
    assert not re.search(r"\[\d+\]", first)
    assert "The words ─" not in first
    assert "What happened ─" not in first
    assert "What happened ─" in printed(example)


def options_table(states: int, words: int, width: int) -> str:
    names = tuple("state" + " no" * (words - 1) + f" {number}" for number in range(states))
    rows = ((Line("Do it" * 9), ("yes",) * states),)
    table = OptionTable(names, ("status quo · does not last",) * states, ((Line("A party"), rows),))
    console = Console(file=io.StringIO(), width=width)
    print_section(Section("options", "The options", (table,)), console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("states", [1, 3, 6, 9, 20])
@pytest.mark.parametrize("words", [1, 3])
def test_every_state_of_the_options_is_printed_in_as_many_parts_as_it_takes(
    states: int, words: int, width: int
) -> None:
    text = options_table(states, words, width)
    assert max(map(len, text.splitlines())) <= width
    # The mark in each cell, and the one in the legend.
    assert text.count("●") == states + 1
    tables = re.split(r"Part \d+ of \d+:.*", text)
    heads = [number for table in tables for number in re.findall(r"\d+", table)]
    assert sorted(map(int, heads)) == list(range(states))
    assert (len(tables) > 1) == ("Part 1 of" in text)


def test_a_name_of_many_letters_without_a_space_is_folded_not_cut() -> None:
    table = OptionTable(("YNYNYNYNYNYNYNYNYNNN",), ("lasts",), ((Line("A"), ((Line("Do"), ("no",)),)),))
    console = Console(file=io.StringIO(), width=60)
    print_section(Section("options", "The options", (table,)), console)
    assert "YNYNYNYNYNYN" in console.file.getvalue()  # type: ignore[attr-defined]
    assert "YNYNYNNN" in console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_findings_are_wrapped_and_nothing_is_cut_off(width: int) -> None:
    names = ("Cambodia National Rescue Party", "CONSULT happened 2021-05-03", "UN")
    rows = tuple((Cell(name), Cell("what it did " * 20 + "last"), Cell("12345–12399")) for name in names)
    table = Table("findings", "Events", (Column(""), Column(""), Column("", numeric=True)), rows)
    console = Console(file=io.StringIO(), width=width)
    print_section(Section("events", "Events", (table,)), console)
    words = console.file.getvalue().split()  # type: ignore[attr-defined]
    assert {"Rescue", "Party", "2021-05-03", "UN", "last", "12345–12399"} <= set(words)
