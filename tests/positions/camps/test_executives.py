"""Those who act for a union of states, and delegations."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (
            "The European Union welcomed the plan. European Commission spokeswoman Ana Roy said the EU"
            " wanted the prisoners released.",
            "European Commission",
            "European Union",
        ),
        (
            "The European Union froze the talks. European Union foreign ministers threatened sanctions.",
            "European Union foreign ministers",
            "European Union",
        ),
        (
            "A team from the regional bloc ECOWAS left the capital. The delegation demanded elections.",
            "The delegation",
            "ECOWAS",
        ),
    ],
)
def test_who_acts_for_a_union_is_the_union(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_a_commission_that_asks_its_union_for_something_stays_apart(pipeline: Language) -> None:
    text = "The European Union is divided. The European Commission urged the European Union to lift the ban."
    assert camp_of(pipeline, text, "European Commission") == "European Commission"


def test_a_parliament_decides_for_itself(pipeline: Language) -> None:
    text = "The European Union signed the accord. The European Parliament rejected it."
    assert camp_of(pipeline, text, "European Parliament") == "European Parliament"


def test_where_two_have_a_delegation_nobody_knows_which_is_meant(pipeline: Language) -> None:
    text = "The rebel delegation left. A team from ECOWAS stayed. A delegation member demanded elections."
    assert camp_of(pipeline, text, "A delegation member") != "ECOWAS"
