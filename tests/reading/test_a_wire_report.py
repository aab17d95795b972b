"""Features of wire reports: a dateline, offices before names, acronyms in brackets."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.report import Report

TEXT = """\
Miners leave talks

KITWE — The Union of Copper Workers (UCW) walked out of talks with the Mines Ministry on Monday.

Mines Minister Joseph Banda told reporters that the strike was illegal.
A court banned further marches until June.

Talks are due to resume on 20 March.
"""


@pytest.fixture(scope="module")
def found(pipeline: Language) -> Findings:
    report = Report("r", "r.txt", TEXT, published=date(2024, 3, 12), language="en")
    (findings,) = read_reports([report], pipeline)
    return findings


def test_the_place_a_report_is_from_is_nobody_who_acts_in_it(found: Findings) -> None:
    (event,) = [event for event in found.events if event.type == "REJECT"]
    assert event.actors == ("union-of-copper-workers",)
    assert "kitwe" not in [party.id for party in found.parties]


def test_an_office_before_a_name_is_no_part_of_it(found: Findings) -> None:
    (minister,) = [party for party in found.parties if party.name == "Joseph Banda"]
    assert [role.title for role in minister.roles] == ["Mines Minister"]


def test_an_acronym_in_brackets_is_another_name(found: Findings) -> None:
    (union,) = [party for party in found.parties if party.name == "Union of Copper Workers"]
    assert union.aliases == ("UCW",)


def test_until_a_month_looks_ahead(found: Findings) -> None:
    assert "2024-06" in [expression.edtf for expression in found.dates]


def test_a_month_is_no_march(found: Findings) -> None:
    told = [(event.type, TEXT[event.span.start : event.span.end]) for event in found.events]
    assert "PROTEST" not in [kind for kind, words in told if "resume" in words]
