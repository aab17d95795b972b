"""The timeline as it is drawn: each event at the days that it may have been, in the row of whoever acts."""

from __future__ import annotations

from datetime import date

import pytest

from detente.analysis import AnswerTable
from detente.analysis.listings import Listing
from detente.page.pictures.zoomable import DrawnMoment, drawn_timeline

COLUMNS = ("when", "status", "text", "actors", "recipients", "report")


def table(*rows: tuple[str, str, str]) -> AnswerTable:
    """A timeline of dates, actors and words."""
    laid_out = tuple((when, "happened", text, who, "", "r1") for when, who, text in rows)
    return AnswerTable(Listing("timeline", COLUMNS, laid_out), tuple(() for _ in rows))


def only(when: str) -> DrawnMoment:
    (moment,) = drawn_timeline(table((when, "Ana Roy", "Ana Roy left"))).moments
    return moment


@pytest.mark.parametrize(
    ("when", "first", "last", "certainty", "is_open", "hedged"),
    [
        ("2021-05-04", "2021-05-04", "2021-05-04", "day", (), False),
        ("2021-05-04~", "2021-05-04", "2021-05-04", "day", (), True),
        ("2021-05", "2021-05-01", "2021-05-31", "days", (), False),
        ("2021-05-04/..", "2021-05-04", "2021-05-04", "open", ("after",), False),
        ("../2021-05-04", "2021-05-04", "2021-05-04", "open", ("before",), False),
    ],
)
def test_a_date_is_drawn_as_surely_as_it_is_known(
    when: str, first: str, last: str, certainty: str, is_open: tuple[str, ...], hedged: bool
) -> None:
    moment = only(when)
    assert (moment.first, moment.last) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (moment.certainty, moment.open, moment.hedged) == (certainty, is_open, hedged)


def test_what_has_no_place_in_time_is_not_drawn() -> None:
    assert drawn_timeline(table(("XXXX-05-04", "Ana Roy", "Ana Roy left"))).fitting == 0


def test_who_acts_most_stands_first_and_the_many_others_share_a_row() -> None:
    often = [(f"2021-01-{day:02}", "Salt Board", "It met") for day in range(1, 5)]
    once = [(f"2021-02-{day:02}", f"Party {day}", "It met") for day in range(1, 13)]
    drawn = drawn_timeline(table(*once, *often, ("2021-03-01", "", "A bridge fell")))
    assert drawn.rows[0] == "Salt Board"
    assert drawn.rows[-2:] == ("Others", "Nobody named")
    assert {moment.row for moment in drawn.moments} == set(range(len(drawn.rows)))


def test_two_at_one_time_stand_in_two_lanes() -> None:
    rows = [
        ("2021-05", "Ana Roy", "One"),
        ("2021-05-04", "Ana Roy", "Two"),
        ("2023-05-04", "Ana Roy", "Three"),
    ]
    lanes = {moment.text: moment.lane for moment in drawn_timeline(table(*rows)).moments}
    assert lanes["One"] != lanes["Two"]
    assert lanes["Three"] == 0


def test_of_too_many_the_months_tell_how_many_there_are() -> None:
    rows = [
        (f"2021-0{month}-0{day}", "Ana Roy", "One") for month in (1, 2) for day in range(1, 1 + 2 * month)
    ]
    drawn = drawn_timeline(table(*rows), most=5)
    assert drawn.moments == ()
    assert drawn.months == ((date(2021, 1, 1), 2), (date(2021, 2, 1), 4))
    assert drawn.fitting == 6
