"""Clock times and holidays on the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from detente.reading.dates.anchor import Anchor
from detente.reading.dates.calendar import clock_value, resolve_date, resolve_holiday
from detente.reading.dates.grammar import find_forms


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("9 a.m.", "T09:00"),
        ("12:05 a.m.", "T00:05"),
        ("12 p.m.", "T12:00"),
        ("10:35 pm GMT", "T22:35"),
        ("14:20", "T14:20"),
    ],
)
def test_a_clock_time_is_read_on_the_24_hour_clock(words, value):
    assert clock_value(words) == value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Christmas Eve 2020", "2020-12-24"),
        ("Easter 2024", "2024-03-31"),
        ("Thanksgiving 2021", "2021-11-25"),
    ],
)
def test_a_holiday_is_dated_within_its_year(text, day):
    form = find_forms(text)[0]
    assert resolve_holiday(form, Anchor(None)).value == day


def test_a_day_that_does_not_exist_is_no_date():
    assert resolve_date(find_forms("February 30, 2021")[0], Anchor(date(2021, 3, 1))) is None


def test_a_day_soon_to_come_round_is_not_last_years():
    assert resolve_date(find_forms("January 14")[0], Anchor(date(2000, 1, 7))).value == "2000-01-14"


@pytest.mark.parametrize(("words", "day"), [("9 February", "2017-02-09"), ("9 January", "2018-01-09")])
def test_a_day_of_last_month_is_not_that_in_eleven_months(words, day):
    form = find_forms(words)[0]
    assert resolve_date(form, Anchor(date(2017, 3, 8), direction="future")).value == day
