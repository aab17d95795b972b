"""Owners right before a name, unions and firms known by what they do, and plain words for who was named."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (
            "The Salt League wants a vote. The Salt League's Ana Roy will not sit down with the board.",
            "Ana Roy",
            "Salt League",
        ),
        (
            "Peru's Ana Roy will not run in the race. Chile's team asked Peru for a new track.",
            "Ana Roy",
            "Ana Roy",
        ),
        (
            "Prime Minister Otto Kranz would gladly talk. The bishops refused. The premier will not"
            " withdraw the law.",
            "the premier",
            "Otto Kranz",
        ),
        (
            "Prime Minister Otto Kranz would talk. Former Prime Minister Ada Moor would not. The premier"
            " will not withdraw the law.",
            "the premier",
            "Otto Kranz",
        ),
    ],
)
def test_whoever_an_owner_stands_before_speaks_for_it(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


@pytest.mark.parametrize(
    ("text", "camp"),
    [
        (
            "The Harbour Employers Association locked the gates. The agreement for 1,200 workers in CRANE ran"
            " out in May. The union asked that the old rosters be restored. CRANE will go to court.",
            "CRANE",
        ),
        (
            "Unitas announced that its members had thrown out the town council's offer. The union said it"
            " would go on with the strike. Unitas will sue.",
            "Unitas",
        ),
        (
            "The Harbour Employers Association locked the gates. The union asked that the old rosters be"
            " restored.",
            "union",
        ),
    ],
)
def test_the_union_is_the_one_whose_members_are_spoken_of_and_no_employers(
    pipeline: Language, text: str, camp: str
) -> None:
    assert camp_of(pipeline, text, "The union") == camp


def test_the_bank_is_not_whatever_was_named_before_it(pipeline: Language) -> None:
    text = "Ostland is trying to persuade the Bank to suspend the loan."
    assert camp_of(pipeline, text, "the Bank") == "Bank"


def test_the_state_with_a_capital_is_the_province_named_last(pipeline: Language) -> None:
    text = (
        "Karnataka asked for a review. Its representatives said that the State would go to the court on"
        " Friday. Kerala had no wish to speak."
    )
    dossier, camps = joined(pipeline, text)
    states = {party.name: party.id for party in dossier.parties}
    assert camps.of[states["State"]] == states["Karnataka"]


def test_rebels_that_made_their_peace_are_not_of_the_government_and_not_the_rebels_of_today(
    pipeline: Language,
) -> None:
    text = (
        "The government of Colombia broke off talks with the National Liberation Army (ELN). The ELN denied"
        " it. The ELN has 6,000 members, the ELN said. The dead had left the Revolutionary Armed Forces of"
        " Colombia (FARC). The rebels said they would not sign again."
    )
    assert camp_of(pipeline, text, "The rebels") == "National Liberation Army"
    assert camp_of(pipeline, text, "FARC") == "Revolutionary Armed Forces of Colombia"


def test_a_federal_ministry_is_not_of_a_regional_government(pipeline: Language) -> None:
    text = (
        "The Valley Regional Government signed on Monday. The Ministry of Oil refused to pay it."
        " The Valley Regional Government will go to court."
    )
    assert camp_of(pipeline, text, "Ministry of Oil") == "Ministry of Oil"


def test_ministers_of_several_states_are_of_none_and_a_side_is_of_its_state(pipeline: Language) -> None:
    text = (
        "The United States drew up the text. The three foreign ministers undertook to finish by May. Ethiopia"
        " stayed away. The Ethiopian side said it would fill the lake. Egypt called on Ethiopia to sign."
    )
    dossier, camps = joined(pipeline, text)
    by_name = {party.name: camps.party(camps.of[party.id]).name for party in dossier.parties}
    assert by_name["The Ethiopian side"] == "Ethiopia"
    assert not any("ministers" in name and camp == "United States" for name, camp in by_name.items())
