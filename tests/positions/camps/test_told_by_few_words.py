"""People and organs that a few words beside them give to a side: "the opposition's X"."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined

TALKS = (
    "Ada Roy suspended the talks between Kenya's government and opposition. The Orange Movement demands that "
    "the prime minister have authority. The Orange Movement also wants fresh elections, and the Orange "
    "Movement will march. The government team, led by Justice Minister Ana Orvik, offers a prime "
    "minister. The "
    "opposition's Jan Kern replied that it wants no guests."
)
NOTE = (
    "The parliament of the islands is not asked. The Lords alone cannot block the treaty. Mauritius will be "
    "sovereign over the islands, and the base with the United States may go on. The Government argues that a "
    "ruling against Britain was near. Ministers have said that they will not ratify before it "
    "passes. British "
    "papers call it a surrender. President Orvik's administration has welcomed it."
)
ISLE = (
    "Jakarta has asked for talks. Indonesia will withdraw its troops from Aceh, and Aceh keeps its oil. The "
    "rebels of Aceh want parties of their own. The Government cannot accept this. Vice-President "
    "Kern hinted at "
    "more. Aceh waits, and Indonesia waits."
)


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (TALKS, "opposition", "Orange Movement"),
        (TALKS, "Jan Kern", "Orange Movement"),
        (TALKS, "The government team", "Kenya's government"),
        (NOTE, "The Government", "Britain"),
        (NOTE, "Ministers", "Britain"),
        (NOTE, "President Orvik's administration", "United States"),
        (ISLE, "The Government", "Indonesia"),
        (ISLE, "Kern", "Indonesia"),
        (
            "The Front's objections, as Otto Moor's people gave them yesterday: the camps are easy "
            "to bomb. The "
            "Patriotic Front wants a month. Moor would sooner go home. The Front has not said no.",
            "Otto Moor",
            "Patriotic Front",
        ),
        (
            "Khaleda Roy's BNP demanded that the draft be published. The BNP will resist transit. Roy was "
            "silent.",
            "Khaleda Roy",
            "BNP",
        ),
        (
            "Vadim Kosta, head of the unrecognised republic, tells his council that people will "
            "wait. Tiraspol "
            "refuses the offer. Moldova and Transnistria talk. Moldova wants more.",
            "Vadim Kosta",
            "Transnistria",
        ),
    ],
)
def test_a_few_words_say_whose_somebody_is(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_of_two_parties_none_is_the_opposition(pipeline: Language) -> None:
    text = (
        "The opposition demands a vote. The Orange Movement wants fresh elections. The Orange Movement will "
        "march. The Green Party wants them later. The Green Party waits, and the Orange Movement waits."
    )
    _, camps = joined(pipeline, text)
    orange = next(party for party in camps.parties if party.name == "Orange Movement")
    assert "The opposition" not in orange.aliases


def test_a_deputy_prime_minister_may_be_of_the_state_that_a_country_is_in(pipeline: Language) -> None:
    text = (
        "Catalonia has until Thursday. Catalonia answers, and the Catalan president asks for talks. It "
        "waits. Madrid wants a reply, and Spain waits. Deputy Prime Minister Ada Moor said it was not clear."
    )
    assert camp_of(pipeline, text, "Ada Moor") != "Catalonia"
