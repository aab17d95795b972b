"""An act that somebody who is no party did is nobody else's act."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_of


def test_what_was_lent_by_a_partner_is_not_what_parliament_is_asked_to_approve(pipeline: Language) -> None:
    text = (
        "The government of Velland insists that parliament must approve the loans for the mine. Velland was"
        " lent its share of the capital by its partner. Salt Mines refused to wait."
    )
    assert not any("Lend" in row.act for row in table_of(pipeline, text).rows)
