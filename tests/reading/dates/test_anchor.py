"""Moving a date by a number of units, at the precision the words allow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.dates.anchor import shifted


@pytest.mark.parametrize(
    ("value", "count", "unit", "moved"),
    [
        ("2017-11", -2, "month", "2017-09"),
        ("2017-01", -2, "month", "2016-11"),
        ("2017-11-30", 3, "month", "2018-02"),
        ("2017-11-30", 1, "day", "2017-12-01"),
        ("2017", 5, "year", "2022"),
        ("2017-03-01", 2, "decade", "2037"),
    ],
)
def test_a_date_moves_at_the_precision_of_the_unit(value, count, unit, moved):
    assert shifted(value, count, unit) == moved


@pytest.mark.parametrize(
    ("value", "unit"), [("2017", "month"), ("2017-11", "day"), ("2017-11", "week"), (None, "year")]
)
def test_a_date_coarser_than_the_unit_cannot_be_moved_by_it(value, unit):
    assert shifted(value, 1, unit) is None


@given(st.dates(date(1500, 1, 1), date(2500, 1, 1)), st.integers(-1000, 1000))
def test_moving_by_days_there_and_back_is_staying(day, count):
    assert shifted(shifted(str(day), count, "day"), -count, "day") == str(day)


@given(st.dates(max_value=date(100, 1, 1)), st.integers(-100_000, 100_000))
def test_a_move_out_of_the_calendar_has_no_value(day, count):
    moved = shifted(str(day), count, "day")
    assert moved is None or date.fromisoformat(moved) - day == timedelta(days=count)
