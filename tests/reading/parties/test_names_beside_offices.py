"""Names beside offices, states and brackets: who is named, and what is nobody's name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading import Party
from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    doc = pipeline(text)
    return {party.name: party for party in find_parties(doc, find_attributions(doc, ()), ())}


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        # A surname that looks like a place, a middle name, and the office in front.
        (
            "Sirak replaced him with former President Mahin Rajapal. A motion was passed against Rajapal and"
            " his aides.",
            "Mahin Rajapal",
            "Rajapal",
        ),
        (
            "Interior Minister Chaudhry Tasar Ali Khan began the row. The deputies want Tasar to resign.",
            "Chaudhry Tasar Ali Khan",
            "Tasar",
        ),
        ("Prime Minister Jan Orvik went to the port. The PM said he would wait.", "Jan Orvik", "The PM"),
        ("Leader of the Opposition Ana Moor left. Moor said she would wait.", "Ana Moor", "Moor"),
    ],
)
def test_a_short_name_or_an_office_is_that_of_the_one_named_in_full(
    pipeline: Language, text: str, name: str, mention: str
) -> None:
    assert mention in [words.quote for words in _parties(pipeline, text)[name].mentions]


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Sri Lankan president calls a meeting. Deputies will not come, a clerk said.", "Sri Lankan"),
        ("The Halmark-based parties left the meeting. The Halmark-based parties want a vote.", "Halmark"),
    ],
)
def test_what_tells_of_a_place_is_nobody(pipeline: Language, text: str, nobody: str) -> None:
    assert nobody not in _parties(pipeline, text)


@pytest.mark.parametrize(
    ("text", "name", "title", "of"),
    [
        (
            "“We refused,” said Salt Carriers’ Party (SCP) leader Ana Moor, who was invited.",
            "Ana Moor",
            "leader",
            "Salt Carriers’ Party",
        ),
        (
            "But spokesman for Jan Orvik's Salt Party, Ana Kovalenko, said a way out must be seen first.",
            "Ana Kovalenko",
            "spokesman for Jan Orvik's Salt Party",
            "Salt Party",
        ),
    ],
)
def test_an_office_names_whose_it_is(pipeline: Language, text: str, name: str, title: str, of: str) -> None:
    parties = _parties(pipeline, text)
    roles = {role.title: role.of for role in parties[name].roles}
    assert roles[title] == parties[of].id
    assert not any("spokesman" in other for other in parties)


def test_what_somebody_is_only_minister_of_is_no_party(pipeline: Language) -> None:
    text = (
        "Workplace Relations Minister Ana Moor met the crews. Intervention by the Minister for Workplace"
        " Relations was sought."
    )
    assert "Workplace Relations" not in _parties(pipeline, text)


def test_the_party_is_the_one_that_was_called_a_party(pipeline: Language) -> None:
    text = (
        "Angola's largest opposition party, Unita, rejected the count. The ruling party won. The party will"
        " appeal."
    )
    mentions = [words.quote for words in _parties(pipeline, text)["Unita"].mentions]
    assert "The party" in mentions


def test_an_office_with_its_holder_behind_is_not_that_of_the_one_before(pipeline: Language) -> None:
    text = "Two days before he meets Envoy Karl Brenn, President Ana Roy said again that she would talk."
    parties = _parties(pipeline, text)
    assert [role.title for role in parties["Karl Brenn"].roles] == ["Envoy"]
    assert [role.title for role in parties["Ana Roy"].roles] == ["President"]


def test_the_deposed_president_is_no_president_in_office(pipeline: Language) -> None:
    text = "Ostranian President Jan Orvik asked for calm. The deposed President said he was held by soldiers."
    mentions = [words.quote for words in _parties(pipeline, text)["Jan Orvik"].mentions]
    assert not {"The deposed President", "he"} & {*mentions}


def test_an_office_of_a_state_is_an_office_and_no_name(pipeline: Language) -> None:
    party = _parties(pipeline, "Cambodian PM calls on opposition to end boycott.\n\nThe PM met the envoy.")[
        "Cambodian PM"
    ]
    assert [role.title for role in party.roles] == ["Cambodian PM"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        (
            "Arne Ottosen, leader of the banned Lowland party Batara, was freed. Batara asked for talks.",
            "Arne Ottosen",
            "leader of the banned Lowland party Batara",
        ),
        (
            "The envoys did not meet deposed President Ole Lund on Monday. Lund asked for help.",
            "Ole Lund",
            "deposed President",
        ),
        (
            "Ferry workers met the premier's Press Adviser Ada Moor on Monday. Moor refused to comment.",
            "Ada Moor",
            "premier's Press Adviser",
        ),
    ],
)
def test_an_office_is_read_whole(pipeline: Language, text: str, name: str, title: str) -> None:
    assert [role.title for role in _parties(pipeline, text)[name].roles] == [title]


@pytest.mark.parametrize(
    "text",
    [
        # A clause of its own, and words of many.
        "The envoys did not meet Ole Lund, the team member is quoted by a paper as saying.",
        "Asked about the struggle by the rebels, Ole Lund said he would wait.",
    ],
)
def test_words_beside_a_name_need_be_no_office(pipeline: Language, text: str) -> None:
    assert _parties(pipeline, text)["Ole Lund"].roles == ()


def test_an_advisor_is_an_adviser(pipeline: Language) -> None:
    text = "Government Adviser Ada Moor met the crew. The advisor said that talks would go on."
    quotes = [mention.quote for mention in _parties(pipeline, text)["Ada Moor"].mentions]
    assert "The advisor" in quotes


def test_brussels_is_the_union_that_has_its_seat_there(pipeline: Language) -> None:
    text = "The EU froze the talks with Minsk. Brussels rejected the offer on Monday, and the EU will wait."
    parties = _parties(pipeline, text)
    assert "Brussels" in [mention.quote for mention in parties["EU"].mentions]


def test_brussels_is_not_belgium_in_a_text_on_two_bodies_that_sit_there(pipeline: Language) -> None:
    text = (
        "The European Commission met the European Parliament, and NATO held a drill."
        " Brussels rejected the offer on Monday."
    )
    assert "Belgium" not in _parties(pipeline, text)


def test_rome_is_the_holy_see_in_a_text_that_says_nothing_of_italy(pipeline: Language) -> None:
    text = "The Holy See will not yield. Rome rejected the list on Monday, and the Holy See will wait."
    parties = _parties(pipeline, text)
    assert "Italy" not in parties
    assert "Rome" in [mention.quote for mention in parties["Holy See"].mentions]


def test_brussels_is_belgium_in_a_text_on_belgium(pipeline: Language) -> None:
    text = "Belgium is in the EU. Brussels rejected the offer on Monday. Belgian ministers will wait."
    parties = _parties(pipeline, text)
    assert "Brussels" in [mention.quote for mention in parties["Belgium"].mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Ane Holm, leader of the banned Lowland party Batara, was freed. Batara asked for talks.",
            "Batara",
            "organization",
        ),
        ("The party met Jan Orvik on Monday. Jan Orvik asked for time.", "Jan Orvik", "person"),
    ],
)
def test_a_name_behind_what_it_is(pipeline: Language, text: str, name: str, kind: str) -> None:
    assert _parties(pipeline, text)[name].kind == kind
