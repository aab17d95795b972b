"""The day of publication, from a line of its own or from the name of a file."""

from __future__ import annotations

from datetime import date

import pytest

from detente.sources.readers.days import date_line, day_in_name

LINES = (
    "7 May 2021",
    "May 7, 2021",
    "2021-05-07",
    "Friday, 7 May 2021",
    "Friday May 7 2021",
    "Fri, 7 May 2021",
    "Fri 7 May 2021",
    "7th May 2021",
    "May 7th, 2021",
    "7 May 2021, 10:30",
    "7 May 2021 10.30",
    "7 May 2021 at 10:30 am",
    "10:30, 7 May 2021",
    "10:30 AM, May 7, 2021",
    "May 7, 2021 10:30 AM EDT",
    "May 7, 2021 Friday",
    "Friday, May 7, 2021, 10:30 GMT",
    "2021-05-07T10:30:00Z",
    "2021-05-07T10:30:00+02:00",
    "2021-05-07 10:30",
    "2021/05/07",
    "2021.05.07",
    "7-May-2021",
    "Published: 7 May 2021",
    "Published on Friday, May 7, 2021.",
    "Published 7 May 2021",
    "First published on 7 May 2021 at 10:30",
    "Posted on May 7, 2021 by admin",
    "Posted: May 7, 2021",
    "Date: 7 May 2021",
    "DATE: MAY 7, 2021",
    "Dated 7 May 2021",
    "Publication date: 7 May 2021",
    "Release date: 7 May 2021",
    "Issued: 7 May 2021",
    "(7 May 2021)",
    "The Valley Herald | 7 May 2021",
    "By Alma Birch | May 7, 2021",
    "North Sea desk, 7 May 2021",
    "(prepared for members; covers developments to 7 May 2021)",
    "Northern programme - 7 May 2021",
    "Friday, May 7, 2021, 3 p.m. Eastern",
    "[Harbour affairs programme, Friday 7 May 2021, evening edition. Transcript from tape.]",
    "UPTOWN/LOWER TOWN, May 7 (2021) - The two sides met.",
    "1-7 May 2021. Compiled from public statements.",
    "28 April - 7 May 2021. From public sources",
    "7 MAY 21",
    "By Alma Birch, 7 May 2021",
    "Valley Herald, 7 May 2021",
    "LOWER TOWN, 7 May 2021 (VP) — The two sides met.",
    "LOWER TOWN, May 7, 2021 - The two sides met.",
    "7 MAY 2021",
    "Fri May 7 10:30:00 UTC 2021",
    "Fri, 07 May 2021 10:30:00 +0200",
    "the 7th of May 2021",
    "Friday 7th May 2021",
    "7 May 2021 | 10:30 | Politics",
    "7 May 2021 • 5 min read",
    "May 7, 2021 - 10:30",
    "**Date:** 7 May 2021",
    "*7 May 2021*",
    "# 7 May 2021",
    "Last updated: 7 May 2021",
    "Updated 7 May 2021 10:30",
    "Load-Date: May 7, 2021",
    "Lower Town, 7 May 2021",
    "Alma Birch in Lower Town, 7 May 2021",
    "7 May, 2021",
    "Published May 7, 2021, Updated May 9, 2021",
    "Published 7 May 2021 Updated 9 May 2021",
    "May 7, 2021 Updated 10:30 AM ET",
    "Posted by admin on May 7, 2021",
    "Submitted on 7 May 2021",
    "FOR IMMEDIATE RELEASE: May 7, 2021",
    "For immediate release, 7 May 2021",
    "By ALMA BIRCH May 7, 2021",
    "By Alma Birch and Otto van Kranz 7 May 2021",
    "7 May 2021 / 10:30 / CET",
    "LOWER TOWN, Friday 7 May 2021 - The two sides met.",
    "Broadcast 7 May 2021. Checked against delivery.",
    "Institute briefing, 7 May 2021",
    "Summary prepared by the clerks, 7 May 2021",
    "A chronology kept by our desk, last revised 7 May 2021",
    "Media statement. For immediate release, Friday 7 May 2021",
    "Held at Lower Town on 7 May 2021, 2 p.m.",
    "— 7 May 2021 —",
    "2021-05-07 (Fri)",
)


@pytest.mark.parametrize(
    "line",
    [
        "BRINE, May 7 (2021) - The two sides met.",
        "BRINE (Wire), May 7, 2021 - The two sides met.",
        "Brine, 7 May 2021 - The two sides met.",
        "Friday 7 May 2021, 21.00 Orvik time",
        "Compiled by our foreign desk, 7 May 2021",
        "Reporting to 7 May 2021",
        "Week ending 7 May 2021",
        "Period ending 7 May 2021",
        "7 May 2021 / For members and the press",
        "Covering Saturday 1 to Friday 7 May 2021",
        "FRIDAY TALK / 7 May 2021",
        "⚓ BRINE EXPLAINED | Fri 7 May 2021 | 11:40",
        "Harbour note no. 14, 7 May 2021",
        "(advance copy, 7 May 2021)",
    ],
)
def test_who_made_a_paper_and_to_when_may_stand_before_its_day(line: str) -> None:
    assert date_line(f"Talks resume\n{line}\n\nThe two sides met.") == date(2021, 5, 7)


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_a_date_dates_a_report_in_any_usual_form(line: str) -> None:
    assert date_line(f"Talks resume\n\n{line}\n\nThe two sides met.") == date(2021, 5, 7)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Sept. 7, 2021", date(2021, 9, 7)),
        ("13/05/2021", date(2021, 5, 13)),
        ("13.05.2021", date(2021, 5, 13)),
        ("Date: 05/13/2021", date(2021, 5, 13)),
    ],
)
def test_numbers_that_can_be_one_day_only_are_a_date(line: str, day: date) -> None:
    assert date_line(f"{line}\nThe two sides met.") == day


@pytest.mark.parametrize(
    "line",
    [
        "The two sides met on 7 May 2021.",
        "Section 12, 2021",
        "31 February 2021",
        "05/07/2021",
        "12-14 May 2021",
        "The accord was signed in Tarn, 7 May 2021",
        "Since Tarn fell, 7 May 2021",
        "Thursday, 7 May 2021",
        "Photo taken 7 May 2021",
        "Otto Kranz was born, 7 May 1950",
        "Born 7 May 1950",
        "The deadline - 7 May 2021",
        "Deadline: 7 May 2021",
        "Next meeting: 7 May 2021",
        "Talks of 7 May 2021",
        "By the river 7 May 2021",
        "By Monday 7 May 2021",
        "Updated 1 hour ago",
        "Copyright 2021",
    ],
)
def test_a_line_that_says_something_else_of_a_day_is_no_date(line: str) -> None:
    assert date_line(f"Talks resume\n\n{line}\n\nThe two sides met.") is None


def test_a_date_far_down_is_that_of_the_report_only_with_a_label() -> None:
    lines = "a\nb\nc\nd\ne\n"
    assert date_line(f"{lines}7 May 2021\nf\n") is None
    assert date_line(f"{lines}Published: 7 May 2021\n") == date(2021, 5, 7)


def test_a_date_alone_below_a_text_is_that_of_the_report() -> None:
    assert date_line("They met in May 2020.\n" * 6 + "\n7 May 2021\n") == date(2021, 5, 7)
    assert date_line("They met.\n" * 6 + "\nThey will meet on 7 May 2021\n") is None


def test_the_day_of_a_change_counts_only_where_there_is_no_other() -> None:
    assert date_line("Updated 9 May 2021\nPublished 7 May 2021\nThey met.") == date(2021, 5, 7)
    assert date_line("7 May 2021\nThey met.\n\nLoad-Date: May 9, 2021") == date(2021, 5, 7)
    assert date_line("They met.\n" * 400 + "\nLoad-Date: May 9, 2021") == date(2021, 5, 9)


def test_a_line_made_to_be_slow_takes_no_longer() -> None:
    assert date_line("By " + "a, " * 2000 + "\n" + "1 " * 3000) is None


@pytest.mark.parametrize(
    "name",
    ["2021-01-10-ap", "20210110_ap", "ap-2021_01_10", "ap 10 January 2021", "Jan-10-2021-ap", "ap.2021.01.10",
     "10jan2021"],
)  # fmt: skip
def test_the_name_of_a_file_gives_a_day(name: str) -> None:
    assert day_in_name(name) == date(2021, 1, 10)


@pytest.mark.parametrize(
    "name",
    [
        "10-01-2021",
        "20210110123000",
        "ap_2021",
        "2021-01-10_to_2021-01-12",
        "1234567890",
        "2021-13-10",
        "report",
    ],
)
def test_a_name_with_no_day_or_more_than_one_gives_none(name: str) -> None:
    assert day_in_name(name) is None


def test_the_town_and_day_below_an_opinion_are_those_of_its_publication() -> None:
    assert date_line("A levy too far\n\nIt should go.\n\nLower Town, 7 May 2021") == date(2021, 5, 7)


def test_today_with_its_weekday_has_the_one_year_of_the_text_that_fits() -> None:
    text = "The pact of 2019 is dead. In 2021 the strike began, and it goes on from today, Friday, 7 May."
    assert date_line(text) == date(2021, 5, 7)
    assert date_line(text.replace("2021", "2018")) is None
