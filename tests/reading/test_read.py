from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.report import Report

_TEXT = (
    "Prime Minister Anna Weber said on Friday that the Free River Party would stay banned. "
    "“There will be no talks,” she told reporters.\n\nCopyright © 2020 Valley Courier"
)


def _spans(findings: Findings) -> list[tuple[int, int]]:
    spans = list(findings.furniture)
    for party in findings.parties:
        spans += [*party.mentions, *(role.span for role in party.roles)]
    for statement in findings.statements:
        spans += [s for s in (statement.speaker_span, statement.cue_span, *statement.content_spans) if s]
    spans += [found.span for found in findings.dates]
    spans += [event.span for event in findings.events]
    return [(span.start, span.end) for span in spans]


def test_findings_name_their_report_and_point_into_its_text(pipeline: Language) -> None:
    report = Report("r1", "a.txt", _TEXT, published=date(2020, 3, 6))
    (found,) = read_reports([report], pipeline)
    assert found.report == replace(report, language="en")
    assert found.text == _TEXT
    assert [_TEXT[s.start : s.end] for s in found.furniture] == ["Copyright © 2020 Valley Courier"]
    assert [statement.speaker for statement in found.statements] == ["anna-weber", "anna-weber"]
    ids = {party.id for party in found.parties}
    assert all(role.of is None or role.of in ids for party in found.parties for role in party.roles)
    assert all(set(event.actors) | set(event.recipients) <= ids for event in found.events)


def test_reports_come_out_in_their_order(pipeline: Language) -> None:
    reports = (
        Report(str(k), "many", f"The minister said number {k} was enough for everybody.") for k in range(40)
    )
    assert [found.id for found in read_reports(reports, pipeline)] == [str(k) for k in range(40)]


def test_a_report_in_another_language_is_passed_on_with_a_warning(
    pipeline: Language, caplog: pytest.LogCaptureFixture
) -> None:
    text = (
        "Der Minister sagte am Montag in der Hauptstadt, dass die Gespräche mit der Opposition "
        "gescheitert seien."
    )
    with caplog.at_level(logging.WARNING, logger="detente.reading"):
        (found,) = read_reports([Report("r", "bericht.txt", text)], pipeline)
    assert (found.report.language, found.parties, found.statements) == ("de", (), ())
    assert "bericht.txt" in caplog.text


def test_a_long_report_is_read_whole(pipeline: Language) -> None:
    paragraph = "Anna Weber said that the talks had failed and that nobody knew why. " * 3
    text = "\n\n".join([paragraph] * 240)
    assert len(text) > 40_000
    (found,) = read_reports([Report("long", "long.txt", text)], pipeline)
    assert found.text == text
    assert found.statements[-1].content_spans[-1].end > len(text) - 300
    assert {statement.speaker for statement in found.statements} == {"anna-weber"}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200).filter(str.strip))
def test_any_text_is_read_and_every_span_is_evidence(pipeline: Language, text: str) -> None:
    (found,) = read_reports([Report("r", "any", text, language="en")], pipeline)
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in _spans(found))


_SHARDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "''",
        "``",
        "said",
        " Anna Weber",
        ", ",
        ".",
        "\n\n",
        " the party",
        " he",
        "’s",
        " (NHP)",
        " told",
        ":",
        " ",
        "–",
    ]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_SHARDS, min_size=1, max_size=40).map("".join).filter(str.strip))
@example("’s’s’s")
def test_broken_quotations_are_read_without_fault(pipeline: Language, text: str) -> None:
    (found,) = read_reports([Report("r", "any", text, language="en")], pipeline)
    assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in _spans(found))


def test_a_name_with_signs_in_it_that_show_nothing_is_one_name_at_its_own_place(pipeline: Language) -> None:
    text = "Mayor Ana\u200d Re\u200cyes said the talks had failed. \u202eAna Reyes\u202c left on Friday."
    (found,) = read_reports([Report("r", "r.txt", text, published=date(2021, 5, 7), language="en")], pipeline)
    (ana,) = found.parties
    assert ana.name == "Ana Reyes"
    mentions = [text[span.start : span.end] for span in ana.mentions]
    assert mentions == ["Ana\u200d Re\u200cyes", "Ana Reyes"]
    assert found.text == text
