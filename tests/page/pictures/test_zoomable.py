"""The timeline as it is drawn: each event at the days that it may have been, in the row of whoever acts."""

from __future__ import annotations

from datetime import date

import pytest

from detente.analysis import KeptLine, KeptTimeline
from detente.analysis.answer_tables import TIMELINE_COLUMNS
from detente.page.pictures.zoomable import DrawnMoment, DrawnTimeline, drawn_timeline


def kept(*rows: tuple[str, str, str], all_of: int | None = None) -> KeptTimeline:
    """A timeline of dates, actors and words."""
    empty = dict.fromkeys(TIMELINE_COLUMNS)
    lines = [
        KeptLine(
            text, when, (), (), (),
            tuple({**empty, "when": when, "status": "happened", "text": text, "actors": who}.values()),
        )
        for when, who, text in rows
    ]  # fmt: skip
    return KeptTimeline(tuple(lines), None, all_of or len(lines), 0, 0, 0, (), 1, None, 0)


def drawn_from(*rows: tuple[str, str, str]) -> DrawnTimeline:
    return drawn_timeline(kept(*rows), [])


def only(when: str) -> DrawnMoment:
    (moment,) = drawn_from((when, "Ana Roy", "Ana Roy left")).moments
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
    assert drawn_from(("XXXX-05-04", "Ana Roy", "Ana Roy left")).moments == ()


def test_who_acts_most_stands_first_and_the_many_others_share_a_row() -> None:
    often = [(f"2021-01-{day:02}", "Salt Board", "It met") for day in range(1, 5)]
    once = [(f"2021-02-{day:02}", f"Party {day}", "It met") for day in range(1, 13)]
    drawn = drawn_from(*once, *often, ("2021-03-01", "", "A bridge fell"))
    assert drawn.rows[0] == "Salt Board"
    assert drawn.rows[-2:] == ("Others", "Nobody named")
    assert {moment.row for moment in drawn.moments} == set(range(len(drawn.rows)))


def test_two_at_one_time_stand_in_two_lanes() -> None:
    told = {"One": "2021-05", "Two": "2021-05-04", "Three": "2023-05-04"}
    drawn = drawn_from(*((when, "Ana Roy", text) for text, when in told.items()))
    lanes = {moment.text: moment.lane for moment in drawn.moments}
    assert lanes["One"] != lanes["Two"]
    assert lanes["Three"] == 0


def test_of_too_many_the_months_tell_how_many_there_are() -> None:
    some = kept(("2021-01-01", "Ana Roy", "One"), all_of=6)
    drawn = drawn_timeline(some, [("2021-01", 2), ("2021-02", 4)])
    assert drawn.moments == ()
    assert drawn.months == ((date(2021, 1, 1), 2), (date(2021, 2, 1), 4))
    assert drawn.fitting == 6
