"""Text that would command a terminal or reorder a page, in every place a brief shows text."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console

from detente.analysis.analysis import analyse
from detente.analysis.briefing import Brief
from detente.analysis.what_if import analyse_what_if
from detente.case.load import Case, parse_case
from detente.case.what_if import WhatIf
from detente.dossier.dossier import Dossier
from detente.page.brief import brief_page
from detente.page.compose import analysis_page
from detente.page.lines import Groups
from detente.page.words.safe import safe_text
from detente.reading.findings import Event, Party, Role, Statement
from detente.render.html import render_html
from detente.render.terminal import render_terminal
from detente.sources.report import Evidence, Report

NASTY = "\x1b[2J\x1b]0;gone\x07\x9b31m\u202eback\x00"
WORDS = f"The miller {NASTY} said\r\nthat {'a' * 300} would flood."
COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CASE = r"""
detente: 1
title: "Mill \e[31m \u202E"
about: "\e[0m"
parties:
  MILL: {name: "[bold]Mill[/bold] \e[2J", options: {open: "Open {{ 7 * 7 }} \u202E the sluice"}}
  FARM: {name: "Farm \a", options: {dig: "Dig", go: "Go"}}
states: {"calm \e[1m": NNN}
status_quo: NNN
rules: [{rule: not FARM.go, assumed: "\e]0;x\a"}]
preferences: {MILL: {priorities: [MILL.open]}, FARM: unknown}
claims: [{id: c, says: "\e[5m", by: "\u2066", holds_if: "reachable(NYN) by moves"}]
"""


def nasty_case() -> Case:
    return parse_case(CASE)


def nasty_brief() -> Brief:
    case = nasty_case()
    whole = Evidence("r", 0, len(WORDS), WORDS)
    dossier = Dossier(
        reports={"r": Report("r", f"{NASTY}.txt", WORDS, title=f"</title>{NASTY}", publisher=NASTY)},
        furniture={},
        parties=(
            Party(
                id="m",
                name=NASTY,
                kind="person",
                aliases=(NASTY,),
                roles=(Role(title=NASTY, of=None, span=whole),),
                mentions=(whole,),
            ),
        ),
        statements=(
            Statement(
                id="s", speaker="m", speaker_span=None, cue_span=None, content_spans=(whole,), manner="direct"
            ),
        ),
        events=(
            Event(
                id="e", type="AID", actors=("m",), recipients=(), when=None, modality="happened", span=whole
            ),
        ),
    )
    return Brief(case.file.title, dossier, case.file, analyse(case), {}, drafted=False, case_path=NASTY)


def in_terminal(show: Callable[[Console], None], width: int = 80) -> str:
    out = io.StringIO()
    show(Console(file=out, width=width))
    return out.getvalue()


def test_nothing_in_a_brief_commands_a_terminal() -> None:
    text = in_terminal(lambda console: render_terminal(brief_page(nasty_brief()), console))
    assert COMMANDS.findall(text) == []
    assert max(map(len, text.splitlines())) <= 80


def test_nothing_in_an_answer_commands_a_terminal() -> None:
    case = nasty_case()
    text = in_terminal(
        lambda c: render_terminal(analysis_page(analyse_what_if(case, WhatIf()), limit=9, full=True), c)
    )
    assert COMMANDS.findall(text) == []


def test_markup_of_the_terminal_and_templates_is_only_text() -> None:
    text = in_terminal(lambda console: render_terminal(brief_page(nasty_brief()), console), width=120)
    assert "[bold]Mill[/bold]" in text
    assert "{{ 7 * 7 }}" in text
    assert "{{ 7 * 7 }}" in render_html(brief_page(nasty_brief()))


def test_nothing_in_a_page_reorders_it_or_leaves_its_place() -> None:
    page = render_html(brief_page(nasty_brief()))
    assert COMMANDS.findall(page) == []
    assert "</title>" not in page.partition("</head>")[2]


@pytest.mark.parametrize("kept", ["“Ünïcode” — 中文", "שלום\u200f", "two\nlines", "tab\there"])
def test_ordinary_text_stays_as_it_is(kept: str) -> None:
    assert safe_text(kept) == kept


def test_windows_line_ends_are_line_ends() -> None:
    assert safe_text("a\r\nb").split() == ["a", "b"]


def test_evidence_stays_exact() -> None:
    (section,) = [s for s in brief_page(nasty_brief()).annexes if s.id == "chronology"]
    (groups,) = section.blocks
    assert isinstance(groups, Groups)
    (line,) = groups.groups[0].lines
    assert line.evidence[0].quote == WORDS
    assert COMMANDS.findall(line.text) == []
