"""Acronyms of names with an article in them, or of names in another language."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions


def _names(pipeline: Language, text: str) -> list[set[str]]:
    doc = pipeline(text)
    return [{p.name, *p.aliases} for p in find_parties(doc, find_attributions(doc, ()), ())]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "A Coalition for Harbour Reform today demanded a vote. ACHR said the mayor was hiding."
            " ACHR will march.",
            "ACHR",
            "A Coalition for Harbour Reform",
        ),
        (
            "EPR calls the terms unacceptable\n\nVelland's Popular Revolutionary Army said on Monday that"
            " it would"
            " not talk. The EPR freed two men.",
            "EPR",
            "Popular Revolutionary Army",
        ),
    ],
)
def test_an_acronym_and_the_name_it_spells_are_one(
    pipeline: Language, text: str, short: str, long: str
) -> None:
    assert any({short, long} <= names for names in _names(pipeline, text))


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        (
            "The National Liberation Army said on Monday that it would not talk. The NRF freed two men."
            " The NRF"
            " and the army met.",
            "NRF",
            "National Liberation Army",
        ),
        (
            "The National Liberation Army said it would not talk. The National Liberal Army said it would."
            " The ELN"
            " freed two men. The ELN waited.",
            "ELN",
            "National Liberal Army",
        ),
        (
            "FIBO threw out the Orvik Island Bowls Federation on Monday. FIBO says the ban ends once the"
            " OIBF is in control. FIBO will not move the cup.",
            "FIBO",
            "Orvik Island Bowls Federation",
        ),
    ],
)
def test_an_acronym_of_another_or_of_two_is_nobody_elses(
    pipeline: Language, text: str, short: str, long: str
) -> None:
    assert not any({short, long} <= names for names in _names(pipeline, text))
