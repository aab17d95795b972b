"""EDTF dates as a reader says them."""

from __future__ import annotations

import pytest

from detente.page.words.dates import date_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021", "2021"),
        ("2017-11", "November 2017"),
        ("2021-05-04", "4 May 2021"),
        ("2021-05-04T10:00", "4 May 2021"),
        ("2020~", "about 2020"),
        ("2020-05?", "possibly May 2020"),
        ("201X", "the 2010s"),
        ("19XX", "the 1900s"),
        ("1998-23", "autumn 1998"),
        ("2020-33", "first quarter of 2020"),
        ("2020-41", "second half of 2020"),
        ("../2024", "by 2024"),
        ("2024/..", "from 2024 on"),
        ("../..", "undated"),
        ("2021-05-04/2021-05-07", "4–7 May 2021"),
        ("2021-05-30/2021-06-02", "30 May to 2 June 2021"),
        ("2020-12-30/2021-01-02", "30 December 2020 to 2 January 2021"),
        ("2020-01~/2020-04~", "about January to about April 2020"),
        ("2018/2020", "2018 to 2020"),
        ("2018/2018", "2018"),
        ("XXXX-05-04", "4 May, year not said"),
        (None, "undated"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(edtf: str | None, words: str) -> None:
    assert date_in_words(edtf) == words


@pytest.mark.parametrize("edtf", ["2020-13", "Y17000", "[2017,2018]", "-0044"])
def test_what_has_no_plain_words_stays_as_it_is_written(edtf: str) -> None:
    assert date_in_words(edtf) == edtf
