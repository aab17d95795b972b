"""Small reports, one difficulty each: the sign of an act, who does it, what is in force, the condition."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_of

_ASKED = " Ostland wants Velland to open the border."


def stances(pipeline: Language, text: str, act: str) -> dict[str, set[str]]:
    """Return who takes which stance on the one act whose label has some words."""
    table = table_of(pipeline, text)
    names = {party.id: party.name for party in table.parties}
    (row,) = (row for row in table.rows if act in row.act)
    held: dict[str, set[str]] = {}
    for voice in row.voices:
        held.setdefault(names.get(voice.party or "", "narrator"), set()).add(voice.stance)
    return held


@pytest.mark.parametrize(
    "text",
    [
        "Velland has no plans to open the border.",
        "Velland has no intention of opening the border, its premier said.",
        "Velland ruled out opening the border.",
        "Far from opening the border, Velland closed the last gate.",
    ],
)
def test_who_has_no_plans_to_do_what_another_wants_refuses(pipeline: Language, text: str) -> None:
    held = stances(pipeline, text + _ASKED, "Open the border")
    assert held == {"Velland": {"refuses"}, "Ostland": {"demands"}}


@pytest.mark.parametrize(
    "text", ["Velland failed to open the border.", "Will Velland open the border? Nobody in Orvik knows."]
)
def test_what_failed_and_what_is_asked_about_is_nobody_s_refusal(pipeline: Language, text: str) -> None:
    assert stances(pipeline, text + _ASKED, "Open the border") == {"Ostland": {"demands"}}


def test_two_that_failed_to_agree_have_accepted_nothing_and_refused_nothing(pipeline: Language) -> None:
    text = "The Rail Union and the Harbour Board failed to agree on a truce on Monday."
    assert not rows_of(pipeline, text)


def test_the_lack_of_talks_is_nobody_s_refusal_and_the_refusal_of_talks_is(pipeline: Language) -> None:
    asked = " The Salt Front wants Velland to open talks."
    lack = "The lack of talks with the Salt Front worried Velland's neighbours." + asked
    refusal = "Velland's refusal of talks angered the Salt Front." + asked
    assert "refuses" not in stances(pipeline, lack, "Open talks").get("Velland", set())
    assert stances(pipeline, refusal, "Open talks")["Velland"] == {"refuses"}


def test_an_analyst_s_advice_and_forecast_make_no_row(pipeline: Language) -> None:
    text = "Velland should open the border, said Ruth Amsel, an analyst. Ostland will give in, she said."
    assert not rows_of(pipeline, text)


def test_their_union_and_who_leads_the_junta_are_the_one_party(pipeline: Language) -> None:
    union = (
        "The drivers of Orvik want the harbour board to scrap the gate fee. Their union, the Carriers' Guild,"
        " said it would strike. The Guild refused to meet the board."
    )
    assert {party.name for party in table_of(pipeline, union).parties} == {
        "Carriers' Guild",
        "the harbour board",
    }
    junta = (
        "The junta banned the Dawn Party in May 2021. General Hadi, who leads the junta, said that he would"
        " not lift the ban. The Dawn Party wants the junta to lift the ban."
    )
    held = stances(pipeline, junta, "Lift the ban")
    assert held == {"The junta": {"opposes", "refuses"}, "Dawn Party": {"demands"}}


def test_loose_groups_can_be_asked(pipeline: Language) -> None:
    text = (
        "The Dawn Party asked other countries for help. It called on the signatories of the Orvik Peace"
        " Accords to press the government. The government of Velland refused to lift the ban on the Dawn"
        " Party."
    )
    assert stances(pipeline, text, "Press the government") == {"Dawn Party": {"demands"}}
    assert stances(pipeline, text, "Give help") == {"Dawn Party": {"demands"}}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "The junta arrested Ada Roy in March 2021 and released her in April 2021. In May 2021 the junta"
            " arrested Ada Roy again. The Dawn Party wants the junta to release her.",
            "Release Ada Roy",
        ),
        (
            "The junta banned the Dawn Party in May 2021. In June 2021 the League recognised the Dawn"
            " Party. The Dawn Party wants the junta to lift the ban.",
            "Lift the ban",
        ),
    ],
)
def test_a_second_arrest_is_in_force_and_recognition_ends_no_ban(
    pipeline: Language, text: str, act: str
) -> None:
    (row,) = (row for row in table_of(pipeline, text).rows if act in row.act)
    assert row.in_force is False  # what could be done, the ending, is not done
    assert stances(pipeline, text, act)["Dawn Party"] == {"demands"}


def test_a_boycott_goes_on_and_keeps_its_condition(pipeline: Language) -> None:
    text = (
        "The Salt Front has boycotted the assembly since May. It will return only if the treaty is"
        " replaced, its leader said. Velland refused to replace the treaty."
    )
    row = rows_of(pipeline, text)["Boycott the assembly"]
    assert row.in_force
    assert [(one.cue, one.position is not None) for one in row.conditions] == [("only if", True)]
    assert stances(pipeline, text, "Replace the treaty") == {
        "Salt Front": {"demands"},
        "Velland": {"refuses"},
    }


def test_an_ultimatum_is_a_demand_and_an_offer_to_mediate_is_the_mediator_s(pipeline: Language) -> None:
    until = (
        "The Salt Front gave the government of Velland until 15 March to lift the ban on its paper. The"
        " government refused to lift the ban."
    )
    assert rows_of(pipeline, until)["Lift the ban"].deadline is not None
    held = stances(pipeline, until, "Lift the ban")
    assert held == {"Salt Front": {"demands"}, "the government of Velland": {"refuses"}}
    offer = "Norland offered to mediate between Velland and Ostland. Velland accepted the offer."
    assert stances(pipeline, offer, "Mediate") == {"Norland": {"offers"}}
