"""The brief in a terminal and as plain text."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console
from tests.support.paths import EXAMPLE

from detente.analysis.briefing import Brief
from detente.analysis.what_if import analyse_what_if
from detente.case.load import load_case
from detente.case.what_if import WhatIf
from detente.page.compose import analysis_page, brief_page
from detente.render.terminal import render_terminal


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
    assert "walk out (Dockers & Co); pay more (Port authority)." in text
    assert "Dockers & Co would gain by moving" in text
    assert "March 2021 The dockers may walk out in March (protest, possible)" in text
    assert "“We will not pay a penny more,” (in these words)" in text
    assert "Ana Bek: They will walk out." in text
    assert "→ holds" in text


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


def test_states_that_have_no_room_in_the_table_are_named_below_it(example: Brief) -> None:
    narrow, wide = printed(example, 60), printed(example, 120)
    assert "no room here for" not in wide
    table, _, rest = narrow.partition("no room here for ")
    left_out = [name.strip() for name in rest.partition(";")[0].replace("\n", " ").split(",")]
    heads = " ".join(table[table.index("The options") :].split())
    assert "deadlock" in heads
    assert left_out[-1] == "talks"
    assert "talks" not in table[table.index("The options") :].partition("Cambodian")[0]
