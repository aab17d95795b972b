"""Rebels without a name, of one organisation or of several."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of
from tests.support.dossiers import dossier_of
from tests.support.tables import rows_of

from detente.positions.camps import camps


def test_several_factions_without_a_name_are_the_rebels(pipeline: Language) -> None:
    text = "The rebels left the talks. Several rebel factions vowed to strike back on Monday."
    assert camp_of(pipeline, text, "Several rebel factions") == "rebels"


def test_the_two_rebel_groups_are_the_rebels_and_neither_of_the_two(pipeline: Language) -> None:
    text = (
        "The rebels left the talks. The Highland Liberation Front and the Justice Army are two groups."
        " The rebels accused the army. The two rebel groups demanded a truce. The Justice Army agreed."
    )
    assert camp_of(pipeline, text, "The two rebel groups") == "rebels"


@pytest.mark.parametrize("member", ["The Justice Army", "Highland Liberation Front"])
def test_each_of_two_stays_itself(pipeline: Language, member: str) -> None:
    text = (
        "The two rebel groups demanded a truce. The Justice Army left the talks. The Highland Liberation"
        " Front refused to leave. The rebels accused the army."
    )
    name = member.removeprefix("The ")
    assert camp_of(pipeline, text, name) == name


def test_rebels_of_a_report_on_another_war_are_others() -> None:
    here = (
        "The Highland Liberation Front left the talks. The Togolese guerrillas accused the army."
        " The Togolese guerrillas left Brine, and the guerrilla chiefs thanked nobody."
    )
    there = "Kenya's N-7 rebel group met the mayor of Brine. The guerrilla group signed a truce on Monday."
    dossier = dossier_of(("2021-05-12", here), ("2021-05-13", there))
    of = camps(dossier).of
    ids = {party.name.removeprefix("The ").removeprefix("the "): party.id for party in dossier.parties}
    assert of[ids["guerrilla chiefs"]] == of[ids["Highland Liberation Front"]]
    assert of[ids["guerrilla group"]] != of[ids["Highland Liberation Front"]]


def test_a_republican_army_named_by_its_country_is_no_army_of_the_state(pipeline: Language) -> None:
    text = (
        "The Vellish Republican Army refused to hand over its guns. The government of Velland wants the"
        " Vellish Republican Army to hand over its guns. Velland said that it would wait."
    )
    (row,) = (row for row in rows_of(pipeline, text).values() if "guns" in row.act)
    assert row.maker != "velland"
