"""Things that a party offers are acts of its own, where no other act is read from them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_of


def offers(pipeline: Language, text: str) -> set[tuple[str, str]]:
    rows = table_of(pipeline, text).rows
    return {
        (row.maker, row.act)
        for row in rows
        for v in row.voices
        if v.stance == "offers" and v.party == row.maker
    }


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The port board offered wells outside the fence.", "Offer wells"),
        ("The port board offers observers at the gate.", "Offer observers"),
    ],
)
def test_a_thing_that_is_offered_is_an_offer_of_its_party(pipeline: Language, text: str, act: str) -> None:
    assert offers(pipeline, text) == {("port-board", act)}


@pytest.mark.parametrize(
    "text",
    [
        "The port board offered no wells.",
        "The port board offered its condolences.",
        "The port board offered two things.",
        "The accord offers a seat to the union.",
        "The port board offers a minister who would run the quay.",
        "The port board might offer a seat.",
    ],
)
def test_words_of_comfort_and_what_papers_hold_are_none(pipeline: Language, text: str) -> None:
    assert not any(act.startswith("Offer") for _, act in offers(pipeline, text))
