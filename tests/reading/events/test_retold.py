"""An event reported twice is one event with two pieces of evidence; two events stay two."""

from __future__ import annotations

from datetime import date

from spacy.language import Language

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.report import Report


def read(pipeline: Language, text: str) -> Findings:
    report = Report("r", "r.txt", text, published=date(2021, 5, 7), language="en")
    (findings,) = read_reports([report], pipeline)
    return findings


def coerced(findings: Findings) -> list[tuple[tuple[str, ...], str | None, list[str]]]:
    text = findings.text
    return [
        (event.recipients, event.when, [text[s.start : s.end] for s in event.also])
        for event in findings.events
        if event.type == "COERCE"
    ]


def test_an_arrest_repeated_without_its_date_is_the_same_arrest(pipeline: Language) -> None:
    found = read(
        pipeline,
        "Police arrested Anna Weber in March 2019. The mayor of Arun said nothing.\n\n"
        "Weber’s arrest shocked the town. Anna Weber was detained at her home.",
    )
    assert coerced(found) == [(("anna-weber",), "2019-03", ["Weber’s arrest", "Anna Weber was detained"])]


def test_arrests_of_two_people_are_two(pipeline: Language) -> None:
    found = read(pipeline, "Police arrested Anna Weber. Soldiers arrested Karl Brandt.")
    assert [recipients for recipients, _, _ in coerced(found)] == [("anna-weber",), ("karl-brandt",)]


def test_arrests_at_two_dates_are_two_and_an_undated_one_is_neither(pipeline: Language) -> None:
    found = read(
        pipeline,
        "Police arrested Anna Weber in March 2019. Police arrested Anna Weber in May 2020. "
        "Anna Weber was arrested.",
    )
    assert [(when, also) for _, when, also in coerced(found)] == [
        ("2019-03", []),
        ("2020-05", []),
        (None, []),
    ]


def test_a_ban_and_a_dissolution_are_two_acts(pipeline: Language) -> None:
    found = read(pipeline, "The court banned the Salt Party. The court dissolved the Salt Party.")
    assert len(coerced(found)) == 2


def test_the_place_is_that_of_the_event_and_not_of_a_party(pipeline: Language) -> None:
    found = read(
        pipeline,
        "Anna Weber met Karl Brandt in Geneva on Monday. The government in Berlin arrested Karl Brandt.",
    )
    assert [event.place.name if event.place else None for event in found.events] == ["Geneva", None]


def test_an_arrest_of_one_autumn_is_not_that_of_a_later_year(pipeline: Language) -> None:
    findings = read(
        pipeline,
        "Police in Orvale arrested Mara Velt in autumn 1998. The mayor said nothing. "
        "Police arrested Mara Velt in May 2017.",
    )
    assert [(when, also) for _, when, also in coerced(findings)] == [("1998-23", []), ("2017-05", [])]


def test_the_week_of_an_arrest_is_a_better_date_than_its_year(pipeline: Language) -> None:
    findings = read(
        pipeline,
        "Police arrested Anna Weber in 2021. The mayor said nothing. Police arrested Anna Weber last week.",
    )
    assert [when for _, when, _ in coerced(findings)] == ["2021-04-26/2021-05-02"]
