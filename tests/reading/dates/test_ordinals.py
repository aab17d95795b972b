"""Days by their place in a month or year, and days so far from another."""

from __future__ import annotations

from calendar import day_name, month_name
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.dates.anchor import Anchor
from detente.reading.dates.grammar import find_forms
from detente.reading.dates.ordinals import resolve_nth, resolve_offset, resolve_weekday_week
from detente.reading.dates.relative import resolve_weekday

_ORDINALS = ("first", "second", "third", "fourth")
PUBLISHED = "2021-05-12"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Talks open on the first Friday of next month.", "the first Friday of next month", "2021-06-04"),
        ("Ballots are due by the last day of the month.", "the last day of the month", "2021-05-31"),
        ("The house rises on the last Thursday in June.", "the last Thursday in June", "2021-06-24"),
        ("It began on the second Tuesday of March 2019.", "the second Tuesday of March 2019", "2019-03-12"),
        ("He was freed on the last day of 2018.", "the last day of 2018", "2018-12-31"),
        ("The tax falls due on the first day of the year.", "the first day of the year", "2021-01-01"),
        ("The report is due on the 15th of next month.", "the 15th of next month", "2021-06-15"),
        ("The chamber rejected the budget on the 3rd.", "the 3rd", "2021-05-03"),
        ("The chamber rejected the budget on the 20th.", "the 20th", "2021-04-20"),
        ("The chamber will vote on the 3rd.", "the 3rd", "2021-06-03"),
        ("The truce ends two weeks from Sunday.", "two weeks from Sunday", "2021-05-30"),
        ("The ban takes effect a week from tomorrow.", "a week from tomorrow", "2021-05-20"),
        ("The envoy left three days before Christmas.", "three days before Christmas", "2020-12-22"),
        ("The bridge fell a week ago Friday.", "a week ago Friday", "2021-04-30"),
        ("The dockers vote Monday week.", "Monday week", "2021-05-24"),
        ("The board said it would shut the gates on Sunday the 9th.", "Sunday the 9th", "2021-05-09"),
        ("They are planning a march for the 4th.", "the 4th", "2021-06-04"),
        ("The dockers will vote a week on Friday.", "a week on Friday", "2021-05-21"),
        ("The bridge was blown up the Sunday before last.", "the Sunday before last", "2021-05-02"),
        ("The ferry line shut the week before last.", "the week before last", "2021-W17"),
        ("The ferry line will open the month after next.", "the month after next", "2021-07"),
    ],
)  # fmt: skip
def test_a_day_said_by_its_place_is_found_on_the_calendar(dates_of, text, words, value):
    assert [(found[0], found[1]) for found in dates_of(text, PUBLISHED)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The first Friday of the strike was calm.", ["2021-05-07"]),
        ("The last day of the talks brought no result.", []),
        ("They fought for the 3rd battalion.", []),
        ("He spent a week on Friday's report.", ["P1W", "2021-05-07"]),
        ("The army left on Monday. Week after week it had waited.", ["2021-05-10"]),
        ("It was founded in the 19th century.", ["18"]),
    ],
)
def test_near_by_words_are_no_such_days(dates_of, text, values):
    found = [value for _, value, _ in dates_of(text, PUBLISHED)]
    assert [value for value in found if value in values] == values
    assert not set(found) & {"2021-05-14", "2021-05-31", "2021-05-03"}


def test_without_a_day_of_publication_no_place_is_made_up(dates_of):
    found = dates_of("The council meets on the first Friday of next month, two weeks from Sunday.", None)
    assert [when for _, _, when in found] == [None] * len(found)


@given(st.integers(0, 6), st.integers(1, 4), st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.booleans())
def test_the_nth_weekday_of_a_month_is_one_on_the_calendar(weekday, number, month, last):
    ordinal = "last" if last else _ORDINALS[number - 1]
    text = f"the {ordinal} {day_name[weekday]} of {month_name[month.month]} {month.year}"
    day = date.fromisoformat(resolve_nth(find_forms(text)[0], Anchor(None)).value)
    assert (day.weekday(), day.month, day.year) == (weekday, month.month, month.year)
    if last:
        assert (day + timedelta(weeks=1)).month != month.month
    else:
        assert (day.day - 1) // 7 == number - 1


@given(st.integers(0, 6), st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["past", "future"]))
def test_a_weekday_is_within_a_week_on_the_side_its_clause_looks_to(weekday, now, side):
    form = find_forms(f"on {day_name[weekday]}")[0]
    day = date.fromisoformat(resolve_weekday(form, Anchor(now, direction=side)).value)
    assert day.weekday() == weekday
    assert 0 <= (now - day if side == "past" else day - now).days < 7


@given(st.integers(0, 6), st.integers(2, 9), st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_weeks_from_a_weekday_fall_on_that_weekday(weekday, count, now):
    form = find_forms(f"{count} weeks from {day_name[weekday]}")[0]
    day = date.fromisoformat(resolve_offset(form, Anchor(now)).value)
    assert day.weekday() == weekday
    assert 7 * count <= (day - now).days < 7 * (count + 1)
    week = resolve_weekday_week(find_forms(f"{day_name[weekday]} week")[0], Anchor(now))
    assert 7 <= (date.fromisoformat(week.value) - now).days < 14
