"""Deeds that one report tells as done, and another as not done, in other words."""

from __future__ import annotations

import pytest
from tests.support.dossiers import dossier_of

from detente.analysis import evidence_base
from detente.dossier import contradictions

LEFT = "The army of Karsk withdrew from Velmar on 3 May 2021."


def says(first: str, second: str, day: str = "2021-05-05") -> list[tuple[str, ...]]:
    base = evidence_base(dossier_of(("2021-05-04", first), (day, second)))
    return [(row.kind, row.type, *(version.says for version in row.versions)) for row in contradictions(base)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LEFT, "The army of Karsk had not left Velmar by Tuesday, the mayor said."),
        (
            "The army of Karsk withdrew its troops from Velmar on 3 May 2021.",
            "The troops of Karsk had not left Velmar.",
        ),
        (
            "Karsk said that its troops left Velmar on 3 May 2021.",
            "The troops have not left, said Ana Roy, the mayor.",
        ),
    ],
)
def test_withdrew_and_had_not_left_is_said_and_denied(first: str, second: str) -> None:
    assert says(first, second) == [("denied", "RETREAT", "said", "denied")]


STILL = "The army of Karsk is still in Velmar."


@pytest.mark.parametrize("day", ["2021-05-03", "2021-05-05"])
def test_who_left_is_still_there_by_a_report_of_that_day_or_later(day: str) -> None:
    ((kind, type_, *versions),) = says(LEFT, STILL, day)
    assert (kind, type_, sorted(versions)) == ("denied", "RETREAT", ["denied", "said"])


@pytest.mark.parametrize(
    ("second", "day"),
    [
        (STILL, "2021-05-02"),
        (STILL, "2021-06-20"),
        ("The army of Karsk is still in Marl.", "2021-05-05"),
        ("The police of Karsk are still in Velmar.", "2021-05-05"),
        ("The army of Karsk should have remained in Velmar, and may remain in Velmar.", "2021-05-05"),
        ("The army of Karsk has not left Velmar.", "2021-05-01"),
    ],
)
def test_who_was_there_before_and_left_has_changed_and_contradicts_nobody(second: str, day: str) -> None:
    assert says(LEFT, second, day) == []


def test_own_troops_that_were_not_withdrawn_were_not_withdrawn_from_anybody() -> None:
    first = "Ostland pulled its troops out of Velmar on 3 May 2021."
    second = "Ostland has not withdrawn its troops from Velmar, the mayor said."
    assert says(first, second) == [("denied", "RETREAT", "said", "denied")]


def test_a_denial_of_the_very_verb_is_told_once() -> None:
    second = "The government of Karsk has not freed Ana Roy."
    assert len(says("The government of Karsk released Ana Roy on 3 May 2021.", second)) == 1


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("The army of Karsk had not left Orvik.", "2021-05-05"),
        ("The army of Karsk had not left Velmar.", "2021-08-05"),
        ("The army of Karsk had not left Velmar on 1 May 2021.", "2021-05-05"),
        ("If the army of Karsk had not left Velmar, the market would be closed.", "2021-05-05"),
    ],
    ids=["another town", "months later", "before it left", "only supposed"],
)
def test_what_was_not_done_elsewhere_or_then_gainsays_nothing(second: str, day: str) -> None:
    assert says(LEFT, second, day) == []
