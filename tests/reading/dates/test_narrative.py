"""Stories told from a year on: bare days belong to the year where the story stands."""

from __future__ import annotations

import pytest

STORY = (
    "The duchy was claimed by two neighbours from 15 January 1919 on. On 23 January the first of them sent"
    " troops. On 3 February a line was drawn. In November the commission gave up.\n\nRiots broke out in"
    " March, and in May 1920 the duchy was divided. On 28 July both accepted it."
)


@pytest.mark.parametrize("published", ["1920-08-01", "1955-06-01", "2024-02-29", None])
def test_a_story_has_its_own_years_whenever_it_is_published(dates_of, published):
    assert [value for _, value, _ in dates_of(STORY, published)] == [
        "1919-01-15", "1919-01-23", "1919-02-03", "1919-11", "1920-03", "1920-05", "1920-07-28",
    ]  # fmt: skip


def test_a_bare_day_before_the_first_year_of_a_story_is_of_that_year(dates_of):
    text = (
        "On 19 April the ferries were stopped, and on 5 May patrols met."
        " A pact of 30 October 1969 ended it in 1970."
    )
    assert [value for _, value, _ in dates_of(text, "2004-06-01")][:3] == [
        "1969-04-19",
        "1969-05-05",
        "1969-10-30",
    ]


def test_an_accord_named_by_its_year_does_not_move_a_story(dates_of):
    text = (
        "On 30 November 1963 he proposed to change the 1960 accord. On 6 December the other side refused."
        " It fell in 1964."
    )
    assert [value for _, value, _ in dates_of(text, "2004-06-01")] == [
        "1963-11-30",
        "1960",
        "1963-12-06",
        "1964",
    ]


def test_a_paragraph_of_news_may_look_back_at_a_year(dates_of):
    text = "The congress opened on 3 May 1989. On 12 May it adjourned. A member spoke of it on Monday."
    assert dates_of(text, "2010-03-04")[1][1] == "1989-05-12"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The minister was elected in 2015. On January 23 he was barred. On Monday he left.", "2017-01-23"),
        ("The congress met on 3 May 1989.\n\nOn Monday it left. On January 23 it burned.", "2017-01-23"),
        ("The congress that opened on 3 May 1989 will be honoured on 12 May.", "2017-05-12"),
        ("The 3 May 1989 raid is tried. Last week he was heard. On 12 January he denied it.", "2017-01-12"),
    ],
)  # fmt: skip
def test_news_that_only_mentions_a_year_comes_back_to_today(dates_of, text, value):
    assert value in [found for _, found, _ in dates_of(text, "2017-02-01")]


def test_that_year_brings_a_story_to_it(dates_of):
    text = (
        "The quarrel goes back to 1971. In March of that year guards took the weir. On 25 March they fired on"
        " farmers. It ended in 1974."
    )
    assert [value for _, value, _ in dates_of(text, "2005-02-02")] == [
        "1971",
        "1971-03",
        "1971-03-25",
        "1974",
    ]


def test_the_year_of_an_aside_does_not_move_a_story(dates_of):
    text = (
        "In May 2003 troops came to the town of Sarn. Viktor Balan, a former general elected in 1998,"
        " had sent them. Two months later a boy was shot."
    )
    assert [value for _, value, _ in dates_of(text, None)] == ["2003-05", "1998", "2003-07"]


def test_the_year_of_a_clause_at_the_end_may_move_a_story(dates_of):
    text = "The mill belongs to Viktor Balan, who bought it in 1998. Two years later he shut it."
    assert [value for _, value, _ in dates_of(text, None)] == ["1998", "2000"]


def test_a_month_behind_a_later_year_is_of_that_year(dates_of):
    text = (
        "In May 1991 rebels closed the mine. Troops left in June 1991.\n\nEarly in 1998 the minister hired"
        " soldiers abroad. By July he had lost his seat. A truce in October held."
    )
    assert [value for _, value, _ in dates_of(text, "2006-06-01")][2:] == ["1998", "1998-07", "1998-10"]


def test_a_month_is_left_open_where_a_later_year_may_have_moved_the_story_or_not(dates_of):
    text = (
        "In May 1991 rebels closed the mine. Troops left in June 1991. They were hated after the army had"
        " mutinied in 1998. A truce in October held."
    )
    assert [edtf for _, _, edtf in dates_of(text, "2006-06-01")][2:] == ["1998", None]


@pytest.mark.parametrize(
    ("first", "values"),
    [
        ("In December 1999 the tax was raised.", ["1999-12", "1999-09", "1999-10"]),
        ("The tax was raised by the council.", ["XXXX-09", "XXXX-XX"]),
    ],
)
def test_the_previous_month_counts_from_the_story_and_what_follows_from_it(dates_of, first, values):
    text = f"{first} The previous September the cabinet had signed a lease. A month later the house agreed."
    assert [value for _, value, _ in dates_of(text, None)] == values


def test_nothing_counts_from_the_date_before_a_month_without_a_year(dates_of):
    text = "The law was passed in 1999.\n\nIn September the cabinet signed a lease. A month later it agreed."
    assert [edtf for _, _, edtf in dates_of(text, None)] == ["1999", None, None]


def test_no_bare_day_has_a_year_where_those_of_an_undated_text_go_to_and_fro(dates_of):
    text = (
        "The envoys met from 7 to 9 May. The truce of 1991 holds. The council asked for talks in 2007. "
        "The mission came in 1988, and the plan of 2003 was refused. It left in 1999. They meet on 11 June."
    )
    values = [value for _, value, _ in dates_of(text, None)]
    assert values[-1] == "XXXX-06-11"
    ordered = text.replace("1988", "2008").replace("2003", "2009").replace("1999", "2010")
    assert [value for _, value, _ in dates_of(ordered, None)][-1] == "2010-06-11"


def test_the_day_of_publication_and_one_year_of_the_past_make_no_story(dates_of):
    text = (
        "Orvik, 27 August 2013\n\nBoth signed on 28 February. The ferries have been guarded since 2004. In"
        " April the union read out its demands."
    )
    values = [value for _, value, _ in dates_of(text, "2013-08-27")]
    assert values == ["2013-08-27", "2013-02-28", "2004", "2013-04"]


def test_a_dated_report_that_opens_with_a_day_is_told_from_its_own_day(dates_of):
    text = (
        "Orvik, 12 March 2018\n\nOn 6 March the two towns signed a treaty. It is the first outcome of talks"
        " that the guild began in April 2016.\n\nThe council left in January, under the accord of 2002."
    )
    values = [value for _, value, _ in dates_of(text, "2018-03-12")]
    assert values == ["2018-03-12", "2018-03-06", "2016-04", "2018-01", "2002"]


def test_that_morning_behind_a_year_is_of_no_known_day(dates_of):
    text = "The judges ruled on 23 November. The guild won in 2014. The council asked again that morning."
    assert [value for _, value, _ in dates_of(text, "2022-12-09")][-1] == "XXXX-XX-XXTMO"


def test_since_the_signing_of_an_accord_does_not_bring_a_report_back_to_its_year(dates_of):
    text = (
        "17 June 1998\n\nThe talks have entered their worst crisis since the signing of the Brine Accord in"
        " November 1994. They were to end on 31 May. By resolution 12 (1998) the League set a term."
    )
    assert [value for _, value, _ in dates_of(text, "1998-06-17")][2] == "1998-05-31"
