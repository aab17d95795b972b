"""Heads, ministers and organs in a report on two states: whose each is, by the words around them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined

TWO_CAPITALS = (
    "The government of Macedonia denies that it has offered anything.\n\n"
    "In Athens the foreign ministry spoke of respect, and Prime Minister Jan Orvik telephoned the Macedonian "
    "prime minister. Greece need do nothing yet. Greece will wait. Macedonia asked for a date. Ana Roy, the "
    "defence minister and leader of Mr Orvik's junior partner, said the vote was void."
)
LETTER = (
    "In a letter, the Prime Minister of Ethiopia, Mr. Ola Berg, told the Council that the work was "
    "over. Berg "
    "asked for another body.\n\n"
    "Eritrea, for its part, holds that there is nothing to discuss. The Foreign Minister told an envoy that "
    "his Government would not open a dialogue. Ethiopia will not leave the village."
)
PRESIDENTS = (
    "The two presidents, Otto Fuhr and Jan Mahu, asked the guarantors to decide. Peru and Ecuador "
    "will accept "
    "the line. Mahu told his countrymen on television that Ecuador could not go on spending on "
    "arms. Fuhr was "
    "silent. Peru keeps its claim. Ecuador demanded an outlet. A Foreign Ministry spokesman in Lima said no."
)
RIVER = (
    "The court did not stop the mills. Argentina had not shown the harm, and the works go on at "
    "Uruguay's own "
    "risk. In Buenos Aires, the foreign ministry said that the judgment counts. President Otto Kern was "
    "silent.\n\nOver the water they cheered. President Tomas Vaz repeated that his country will not stop the "
    "works. The Finnish Tornia has 3,000 people on the Uruguay bank. If Tornia goes on and the national "
    "government does not obtain a halt, Argentina loses."
)


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (TWO_CAPITALS, "Jan Orvik", "Greece"),
        (TWO_CAPITALS, "the foreign ministry", "Greece"),
        (TWO_CAPITALS, "Ana Roy", "Greece"),
        (LETTER, "Ola Berg", "Ethiopia"),
        (LETTER, "The Foreign Minister", "Eritrea"),
        (LETTER, "his Government", "Eritrea"),
        (PRESIDENTS, "Jan Mahu", "Ecuador"),
        (PRESIDENTS, "Otto Fuhr", "Peru"),
        (PRESIDENTS, "Foreign Ministry", "Peru"),
        (RIVER, "Otto Kern", "Argentina"),
        (RIVER, "Tomas Vaz", "Uruguay"),
    ],
)
def test_who_governs_is_of_the_state_that_the_words_around_are_on(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_a_firm_from_a_country_is_no_state_that_has_a_government(pipeline: Language) -> None:
    assert camp_of(pipeline, RIVER, "the national government") != camp_of(pipeline, RIVER, "Tornia")


def test_two_prime_ministers_of_whom_nothing_tells_whose_they_are_are_of_no_state(pipeline: Language) -> None:
    text = (
        "DHAKA, May 3 - Prime Minister Otto Kern left without the accord that India and Bangladesh had "
        "announced. Kern called the failure unfortunate. Prime Minister Ada Moor is criticised. India wants "
        "the road. Bangladesh wants the water. Kern and Moor will meet again."
    )
    assert camp_of(pipeline, text, "Otto Kern") == "Otto Kern"


def test_the_minister_of_the_other_state_has_the_same_office(pipeline: Language) -> None:
    text = (
        "Bangladesh's foreign minister, Ada Moor, said the accord was a matter of time. The foreign "
        "secretary, "
        "Otto Kern, denied that it was changed. India wants the road. Bangladesh wants the water. India and "
        "Bangladesh will meet again."
    )
    assert camp_of(pipeline, text, "Otto Kern") == "India"


@pytest.mark.parametrize(
    ("text", "member", "no_camp"),
    [
        (
            "The union answers. Otto Kern, the national president, said they would not return. "
            "Minister Ada Moor "
            "ordered them back. Canada waits. The government of Canada will act.",
            "Otto Kern",
            "government of Canada",
        ),
        (
            "Moldova will let the gas pass. In Tarn, people protested. Local authorities deny that they did. "
            "Prime Minister Otto Kern of Moldova said he would wait.",
            "Local authorities",
            "Moldova",
        ),
    ],
)
def test_an_office_of_a_union_or_the_authorities_of_a_place_are_no_state_s(
    pipeline: Language, text: str, member: str, no_camp: str
) -> None:
    assert camp_of(pipeline, text, member) != no_camp


def test_a_name_that_nothing_introduces_is_that_of_the_office_named_before(pipeline: Language) -> None:
    text = (
        "Two days after the vote, Macedonia's prime minister began to seek the votes that he needs, and said "
        "that he might call an election.\n\nJan Orvik drew comfort from the result. Orvik wants changes this "
        "week. The opposition leader, Ana Moor, said no. Orvik will wait."
    )
    assert camp_of(pipeline, text, "Jan Orvik") == camp_of(pipeline, text, "Macedonia's prime minister")


def test_whose_leader_somebody_is_names_a_party_by_its_letters(pipeline: Language) -> None:
    text = (
        "The rest would have to come from VRO-DPN, whose leader, Jan Moor, told reporters that the "
        "government "
        "had lost. His party would not back amendments, he said."
    )
    assert camp_of(pipeline, text, "Jan Moor") == "VRO-DPN"


def test_both_of_two_people_beside_their_states_are_of_these(pipeline: Language) -> None:
    text = (
        "The envoy stood between Kenya's Otto Kern and Somalia's Hassan Moor and read a paper. Kenya wants "
        "the port. Somalia refused. Hassan Moor said nothing."
    )
    _, camps = joined(pipeline, text)
    assert "Hassan Moor" in next(party for party in camps.parties if party.name == "Somalia").aliases
