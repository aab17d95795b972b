"""Parties that a text names before or after it speaks of them: "one of his aides", "his party"."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.report import Report


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings


def _at(findings: Findings, words: str) -> set[str]:
    """Names of the parties that have a mention that ends where the words do."""
    end = findings.text.index(words) + len(words)
    return {p.name for p in findings.parties if any(m.end == end for m in p.mentions)}


@pytest.mark.parametrize(
    "first",
    ["One of his closest aides said on Friday that Peter Lund would stay.", "An aide said he would stay."],
)
def test_an_aide_named_in_the_next_sentence_is_the_one_who_spoke(pipeline: Language, first: str) -> None:
    text = f"Peter Lund leads the Harvest Party. {first} The aide, Anna Weber, spoke in Tarn."
    findings = _read(pipeline, text)
    names = {party.id: party.name for party in findings.parties}
    assert [names.get(statement.speaker or "") for statement in findings.statements[:1]] == ["Anna Weber"]
    assert not [name for name in names.values() if "aide" in name]


def test_two_aides_before_the_name_stay_unnamed(pipeline: Language) -> None:
    text = (
        "An aide said that Peter Lund would stay. Another aide said he would go."
        " A third aide said nothing. Nobody in the Harvest Party knew. Rain fell. Snow fell."
        " The aide, Anna Weber, spoke in Tarn."
    )
    findings = _read(pipeline, text)
    speakers = {party.id: party.name for party in findings.parties}
    assert "Anna Weber" not in [speakers.get(s.speaker or "") for s in findings.statements[:2]]


def test_his_party_is_the_one_he_leads(pipeline: Language) -> None:
    text = (
        "Peter Lund, leader of the Harvest Party, was arrested in 2019,"
        " and judges close to Hans Braun then banned his party."
    )
    findings = _read(pipeline, text)
    assert _at(findings, "banned his party") == {"Harvest Party"}
    names = {party.id: party.name for party in findings.parties}
    (ban,) = [event for event in findings.events if "banned" in event.span.quote]
    assert [names[party] for party in ban.recipients] == ["Harvest Party"]


def test_his_party_is_nobodys_where_no_office_is_known(pipeline: Language) -> None:
    findings = _read(pipeline, "Peter Lund was arrested in 2019. In 2020 judges in Tarn banned his party.")
    assert _at(findings, "banned his party") == set()


def test_nobody_sits_down_with_his_own_side(pipeline: Language) -> None:
    text = (
        "Peter Lund, leader of the Harvest Party, wants Prime Minister Hans Braun to sit down with his side."
    )
    findings = _read(pipeline, text)
    assert _at(findings, "down with his side") == {"Harvest Party"}


def test_the_company_is_the_one_with_a_chief_executive(pipeline: Language) -> None:
    text = (
        "Lorne Terminals bought cranes. Meridian Shipping welcomed it. The company announced a test."
        " Peter Lund, the chief executive of Lorne Terminals, said it would last a year."
    )
    assert _at(_read(pipeline, text), "The company") == {"Lorne Terminals"}


def test_the_company_is_nobodys_where_no_firm_is_known(pipeline: Language) -> None:
    text = "The company announced a test. Peter Lund, the secretary of the Dockers’ Union, wants it stopped."
    assert _at(_read(pipeline, text), "The company") <= {"The company"}
