"""Whose "the regime" and "the government" are in a report of several states, and for whom envoys speak."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined

_ABROAD = (
    "Iran tested a rocket on Friday. Turkey's prime minister, Otto Kranz, called the test reckless.\n\n"
    "Even Iraq opposed it. Iran's test was its second this year. The new duties bar most trade with the "
    "{name}. The duties have not stopped Iran's engineers."
)


@pytest.mark.parametrize("name", ["regime", "government"])
def test_the_regime_is_that_of_the_state_spoken_of(pipeline: Language, name: str) -> None:
    text = _ABROAD.format(name=name) + f" The {name} vowed to build more rockets."
    dossier, camps = joined(pipeline, text)
    regime = next(party for party in dossier.parties if party.name.casefold() == f"the {name}")
    assert camps.of[regime.id] == camps.of["iran"]
    assert camps.of["otto-kranz"] == camps.of["turkey"] != camps.of["iran"]


def test_the_government_is_of_the_state_whose_office_was_named_where_no_other_is(pipeline: Language) -> None:
    text = (
        "Turkey's prime minister, Otto Kranz, called the strike reckless. The government vowed to end it by "
        "Friday. The union asked for talks."
    )
    _, camps = joined(pipeline, text)
    assert camps.of["government"] == camps.of["otto-kranz"]


def test_the_government_in_a_state_is_its_own(pipeline: Language) -> None:
    text = (
        "Iran asked Turkey for talks. Iran's foreign minister, Otto Kranz, was hopeful. An envoy called for "
        "the army to dissolve the new government in Turkey."
    )
    dossier, camps = joined(pipeline, text)
    government = next(party.id for party in dossier.parties if "new government" in party.name)
    assert camps.of[government] == camps.of["turkey"]


def test_a_government_of_two_states_is_nobodys(pipeline: Language) -> None:
    text = (
        "WASHINGTON (AP) -- Tourists stay away from Kenya. Kenya's hotels are empty, and Kenya said it would "
        "cut prices. The government has blamed the rains.\n\nTanzania said it would not. Tanzania's envoys "
        "asked the United States for help. Tanzania has few hotels. Tanzania's roads are bad, and its towns "
        "small. The port of Tanzania is far away from the parks and from the lakes, and the trains of "
        "Tanzania stand still for much of the year. Nobody knows for how long the hotels of Tanzania can "
        "stay open if nobody comes. Tanzania said the government should build new roads.\n"
    )
    _, camps = joined(pipeline, text)
    assert len([party for party, camp in camps.of.items() if camp == camps.of["government"]]) == 1


def test_a_president_who_condemns_a_test_does_not_speak_for_whoever_made_it(pipeline: Language) -> None:
    text = (
        "The latest test, Iran said, was its biggest yet.\n\n"
        "President Otto Kranz condemned Friday's test. He asked Turkey for talks.\n"
    )
    _, camps = joined(pipeline, text)
    assert camps.of["otto-kranz"] != camps.of["iran"]


def test_who_speaks_in_a_statement_of_the_seat_speaks_for_its_state(pipeline: Language) -> None:
    text = (
        "The United States asked Iran for talks. The latest test, Iran said, was its biggest yet.\n\n"
        "In a White House statement, President Otto Kranz condemned Friday's test.\n"
    )
    _, camps = joined(pipeline, text)
    assert camps.of["otto-kranz"] == camps.of["united-states"]


def test_a_presidents_point_man_speaks_for_him_and_not_for_the_assembly(pipeline: Language) -> None:
    text = (
        "HAVANA (AP) -- President Leo Kranz said Cuba would wait. Otto Brandt, president of the National "
        "Assembly and Kranz's point man on trade, told reporters that Cuba wanted a new day set.\n"
    )
    _, camps = joined(pipeline, text)
    assert camps.of["otto-brandt"] == camps.of["leo-kranz"]


def test_the_president_of_an_assembly_leaves_it_a_party_of_its_own(pipeline: Language) -> None:
    text = (
        "HAVANA (AP) -- President Leo Kranz said Cuba would wait. Otto Brandt, president of the National "
        "Assembly, told reporters that the assembly wanted a new day set.\n"
    )
    _, camps = joined(pipeline, text)
    assert camps.of["otto-brandt"] != camps.of["leo-kranz"]


def test_a_person_beside_a_government_is_no_government(pipeline: Language) -> None:
    text = (
        "HAVANA (AP) -- While exiles marched against the return of Otto Brandt, the Cuban government urged "
        "its people to march.\n"
    )
    _, camps = joined(pipeline, text)
    assert camps.of["otto-brandt"] == "otto-brandt"


def test_a_camp_has_the_name_of_its_agency_and_not_of_some_of_its_people(pipeline: Language) -> None:
    text = (
        "The U.S. Immigration and Naturalization Service (INS) ruled that the boy must go. The INS asked the "
        "court for help. American officials have advised against it, Cuba said. Washington's failure to act "
        "angered Cuba.\n"
    )
    assert camp_of(pipeline, text, "American officials") != "American officials"


def test_a_spokesman_for_one_of_two_groups_speaks_for_the_one_named_behind(pipeline: Language) -> None:
    text = (
        '"We will end the talks," said Otto Kranz, spokesman for one of the two rebel groups in the north, '
        "the Justice Movement (JM), on Monday. He said the Velland Liberation Front had done the same.\n"
    )
    dossier, camps = joined(pipeline, text)
    movement = next(party.id for party in dossier.parties if party.name == "Justice Movement")
    assert camps.of["otto-kranz"] == camps.of[movement]


def test_a_rebel_group_of_the_headline_is_the_one_named_below(pipeline: Language) -> None:
    text = (
        "Somali rebel group suspends talks after attack\n\n"
        "A Somali rebel group said on Monday that it had suspended talks with the government.\n\n"
        "The Somali Liberation Front said it would not resume talks unless the army leaves the valley.\n"
    )
    dossier, camps = joined(pipeline, text)
    front = next(party.id for party in dossier.parties if "Liberation Front" in party.name)
    groups = [party.id for party in dossier.parties if "rebel group" in party.name]
    assert groups
    assert {camps.of[group] for group in groups} == {camps.of[front]}


def test_a_minister_is_none_of_the_united_states(pipeline: Language) -> None:
    text = (
        "The United States sent a team to the embassy. The United States will rebuild it. U.S. officials"
        " met Trade Minister Ole Lund, who was hurt in the blast. The United States thanked the crews."
    )
    assert camp_of(pipeline, text, "Ole Lund") != camp_of(pipeline, text, "United States")


def test_a_prime_minister_is_not_of_a_state_that_has_none(pipeline: Language) -> None:
    text = (
        "Prime Minister Otto Kranz said that the frigate was not welcome. The Kranz government barred "
        "it. The United States left the exercise. The administration said that it planned no duties. U.S. "
        "officials said that the policy was firm."
    )
    _, camps = joined(pipeline, text)
    assert camps.of.get("otto-kranz") != camps.of["united-states"]


def test_diplomats_in_two_capitals_and_both_ministers_are_of_no_one_state(pipeline: Language) -> None:
    text = (
        "U.S. Secretary of State Ada Moor has telephoned both ministers. Diplomats in the two capitals said "
        "that she had a formula. A Western diplomat in Rabat said that it would do. Morocco and Spain asked "
        "for talks."
    )
    dossier, camps = joined(pipeline, text)
    several = [party for party in dossier.parties if "iplomat" in party.name or "both" in party.name]
    states = {camps.of[state] for state in ("morocco", "spain")}
    assert several
    assert not any(camps.of.get(party.id) in states for party in several)


def test_some_ambassador_is_of_no_state_that_the_report_is_about(pipeline: Language) -> None:
    text = (
        "President Otto Kranz of Turkey dissolved parliament on Friday. Turkey's army closed the roads. One "
        "European ambassador held that the parties ought to have accepted. Turkey asked for calm."
    )
    dossier, camps = joined(pipeline, text)
    envoys = [party for party in dossier.parties if "ambassador" in party.name]
    assert not any(camps.of.get(party.id) == camps.of["turkey"] for party in envoys)
