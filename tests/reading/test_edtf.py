"""TIMEX3 values as EDTF: valid by the standard's grammar, and never more precise than they were."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.edtf import timex_to_edtf


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
    ],
)
def test_a_value_becomes_the_edtf_of_the_same_time(value, mod, edtf):
    assert timex_to_edtf(value, mod) == edtf


@pytest.mark.parametrize("value", ["P3Y", "PXW", "PRESENT_REF", "XXXX-05-04", "XXXX-WXX-5", "XXXX"])
def test_a_value_that_names_no_definite_time_has_none(value):
    assert timex_to_edtf(value) is None


@settings(deadline=None)  # the first parse builds the EDTF grammar
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)), st.sampled_from(["", "TMO", "T12:00"]))
def test_days_and_their_weeks_are_valid_edtf(day, suffix):
    year, week, _ = day.isocalendar()
    for value in (
        f"{day}{suffix}",
        f"{day:%Y-%m}",
        f"{day:%Y}",
        f"{year}-W{week:02d}",
        f"{year}-W{week:02d}-WE",
    ):
        parse_edtf(timex_to_edtf(value))


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_week_contains_each_of_its_days(day):
    year, week, _ = day.isocalendar()
    first, last = timex_to_edtf(f"{year}-W{week:02d}").split("/")
    assert first <= str(day) <= last


@pytest.mark.parametrize("mod", ["START", "MID", "END"])
def test_parts_of_a_year_are_valid_edtf(mod):
    parse_edtf(timex_to_edtf("2020", mod))


@pytest.mark.parametrize(
    ("mod", "edtf"),
    [("ON_OR_BEFORE", "../2018"), ("ON_OR_AFTER", "2018/.."), ("APPROX", "2018~"), (None, "2018")],
)
def test_a_hedged_distance_is_an_interval_that_is_open_on_the_hedged_side(mod: str | None, edtf: str) -> None:
    assert timex_to_edtf("2018", mod) == edtf
