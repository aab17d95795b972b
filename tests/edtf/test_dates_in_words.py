"""The words of EDTF dates, with no more precision than they have."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.partly_known_dates import HEDGED, TEXTS

from detente.edtf import DateRange, bounds_in_words


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
