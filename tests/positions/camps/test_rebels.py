"""Rebels without a name, of one organisation or of several."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of


def test_several_factions_without_a_name_are_the_rebels(pipeline: Language) -> None:
    text = "The rebels left the talks. Several rebel factions vowed to strike back on Monday."
    assert camp_of(pipeline, text, "Several rebel factions") == "rebels"


def test_the_two_rebel_groups_are_the_rebels_and_neither_of_the_two(pipeline: Language) -> None:
    text = (
        "The rebels left the talks. The Highland Liberation Front and the Justice Army are two groups."
        " The rebels accused the army. The two rebel groups demanded a truce. The Justice Army agreed."
    )
    assert camp_of(pipeline, text, "The two rebel groups") == "rebels"


@pytest.mark.parametrize("member", ["The Justice Army", "Highland Liberation Front"])
def test_each_of_two_stays_itself(pipeline: Language, member: str) -> None:
    text = (
        "The two rebel groups demanded a truce. The Justice Army left the talks. The Highland Liberation"
        " Front refused to leave. The rebels accused the army."
    )
    name = member.removeprefix("The ")
    assert camp_of(pipeline, text, name) == name
