"""The state that a report is on, and those of whom only an office or a nuisance is told."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined
from tests.support.tables import table_of

_HARBOUR = (
    "Mediators in Togo wait for an answer.\n\nForeign envoys broke off their efforts in Togo on Saturday,"
    " since"
    " the opposition declined to back a plan that leaves President Kofi Mensah in office. Danish Foreign"
    " Minister Lars Holm said Togo needed time. Mensah said he was ready to work with the opposition."
)


def test_a_president_is_not_of_the_one_state_whose_minister_mediates(pipeline: Language) -> None:
    assert camp_of(pipeline, _HARBOUR, "Kofi Mensah") == "Kofi Mensah"
    dossier, camps = joined(pipeline, _HARBOUR)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["Kofi Mensah"] == of["Togo"] != of["Lars Holm"]


def test_the_government_is_not_of_the_state_that_only_stopped_a_traveller(pipeline: Language) -> None:
    text = (
        "Rebels set terms for talks on Chad.\n\nThe talks on Chad were in doubt on Monday. Kenyan authorities"
        " had stopped two delegates at an airport. The rebels said that Chad was at war, and that the"
        " government"
        " had broken the truce. President Amadou Sow promised that Chad would keep it."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["the government"] == of["Amadou Sow"] == of["Chad"]


def test_a_dateline_behind_a_headline_names_the_state_at_home(pipeline: Language) -> None:
    text = (
        "Island minister leaves without a deal\n\nROME - The islanders and Italy's minister talked on Monday."
        " Prime Minister Carlo Verdi said Rome would not pay more. Greenland's fishermen want a fee."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["Carlo Verdi"] == of["Italy"]


def test_the_north_is_the_one_state_of_that_name(pipeline: Language) -> None:
    text = (
        "North Korea named drills as a reason. The North turned down the visits on Thursday. President Han"
        " Seo"
        " had proposed them as South Korea prepared for winter. The Fisheries Ministry in Seoul called on the"
        " North to prove that it was sincere. The North's leader, Ri Chol, was silent."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["North"] == of["North Korea"] == of["Ri Chol"]
    assert of["Han Seo"] == of["Fisheries Ministry"] == of["South Korea"]


def test_who_pledges_that_a_state_will_act_speaks_for_it(pipeline: Language) -> None:
    text = (
        "Athens and Ankara quarrel over a reef. Prime Minister Nikos Ralli gave his word that Greece would"
        " keep"
        " the ships away. Turkey sent two ships. Turkey wants Greece to leave the reef."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["Nikos Ralli"] == of["Greece"]


def test_who_warns_of_another_state_does_not_speak_for_it(pipeline: Language) -> None:
    text = (
        "Oslo and Lima met. Prime Minister Nils Ralli warned that Peru would keep the ships away."
        " Norway wants Peru to leave the reef. Norway sent two ships."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["Nils Ralli"] != of["Peru"]


@pytest.mark.parametrize("organ", ["a cabinet", "a new government"])
def test_an_organ_that_is_yet_to_be_formed_is_nobodys(pipeline: Language, organ: str) -> None:
    text = (
        f"The plan for Togo provides for {organ} that both sides can live with. The president of Togo, Kofi"
        f" Mensah, said that {organ} would meet in May. The opposition asked for time."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert organ not in of or of[organ] != of["Kofi Mensah"]


def test_the_government_beside_a_regions_own_is_the_national_one(pipeline: Language) -> None:
    text = (
        "Norland leaders rejected what the National Government put forward for Norland. The Norland"
        " Government"
        " of Mr Olav Brekke called it an affront. The Roth Government had promised a paper. The Government"
        " asked for one position."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["Roth Government"] == of["National Government"] != of["Norland Government"]


def test_a_people_with_a_name_of_its_own_speaks_for_its_region(pipeline: Language) -> None:
    text = (
        "The Kurds say that costs must be paid. Baghdad has set aside less. Sarwan Aziz, spokesman of the"
        " Kurdish bloc in parliament, said that Iraq must pay the firms."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["Kurds"] == of["Sarwan Aziz"] != of["Iraq"]


def test_a_delegation_is_of_who_speaks_for_it_and_a_rebel_side_of_the_rebels(pipeline: Language) -> None:
    text = (
        "The rebels set terms on Monday. The rebel side declared that it would not come. Otto Brandt,"
        " speaking for"
        " the highland delegation, named two conditions. The rebels wait."
    )
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["The rebel side"] == of["The rebels"]
    assert of["Otto Brandt"] == of["the highland delegation"]


def test_what_other_reports_name_more_often_takes_no_government_from_its_own_report(
    pipeline: Language,
) -> None:
    own = "The Colombian government met on Monday. The authorities said the road would stay closed."
    others = "Chad wants peace. Chad asked for aid. Chad waits. Chad's rebels met. Chad agreed. Chad hopes."
    dossier, camps = joined(pipeline, own, others)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["The authorities"] == of["The Colombian government"]


def test_ministers_of_his_are_the_premiers(pipeline: Language) -> None:
    text = (
        "Prime Minister Carlo Verdi wrote that the proposal remained valid and that his ministers would go on"
        " trying. The islanders rejected it."
    )
    assert camp_of(pipeline, text, "his ministers") == camp_of(pipeline, text, "Carlo Verdi")


def test_who_is_of_an_acronym_speaks_for_it(pipeline: Language) -> None:
    text = "Mick Loder of the TRW has waited since Easter for talks. The minister will not discuss pay."
    dossier, camps = joined(pipeline, text)
    of = {dossier.names[party]: camp for party, camp in camps.of.items()}
    assert of["TRW"] == of["Mick Loder"]


def test_who_says_our_officials_does_not_mean_those_of_the_state_named_last(pipeline: Language) -> None:
    text = (
        "The duties are Velland's, and the Vellish ministry has agreed to review them. Our officials have"
        " been talking to Vellish officials since May, the minister said. Velland will review the duties."
    )
    assert "Our officials" not in {
        alias for party in table_of(pipeline, text).parties for alias in party.aliases
    }


def test_a_president_is_not_of_the_state_that_mediates(pipeline: Language) -> None:
    text = (
        "On Monday Norway put its work as facilitator on hold. Norway had brought the two sides to a table,"
        " and Norway's deputy foreign minister, Nils Berg, said that his country could start again soon."
        " President Chandra Perera has offered a government of unity. She took over three ministries."
    )
    table = table_of(pipeline, text)
    assert all("Perera" not in alias for p in table.parties if p.name == "Norway" for alias in p.aliases)


def test_a_body_that_has_an_article_is_no_state(pipeline: Language) -> None:
    text = (
        "President Hugo Vera placed the country under a state of siege. Last May the government signed a"
        " contract for the water. The Coordinadora wants the government to end the contract. The"
        " Coordinadora's spokesman, Oscar Lima, has gone into hiding. The Coordinadora will talk to anyone."
    )
    (row,) = (row for row in table_of(pipeline, text).rows if "contract" in row.act)
    assert row.maker == "government"
