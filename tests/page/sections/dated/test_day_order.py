"""Days whose year no report says stand by the calendar, and weekdays in the order in which they were."""

from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.dated.day_order import by_weekday, in_order
from detente.sources import Evidence

TEXT = "BRINE, Thursday - The guild shut the weir on Thursday. The mayor had called for talks on Tuesday."
TEXTS = {"r": TEXT}


def moment(lead: str, text: str = "The guild left", *, is_fact: bool = True) -> Moment:
    return Moment(text, lead, DateRange.parse(None), (Evidence("r", 0, 5, "BRINE"),), is_fact=is_fact)


def leads(moments: object) -> list[str]:
    return [one.lead for one in moments]  # type: ignore[attr-defined]


def test_weekdays_are_counted_back_from_the_one_in_the_first_words() -> None:
    days = [moment("“Thursday”"), moment("“Wednesday”"), moment("“Tuesday”")]
    assert leads(by_weekday(days, TEXTS)) == ["“Tuesday”", "“Wednesday”", "“Thursday”"]


def test_a_weekday_of_what_is_to_come_stands_behind_and_days_with_a_date_stay() -> None:
    days = [moment("4 May"), moment("“Monday”", is_fact=False), moment("“Thursday”")]
    assert leads(by_weekday(days, TEXTS)) == ["4 May", "“Thursday”", "“Monday”"]


def test_nothing_is_moved_where_a_day_may_lie_before_or_behind() -> None:
    days = [moment("“Thursday”"), moment("“Friday”")]
    assert by_weekday(days, TEXTS) == days


def test_what_is_due_in_february_stands_behind_what_was_in_august() -> None:
    rows = [
        (1.0, "XXXX-02", moment("February", is_fact=False)),
        (1.0, "XXXX-06", moment("June")),
        (1.0, "XXXX-08-29", moment("29 August")),
    ]
    assert leads(in_order(rows)) == ["June", "29 August", "February"]


def test_last_october_was_before_july() -> None:
    rows = [
        (1.0, "XXXX-07-11", moment("11 July")),
        (1.0, "XXXX-10", moment("October", "The envoy left last October")),
    ]
    assert leads(in_order(rows)) == ["October", "11 July"]
