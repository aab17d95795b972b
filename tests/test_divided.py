"""Words divided at the ends of lines are shown whole; the evidence stays the text as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from tests.support.commands import run

from detente.case.load import load_case
from detente.divided import pattern_of, whole_lines
from detente.interview.reasons import words_of_a_report
from detente.short import one_line

REPORT = """BRINE, May 7, 2021 - The Harbour Board said on Monday that it would not re-
open the pier before Septem-
ber. “We will never pay the dock-
ers a penny more,” said Anna Roth, the may-
or of Brine.

The dockers' union demanded that the board reopen the pier and release its trea-
surer. An analyst, Otto Kranz, said that the strike would help the uni-
on if the board did not give in.
"""
FORMS = {
    "on paper": REPORT,
    "in a mail": "".join(f"> > {line}".rstrip() + "\n" for line in REPORT.splitlines()),
    "from another system": REPORT.replace("\n", "\r\n"),
    "with soft hyphens": REPORT.replace("-\n", "\u00ad\n"),
}


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("Septem-\nber", "September"),
        ("Septem- \r\n> > ber", "September"),
        ("con-\nsti-\ntu-\ntion", "constitution"),
        ("a cease-\nfire", "a cease-fire"),
        ("the rebel-\nheld town", "the rebel-held town"),
        ("an Anglo-\nFrench plan", "an Anglo-French plan"),
        ("pre-\nand post-war", "pre- and post-war"),
        ("tax-\nor duty-free", "tax- or duty-free"),
        ("the may-\nor of Brine", "the mayor of Brine"),
        ("trea\u00ad\nsurer", "treasurer"),
        ("the talks -\nif any", "the talks - if any"),
        ("two > one", "two > one"),
        ("would not open any \n1\n\npier", "would not open any pier"),
        ("would not\n\n   - 12 -\n\x0c\nopen it", "would not open it"),
        ("in the year\n2019\nthe pier", "in the year 2019 the pier"),
        ("unless\n> they\u200b pay", "unless they pay"),
    ],
)
def test_words_are_read_out_whole(written: str, whole: str) -> None:
    assert one_line(written) == whole
    assert " ".join(whole_lines(written).split()) == whole


@pytest.mark.parametrize("form", FORMS)
def test_words_that_are_copied_from_a_page_are_found_in_the_report(form: str) -> None:
    text = FORMS[form]
    match = pattern_of("it would not reopen the pier before September").search(text)
    assert match is not None
    assert one_line(match[0]) == "it would not reopen the pier before September"
    assert pattern_of("it would reopen the pier").search(text) is None


@pytest.mark.parametrize("form", FORMS)
def test_no_answer_shows_a_part_of_a_word_or_a_mark_of_quoting(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_bytes(FORMS[form].encode())
    broken = re.compile(r"\b(?:re|Septem|dock|may|trea|uni)[-\u00ad]?\s|> ")
    for command in ("read", "positions", "brief"):
        ended = run(command, "a.txt", "--full", folder=tmp_path) if command == "brief" else run(
            command, "a.txt", folder=tmp_path
        )  # fmt: skip
        assert ended.status == 0
        shown = ended.out if command != "brief" else ended.out.partition("The words")[0]
        assert broken.search(shown) is None, broken.search(shown)
    draft = yaml.safe_load(run("draft", "a.txt", folder=tmp_path).out)
    assert draft["claims"][0]["says"] == "the strike would help the union if the board did not give in"
    text = FORMS[form]
    for item in draft["evidence"].values():
        assert text[item["start"] : item["end"]] == item["quote"]


def test_json_shows_whole_words_beside_exact_evidence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FORMS["in a mail"])
    answer = json.loads(run("brief", "a.txt", "--format", "json", folder=tmp_path).out)
    shown: list[str] = []

    def gather(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            if {"start", "end", "quote"} <= value.keys():
                assert FORMS["in a mail"][value["start"] : value["end"]] == value["quote"]
            for name, inner in value.items():
                gather(inner, name)
        elif isinstance(value, list):
            for inner in value:
                gather(inner, key)
        elif isinstance(value, str) and key in ("says", "text", "label", "act", "name", "title", "condition"):
            shown.append(value)

    gather(answer)
    assert "the strike would help the union if the board did not give in" in shown
    assert not [
        text for text in shown if ("Septem-" in text or "> " in text) and not text.startswith("> > BR")
    ]


def test_a_reason_copied_from_the_page_is_found_in_the_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FORMS["in a mail"])
    assert run("draft", "a.txt", "--out", "case.yaml", folder=tmp_path).status == 0
    words = words_of_a_report(
        load_case(str(tmp_path / "case.yaml")), "it would not reopen the pier before September"
    )
    assert words is not None
    assert words.quote == FORMS["in a mail"][words.start : words.end]
    assert words.quote.startswith("it would not re-\n> > open")


@pytest.mark.parametrize(
    "run", ["a", "\n", "-\n", "\n1", " ", "a-\n> ", "\u00ad", "1 ", "\n \f", " >", "\n\n1 of "]
)
def test_a_text_made_to_be_slow_takes_time_in_proportion(run: str) -> None:
    # Twice the square of this length would take minutes.
    assert isinstance(whole_lines(run * 200_000 + "-" + run * 1_000), str)
