"""Curly apostrophes and quotation marks: in all that a page says, save in the words of a report."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.support.documents import pages_of, part_of, text_of

from detente.dossier import Dossier
from detente.page import Line, Lines, Page, Section
from detente.page.words import as_printed, curly
from detente.render import render_docx, render_html, render_pdf, render_terminal
from detente.sources import Report

REPORT = "The miller said it wasn't his. \"Ask the miners' union,\" he said."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("People's Party", "People’s Party"),
        ("the miners' pay", "the miners’ pay"),
        ("the '90s and the workers'", "the ’90s and the workers’"),
        ("'1' is no answer", "‘1’ is no answer"),
        ("a so-called 'peace zone' of the farmers'", "a so-called ‘peace zone’ of the farmers’"),
        ('They call it a "peace zone".', "They call it a “peace zone”."),
        ('(“the "zone"”)', "(“the “zone””)"),
        ("don't know", "don’t know"),
    ],
)
def test_marks_that_were_typed_are_printed_curly(typed: str, printed: str) -> None:
    assert curly(typed) == printed


@pytest.mark.parametrize("name", ["o'neill/case.yaml", "mill's.txt", r"C:\o'neill\case.yaml", "`don't`"])
def test_names_of_files_and_commands_stay_as_they_are(name: str) -> None:
    assert curly(f"detente ask {name} isn't open") == f"detente ask {name} isn’t open"


def page() -> Page:
    dossier = Dossier({"r": Report("r", "r.txt", REPORT)}, {}, (), (), ())
    lines = (
        Line("The miners' pay: “it wasn't his” and “raise the miners' pay”"),
        Line("Ask the miners' union", quoted=True),
    )
    return as_printed(
        Page("The miners' mill", sections=(Section("s", "S", (Lines(lines),)),), dossier=dossier)
    )


def test_the_words_of_a_report_stay_as_they_are() -> None:
    (block,) = page().sections[0].blocks
    assert isinstance(block, Lines)
    assert [line.text for line in block.lines] == [
        "The miners’ pay: “it wasn't his” and “raise the miners’ pay”",
        "Ask the miners' union",
    ]


def test_each_medium_prints_the_marks_of_the_page() -> None:
    out = io.StringIO()
    render_terminal(page(), Console(file=out, width=80))
    assert "The miners’ mill" in out.getvalue()
    assert "The miners’ mill" in render_html(page())
    assert "The miners’ mill" in text_of(part_of(render_docx(page()), "word/document.xml"))
    assert "The miners’ mill" in pages_of(render_pdf(page()))[0]
