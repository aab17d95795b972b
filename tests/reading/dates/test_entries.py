"""The dates of a chronology: each entry goes on from the one above it, whatever days it speaks of."""

from __future__ import annotations

from tests.reading.dates.conftest import Dates

CHRONOLOGY = """\
How the embargo came and went

18 August 2020. Soldiers overthrow the president of Velland.

24 May. The League suspends Velland.

6 June. Velland decrees a delay, counted from March. A vote is to be held in March 2023.

29 June. The council adopts a plan: a referendum in April 2023, elections in February 2024.

3 July. The leaders lift the embargo. The plan runs to the end of July."""


def test_a_plan_for_later_years_does_not_move_the_next_entry(dates_of: Dates) -> None:
    values = {words: value for words, value, _ in dates_of(CHRONOLOGY, "2021-07-05")}
    assert [values[entry] for entry in ("24 May", "6 June", "29 June", "3 July")] == [
        "2021-05-24",
        "2021-06-06",
        "2021-06-29",
        "2021-07-03",
    ]
    assert values["March 2023"] == "2023-03"


def test_what_had_been_done_in_a_month_was_not_done_in_the_one_to_come(dates_of: Dates) -> None:
    text = (
        "In 2019 the strike began. On 7 November 2020 the board shut the gates, as a court had ruled in July."
    )
    assert {words: value for words, value, _ in dates_of(text, "2020-11-13")}["July"] == "2020-07"


def test_the_number_of_a_paper_is_no_year(dates_of: Dates) -> None:
    assert not dates_of("Circular No. 2024-41 to members tells of the strike.", "2024-11-13")
    assert [words for words, _, _ in dates_of("The war of 1914-18 was long.", None)] == ["1914", "18"]


def test_a_day_stands_in_the_month_named_before_it(dates_of: Dates) -> None:
    text = "Last July they turned down one day and asked for the 15th."
    assert {words: value for words, value, _ in dates_of(text, "2021-05-12")}["the 15th"] == "2020-07-15"
