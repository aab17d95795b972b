"""TIMEX3 values as EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.partly_known_dates import DAYS, lies_in

from detente.edtf import DateRange, Precision, timex_to_edtf


@pytest.mark.parametrize(
    ("value", "mod", "edtf"),
    [
        ("2017", None, "2017"),
        ("2017-11", None, "2017-11"),
        ("2017-11-16", None, "2017-11-16"),
        ("2017-11-16TNI", None, "2017-11-16"),
        ("2017-11-16T09:30", None, "2017-11-16"),
        ("2017-WI", None, "2017-24"),
        ("2017-Q3", None, "2017-35"),
        ("2017-11-XX", None, "2017-11"),
        ("201X", None, "201X"),
        ("20", None, "20XX"),
        ("2017", "END", "2017-09~/2017-12~"),
        ("2017", "APPROX", "2017~"),
        ("2017-W46-WE", None, "2017-11-18/2017-11-19"),
        ("2018", "ON_OR_BEFORE", "../2018"),
        ("2018", "ON_OR_AFTER", "2018/.."),
    ],
)
def test_a_timex_value_becomes_the_edtf_of_the_same_time(value: str, mod: str | None, edtf: str) -> None:
    assert timex_to_edtf(value, mod) == edtf
    assert DateRange.parse(edtf).dated


@pytest.mark.parametrize("value", ["P3Y", "PXW", "PRESENT_REF", "XXXX-05-04", "XXXX-WXX-5", "XXXX"])
def test_a_timex_value_that_names_no_definite_time_has_none(value: str) -> None:
    assert timex_to_edtf(value) is None


@given(DAYS, st.sampled_from(["", "TMO", "T12:00"]))
def test_a_day_and_its_week_become_ranges_that_hold_it(day: date, suffix: str) -> None:
    year, week, _ = day.isocalendar()
    for value in (f"{day}{suffix}", f"{day:%Y-%m}", f"{day:%Y}", f"{year}-W{week:02d}"):
        assert lies_in(DateRange.parse(str(day)), DateRange.parse(timex_to_edtf(value)))
    assert DateRange.parse(timex_to_edtf(f"{year}-W{week:02d}-WE")).precision == Precision.WEEK
