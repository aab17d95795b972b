"""Who speaks for whom: joined where the text says so in words, and apart where it does not."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined

from detente.positions.camps.ties import ties_of


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # A capital, a seat and another name of a state.
        ("Moscow refused to pay. Russia had signed in May, and Russia must pay.", "Moscow", "Russia"),
        ("The Kremlin rejected the plan. Russia had signed it, and Russia will fight.", "Kremlin", "Russia"),
        ("France sent ships. Later Paris asked Italy to help, and France waited.", "Paris", "France"),
        # An adjective, of a known state and of an invented one.
        (
            "Honduras closed the border. Honduras said the Honduran army would stay.",
            "the Honduran army",
            "Honduras",
        ),
        (
            "Ostrania's prime minister met the press. Ostrania shut the strait. The Ostranian navy stayed.",
            "The Ostranian navy",
            "Ostrania",
        ),
        # An office with its owner: "of", a possessive, a relative clause, an apposition.
        (
            "Lena Brandt, leader of the Harbour League, refused. The Harbour League wants a contract.",
            "Lena Brandt",
            "Harbour League",
        ),
        (
            "The Harbour League wants a contract. The league's spokeswoman, Lena Brandt, said it would wait.",
            "Lena Brandt",
            "Harbour League",
        ),
        (
            "The Harbour League wants a contract. Lena Brandt, who heads the league, said it would strike.",
            "Lena Brandt",
            "Harbour League",
        ),
        (
            "The Harbour League will strike. Its president, Lena Brandt, met dockers on Monday.",
            "Lena Brandt",
            "Harbour League",
        ),
        # An office of the one state of the text.
        (
            "The government raised the toll. Transport Minister Ole Lund said the toll would stay.",
            "Ole Lund",
            "the government",
        ),
        # The union of the text; what stands in brackets behind a name; the one rebel organisation.
        (
            "The Union of Rail Workers (STF) asked for talks. The STF will strike in May.",
            "STF",
            "Union of Rail Workers",
        ),
        (
            "The Popular Liberation Army attacked on Monday. The rebels demanded talks.",
            "the rebels",
            "Popular Liberation Army",
        ),
        # A group named by whose it is.
        (
            "The Harbour League wants a contract. Harbour League negotiators met the board.",
            "Harbour League negotiators",
            "Harbour League",
        ),
        # A persuasion.
        (
            "Republicans oppose the bill. Republican senators said they would block it.",
            "Republican senators",
            "Republicans",
        ),
    ],
)
def test_joined_by_words_that_say_so(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member) == camp.removeprefix("the ")


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # Side by side is no tie.
        (
            "Lena Brandt met the Harbour League on Monday. Lena Brandt refused to sign.",
            "Lena Brandt",
            "Lena Brandt",
        ),
        # A court decides by itself.
        (
            "The Danish government banned the march. A Danish court lifted the ban on Monday.",
            "a Danish court",
            "A Danish court",
        ),
        # Of two states an office without an owner may be either's.
        (
            "Norway and Sweden met. Norway closed its ports and Sweden closed its roads. "
            "Trade Minister Ole Lund said the talks failed.",
            "Ole Lund",
            "Ole Lund",
        ),
        # A former leader speaks for nobody.
        (
            "Lena Brandt, a former leader of the Harbour League, refused. The Harbour League wants a deal.",
            "Lena Brandt",
            "Lena Brandt",
        ),
        # Of two rebel organisations "the rebels" may be either.
        (
            "The Popular Liberation Army and the Northern Resistance Front fought on Monday. "
            "The rebels demanded talks.",
            "the rebels",
            "The rebels",
        ),
        # An analyst speaks for nobody.
        (
            "Denmark refused. Danish analyst Lena Brandt said Denmark would give in.",
            "Lena Brandt",
            "Lena Brandt",
        ),
    ],
)
def test_apart_where_no_words_join(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member) == camp.removeprefix("The ")


def test_the_government_of_two_states_is_of_the_one_named_as_its_owner_last(pipeline: Language) -> None:
    text = (
        "Norway and Sweden met. Swedish Prime Minister Ole Lund closed the road. "
        "Later the government said the road would stay closed. Norway protested."
    )
    assert camp_of(pipeline, text, "the government") == camp_of(pipeline, text, "Ole Lund")


def test_a_camp_has_the_names_and_the_mentions_of_all_its_members(pipeline: Language) -> None:
    text = "Moscow said the strait would open in May."
    dossier, all_camps = joined(pipeline, "Russia closed the strait.", text)
    camp = all_camps.party(all_camps.of["moscow"])
    assert camp.name == "Russia"
    assert "Moscow" in camp.aliases
    assert {mention.quote for mention in camp.mentions} == {"Russia", "Moscow"}
    assert set(all_camps.of) == {party.id for party in dossier.parties}
    assert all_camps.roles == {"moscow": "its capital or seat"}


def test_parties_of_several_reports_are_joined(pipeline: Language) -> None:
    dossier, all_camps = joined(
        pipeline,
        "Lena Brandt, leader of the Harbour League, refused to sign.",
        "Lena Brandt said the strike would go on. The Harbour League has 300 members.",
    )
    league = next(party.id for party in dossier.parties if party.name == "Harbour League")
    brandt = next(party.id for party in dossier.parties if party.name == "Lena Brandt")
    assert all_camps.of[brandt] == league
    assert {mention.report for mention in all_camps.party(league).mentions} == {"r0", "r1"}


def test_the_union_called_brussels_is_not_belgium(pipeline: Language) -> None:
    text = "The EU froze the talks with Minsk. Brussels rejected the offer on Monday, and the EU will wait."
    dossier, _ = joined(pipeline, text)
    (union,) = (party.id for party in dossier.parties if "EU" in (party.name, *party.aliases))
    assert union not in ties_of(dossier)
