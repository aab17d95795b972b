"""People called by whose kin they are, and by whose envoy: one party with the name beside it."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of

from detente.reading import Findings
from detente.reading.read import read_reports
from detente.sources import Report


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report(id="r", source="r.txt", text=text, language="en")], pipeline)
    return findings


def _whose(findings: Findings, words: str) -> str | None:
    return next((p.id for p in findings.parties for m in p.mentions if m.quote == words), None)


def test_a_grandmother_by_name_is_whom_the_report_called_so_before(pipeline: Language) -> None:
    text = (
        "The grandmother of Anton Lund said she is willing to go to Norland.\n\n"
        "Anton's paternal grandmother, Clara Brandt, told reporters that she was willing to go to Norland.\n"
    )
    findings = _read(pipeline, text)
    assert _whose(findings, "The grandmother") == "clara-brandt"
    assert _whose(findings, "Anton's paternal grandmother") == "clara-brandt"
    assert [row.maker for row in rows_of(pipeline, text).values()] == ["clara-brandt"]


def test_another_ones_grandmother_is_somebody_else(pipeline: Language) -> None:
    text = (
        "The grandmother of Otto Kranz said she is willing to go to Norland.\n\n"
        "Anton Lund's grandmother, Clara Brandt, told reporters that she was not.\n"
    )
    assert _whose(_read(pipeline, text), "The grandmother of Otto Kranz") != "clara-brandt"


def test_somebodys_point_man_is_whom_the_report_names_as_that_later(pipeline: Language) -> None:
    text = (
        "The council met on Monday while John Kranz's point man on trade said he was tired of waiting.\n\n"
        "Otto Brandt, a former envoy and Kranz's point man on trade, told reporters that the board had "
        "failed to set a day.\n"
    )
    assert _whose(_read(pipeline, text), "John Kranz's point man") == "otto-brandt"


def test_what_one_is_by_the_acts_of_others_is_no_act(pipeline: Language) -> None:
    text = "Velland is frustrated by the board's failure to set a new day, its minister told the press.\n"
    assert not [label for label in rows_of(pipeline, text) if "rustrate" in label]
