"""Numbers in words, units of time and the durations they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.dates.words import number_of, period_of, unit_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three", 3),
        ("a", 1),
        ("twenty-one", 21),
        ("ninety nine", 99),
        ("2.5", 2.5),
        ("a couple of", 2),
        ("several", None),
    ],
)
def test_a_number_in_words_is_read(words, number):
    assert number_of(words) == number


@given(st.integers(0, 10_000))
def test_a_number_in_digits_is_itself(number):
    assert number_of(str(number)) == number


@pytest.mark.parametrize(
    ("count", "unit", "period"),
    [
        (3, "year", "P3Y"),
        (2, "decade", "P20Y"),
        (90, "minute", "PT90M"),
        (1.5, "year", "P1Y6M"),
        (0.5, "day", "PT12H"),
        (None, "month", "PXM"),
        (2, "fortnight", "P4W"),
    ],
)
def test_a_duration_is_written_as_timex3_writes_it(count, unit, period):
    assert period_of(count, unit) == period


def test_a_unit_is_known_by_its_singular():
    assert [unit_of(word) for word in ("Centuries", "weeks", "day")] == ["century", "week", "day"]
