"""The timeline in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.support.drawn import PAGE, TIMELINE, moment

from detente.edtf import DateRange
from detente.page import Moment, Page, Section, Timeline
from detente.render import render_docx
from detente.render.html import render_html
from detente.render.terminal import render_terminal


def printed(width: int) -> list[str]:
    out = io.StringIO()
    render_terminal(PAGE, Console(file=out, width=width))
    text = out.getvalue()
    return text[text.index("Timeline") : text.index("The words")].splitlines()


@pytest.mark.parametrize("width", [60, 80, 100])
def test_each_moment_is_whole_with_its_date_first(width: int) -> None:
    lines = [line.rstrip() for line in printed(width)[1:] if line.strip()]
    assert max(map(len, lines)) <= width
    said = " ".join(" ".join(lines).split())
    for one in (*TIMELINE.moments, *TIMELINE.undated):
        words = f"“{one.text}”" if one.quoted else one.text
        assert f"{one.lead or 'no date'} {words}" in said
        assert all(tag in said for tag in one.tags)
    assert said.endswith(TIMELINE.left_out)


def test_what_has_no_room_on_four_lines_is_cut_where_a_clause_begins() -> None:
    words = (
        "The judges of the upper court heard the owners of both mills behind closed doors, and they put off "
        "until summer what all at the lake had come for, which is their ruling on the water of both mills and"
        " of all that lie above them"
    )
    timeline = Timeline((moment(words, "2021-05"),), ())
    page = Page("t", sections=(Section("t", "Timeline", (timeline,)),))
    out = io.StringIO()
    render_terminal(page, Console(file=out, width=60))
    text = out.getvalue()
    lines = text[text.index("May 2021") : text.index("The words")].rstrip().splitlines()
    assert len(lines) == 4
    assert " ".join(" ".join(lines).split()).endswith("had come for… [1]")


def test_a_long_timeline_of_a_first_page_says_the_first_clause_of_its_longest_moments() -> None:
    ruling = "The upper court of Brine shut both mills at the lake in spring and told the owners to pay"
    harvest = (
        "The farmers of the lower valley brought in a harvest smaller than any that they had ever had there"
    )
    moments = (moment(ruling, "2021-05"), *(moment(harvest, f"20{k}") for k in range(10, 17)))
    page = Page("t", sections=(Section("t", "Timeline", (Timeline(moments, ()),)),))
    said = {}
    for full in (True, False):
        out = io.StringIO()
        render_terminal(page, Console(file=out, width=80), full=full)
        said[full] = " ".join(out.getvalue().split())
    assert ruling in said[True]
    assert "The upper court of Brine shut both mills at the lake in spring 2010" in said[False]
    assert said[False].count(harvest) == 7


def test_the_picture_leaves_nothing_in_a_terminal() -> None:
    out = io.StringIO()
    render_terminal(PAGE, Console(file=out, width=80))
    assert "Picture" not in out.getvalue()


def test_a_timeline_without_a_day_has_no_axis_and_keeps_the_words_of_the_report() -> None:
    thursday = Moment("The guild turned down the plan", "“Thursday”", DateRange.parse(None))
    page = Page("t", sections=(Section("t", "Timeline", (Timeline((), (), (thursday,)),)),))
    out = io.StringIO()
    render_terminal(page, Console(file=out, width=80))
    assert "“Thursday”  The guild turned down the plan" in out.getvalue()
    printed_page = render_html(page)
    assert "Without a day, as the report has no date" in printed_page
    assert "“Thursday”" in printed_page
    assert "A dot is a day" not in printed_page
    assert render_docx(page)
