"""The change that an answer made, in words."""

from __future__ import annotations

from tests.support.paths import EXAMPLE_CASE

from detente.analysis.analysis import analyse
from detente.case.load import load_case
from detente.page.words.changes import answer_changes_in_words

CASE = load_case(str(EXAMPLE_CASE))


def changes(as_if: str) -> tuple[str, ...]:
    return answer_changes_in_words(analyse(CASE), analyse(CASE.what_if(as_if=as_if)))


def test_what_lasts_no_longer_and_who_would_move_is_said() -> None:
    said = changes("SIGNATORIES: pressed > deadlock")
    assert said[0].startswith("“deadlock” no longer lasts where a party does not look ahead")
    assert len(said) <= 3
    assert "The signatories of the Paris Peace Accords would gain by moving alone from “deadlock”." in [
        line.replace("The signatories would", "The signatories of the Paris Peace Accords would")
        for line in said
    ]


def test_claims_that_are_decided_are_said_by_whose_they_are() -> None:
    assert changes("CPP: talks_pressed > pressed")[-1] == (
        "Em Sovannara’s assessment now holds in this model; "
        "Kim Sok’s assessment does not hold in this model now."
    )


def test_an_answer_that_decides_nothing_says_nothing() -> None:
    assert changes("SIGNATORIES: unrest > return_pressed") == ()
