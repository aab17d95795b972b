"""Dates as EDTF: what days they may mean, whether they overlap, their order, their precision, their words."""

from __future__ import annotations

import contextlib
import io
import pickle
import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from detente.edtf import DateRange, Precision, _read_by_library, bounds_in_words, timex_to_edtf

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
YEARS = st.integers(1000, 2999).map(str)
HEDGES = st.sampled_from(["", "~", "?", "%"])
SINGLE = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    YEARS,
    st.builds("{}-{}".format, YEARS, st.integers(21, 41)),
    YEARS.map(lambda year: f"{year[:3]}X"),
    YEARS.map(lambda year: f"{year[:2]}XX"),
    YEARS.map(lambda year: f"{year}-XX"),
    DAYS.map(lambda day: f"{day:%Y-%m}-XX"),
)
HEDGED = st.builds("{}{}".format, SINGLE, HEDGES)
OPEN = st.one_of(HEDGED.map("../{}".format), HEDGED.map("{}/..".format))
CLOSED = st.lists(DAYS, min_size=2, max_size=2).map(lambda days: f"{min(days)}/{max(days)}")
TEXTS = st.one_of(HEDGED, OPEN, CLOSED, st.sampled_from(["", "..", "../..", "XXXX-05-04", "sometime"]))
RANGES = TEXTS.map(DateRange.parse)
DATED = st.one_of(HEDGED, OPEN, CLOSED).map(DateRange.parse)


def bounds(text: str) -> tuple[str, str]:
    value = DateRange.parse(text)
    return str(value.earliest or "open"), str(value.latest or "open")


def overlap(one: str | None, other: str | None) -> bool:
    return DateRange.parse(one).overlaps(DateRange.parse(other))


def lies_in(inner: DateRange, outer: DateRange) -> bool:
    days = (outer.earliest, inner.earliest, inner.latest, outer.latest)
    known = [day for day in days if day is not None]
    return len(known) == 4 and known == sorted(known)


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


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021", "2021"),
        ("2017-11", "November 2017"),
        ("2021-05-04", "4 May 2021"),
        ("2021-05-04T10:00", "4 May 2021"),
        ("2020~", "about 2020"),
        ("2020-05?", "possibly May 2020"),
        ("2020%", "possibly about 2020"),
        ("201X", "the 2010s"),
        ("19XX", "the 20th century"),
        ("20XX", "the 21st century"),
        ("10XX", "the 11th century"),
        ("20XX-05", "May of a year in the 21st century"),
        ("20XX-05~", "about May of a year in the 21st century"),
        ("201X-05-04", "4 May of a year in the 2010s"),
        ("201X-33", "first quarter of a year in the 2010s"),
        ("201X-XX", "the 2010s"),
        ("-0044", "45 BC"),
        ("-0044-03-15", "15 March 45 BC"),
        ("0000", "1 BC"),
        ("-0044/-0042", "45 to 43 BC"),
        ("[1998,2000]", "1998 or 2000"),
        ("{1998,1999}", "1998 and 1999"),
        ("[1998-05, 1998-07~,2000]", "May 1998, about July 1998 or 2000"),
        ("[1998,2001..2003]", "1998 or 2001 to 2003"),
        ("{1998,2001..}", "1998 and from 2001 on"),
        ("[..1998]", "by 1998"),
        ("19XX/20XX", "the 20th to the 21st century"),
        ("2020-33/2020-34", "first to second quarter of 2020"),
        ("..", "undated"),
        ("XXXX", "undated"),
        ("XXXX-23", "autumn, year not said"),
        ("1998-23", "autumn 1998"),
        ("1998-29", "spring 1998"),
        ("2020-33", "first quarter of 2020"),
        ("2020-39", "third third of 2020"),
        ("2020-41", "second half of 2020"),
        ("../2024", "by 2024"),
        ("2024/..", "from 2024 on"),
        ("../..", "undated"),
        ("2021-05-04/2021-05-07", "4–7 May 2021"),
        ("2021-05-30/2021-06-02", "30 May to 2 June 2021"),
        ("2020-12-30/2021-01-02", "30 December 2020 to 2 January 2021"),
        ("2020-01~/2020-04~", "early 2020"),
        ("2020-05~/2020-08~", "mid-2020"),
        ("2020-05~/2021-08~", "about May 2020 to about August 2021"),
        ("2018/2020", "2018 to 2020"),
        ("2018/2018", "2018"),
        ("XXXX-05-04", "4 May, year not said"),
        (None, "undated"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(text: str | None, words: str) -> None:
    assert DateRange.parse(text).words == words


@pytest.mark.parametrize(
    "text", ["2020-13", "Y17000", "[2017,sometime]", "[..]", "[]", "{2017,2018]", "2020~~", "sometime"]
)
def test_a_date_without_plain_words_stays_as_it_is_written(text: str) -> None:
    assert DateRange.parse(text).words == text


@given(st.lists(HEDGED, min_size=2, max_size=4), st.sampled_from(["[]", "{}"]))
def test_a_set_says_each_of_its_dates_once(texts: list[str], brackets: str) -> None:
    *others, last = [DateRange.parse(text).words for text in texts]
    days = [date.fromisoformat(text) for text in texts if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]
    if len(days) == len(texts) and len({(day.year, day.month) for day in days}) == 1:
        others = [str(day.day) for day in days[:-1]]  # the month is said once as well
    joining = "or" if brackets == "[]" else "and"
    words = DateRange.parse(f"{brackets[0]}{','.join(texts)}{brackets[1]}").words
    assert words == f"{', '.join(others)} {joining} {last}"


@given(st.integers(0, 9998))
def test_years_before_the_first_count_from_the_year_0_which_is_1_bc(year: int) -> None:
    assert DateRange.parse(f"-{year:04}" if year else "0000").words == f"{year + 1} BC"


@given(TEXTS, TEXTS)
def test_no_words_of_an_office_say_undated(since: str, until: str) -> None:
    assert "undated" not in bounds_in_words(since, until)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2017-11", None, " since November 2017"),
        ("../2018", "2020", " by 2018 until 2020"),
        ("2018/..", None, " from 2018 on"),
        (None, "../2021", ""),
        (None, "..", ""),
        ("..", "XXXX", ""),
        ("../..", "2020", " until 2020"),
        (None, None, ""),
    ],
)
def test_a_span_of_office_is_said_by_its_known_ends(since: str | None, until: str | None, words: str) -> None:
    assert bounds_in_words(since, until) == words


# TIMEX3 values


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
