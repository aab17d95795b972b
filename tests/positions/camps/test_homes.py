"""Reports on several countries: who has no name of its own is of the country that its report is on."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.dossier import Dossier
from detente.names import bare_name
from detente.positions import Positions

PERU = (
    "LIMA, March 3 - The Peruvian government refused to grant an amnesty to the Andean Liberation Front. The"
    " guerrillas of the Andean Liberation Front shelled a town in Peru. The Peruvian army said the Andean"
    " Liberation Front would be beaten. The United States asked the Peruvian government to hold talks with"
    " the Andean Liberation Front. The U.S. government will send an envoy to Lima."
)
KENYA = (
    "NAIROBI, March 4 - The Kenyan government refused to lift the toll on the Lake Farmers Union. In Kenya"
    " the rebel forces burned a mill. The Lake Farmers Union demanded an amnesty for its members and said it"
    " would strike. The administration threatened to arrest the leaders of the Lake Farmers Union."
)
WITHOUT_A_STATE = (
    "In mid-January the Lake Farmers Union signed a pact with President Juma Otieno's administration, in"
    " which it pledged to end its strike. The Lake Farmers Union blamed other groups for the attacks."
)


@pytest.fixture(scope="module")
def of_two(pipeline: Language) -> tuple[Positions, Dossier]:
    return table_and_dossier(pipeline, PERU, KENYA)


def side_of(of_two: tuple[Positions, Dossier], name: str) -> str:
    table, dossier = of_two
    (party,) = (party for party in dossier.parties if bare_name(party.name) == name)
    return bare_name(dossier.names[table.speaks_for.get(party.id, party.id)])


def test_rebels_of_one_country_are_not_the_organisation_of_another(
    of_two: tuple[Positions, Dossier],
) -> None:
    assert side_of(of_two, "rebel forces") == "rebel forces"
    assert side_of(of_two, "Andean Liberation Front") == "Andean Liberation Front"


def test_the_administration_of_a_country_is_its_government(of_two: tuple[Positions, Dossier]) -> None:
    assert side_of(of_two, "administration") == "Kenyan government"


def test_an_administration_is_not_america_s_where_its_report_does_not_name_america(
    pipeline: Language,
) -> None:
    table, dossier = table_and_dossier(pipeline, PERU, KENYA, WITHOUT_A_STATE)
    of_otieno = [party.id for party in dossier.parties if "Otieno" in party.name]
    sides = {bare_name(dossier.names[table.speaks_for.get(party, party)]) for party in of_otieno}
    assert sides
    assert "U.S. government" not in sides


def test_an_amnesty_is_asked_of_the_government_that_the_report_names(
    of_two: tuple[Positions, Dossier],
) -> None:
    table, dossier = of_two
    makers = {
        bare_name(dossier.names[row.maker])
        for row in table.rows
        if "amnesty" in row.act and any(words.report == "r1" for words in row.evidence)
    }
    assert makers == {"Kenyan government"}
