"""The two sides that a page is named after: who is at issue with whom, whether or not each has a row."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_of


def _sides(pipeline: Language, text: str) -> set[str]:
    return {party.name for party in table_of(pipeline, text).sides}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        # The other side has no row: it is blamed.
        (
            "Norway told Peru that it will renegotiate the treaty. Norway accused Peru of delay.\n\nPeru"
            " had insisted on"
            " a hearing. Norway urged the World Bank to halt it.\n\nPeru did not give up. Norway says that"
            " Peru has"
            " brought no proof.\n\nNorway will boycott the court, to which Peru went.",
            {"Norway", "Peru"},
        ),
        # The addressee of a demand, beside a mediator who is only asked to come.
        (
            "The Dock Union demanded that Salt Harbour Company pay overtime. Salt Harbour Company refused"
            " to pay it."
            " The union proposed that a federal mediator join the talks.",
            {"Dock Union", "Salt Harbour Company"},
        ),
    ],
)
def test_the_sides_are_those_at_issue_with_each_other(pipeline: Language, text: str, sides: set[str]) -> None:
    assert _sides(pipeline, text) == sides


def test_a_report_of_one_party_has_no_two_sides(pipeline: Language) -> None:
    assert _sides(pipeline, "The Dock Union will march on Monday.") == set()
