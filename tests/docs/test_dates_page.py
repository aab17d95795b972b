"""The examples of the page about dates are what the program finds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.support.paths import ROOT

from detente.reading.dates.find import find_dates

PAGE = (ROOT / "docs" / "reference" / "dates.md").read_text(encoding="utf-8")
PUBLISHED = date(2021, 5, 12)
AHEAD = (
    "the first Friday", "the last day", "the 15th", "two weeks from", "a week", "the month after",
    "Monday week",
)  # fmt: skip
BARE = ("yesterday", "last", "first-half", "on", "two weeks", "a week", "three days", "Monday")


def _rows(heading: str) -> list[list[str]]:
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line[:1] == "|"
    ]
    return rows[2:]


def _forms() -> list[tuple[str, str]]:
    pairs = []
    for _, examples, values in _rows("Forms"):
        words, found = examples.split("; "), values.split("; ")
        if len(words) == len(found):
            pairs += zip(words, found, strict=True)
    return pairs


@pytest.mark.parametrize(("words", "value"), _forms())
def test_a_form_has_the_value_on_the_page(pipeline, words, value):
    verb = "will begin" if words.startswith(AHEAD) else "began"
    preposition = "" if words.startswith(BARE) else "in "
    found = find_dates(pipeline(f"The strike {verb} {preposition}{words}."), PUBLISHED, ())
    assert value in {each for one in found[:1] for each in (one.value, one.edtf)}


@pytest.mark.parametrize("example", [row[2] for row in _rows("Past or ahead")])
def test_a_clause_puts_its_date_where_the_page_says(pipeline, example):
    said = re.fullmatch(r'"(.+)": (\S+)', example)
    assert said is not None
    subject = "The council " if said[1][0].islower() else ""
    (found,) = find_dates(pipeline(f"{subject}{said[1]}."), PUBLISHED, ())
    assert found.value == said[2]
