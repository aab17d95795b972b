"""Dates in whole sentences: spans, types, TIMEX3 values and EDTF."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest
from tests.support.effort import lines_run
from tests.support.paths import SHARED

from detente.reading.dates.find import find_dates
from detente.reading.findings import DateExpression
from detente.sources.report import Evidence

PUBLISHED = date(2023, 3, 15)  # a Wednesday
GOLD = SHARED / "gold" / "aquaint" / "aquaint.jsonl"


@pytest.fixture
def read(pipeline):
    def _read(text: str, published: date | None = PUBLISHED, furniture: tuple[Evidence, ...] = ()):
        doc = pipeline(text)
        return [(text[d.span.start : d.span.end], d) for d in find_dates(doc, published, furniture)]

    return _read


def values(found: list[tuple[str, DateExpression]]) -> dict[str, str]:
    return {words: expression.value for words, expression in found}


def edtf(found: list[tuple[str, DateExpression]]) -> dict[str, str | None]:
    return {words: expression.edtf for words, expression in found}


@pytest.mark.parametrize(
    ("text", "words", "value", "when"),
    [
        ("The assembly was dissolved in June 2019.", "June 2019", "2019-06", "2019-06"),
        ("The envoys met on 3 March 2021 in Geneva.", "3 March 2021", "2021-03-03", "2021-03-03"),
        ("The pact was signed on January 7, 1998.", "January 7, 1998", "1998-01-07", "1998-01-07"),
        ("The party has governed since 1985.", "1985", "1985", "1985"),
        ("The war of the 1980s displaced thousands.", "the 1980s", "198X", "198X"),
        ("The border was drawn in the 19th century.", "the 19th century", "18", "18XX"),
        ("The strike began in early 2020.", "early 2020", "2020", "2020-01~/2020-04~"),
        ("The court ruled in the spring of 2018.", "in the spring of 2018", "2018-SP", "2018-21"),
        ("The order was dated 2022-11-05.", "2022-11-05", "2022-11-05", "2022-11-05"),
    ],
)
def test_a_date_on_the_calendar_keeps_the_precision_of_its_words(read, text, words, value, when):
    found = dict(read(text))
    assert (found[words].value, found[words].edtf) == (value, when)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The minister resigned on Monday.", "Monday", "2023-03-13"),
        ("The minister resigned on Friday.", "Friday", "2023-03-10"),
        ("The minister will resign on Friday.", "Friday", "2023-03-17"),
        ("The president met the general on February 20.", "February 20", "2023-02-20"),
        ("The president met the general in November.", "November", "2022-11"),
        ("Parliament will vote in November.", "November", "2023-11"),
        ("The rebels withdrew last year.", "last year", "2022"),
        ("The rebels withdrew two months ago.", "two months ago", "2023-01"),
        ("The rebels withdrew six weeks ago.", "six weeks ago", "2023-W05"),
        ("The rebels withdrew yesterday.", "yesterday", "2023-03-14"),
        ("The rebels withdrew last week.", "last week", "2023-W10"),
    ],
)
def test_a_relative_date_counts_from_publication(read, text, words, value):
    assert values(read(text))[words] == value


def test_a_week_is_the_interval_of_its_days_in_edtf(read):
    assert edtf(read("The rebels withdrew last week."))["last week"] == "2023-03-06/2023-03-12"


def test_more_than_so_long_ago_is_no_later_than_that(read):
    found = read("He fled more than three years ago and wrote home about two months ago.")
    assert edtf(found) == {"more than three years ago": "../2020", "about two months ago": "2023-01~"}


def test_without_a_day_of_publication_nothing_is_invented(read):
    found = read(
        "The rebels withdrew on Friday, two months ago, and on May 4 they came back.", published=None
    )
    assert values(found) == {"Friday": "XXXX-WXX-5", "two months ago": "XXXX-XX", "May 4": "XXXX-05-04"}
    assert set(edtf(found).values()) == {None}


def test_following_relative_dates_count_from_the_last_narrated_date(read):
    found = values(
        read(
            "The party was banned in October 2015. Two months later its leader fled. "
            "Later that year he was convicted."
        )
    )
    assert found["Two months later"] == "2015-12"
    assert found["Later that year"] == "2015"


def test_that_spring_is_of_the_year_the_story_stands_at(read):
    found = values(read("The mine was dug in 1931. That spring the salt workers struck."))
    assert found["That spring"] == "1931-SP"


def test_a_plan_that_is_looked_back_on_counts_from_the_story(read):
    text = "Talks began in September 2015. The two sides agreed to meet in October."
    assert values(read(text, date(2015, 11, 3)))["October"] == "2015-10"
    assert values(read("The two sides agreed to meet in October.", date(2015, 9, 20)))["October"] == "2015-10"


def test_a_clock_time_of_four_digits_is_no_year(read):
    assert "2030" not in values(read("The attacks started at 2030 on 2 May 1989."))


def test_the_day_someone_spoke_is_not_where_the_story_stands(read):
    text = "The party was banned on 3 October 2015, he said on Monday. The next day its offices were shut."
    assert values(read(text))["The next day"] == "2015-10-04"


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        (
            "More than three years after the ban, nothing has changed.",
            "More than three years",
            "DURATION",
            "P3Y",
        ),
        ("A five-hour curfew was imposed.", "five-hour", "DURATION", "PT5H"),
        ("They have fought for decades.", "decades", "DURATION", "PXY"),
        ("The council meets every two weeks.", "every two weeks", "SET", "P2W"),
        ("The paper is censored daily.", "daily", "SET", "P1D"),
        ("Markets close on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
        ("The square filled on Monday night.", "Monday night", "TIME", "2023-03-13TNI"),
        ("The shelling stopped at 10:30 p.m. on Monday.", "10:30 p.m. on Monday", "TIME", "2023-03-13T22:30"),
        ("The opposition is now in exile.", "now", "DATE", "PRESENT_REF"),
    ],
)
def test_lengths_repetitions_and_clock_times_have_their_own_types(read, text, words, kind, value):
    found = dict(read(text))
    assert (found[words].type, found[words].value) == (kind, value)


def test_a_length_of_time_has_no_edtf(read):
    assert edtf(read("They have fought for three years."))["three years"] is None


@pytest.mark.parametrize(
    "text",
    [
        "The convoy carried 1,980 refugees to safety.",
        "The ministry paid $2015 for the flag.",
        "The motion may pass.",
        "Demonstrators march against the decree.",
        "The 44-year-old general commands the north.",
        "The office is at 1985 Liberty Street.",
        "The motion passed by 55-42.",
    ],
)
def test_numbers_verbs_and_ages_are_not_dates(read, text):
    assert read(text) == []


def test_furniture_is_not_read(read):
    text = "The court ruled in 2019.\n\nCopyright © 1998-2016, The Northern Herald"
    assert values(read(text, furniture=(Evidence("r", 26, len(text), text[26:]),))) == {"2019": "2019"}


def test_one_year_dates_both_months_and_both_days_before_it(read):
    found = values(read("Talks were held in March and April 2017 and on May 3-5, 2018."))
    assert found == {
        "March": "2017-03",
        "April 2017": "2017-04",
        "May 3": "2018-05-03",
        "5, 2018": "2018-05-05",
    }


def test_a_numeric_date_that_could_be_two_days_claims_only_its_year(read):
    found = read("The truce of 03/04/2020 followed the raid of 31/12/2019.")
    assert values(found) == {"03/04/2020": "2020-XX-XX", "31/12/2019": "2019-12-31"}
    assert edtf(found)["03/04/2020"] == "2020"


@pytest.mark.parametrize("published", [date(1, 1, 1), date(2020, 2, 29), date(9999, 12, 31)])
def test_dates_beyond_the_calendar_are_left_out(read, published):
    assert read("It rose 99999 weeks ago, on February 30, and last year.", published=published) is not None


def test_the_spans_are_the_text_and_in_order(read):
    text = "In May 2014 it rained; by 2016, every week, the river rose — two years later it fell."
    spans = [expression.span for _, expression in read(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_reading_dates_takes_time_in_proportion_to_the_text(pipeline):
    doc = pipeline("The party was banned in October 2015, two months after the arrest. " * 30)
    long = pipeline("The party was banned in October 2015, two months after the arrest. " * 240)
    # Eight times the text; in proportion to its square it would be sixty-four times the work.
    once = lines_run(lambda: find_dates(doc, PUBLISHED, ()))
    assert lines_run(lambda: find_dates(long, PUBLISHED, ())) < 12 * once


def test_the_labelled_news_wire_dates_are_found_and_resolved(pipeline):
    if not GOLD.exists():
        pytest.skip("the labelled texts are not beside the repository")
    # One in two: `make bench` reads them all.
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()][::2]
    hits = right = found_count = labelled = 0
    for row, doc in zip(rows, pipeline.pipe(row["text"] for row in rows), strict=True):
        found = find_dates(doc, date.fromisoformat(row["published"][:10]), ())
        found_count += len(found)
        labelled += len(row["timexes"])
        for label in row["timexes"]:
            over = [f for f in found if f.span.start < label["end"] and label["start"] < f.span.end]
            hits += bool(over)
            right += any(f.value == label["value"] for f in over)
    assert 2 * hits / (found_count + labelled) > 0.93
    assert 2 * right / (found_count + labelled) > 0.77


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It sounded like a no in Sunday clothes.", []),
        ("He was in his Sunday best when the Monday papers printed it.", []),
        ("The strike was called off in Monday talks.", ["Monday"]),
        ("They met on Sunday.", ["Sunday"]),
    ],
)
def test_a_weekday_that_says_the_kind_of_a_thing_is_no_date(dates_of, text, words):
    assert [found for found, _, _ in dates_of(text, "2006-05-20")] == words


def test_two_weekdays_that_stand_together_are_both_ahead(dates_of):
    text = "The unions have called a strike for Thursday and Friday."
    assert [value for _, value, _ in dates_of(text, "2009-07-20")] == ["2009-07-23", "2009-07-24"]
