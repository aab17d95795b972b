"""The page of the table of positions: its first sentence counts what is in force."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.analysis import PositionsResult
from detente.page import positions_page


def test_a_ban_that_was_lifted_is_not_counted_as_in_force(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(
        pipeline,
        "The government of Velland banned the Reed Party in May after riots. On Monday the government of"
        " Velland lifted the ban on the Reed Party. The Reed Party plans to run in the June election.",
    )
    page = positions_page(PositionsResult(dossier, positions))
    assert page.standfirst == ("Two acts of two parties.",)
