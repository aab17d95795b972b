"""The shipped example read by a person, held against what the reader finds in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.load import load_reports
from detente.sources.report import Evidence

HERE = Path(__file__).parent
REPORT = HERE.parents[1] / "examples" / "cambodia-2021" / "report.txt"
LABELS: dict[str, Any] = yaml.safe_load((HERE / "example_reading.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(pipeline: Language) -> Findings:
    (findings,) = read_reports(load_reports([str(REPORT)]), pipeline)
    return findings


def words(found: Findings, span: Evidence) -> str:
    return " ".join(found.text[span.start : span.end].split())


def names(found: Findings) -> dict[str | None, str]:
    return {None: "", **{party.id: party.name for party in found.parties}}


def labelled(what: str, name: str) -> Any:
    """The labels of one kind, those that are known to be missed as failures that are expected."""
    cases = []
    for label in LABELS[what]:
        missed = label.pop("missed", None)
        marks = [pytest.mark.xfail(reason=missed, strict=True)] if missed else []
        cases.append(pytest.param(label, id=str(label[name]), marks=marks))
    return pytest.mark.parametrize("label", cases)


@labelled("parties", "name")
def test_parties(found: Findings, label: dict[str, Any]) -> None:
    (party,) = [party for party in found.parties if party.name == label["name"]]
    assert party.kind == label["kind"]
    assert set(label.get("aliases", ())) <= set(party.aliases)
    assert [standing.status for standing in party.standing] == label.get("standing", [])
    if "role" in label:
        known = names(found)
        assert (label["role"], label.get("of", "")) in [(role.title, known[role.of]) for role in party.roles]


@labelled("statements", "begins")
def test_statements(found: Findings, label: dict[str, Any]) -> None:
    (statement,) = [
        s for s in found.statements if words(found, s.content_spans[0]).startswith(label["begins"])
    ]
    known = names(found)
    assert known[statement.speaker] == label["speaker"]
    assert statement.manner == label["manner"]
    assert known[statement.addressee] == label.get("to", "")
    assert [stance.kind for stance in statement.stances][:1] == (
        [label["stance"]] if "stance" in label else []
    )


def test_dates(found: Findings) -> None:
    assert [[words(found, date.span), date.type, date.edtf] for date in found.dates] == LABELS["dates"]


@labelled("events", "words")
def test_events(found: Findings, label: dict[str, Any]) -> None:
    event = next(
        event
        for event in found.events
        if label["words"] in words(found, event.span) and event.type == label["type"]
    )
    known = names(found)
    assert sorted(known[actor] for actor in event.actors) == label.get("actors", [])
    assert set(label.get("recipients", ())) <= {known[party] for party in event.recipients}
    assert (event.when, event.modality) == (label.get("when"), label["modality"])
    assert (event.place.name if event.place else None) == label.get("place")
    assert [words(found, span) for span in event.also] == ([label["again"]] if "again" in label else [])


def test_nothing_much_is_found_beside(found: Findings) -> None:
    # The rest is wrong, or no more than the words of an analyst; more of it would be noise.
    assert len(found.parties) <= len(LABELS["parties"])
    assert len(found.statements) <= len(LABELS["statements"]) + 2
    assert len(found.events) <= len(LABELS["events"]) + 5
