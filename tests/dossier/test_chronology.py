"""The order of honest dates."""

from __future__ import annotations

import pytest

from detente.edtf import UNDATED, chronology_key


def test_dates_of_any_precision_sort_by_the_first_day_they_may_mean() -> None:
    dates = ["../2024", "2021-05-04", "2020-05", "2018", "2017-11", "201X", "2020-03~", "2020-01/2020-03"]
    assert sorted(dates, key=chronology_key) == [
        "201X", "2017-11", "2018", "2020-01/2020-03", "2020-03~", "2020-05", "2021-05-04", "../2024",
    ]  # fmt: skip


@pytest.mark.parametrize("when", [None, "XXXX-05-04", "sometime", ".."])
def test_what_names_no_year_is_undated(when: str | None) -> None:
    assert chronology_key(when) == (UNDATED, UNDATED)
