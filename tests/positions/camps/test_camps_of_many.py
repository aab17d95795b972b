"""One party in several reports of one dispute, however each report speaks of it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import joined

from detente.dossier import Dossier
from detente.positions.camps import Camps

_SERIES = (
    "The Togolese government met the People's Liberation League of Togo (PLLV) in March. President Ana Bek "
    "said the PLLV must stop its raids. The PLLV refused.",
    "The guerrillas freed two officers on Monday. Bek, the Togolese president, thanked the insurgents. "
    "The rebels said they would meet a government that kept its word.",
    "A guerrilla leader said the PLVL would sign in May. The guerillas want an amnesty. "
    "The president of the republic refused to grant it.",
    "The Northern Union, the ruling party, backed the talks. Togo waited, and the government "
    "said the rebels had agreed. Leaders of the miners' unions in Togo asked the government to sign.",
)


@pytest.fixture(scope="module")
def series(pipeline: Language) -> tuple[Dossier, Camps]:
    return joined(pipeline, *_SERIES)


def camp_of(series: tuple[Dossier, Camps], name: str) -> str:
    dossier, all_camps = series
    named = [p.id for p in dossier.parties if name.casefold() in {n.casefold() for n in (p.name, *p.aliases)}]
    assert named, [party.name for party in dossier.parties]
    return all_camps.party(all_camps.of[named[0]]).name


@pytest.mark.parametrize("name", ["the guerrillas", "the insurgents", "the rebels", "the guerillas", "PLVL"])
def test_the_one_rebel_organisation_has_many_names(series: tuple[Dossier, Camps], name: str) -> None:
    assert "Liberation League" in camp_of(series, name)


@pytest.mark.parametrize(
    "name", ["Ana Bek", "the president of the republic", "a government", "the government", "Northern Union"]
)
def test_the_one_government_has_many_names(series: tuple[Dossier, Camps], name: str) -> None:
    assert camp_of(series, name) == "The Togolese government"


def test_unions_in_a_country_are_not_its_government(series: tuple[Dossier, Camps]) -> None:
    assert camp_of(series, "Leaders of the miners' unions in Togo") != "The Togolese government"


def test_rebels_of_two_countries_are_two_parties(pipeline: Language) -> None:
    texts = (
        "The Chadian rebels left the town. The Chadian rebels and the People's Liberation Front signed.",
        "The Angolan rebels stayed away. The People's Liberation Front leads the Chadian guerrillas.",
    )
    both = joined(pipeline, *texts)
    assert "Liberation Front" in camp_of(both, "the Chadian rebels")
    assert "Liberation Front" not in camp_of(both, "the Angolan rebels")


def test_a_second_president_is_not_of_the_state_that_has_one(pipeline: Language) -> None:
    texts = (
        "The Togolese government opened talks. Togolese President Ana Bek praised the Togolese army.",
        "President Igor Stahl asked President Bek to sign. The Togolese government waits.",
    )
    both = joined(pipeline, *texts)
    assert camp_of(both, "Bek") == "The Togolese government"
    assert camp_of(both, "Igor Stahl") != "The Togolese government"


def test_a_president_whose_government_is_called_by_the_surname_is_no_state(pipeline: Language) -> None:
    texts = (
        "The Togolese government closed the road. Togolese President Ana Bek said Togo would pay.",
        "The Bek government met the drivers. Bek's army stayed in Kara, and Bek's government would not talk.",
        "A driver said a government should pay. The government of President Ana Bek refused.",
    )
    both = joined(pipeline, *texts)
    names = ("Ana Bek", "the Bek government", "Bek's army", "Togo", "the Togolese government", "a government")
    assert len({camp_of(both, name) for name in names}) == 1
