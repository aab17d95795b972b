"""Who says that a truce or an agreement was broken: the other side charges it, a report tells it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_of


@pytest.mark.parametrize(
    "text",
    [
        "The Velland Front said the Ostland army broke the truce on Friday.",
        "The Kern opposition says the Kern government broke an agreement to publish the lists.",
        "The Velland Front named two grounds: its men were in jail, and Ostland had broken the truce.",
    ],
)
def test_a_breach_that_the_other_side_tells_of_is_a_charge(pipeline: Language, text: str) -> None:
    table = table_of(pipeline, text)
    assert not [row for row in table.rows if "truce" in row.act or "agreement" in row.act]
    assert "an accusation" in {left_out.why for left_out in table.unused}


@pytest.mark.parametrize(
    "text",
    [
        "The Ostland army broke the truce on Friday and shelled the town.",
        "The Ostland army said it would no longer observe the truce.",
    ],
)
def test_a_breach_that_the_report_or_the_breaker_tells_of_stays(pipeline: Language, text: str) -> None:
    assert [label for label in rows_of(pipeline, text) if "truce" in label]
