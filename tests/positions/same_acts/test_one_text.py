"""One text under several names is one issue: "the amnesty bill", "the bill", "the measure"."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of


def test_the_measure_is_the_one_bill_that_the_report_names(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The government wants parliament to pass the amnesty bill. The opposition urged parliament to reject"
        " the measure. The bishops called on parliament to drop the bill.",
    )
    assert rows.keys() == {"Pass the amnesty bill"}
    stances = {(voice.party, voice.stance) for voice in rows["Pass the amnesty bill"].voices}
    assert stances == {("government", "demands"), ("opposition", "opposes"), ("bishops", "opposes")}


def test_to_vote_against_a_bill_and_not_to_support_the_measure_is_one_refusal(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The National Party said it would vote against the amnesty bill. Party leader Ana Roy said her party"
        " would never support the legislation.",
    )
    assert rows.keys() == {"Vote for the amnesty bill"}
    assert rows["Vote for the amnesty bill"].stances_of("national-party") == {"refuses"}


def test_the_agreement_is_the_one_treaty_that_the_report_names(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The governor called on the Senate to ratify the water treaty. The farmers' union urged the Senate to"
        " reject the agreement.",
    )
    assert rows.keys() == {"Ratify the water treaty"}


def test_of_two_bills_the_measure_is_neither(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Green Party will vote against the budget bill and will support the amnesty bill. The Green Party"
        " refused to drop the measure.",
    )
    assert len(rows) == 3
    assert "Drop the measure" in rows
