"""Quarters, halves, fiscal years, ends of years, and ranges."""

from __future__ import annotations

import pytest

PUBLISHED = "2022-10-21"


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        (PUBLISHED, "Exports fell in the third quarter.", "2022-Q3"),
        (PUBLISHED, "Third-quarter exports fell by a tenth.", "2022-Q3"),
        ("2022-01-20", "Fewer ships called in the fourth quarter.", "2021-Q4"),
        (PUBLISHED, "The bank will lend more in the first quarter.", "2023-Q1"),
        (PUBLISHED, "The bank lent less in the first half.", "2022-H1"),
        (PUBLISHED, "The bank lent less in the second quarter of 2019.", "2019-Q2"),
        (PUBLISHED, "The bank lent less in the 2019 second quarter.", "2019-Q2"),
        (PUBLISHED, "The bank lent less in Q2 2019.", "2019-Q2"),
        (PUBLISHED, "Output grew in the latest quarter.", "2022-Q3"),
        ("2022-02-02", "Output grew in the latest quarter.", "2021-Q4"),
        (PUBLISHED, "The line made a loss in the third quarter of last year.", "2021-Q3"),
        (PUBLISHED, "The line made a loss in last year's third quarter.", "2021-Q3"),
        (PUBLISHED, "Freight fell in the July-September quarter.", "2022-Q3"),
        ("2022-08-10", "Freight fell in the September quarter.", "2021-Q3"),
        (PUBLISHED, "Freight fell in 3Q22.", "2022-Q3"),
        (PUBLISHED, "Freight fell in Q2.", "2022-Q2"),
        (PUBLISHED, "The line hopes for more freight in Q1.", "2023-Q1"),
    ],
)
def test_a_quarter_or_half_without_a_year_is_the_nearest(dates_of, published, text, value):
    assert [found for _, found, _ in dates_of(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It lost 4 million in the third quarter. A year earlier it made 2 million.", ["2022-Q3", "2021-Q3"]),
        ("In the third quarter sales were 9 million, against 7 million a year ago.", ["2022-Q3", "2021-Q3"]),
        ("Third-quarter sales fell from the year-earlier quarter.", ["2022-Q3", "2021-Q3"]),
        ("The bank lent less in the first half than in the same period last year.", ["2022-H1", "2021-H1"]),
        ("It won in the first quarter of 2021. The year-ago loss was 5 million.", ["2021-Q1", "2020-Q1"]),
        ("It won in the third quarter. For the quarter it carried 900 tons.", ["2022-Q3", "2022-Q3"]),
        ("It won 4 million in the third quarter, against 5 million in the year-earlier third quarter.",
         ["2022-Q3", "2021-Q3"]),
        ("Second- and third-quarter tolls fell.", ["2022-Q2", "2022-Q3"]),
        ("It won in the third quarter after a loss in the previous quarter.", ["2022-Q3", "2022-Q2"]),
        ("It foresees a fourth-quarter loss.", ["2022-Q4"]),
        # Another day between does not make the quarter forgotten.
        ("It won in the third quarter. The board met on 4 October. Tolls in the quarter fell.",
         ["2022-Q3", "2022-10-04", "2022-Q3"]),
        # What a quarter is compared with does not take its place.
        ("Third-quarter tolls rose from 3 million a year ago. In the quarter 900 ships passed.",
         ["2022-Q3", "2021-Q3", "2022-Q3"]),
        ("Tolls fell in the third quarter after a rise in the second quarter. The year-ago quarter was poor.",
         ["2022-Q3", "2022-Q2", "2021-Q3"]),
        ("Third-quarter tolls rose. In the first nine months they fell from 9 million a year earlier.",
         ["2022-Q3", "P9M", "2021"]),
        ("Third-quarter tolls were 4 million. In the 2020 quarter it was 2 million.", ["2022-Q3", "2020-Q3"]),
        ("It will end by the first quarter of 2023, with savings in the second and third quarters.",
         ["2023-Q1", "2023-Q2", "2023-Q3"]),
        ("It won in the third quarter and expects a loss for the fourth quarter. A year earlier it won too.",
         ["2022-Q3", "2022-Q4", "2021-Q3"]),
        ("Third-period tolls rose. Tolls for the nine months ended September 30 fell from a year earlier.",
         ["2022-Q3", "P9M", "2022-09-30", "2021"]),
        ("Tolls fell in the first half. In the half 900 ships passed.", ["2022-H1", "2022-H1"]),
        ("Tolls fell in each of the past four quarters.", ["P12M"]),
        # Away from a quarter a year is a year.
        ("The strike began a year ago.", ["2021"]),
        ("He was freed on 3 May 2020. A year earlier he had been tried.", ["2020-05-03", "2019"]),
    ],
)  # fmt: skip
def test_a_year_from_a_quarter_is_the_same_quarter(dates_of, text, values):
    assert [found for _, found, _ in dates_of(text, PUBLISHED)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Tolls for the quarter ended June 30 were 9 million, against 7 million a year earlier.",
         ["2022-Q2", "2022-06-30", "2021-Q2"]),
        ("For the quarter ending December 31 the canal expects fewer ships.", ["2022-Q4", "2022-12-31"]),
        ("The canal lost 4 million in the half-year to 30 June.", ["2022-H1", "2022-06-30"]),
        ("In the three months ended September 30 it lost 4 million, after 2 million a year earlier.",
         ["P3M", "2022-09-30", "2021-Q3"]),
        ("The canal lost 4 million in the nine months to September.", ["P9M", "2022-09"]),
        ("The canal lost 4 million in the year ended December 31, 2021.", ["2021", "2021-12-31"]),
        # Most of the quarter that ends in July lies in the second of the calendar.
        ("Its fiscal third quarter, ended July 31, brought a loss.", ["2022-Q2", "2022-07-31"]),
        # What ended on a day need not be a part of a year.
        ("The strike, which ended on June 30, closed the canal.", ["2022-06-30"]),
    ],
)  # fmt: skip
def test_a_quarter_told_by_its_end_is_that_quarter(dates_of, text, values):
    assert [found for _, found, _ in dates_of(text, PUBLISHED)] == values


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The railway had a deficit in fiscal 2019.", "2019~"),
        ("The railway had a deficit in the 2019 fiscal year.", "2019~"),
        ("The railway had a deficit in fiscal 2019's second quarter.", "2019~"),
        ("The railway had a deficit in its fiscal second quarter.", "2022~"),
        ("The railway had a deficit in FY19.", "2019~"),
        ("The railway had a deficit in the second quarter of fiscal 2019.", "2019~"),
        ("The levy ends in the next fiscal year.", "2023~"),
        ("The levy will be abolished by the end of the year.", "2022-09~/2022-12~"),
        ("The levy was raised at the start of the year.", "2022-01~/2022-04~"),
        ("The levy will be abolished by year-end.", "2022-09~/2022-12~"),
        ("The levy will be abolished by the end of the month.", "2022-10"),
    ],
)
def test_a_fiscal_year_and_the_end_of_a_year_stay_about_so(dates_of, text, when):
    assert [found for _, _, found in dates_of(text, PUBLISHED)] == [when]


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of the voters stayed at home.",
        "The striker scored in the first half.",
        "The first half of the march was calm.",
        "The third quarter of the old town burned.",
        "It was a third quarter that nobody in the team had wanted.",
        "Question Q2: Will you vote?",
        "The old quarter stayed calm, and the quarter was searched.",
    ],
)
def test_other_quarters_and_halves_are_no_dates(dates_of, text):
    assert not [value for _, value, _ in dates_of(text, PUBLISHED) if "-Q" in value or "-H" in value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The civil war of 1991-95 emptied the valley.", [("1991", "1991"), ("95", "1995")]),
        ("The drought of 2018-19 ruined the orchards.", [("2018", "2018"), ("19", "2019")]),
        ("The drought of 2018–2020 ruined the orchards.", [("2018", "2018"), ("2020", "2020")]),
        ("Delegates met on June 1, 3 and 5.",
         [("June 1", "2022-06-01"), ("3", "2022-06-03"), ("5", "2022-06-05")]),
        ("They met on 1, 3 and 5 June.",
         [("1", "2022-06-01"), ("3", "2022-06-03"), ("5 June", "2022-06-05")]),
        ("The front stood still from 15 June to 30 July 1969.",
         [("15 June", "1969-06-15"), ("30 July 1969", "1969-07-30")]),
        ("The pact was signed on 2019-05-12.", [("2019-05-12", "2019-05-12")]),
        ("They met on June 1, and 30 delegates stayed.", [("June 1", "2022-06-01")]),
        ("Call 555-1991-95 for seats.", []),
        ("The vote was 1991-17.", []),
    ],
)  # fmt: skip
def test_each_end_of_a_range_is_a_date(dates_of, text, found):
    assert [(words, value) for words, value, _ in dates_of(text, PUBLISHED)] == found
