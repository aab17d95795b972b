"""Leaders, negotiators and sides tied to whoever they act for by the words beside them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (
            "The Resident Nurses Association led by Park Dan wants a cut. Park Dan refused to meet the"
            " board.",
            "Park Dan",
            "Resident Nurses Association",
        ),
        (
            "The inquiry commission led by Park Dan met. Park Dan refused to speak to the Salt League.",
            "Park Dan",
            "Park Dan",
        ),
        (
            "The government of Peru broke off the talks. The government blamed the Salt Front. Senator Ana"
            " Roy, one of the government's negotiators, said the order would be obeyed.",
            "Ana Roy",
            "government of Peru",
        ),
        (
            "Peru called on Chile to sign. The representative of Peru stated that it would not pay.",
            "The representative of Peru",
            "Peru",
        ),
        (
            "Chile offered a truce. Peru refused. Prime Minister Otto Kranz of Peru flew home. Kranz's side"
            " said that it was too late.",
            "Kranz's side",
            "Peru",
        ),
    ],
)
def test_who_leads_or_negotiates_for_it_speaks_for_it(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_the_time_of_an_entry_is_no_part_of_a_name(pipeline: Language) -> None:
    text = "21:30 - Police at the crossing refused to fine the drivers. Peru asked the police to go on."
    dossier, _ = joined(pipeline, text)
    assert not any(party.name[0].isdigit() for party in dossier.parties)
