"""Whose an office is, told by the words beside whoever holds it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # "its" and "their" before an office: the subject of the words before.
        (
            "The Quarry Union will strike on Monday. Its general secretary, Lena Brandt, told reporters so.",
            "Lena Brandt",
            "Quarry Union",
        ),
        (
            "The creditors want their money. Their chairwoman, Lena Brandt, wrote a letter to the port.",
            "Lena Brandt",
            "creditors",
        ),
        (
            "The curfew stays, the junta said on Monday; its head, General Lena Brandt, sees no reason to "
            "lift it.",
            "Lena Brandt",
            "junta",
        ),
        # "His" that opens a sentence.
        (
            "President Salva Lind told us that Sweden would not pay. His chief negotiator, Lena Brandt,"
            " has offered a fee.",
            "Lena Brandt",
            "Sweden",
        ),
        # Whoever frees, jails or deports "its leader" does so to another's.
        (
            "The Reed Front kept its truce. On Friday the government pardoned its leader, Lena Brandt.",
            "Lena Brandt",
            "Reed Front",
        ),
        (
            "The Reed Front (RF) said it would return if the junta freed its jailed leader, Lena Brandt.",
            "Lena Brandt",
            "Reed Front",
        ),
        ("The junta of Velland freed its jailed leader, Lena Brandt.", "Lena Brandt", "Lena Brandt"),
        # A description with an office: "the agency's director", "the hospital's president".
        (
            "The Rail Safety Agency closed the bridge. The agency's managing director, Lena Brandt, "
            "blamed rust.",
            "Lena Brandt",
            "Rail Safety Agency",
        ),
        (
            "The Bar Congress met. Lena Brandt, the congress's general secretary, asked the court to resign.",
            "Lena Brandt",
            "Bar Congress",
        ),
        # "X of Y", "X, whose Y", "X has led Y".
        (
            "The Dyers' League wants new vats. Lena Brandt of the Dyers' League said the old ones leaked.",
            "Lena Brandt",
            "Dyers' League",
        ),
        (
            "Lena Brandt, whose Heritage Trust keeps the mill, refused to sell. The Heritage Trust will sue.",
            "Lena Brandt",
            "Heritage Trust",
        ),
        (
            "The Council of Elders demanded a halt to the drilling. The chief, Lena Brandt, has led the "
            "council since May.",
            "Lena Brandt",
            "Council of Elders",
        ),
        # The one organisation of the report with such an office.
        (
            "The Coast Lights Agency will put out the beacon. Villagers wrote to Director Lena Brandt on "
            "Monday. Lena Brandt did not answer.",
            "Lena Brandt",
            "Coast Lights Agency",
        ),
        # A minister and the ministry of the same name; a mayor and the town.
        (
            "The Interior Ministry froze the accounts. Norway protested, and Sweden protested. Interior "
            "Minister Lena Brandt said the accounts would stay frozen.",
            "Lena Brandt",
            "Interior Ministry",
        ),
        (
            "The tenants asked the city council for talks. Mayor Lena Brandt refused. The city council met.",
            "Lena Brandt",
            "city council",
        ),
    ],
)
def test_an_office_is_held_where_the_words_beside_say(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # Who comes from a town does not speak for it.
        ("Lena Brandt of Halleborg refused. Halleborg waits.", "Lena Brandt", "Lena Brandt"),
        # A judge is of the court, and speaks for no party.
        (
            "The Supreme Court met. Lena Brandt of the Supreme Court said nothing.",
            "Lena Brandt",
            "Lena Brandt",
        ),
        # Of two organisations either may have the director.
        (
            "The Coast Lights Agency and the Harbour Bank met on Monday. Villagers wrote to Director Lena "
            "Brandt. Lena Brandt did not answer.",
            "Lena Brandt",
            "Lena Brandt",
        ),
        # A former head speaks for nobody.
        (
            "The Rail Safety Agency closed the bridge. The agency's former director, Lena Brandt, protested.",
            "Lena Brandt",
            "Lena Brandt",
        ),
        # Somebody's own government may be whom they are up against.
        (
            "Marta Toth asked for tents on Monday. Her own government wants none of this.",
            "Her own government",
            "Her own government",
        ),
    ],
)
def test_an_office_without_such_words_is_nobodys(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_a_ministry_is_no_name_of_the_man_behind_it(pipeline: Language) -> None:
    text = (
        "The Foreign Ministry said that the crew would stay. A commentator with friends in the Foreign "
        "Ministry, Ivo Roy, said that it would soon be freed."
    )
    dossier, camps = joined(pipeline, text)
    ministry = next(party for party in dossier.parties if "inistry" in party.name)
    assert camps.of[ministry.id] != camps.of.get("ivo-roy")
