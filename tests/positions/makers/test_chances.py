"""Who decides: the sides of a dispute, and never those it is only about or told by."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.dossier import join_findings
from detente.positions.camps import camps
from detente.positions.makers.chances import LEAST, MOST, chosen, maker_chances
from detente.reading.read import read_reports
from detente.sources import Report

STRIKE = (
    "The Rail Union demanded talks with the Harbour Board on Monday. The Harbour Board refused. "
    "The union will strike unless the board scraps the toll. "
    "Analyst Lena Brandt said the board would give in."
)


def makers(pipeline: Language, text: str) -> list[str]:
    report = Report(id="r", source="r.txt", text=text, language="en")
    dossier = join_findings(read_reports([report], pipeline))
    joined = camps(dossier)
    return [joined.party(camp).name for camp in chosen(maker_chances(dossier, joined))]


def test_the_two_sides_of_a_dispute_decide(pipeline: Language) -> None:
    assert set(makers(pipeline, STRIKE)) == {"Rail Union", "Harbour Board"}


@pytest.mark.parametrize(
    ("text", "bystander"),
    [
        (STRIKE, "Lena Brandt"),
        (
            "Norway asked Sweden to return 6-year-old Ole Lund. Sweden refused to send Ole Lund back. "
            "Norway said Sweden must return Ole Lund by May.",
            "Ole Lund",
        ),
        (
            "Norway asked Sweden to open the road. Sweden told the Nordic Press that it would not. "
            "Norway told the Nordic Press that it would ask again.",
            "Nordic Press",
        ),
    ],
)
def test_a_child_an_analyst_and_a_paper_decide_nothing(pipeline: Language, text: str, bystander: str) -> None:
    assert bystander not in makers(pipeline, text)


def test_there_are_two_makers_at_least_and_few_at_most() -> None:
    assert len(chosen({"a": 0.3, "b": 0.2, "c": 0.1})) == LEAST
    assert len(chosen(dict.fromkeys("abcdefgh", 0.9))) == MOST


def test_weights_given_take_the_place_of_the_shipped_ones(pipeline: Language) -> None:
    report = Report(id="r", source="r.txt", text=STRIKE, language="en")
    dossier = join_findings(read_reports([report], pipeline))
    chances = maker_chances(dossier, camps(dossier), {})
    assert set(chances.values()) <= {0.0, 0.5}
