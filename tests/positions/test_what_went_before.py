"""Acts told as over: a meeting that was held, a suit that led to an order; and whose army is meant."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of, table_of


def test_a_meeting_that_was_held_is_nobodys_option(pipeline: Language) -> None:
    text = (
        "Judge Ana Roy required the Kern union to call its members together and record the meeting on film."
        " About 8,000 came on Sept. 23."
    )
    table = table_of(pipeline, text)
    assert not table.rows
    assert "the meeting is over" in {left_out.why for left_out in table.unused}


def test_a_meeting_that_is_to_come_is(pipeline: Language) -> None:
    text = "Judge Ana Roy required the Kern union to record the meeting on film. The Kern union refused."
    assert "Record the meeting on film" in rows_of(pipeline, text)


def test_a_suit_told_as_what_went_before_is_not_to_be_dropped(pipeline: Language) -> None:
    text = "The Kern school board had gone to court, saying that the strike did pupils harm."
    assert "Drop the suit" not in rows_of(pipeline, text)
    assert "Drop the suit" in rows_of(pipeline, "The Kern school board went to court on Monday.")


def test_the_army_is_not_the_army_that_rebels_raised(pipeline: Language) -> None:
    text = (
        "The Velland Liberation Army met the Velland government on Thursday. Jon Holm, who leads the rebel"
        " delegation, said the army had shelled rebel fighters."
    )
    assert not [row for row in table_of(pipeline, text).rows if row.maker == "velland-liberation-army"]


def test_an_army_that_leaves_talks_withdraws_no_troops(pipeline: Language) -> None:
    text = "The Velland Liberation Army left the talks with the Velland government on Thursday."
    assert list(rows_of(pipeline, text)) == ["Resume talks"]


def test_a_strike_behind_ahead_of_is_asked_of_nobody(pipeline: Language) -> None:
    text = "No more money, Ana Roy tells nurses ahead of Thursday strike\n\nThe Kern board met the nurses."
    assert not [row for row in table_of(pipeline, text).rows if "strike" in row.act]
    asked = rows_of(pipeline, "The Harbour Union tells nurses to go on strike.")
    assert "Go on strike" in asked
