"""Dates as EDTF: what days they may mean, whether they overlap, their order, their precision."""

from __future__ import annotations

import contextlib
import io
import pickle
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.partly_known_dates import DATED, DAYS, HEDGES, RANGES, SINGLE, TEXTS, YEARS, lies_in

from detente.edtf import DateRange, Precision
from detente.edtf.date_range import _read_by_library
from edtf import EDTFParseException, parse_edtf


def bounds(text: str) -> tuple[str, str]:
    value = DateRange.parse(text)
    return str(value.earliest or "open"), str(value.latest or "open")


def overlap(one: str | None, other: str | None) -> bool:
    return DateRange.parse(one).overlaps(DateRange.parse(other))


# Bounds


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2017-11-16", "2017-11-16", "2017-11-16"),
        ("2017-11-16T10:00", "2017-11-16", "2017-11-16"),
        ("1998-21", "1998-03-01", "1998-05-31"),
        ("1998-23", "1998-09-01", "1998-11-30"),
        ("1998-29", "1998-09-01", "1998-11-30"),
        ("2020-33", "2020-01-01", "2020-03-31"),
        ("2020-41", "2020-07-01", "2020-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2021~", "2021-01-01", "2021-12-31"),
        ("2021-XX", "2021-01-01", "2021-12-31"),
        ("2021-09-XX", "2021-09-01", "2021-09-30"),
        ("../2018", "open", "2018-12-31"),
        ("2018-05/..", "2018-05-01", "open"),
        ("2018/2020-03", "2018-01-01", "2020-03-31"),
        ("[2017,2019]", "2017-01-01", "2019-12-31"),
        ("[..2017]", "open", "2017-12-31"),
        ("-0044", "open", "0001-01-01"),
        ("Y17000", "9999-12-31", "open"),
    ],
)
def test_a_date_means_the_days_from_its_earliest_to_its_latest(text: str, earliest: str, latest: str) -> None:
    assert bounds(text) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    ["", "..", "/", "sometime", "2020-13", "2017-02-29", "2020-00", "2020/2018", "2020~~", "2017/2018/2019"],
)
def test_a_text_that_is_no_edtf_may_mean_any_day(text: str) -> None:
    value = DateRange.parse(text)
    assert (value.valid, value.dated, bounds(text)) == (False, False, ("open", "open"))


@pytest.mark.parametrize(("text", "uncertain", "approximate"), [
    ("2021", False, False), ("2021?", True, False), ("2021-05~", False, True), ("2021-05-04%", True, True),
    ("199X~", False, True), ("2001-21?", True, False), ("2020-01~/2020-04", False, True),
    ("2004-06-~11", False, True),
])  # fmt: skip
def test_hedges_are_kept_apart_from_the_bounds(text: str, uncertain: bool, approximate: bool) -> None:
    value = DateRange.parse(text)
    assert (value.uncertain, value.approximate) == (uncertain, approximate)


@given(st.builds("{}{}".format, st.one_of(DAYS.map(str), DAYS.map("{:%Y-%m}".format), YEARS), HEDGES))
def test_plain_dates_read_without_the_library_have_its_bounds(text: str) -> None:
    plain, read = DateRange.parse(text), _read_by_library(text)
    assert (plain.earliest, plain.latest, plain.uncertain, plain.approximate) == read


@given(TEXTS)
def test_the_text_is_kept_as_it_was_written(text: str) -> None:
    value = DateRange.parse(text)
    assert value.text == text
    assert pickle.loads(pickle.dumps(value)) == value


# Where the library has to be helped (edtf 5.0.2): its fault, and what is read here instead.


@pytest.mark.parametrize("text", ["2001-21~", "1998-33/..", "199X/.."])
def test_the_library_refuses_what_is_read_here(text: str) -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf(text)
    assert DateRange.parse(text).dated


@pytest.mark.parametrize("text", ["2016-1X", "[2016-XX,2017]", "../199X"])
def test_the_library_prints_and_fails_where_this_reads(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed, pytest.raises((AttributeError, TypeError)):
        parse_edtf(text)
    assert printed.getvalue()
    assert DateRange.parse(text).dated
    assert capsys.readouterr().out == ""


def test_the_library_ends_winter_in_december_and_here_it_lasts_to_february() -> None:
    assert tuple(parse_edtf("2023-24").upper_strict()[:3]) == (2023, 12, 31)
    assert bounds("2023-24") == ("2023-12-01", "2024-02-29")
    assert bounds("2022-30") == ("2022-12-01", "2023-02-28")
    assert bounds("2022?-01-28") == ("2022-01-28", "2022-01-28")  # a day, not a season


def test_the_library_has_no_bounds_for_half_known_days() -> None:
    with pytest.raises(ValueError, match="0X"):
        parse_edtf("2016-01-0X").lower_strict()
    assert bounds("2016-01-0X") == ("2016-01-01", "2016-01-31")


def test_the_library_s_lenient_years_and_leap_days_are_rejected() -> None:
    assert parse_edtf("XXXX-05-04").lower_strict()[0] == 0
    assert not DateRange.parse("XXXX-05-04").dated
    assert parse_edtf("2017-02-29").lower_strict()[2] == 29
    assert not DateRange.parse("2017-02-29").valid


def test_the_library_ends_an_unknown_end_after_ten_years_and_here_it_is_open() -> None:
    assert parse_edtf("2018/").upper_strict()[0] == 2028
    assert bounds("2018/") == bounds("2018/..")


def test_the_library_moves_a_hedged_day_by_a_year_and_here_it_is_off_by_a_day() -> None:
    assert parse_edtf("2020-05-04~").upper_fuzzy()[0] == 2021
    assert DateRange.parse("2020-05-04~").surely_before(DateRange.parse("2020-05-07"))


def test_an_exponential_year_is_refused_before_it_fills_the_memory() -> None:
    assert not DateRange.parse("Y1E99999999").valid


@given(st.text("0123456789XYSE-/.~?%,[]{}TZ: ", max_size=20))
def test_any_text_is_taken_and_nothing_is_printed(text: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        value = DateRange.parse(text)
    assert (value.text, printed.getvalue()) == (text, "")
    assert isinstance(value.words, str)


def test_the_library_is_loaded_only_for_dates_that_need_it() -> None:
    code = "import sys, detente.edtf as e; e.DateRange.parse('../2017-05~'); assert 'edtf' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


# Overlap and order


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1998-23", "2017-05", False),  # two arrests, not one
        ("1998-23", "1998-10", True),
        ("1998-23", "1998-12", False),
        ("1998-24", "1999-01", True),
        ("199X", "2017", False),
        ("19XX", "1998-23", True),
        ("2017-11", "2017", True),
        ("2017-11", "2018", False),
        ("../2018", "2017-09", True),
        ("../1998-23", "1999", False),
        ("2018/..", "201X", True),
        (None, "2017", True),
        ("XXXX-05-04", "2017-11", True),
    ],
)
def test_two_dates_overlap_if_they_may_mean_one_day(one: str, other: str, expected: bool) -> None:
    assert overlap(one, other) is expected


@given(RANGES, RANGES)
def test_overlap_is_the_same_from_both_sides(one: DateRange, other: DateRange) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(RANGES)
def test_a_date_overlaps_itself(value: DateRange) -> None:
    assert value.overlaps(value)


@given(RANGES, RANGES)
def test_dates_overlap_unless_one_ends_before_the_other_begins(one: DateRange, other: DateRange) -> None:
    apart = (one.latest or date.max) < (other.earliest or date.min) or (other.latest or date.max) < (
        one.earliest or date.min
    )
    assert one.overlaps(other) != apart


@given(DAYS)
def test_a_day_lies_in_its_month_year_decade_and_century_each_coarser_than_the_last(day: date) -> None:
    year = f"{day:%Y}"
    chain = [
        DateRange.parse(text) for text in (str(day), f"{day:%Y-%m}", year, f"{year[:3]}X", f"{year[:2]}XX")
    ]
    for finer, coarser in pairwise(chain):
        assert lies_in(finer, coarser)
        assert coarser.precision > finer.precision


@given(DATED, DATED)
def test_a_range_surely_before_another_sorts_first_and_does_not_overlap_it(
    one: DateRange, other: DateRange
) -> None:
    if one.surely_before(other):
        assert not one.overlaps(other)
        assert one.order < other.order
        assert not other.surely_before(one)


@given(DAYS, DAYS)
def test_days_stand_in_order(one: date, other: date) -> None:
    first, second = DateRange.parse(str(one)), DateRange.parse(str(other))
    assert (first.order < second.order) == (one < other) == first.surely_before(second)


def test_dates_of_any_precision_sort_by_the_first_day_they_may_mean() -> None:
    dates = [
        "XXXX-05-04", "../2024", "2021-05-04", "2020-05", "2018", "2017-11", "201X", "2020-03~",
        "2020-01/2020-03", "2018-23", "2018/..",
    ]  # fmt: skip
    assert sorted(dates, key=lambda text: DateRange.parse(text).order) == [
        "201X", "2017-11", "2018", "2018/..", "2018-23", "2020-01/2020-03", "2020-03~", "2020-05",
        "2021-05-04", "../2024", "XXXX-05-04",
    ]  # fmt: skip


# Precision


def test_finer_dates_come_before_coarser_ones() -> None:
    texts = [
        "2017-11-16", "2000-03-27/2000-04-02", "2017-11", "1998-23", "2020-40", "2017", "199X", "19XX",
        "1XXX", "../2018", "",
    ]  # fmt: skip
    assert [DateRange.parse(text).precision for text in texts] == list(Precision)


@given(DAYS.filter(lambda day: day < date(2999, 12, 1)))
def test_a_week_is_coarser_than_a_day_and_finer_than_a_month(day: date) -> None:
    week = DateRange.parse(f"{day}/{day + timedelta(days=6)}")
    assert DateRange.parse(str(day)).precision < week.precision < DateRange.parse(f"{day:%Y-%m}").precision


@given(SINGLE, HEDGES)
def test_a_hedge_changes_neither_bounds_nor_precision(text: str, hedge: str) -> None:
    plain, hedged = DateRange.parse(text), DateRange.parse(text + hedge)
    assert (plain.earliest, plain.latest, plain.precision) == (
        hedged.earliest,
        hedged.latest,
        hedged.precision,
    )
