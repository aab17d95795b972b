"""Plain groups and bodies that act or are asked are parties; texts, sums and doings are none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Party
from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    doc = pipeline(text)
    return {party.name: party for party in find_parties(doc, find_attributions(doc, ()), ())}


def _mentions(text: str, party: Party) -> list[str]:
    return [text[span.start : span.end] for span in party.mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fishermen blocked the port on Monday.", "Fishermen"),
        ("The League asked the harbour board to cut the toll.", "the harbour board"),
        ("The mine owners refused to talk.", "The mine owners"),
        ("He urged the villagers to leave.", "the villagers"),
        ("The bishop met the guerrillas on Monday.", "the guerrillas"),
        ("The women asked other countries for help.", "other countries"),
        ("The government of Ostrania closed the strait.", "The government of Ostrania"),
    ],
)
def test_a_group_that_acts_or_is_asked_is_a_party(pipeline: Language, text: str, name: str) -> None:
    assert name in _parties(pipeline, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister signed the fishing pact on Monday.", "pact"),
        ("The League asked for next year's housing fund.", "fund"),
        ("The League rejected the accord and the resolution.", "accord"),
        ("Its members left the hall.", "members"),
        ("His party was banned in May.", "party"),
    ],
)
def test_texts_sums_and_what_a_pronoun_owns_are_none(pipeline: Language, text: str, word: str) -> None:
    assert not [name for name in _parties(pipeline, text) if word in name]


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        (
            "The Tenants' Union of Halle asked for talks. The union will strike.",
            "Tenants' Union of Halle",
            ["Tenants' Union of Halle", "The union"],
        ),
        (
            "The Cane Growers' Chamber of San Marco wants a deal. The chamber met on Monday.",
            "Cane Growers' Chamber of San Marco",
            ["Cane Growers' Chamber of San Marco", "The chamber"],
        ),
        (
            "The National Front of Peasants (FNC) met on Monday. The FNC will march.",
            "National Front of Peasants",
            ["National Front of Peasants", "FNC", "FNC"],
        ),
        (
            "The health ministry broke off the talks. Nurses asked the ministry to return.",
            "The health ministry",
            ["The health ministry", "the ministry"],
        ),
    ],
)
def test_a_name_and_what_it_is_called_later_are_one(
    pipeline: Language, text: str, name: str, mentions: list[str]
) -> None:
    assert _mentions(text, _parties(pipeline, text)[name]) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Ostrania's trade minister refused to sign. Ostrania left the room.",
        "Veska asked neighbouring Ostrania to sign. It has not replied.",
        "The army of Ostrania attacked. Ostrania denied it.",
    ],
)
def test_an_unknown_name_that_owns_a_states_offices_is_a_state(pipeline: Language, text: str) -> None:
    assert _parties(pipeline, text)["Ostrania"].kind == "state"


def test_a_hyphened_name_is_whole_and_a_family_name_may_come_first(pipeline: Language) -> None:
    text = "Union leader Park Min-seo met the minister. Park said she would not sign."
    parties = _parties(pipeline, text)
    assert _mentions(text, parties["Park Min-seo"])[:2] == ["Park Min-seo", "Park"]


def test_the_office_of_its_president_is_held_in_the_subject_before(pipeline: Language) -> None:
    text = "The Harbour League will strike. Its president, Lena Brandt, met dockers on Monday."
    assert [(role.title, role.of) for role in _parties(pipeline, text)["Lena Brandt"].roles] == [
        ("president", "harbour-league")
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The harbour union and city government met on Monday.", "The harbour union", "city government"),
        ("The Ostranian government and rebel envoys broke off.", "The Ostranian government", "rebel envoys"),
        ("The junta and opposition leaders met on Monday.", "The junta", "opposition leaders"),
    ],
)
def test_two_parties_before_one_noun_are_two(pipeline: Language, text: str, first: str, second: str) -> None:
    assert {first, second} <= _parties(pipeline, text).keys()


def test_one_group_named_by_two_things_is_one(pipeline: Language) -> None:
    assert "Gas and oil workers" in _parties(pipeline, "Gas and oil workers walked out on Monday.")


def test_unions_of_others_are_other_unions(pipeline: Language) -> None:
    names = _parties(pipeline, "The dockers' union left. The drivers' union stayed. The union was split.")
    assert {"The dockers' union", "The drivers' union"} <= names.keys()
