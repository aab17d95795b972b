"""Numbers of those killed, wounded or arrested, with what their hedges allow."""

from __future__ import annotations

from math import inf

import pytest

from detente.dossier.questions.numbers import quantities


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The blast killed ten people and wounded about 30.", {("killed", 10, 10), ("wounded", 24, 36)}),
        ("At least 12 people were killed.", {("killed", 12, inf)}),
        ("The fire claimed at least 217 lives.", {("killed", 217, inf)}),
        ("The death toll has risen to 1,204.", {("killed", 1204, 1204)}),
        ("Police arrested 40 students and three teachers.", {("arrested", 40, 40)}),
        ("The attack left 10 dead and 30 wounded.", {("killed", 10, 10), ("wounded", 30, 30)}),
        ("More than two hundred people were injured.", {("wounded", 200, inf)}),
    ],
)
def test_a_number_stands_beside_what_it_counts(
    sentence: str, expected: set[tuple[str, float, float]]
) -> None:
    assert {(one.deed, one.low, one.high) for one in quantities(sentence)} == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The bombings of Aug. 7 killed the watchman.",
        "The blast hurt nobody, including 12 guards who were killed by the flood.",
        "A man was killed.",
    ],
)
def test_a_day_a_part_and_an_article_are_no_numbers(sentence: str) -> None:
    assert list(quantities(sentence)) == []


def test_soldiers_are_not_counted_with_all_people() -> None:
    (soldiers,) = quantities("Four soldiers were killed.")
    assert soldiers.unit == "soldiers"
