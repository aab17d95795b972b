"""Members and other names of one organisation."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # The members in the name.
        (
            "The Nurses' Association will strike. Nurses in Valderia demanded better pay on Monday.",
            "Nurses",
            "Nurses' Association",
        ),
        (
            "The Council of Village Elders asked for a bridge. The elders also demanded a school.",
            "the elders",
            "Council of Village Elders",
        ),
        # "Their union", and whose association it is.
        (
            "Crane drivers walked out on Monday. Their union, the Harbour Congress, wants higher pay.",
            "Crane drivers",
            "Harbour Congress",
        ),
        (
            "For weeks ZEBU, the ranchers' association, has sold no cattle. The ranchers rejected an offer.",
            "The ranchers",
            "ZEBU",
        ),
        # Called so by themselves; beside the name; in brackets.
        (
            "The Growers' Front, as the beet farmers call themselves, wants more. The beet farmers "
            "blocked a road. The Growers' Front will stay.",
            "The beet farmers",
            "Growers' Front",
        ),
        (
            "Andria Metals, the company that runs the mine, refused. The company will dig on, Andria "
            "Metals said.",
            "The company",
            "Andria Metals",
        ),
        # The union is the one of workers, also where its name has another word; of two the one named before.
        (
            "The Valderia Nurses' Organisation turned down the offer. The minister urged the union to go on.",
            "the union",
            "Valderia Nurses' Organisation",
        ),
        (
            "The Orvik Federation of Teachers stayed out. A judge told the union to obey. Ana Roy, who"
            " helps the"
            " union for the National Federation of Teachers, called it theatre.",
            "the union",
            "Orvik Federation of Teachers",
        ),
        (
            "Orvik teachers stayed out, said the Orvik Federation of Teachers. Ana Roy of the National"
            " Federation"
            " of Teachers came. Orvik teachers want more pay.",
            "Orvik teachers",
            "Orvik Federation of Teachers",
        ),
        # The strikers are the members of the one union.
        (
            "The National Union of Ferrymen consulted some 3,000 strikers. Other strikers went back. The"
            " union"
            " wants more pay.",
            "Other strikers",
            "National Union of Ferrymen",
        ),
        # Relatives of one side.
        (
            "Ole Lund's Bergen relatives went to court. The Bergen relatives want to keep the boy, and his "
            "great-uncle, Jan Lund, refused to hand him over.",
            "Jan Lund",
            "Ole Lund's Bergen relatives",
        ),
    ],
)
def test_members_and_other_names_join(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member) == camp


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # Of two organisations of miners "the miners" may be of either.
        (
            "The Miners' Union and the Free Miners' League fell out. The miners demanded talks.",
            "The miners",
            "miners",
        ),
        # Other farmers are not those of the party.
        (
            "The Farmers' Party joined the cabinet. Other farmers blocked the road.",
            "Other farmers",
            "Other farmers",
        ),
        # A father is no collateral relative: he may well be the other side.
        (
            "The Bergen relatives went to court. Ole's father, Jan Lund, wants the boy back.",
            "Jan Lund",
            "Jan Lund",
        ),
    ],
)
def test_groups_stay_apart_where_several_fit(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_somebodys_father_is_the_one_so_called(pipeline: Language) -> None:
    text = (
        "Ana Roy's father said on Monday that he wants the ship back. Otto Brandt spoke "
        "first. The judge asked "
        "the father, Emil Roy, to wait. Ana Roy's father said no."
    )
    assert camp_of(pipeline, text, "Ana Roy's father") == "Emil Roy"


def test_somebodys_father_is_the_one_of_that_name_who_is_named_next(pipeline: Language) -> None:
    text = (
        "Ana Roy's father wrote a letter on Monday. “I want her back,” Emil Roy wrote in "
        "the letter. The uncle, "
        "Lars Roy, refused. Ana Roy's father waited."
    )
    assert camp_of(pipeline, text, "Ana Roy's father") == "Emil Roy"


def test_somebodys_father_is_nobody_of_another_name(pipeline: Language) -> None:
    text = "Ana Roy's father wrote a letter on Monday. Otto Brandt refused to read it. Ana Roy's father left."
    assert camp_of(pipeline, text, "Ana Roy's father") == "Ana Roy's father"


def test_a_family_by_its_name_and_by_its_place_is_one(pipeline: Language) -> None:
    text = (
        "The Roy family refused to sign. Ana Roy waited. The Tarn relatives said they "
        "would appeal. The Roy family"
        " hired a lawyer."
    )
    assert camp_of(pipeline, text, "The Roy family") == camp_of(pipeline, text, "The Tarn relatives")


def test_the_unions_of_a_strike_are_the_striking_unions(pipeline: Language) -> None:
    text = "The striking unions rejected the offer. Unions demanded a new contract on Monday."
    assert camp_of(pipeline, text, "Unions") == "striking unions"


def test_a_local_of_a_union_is_no_company(pipeline: Language) -> None:
    text = (
        "A telegram instructs Local P-7 to cease its strike. In May the company cut the rate to eight "
        "dollars. P-7 said that nobody had voted on it. When the contract ran out the company offered ten."
    )
    dossier, camps = joined(pipeline, text)
    firm = next(party for party in dossier.parties if party.name.casefold() == "the company")
    assert "P-7" not in camps.party(camps.of[firm.id]).name
