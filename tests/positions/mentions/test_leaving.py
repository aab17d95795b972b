"""The withdrawal of troops in words that do not name them."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of


def test_leaving_is_the_withdrawal_of_the_troops_that_are_there(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "Velland has kept two battalions on the Grey Ridge since May. Halmark wants them to leave.\n\n"
        '"We are not going to withdraw from our own land," said Velland\'s defence minister, Lena Brandt.',
    )
    (row,) = (row for row in rows.values() if row.maker == "velland")
    stances = {(voice.party, voice.stance) for voice in row.voices}
    assert row.act.startswith("Withdraw")
    assert {("halmark", "demands"), ("velland", "refuses")} <= stances


def test_leaving_talks_is_no_withdrawal_of_troops(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "Velland has kept two battalions on the Grey Ridge since May. Halmark demanded that Velland withdraw"
        " its troops. Velland threatened to leave the customs union.",
    )
    assert "Leave the customs union" in rows


def test_our_own_land_is_its_own(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        '"We will not sell our own land," said the chief of the Salt Union, Lena Brandt. The board demanded'
        " the sale.",
    )
    assert "Sell its own land" in rows
