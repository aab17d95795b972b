"""Bare days and months: the verb says if they lie behind or ahead."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2021-05-12", "Inspectors searched the depot on May 20.", "2020-05-20"),
        ("2021-05-12", "The guards were disarmed on June 2.", "2020-06-02"),
        ("2021-05-12", "The garrison had mutinied in July.", "2020-07"),
        ("2021-05-12", "On 1 August the harbour was closed to foreign ships.", "2020-08-01"),
        ("2021-05-12", "By April the militia had withdrawn from the salt flats.", "2021-04"),
        ("2021-05-12", "The siege lasted until April.", "2021-04"),
    ],
)
def test_what_is_told_in_the_past_lies_behind(dates_of, published, text, value):
    assert [found for _, found, _ in dates_of(text, published)] == [value]


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2021-05-12", "The council vote is planned for September.", "2021-09"),
        ("2021-05-12", "The bridge must be reopened by August.", "2021-08"),
        ("2021-11-20", "The court postponed the hearing until January 14.", "2022-01-14"),
        ("2021-08-02", "The cabinet set a deadline of August 20.", "2021-08-20"),
        ("2021-08-02", "The election is in November.", "2021-11"),
        ("2021-12-13", "The council is to begin on May 21.", "2022-05-21"),
        ("2021-05-11", "The league voted on Tuesday to call its ministers together on Monday.", "2021-05-17"),
        ("2021-02-08", "A signing of the pact in the spring has been spoken of.", "2021-SP"),
        ("2021-03-31", "Leaders of the farmers have promised another march on Saturday.", "2021-04-03"),
        ("2021-08-02", "The two unions will meet on August 9 and decide on September 1.", "2021-09-01"),
    ],
)
def test_what_is_planned_lies_ahead(dates_of, published, text, value):
    assert dates_of(text, published)[-1][1] == value


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        # A day fixed long ago has come since.
        ("2021-05-12", "The walkout had been planned for March.", "2021-03"),
        # The day belongs to a thing, not to the verb.
        ("2021-05-12", "The minister rejected the vote on June 3.", "2021-06-03"),
        ("2021-05-12", "Miners walked out in May.", "2021-05"),
        ("2021-05-12", "The envoy left in December.", "2020-12"),
        ("2021-05-12", "The militia will withdraw by April.", "2022-04"),
    ],
)
def test_near_by_readings_stay(dates_of, published, text, value):
    assert dates_of(text, published)[-1][1] == value


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2021-05-10", "Farmers blocked the pass over the weekend.", "2021-W18-WE"),
        ("2021-05-12", "Farmers will block the pass over the weekend.", "2021-W19-WE"),
        ("2021-05-09", "Farmers blocked the pass over the weekend.", "2021-W18-WE"),
        ("2021-05-07", "Farmers planned a march in the capital on Saturday.", "2021-05-08"),
        ("2021-05-09", "The march planned for Saturday was called off.", "2021-05-08"),
    ],
)
def test_weekends_and_weekdays_follow_the_verb_too(dates_of, published, text, value):
    assert [found for _, found, _ in dates_of(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # The day is that of the saying, though the parser ties it to what was said.
        ("The guild said on Monday it would strike in June.", ["2021-05-10", "2021-06"]),
        ("The guild told members on Monday they would strike in June.", ["2021-05-10", "2021-06"]),
        # Here it is of what was said.
        ("The guild said that on Monday it would strike.", ["2021-05-17"]),
        ("The mayor was to meet the strikers on Saturday.", ["2021-05-15"]),
        ("By the end of the year they had left.", ["2020"]),
        ("They will leave by the end of the year.", ["2021"]),
        ("The levy begins on the 1st of the month.", ["2021-06-01"]),
        ("The levy began on the 1st of the month.", ["2021-05-01"]),
        ("By February most of the exiles had returned.", ["2021-02"]),
        ("Negotiators had hoped to finish by April.", ["2021-04"]),
        ("Negotiators hope to finish by April.", ["2022-04"]),
        ("A year ago today the bridge was closed.", ["2020-05-12"]),
        ("A year ago the bridge was closed.", ["2020"]),
    ],
)
def test_the_verb_of_the_day_and_no_other_says_on_which_side_it_lies(dates_of, text, values):
    assert [found for _, found, _ in dates_of(text, "2021-05-12")] == values
