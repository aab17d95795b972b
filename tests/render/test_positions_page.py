"""The table of positions in a terminal and as HTML."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from lxml import html
from rich.console import Console
from tests.support.positions import DOSSIER, TABLE, party, voice

from detente.analysis.positioning import PositionsResult
from detente.page.parts import positions_page
from detente.positions.table import Positions
from detente.render.html import render_html
from detente.render.terminal import render_terminal

PAGE = positions_page(PositionsResult(DOSSIER, TABLE))


def with_more_parties(*names: str) -> Positions:
    more = tuple(party(f"m{number}", name) for number, name in enumerate(names))
    voices = tuple(voice(one.id, "threatens", "raise wages") for one in more)
    rows = tuple(replace(row, voices=row.voices + voices) for row in TABLE.rows)
    return replace(TABLE, rows=rows, parties=TABLE.parties + more)


SIX = positions_page(PositionsResult(DOSSIER, with_more_parties("Church of Brine", "Sea Watch")))


def printed(page: object, width: int) -> str:
    out = io.StringIO()
    render_terminal(page, Console(file=out, width=width))  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
@pytest.mark.parametrize("page", [PAGE, SIX], ids=["four parties", "six parties"])
def test_at_any_width_no_line_is_too_long_and_no_stance_is_lost(page: object, width: int) -> None:
    text = printed(page, width)
    assert max(map(len, text.splitlines())) <= width
    table, _, words = text.partition("The words ")
    cited, explained = (
        set(re.findall(r"\[(\d+)\]", table)), set(re.findall(r"^\s*\[(\d+)\]", words, re.M)),
    )  # fmt: skip
    assert cited == explained
    squeezed = " ".join(table.split())
    for part in ("demands", "refuses, then", "on condition", "does it", "in force", "deadline 15 March 2021"):
        assert part.split()[0] in squeezed
    assert squeezed.count("threatens") == (5 if page is SIX and width < 100 else 10 if page is SIX else 0)


def test_parties_stand_across_where_they_have_room() -> None:
    heads = printed(PAGE, 100).split("Who wants what of whom")[1].splitlines()[1]
    assert heads.split() == ["SWU", "Brine", "Mining", "Government", "Tide", "Party"]
    (row,) = [line for line in printed(PAGE, 100).splitlines() if "Send a mediator" in line]
    assert re.search(r"Send a mediator +demands \[\d+\] +· +refuses \[\d+\] +·", row)


def test_where_columns_have_no_room_stances_are_listed() -> None:
    text = printed(PAGE, 60)
    assert re.search(r"refuses, then offers: Brine Mining \[\d+\] \[\d+\]", text)
    assert "silent: Government, Tide Party" in text


def test_many_parties_are_listed_however_wide_the_terminal() -> None:
    names = [f"Party {number}" for number in range(8)]
    page = positions_page(PositionsResult(DOSSIER, with_more_parties(*names)))
    text = printed(page, 200)
    assert all(name in text for name in names)
    assert re.search(r"demands: SWU \[\d+\]", text)


def test_on_the_page_the_table_is_a_table_and_every_note_leads_to_its_words() -> None:
    root = html.fromstring(render_html(PAGE))
    (table,) = root.xpath("//table[@class='stances']")
    assert [" ".join(head.text_content().split()) for head in table.xpath("./thead//th")] == [
        "Act", "SWU", "Brine Mining", "Government", "Tide Party",
    ]  # fmt: skip
    assert [len(row.xpath("./td")) for row in table.xpath(".//tr[td]")] == [4] * 5
    ids = set(root.xpath("//@id"))
    notes = table.xpath(".//sup/a/@href")
    assert len(notes) > 8
    assert {note[1:] for note in notes} <= ids
    marked = root.xpath("//mark[contains(., 'it would not pay a penny more')]")
    assert marked, "the report stands on the page"


def test_on_the_page_silence_is_said_to_who_cannot_see_a_dash() -> None:
    root = html.fromstring(render_html(PAGE))
    assert {
        " ".join(cell.text_content().split()) for cell in root.xpath("//td[@class='silent']")
    } == {"–silent"}  # fmt: skip


def test_markup_in_an_act_is_shown_and_never_run() -> None:
    row = replace(TABLE.rows[0], act="Pay <script>alert(1)</script>\x1b[31m")
    page = positions_page(PositionsResult(DOSSIER, replace(TABLE, rows=(row,))))
    assert "<script" not in render_html(page)
    assert "\x1b" not in printed(page, 80)


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_long_word_of_a_head_is_whole_or_divided_with_a_hyphen(width: int) -> None:
    page = positions_page(PositionsResult(DOSSIER, with_more_parties("intergovernmental panel")))
    text = printed(page, width)
    table = text.partition("The words ")[0]
    assert "Intergovernmental" in table or re.search(r"[Ii]nterg\w+- ", table)
