"""Words that somebody is told: a demand where he is told to do it, or that he must; else only words."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import told
from tests.support.tables import rows_of


def asked(pipeline: Language, text: str) -> set[tuple[str, str, str | None]]:
    return {(label, mood, doer) for label, mood, doer, _ in told(pipeline, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The minister of Velland told a press conference that bargaining at the port had reached an impasse.",
        "The head of the bank told reporters that the counters reopen at once.",
        "Velland Power has told customers that the plant could carry the load should the cables be cut.",
        "Ostland reminded Velland that the border posts stay open.",
    ],
)
def test_what_somebody_is_told_is_no_demand(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


@pytest.mark.parametrize(
    ("text", "label", "doer"),
    [
        ("Velland told Ostland to withdraw its troops.", "Withdraw its troops", "ostland"),
        ("Velland told Ostland that it must withdraw its troops.", "Withdraw its troops", "ostland"),
        ("The union reminded the board that it must pay the arrears.", "Pay the arrears", "board"),
        ("The board was told that it must pay the arrears.", "Pay the arrears", "board"),
        ("Velland told the senate that Ostland must open the border.", "Open the border", "ostland"),
    ],
)
def test_what_somebody_is_told_to_do_or_must_do_is_asked_of_him(
    pipeline: Language, text: str, label: str, doer: str
) -> None:
    assert (label, "demanded", doer) in asked(pipeline, text)


def test_should_before_its_subject_is_a_condition(pipeline: Language) -> None:
    for text in (
        "Velland will send warships should Ostland close the strait.",
        "Should Ostland close the strait, Velland will send warships.",
    ):
        threat = rows_of(pipeline, text)["Send warships"]
        assert {voice.stance for voice in threat.voices} == {"threatens"}
        assert [c.words.quote.casefold() for c in threat.conditions] == ["should ostland close the strait"]
    assert ("Lift the ban", "demanded", None) in asked(
        pipeline, "Nor should the ban be lifted, Velland said."
    )
