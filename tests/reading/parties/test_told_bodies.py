"""Names that the words beside them tell to be a body's; provinces; the short forms of units."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Party
from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    doc = pipeline(text)
    return {party.name: party for party in find_parties(doc, find_attributions(doc, ()), ())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sel Metall, which called its members out in May, refused to talk.", "Sel Metall"),
        ("Tarna Lista, the main islander party, says it will go back to the assembly.", "Tarna Lista"),
        ("Olmert, the valley's largest union, rejected the offer on Monday.", "Olmert"),
        ("The bid was made by Radio Onda, a harbour talk station known for its jokes.", "Radio Onda"),
        ("Les Vagues refused. Ana Roy of Les Vagues and Jan Orvik would rather talk.", "Les Vagues"),
        ("VellSA rejected the tax. It asked the board to publish the list.", "VellSA"),
    ],
)
def test_what_is_called_a_body_beside_its_name_is_one(pipeline: Language, text: str, name: str) -> None:
    assert _parties(pipeline, text)[name].kind == "organization"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Roy, who leads the union, refused to talk.", "Ana Roy"),
        ("Ana Roy, the union's largest donor, refused to talk.", "Ana Roy"),
        ("After talks with Ana Roy, which lasted all night, the board agreed to pay.", "Ana Roy"),
        ("Ana Roy, the leader of the largest union, rejected the offer.", "Ana Roy"),
        ("Mayor Rita Lund of Halmark Bay offered to talk.", "Rita Lund"),
    ],
)
def test_a_person_beside_a_body_is_a_person(pipeline: Language, text: str, name: str) -> None:
    assert _parties(pipeline, text)[name].kind == "person"


def test_a_province_that_asks_and_refuses_is_a_party_like_a_state(pipeline: Language) -> None:
    parties = _parties(pipeline, "Karnataka refused to open the gates. Tamil Nadu demanded a larger share.")
    assert {name: party.kind for name, party in parties.items()} == {
        "Karnataka": "state",
        "Tamil Nadu": "state",
    }


def test_the_short_form_of_a_unit_is_no_party(pipeline: Language) -> None:
    text = "The lake holds 40 thousand cubic feet (TCF). The board asked for 12 TCF, and got 9 TCF."
    assert "TCF" not in _parties(pipeline, text)
    acting = (
        "The Town Crew Front (TCF) has 1,000 members. The TCF asked for a vote. 1,000 TCF members marched."
    )
    assert any("TCF" in (party.name, *party.aliases) for party in _parties(pipeline, acting).values())
