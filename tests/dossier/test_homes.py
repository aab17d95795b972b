"""Names that every dispute has: of two countries they are two parties, and of one country one."""

from __future__ import annotations

import pytest
from tests.support.general_names import KENYA, MINERS, NOWHERE, PERU, PERU_AGAIN, report_of

from detente.dossier.dossier import Dossier
from detente.dossier.homes import Home, home_in
from detente.dossier.join import join_findings
from detente.dossier.proposals import propose_merges
from detente.positions import positions_of


def names_of(dossier: Dossier) -> set[str]:
    return {party.name for party in dossier.parties}


def reports_by_name(dossier: Dossier) -> dict[str, set[str]]:
    return {party.name: {words.report for words in party.mentions} for party in dossier.parties}


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("LIMA, 3 March - The government refused.", "Peru"),
        ("Ministers refuse\n\n4 March 2020\n\nThe Coast Herald\n\nLIMA — The government refused.", "Peru"),
        ("The Peruvian army is in the streets.", "Peru"),
        ("Talks in Kenya failed. Kenya waits.", "Kenya"),
        ("Envoys of Peru and of Kenya met.", None),
        ("The Congolese government of the Democratic Republic of Congo.", "Democratic Republic of the Congo"),
        ("In South Sudan the army left. South Sudan is calm.", "South Sudan"),
        ("The government refused.", None),
    ],
)  # fmt: skip
def test_a_report_is_at_home_where_most_of_its_words_say(text: str, state: str | None) -> None:
    assert home_in(report_of("r", text)).state == state


def test_a_report_on_two_states_may_be_at_home_in_either() -> None:
    assert home_in(report_of("r", "Envoys of Peru and of Kenya met.")) == Home(
        None, frozenset({"Peru", "Kenya"})
    )


def test_in_a_dossier_of_one_country_there_is_one_government_by_its_name_alone() -> None:
    dossier = join_findings([PERU, NOWHERE, MINERS])
    assert reports_by_name(dossier)["The government"] == {"lima", "nowhere", "miners"}


def test_governments_and_oppositions_of_two_countries_stay_apart_with_their_countries() -> None:
    parties = reports_by_name(join_findings([PERU, KENYA, PERU_AGAIN]))
    assert parties["The Peruvian government"] == {"lima", "cusco"}
    assert parties["The government (Kenya)"] == {"nairobi"}
    assert parties["the opposition (Peru)"] == {"lima", "cusco"}
    assert parties["the opposition (Kenya)"] == {"nairobi"}
    assert "the army" in parties  # nobody else is named so


def test_a_report_that_names_no_country_is_of_the_dispute_whose_parties_it_names() -> None:
    parties = reports_by_name(join_findings([PERU, KENYA, MINERS]))
    assert parties["The government (Peru)"] == {"lima", "miners"}


def test_where_nothing_says_whose_it_is_a_merge_is_proposed_and_not_made() -> None:
    dossier = join_findings([PERU, KENYA, NOWHERE])
    assert reports_by_name(dossier)["The government (in nowhere)"] == {"nowhere"}
    pairs = {frozenset((each.one.name, each.other.name)) for each in propose_merges(dossier.parties)}
    assert {"The government (Peru)", "The government (in nowhere)"} in pairs
    assert {"The government (Peru)", "The government (Kenya)"} not in pairs


def test_bodies_of_the_world_say_nothing_of_the_country() -> None:
    text = "The government asked the United Nations for help."
    abroad = report_of("abroad", text, "The government")
    parties = reports_by_name(join_findings([PERU, KENYA, abroad]))
    assert parties["The government (in abroad)"] == {"abroad"}


def test_the_table_of_positions_tells_the_two_apart_also() -> None:
    dossier = join_findings([PERU, KENYA])
    table = positions_of(dossier)
    assert {"the opposition (Peru)", "the opposition (Kenya)"} <= set((table.names or {}).values())
    ids = {party.name: party.id for party in dossier.parties}
    one, other = ids["The government (Peru)"], ids["The government (Kenya)"]
    assert table.speaks_for[one] != table.speaks_for[other]
    assert table.speaks_for[ids["the army"]] == table.speaks_for[one]
