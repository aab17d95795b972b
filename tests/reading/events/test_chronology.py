"""Entries of a chronology: what the first sentence of each tells happened on the day that opens it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources import Report

NUMBERED = (
    "The bridge dispute\n\n1. 3 February 2006. The assembly attacks Norland. Norland rejects its plan.\n"
    "2. April 2010. The court condemns Norland.\n3. July 2010. Norland will sign a pact with Velland.\n"
)
WITH_COLONS = "10 May 2003: Norland condemns Velland.\n\nJune 2004: Velland attacks Norland.\n"
DATELINE = "3 May 2004.\nNorland condemned Velland. The Velland army attacked Norland in June.\n"


def _days(pipeline: Language, text: str) -> set[str | None]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return {event.when for event in findings.events}


@pytest.mark.parametrize(
    ("text", "days"), [(NUMBERED, {"2006-02-03", "2010-04"}), (WITH_COLONS, {"2003-05-10", "2004-06"})]
)
def test_each_entry_dates_its_first_sentence(pipeline: Language, text: str, days: set[str]) -> None:
    assert _days(pipeline, text) - {None} == days


def test_no_later_sentence_and_nothing_to_come_has_the_day_of_its_entry(pipeline: Language) -> None:
    (findings,) = read_reports([Report("r", "r.txt", NUMBERED, language="en")], pipeline)
    words = {NUMBERED[event.span.start : event.span.end]: event.when for event in findings.events}
    others = [when for said, when in words.items() if "rejects" in said or "sign" in said]
    assert others
    assert not any(others)


def test_one_line_that_opens_with_a_day_is_no_chronology(pipeline: Language) -> None:
    days = _days(pipeline, DATELINE)
    assert days
    assert "2004-05-03" not in days
