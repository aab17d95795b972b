"""Offices and groups told apart from those beside them: "the council" and a Council, a splinter, the rest."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_and_dossier, table_of

from detente.positions.camps import camps


def makers(pipeline: Language, text: str) -> dict[str, str]:
    table = table_of(pipeline, text)
    return {row.act: table.party(row.maker).name for row in table.rows}


def test_a_subject_is_not_named_again_in_full_in_its_own_sentence(pipeline: Language) -> None:
    text = (
        "The Orvik town council demanded talks with the Council of Velland over the camp. The council said"
        " it would"
        " close the camp unless the Council of Velland paid."
    )
    assert makers(pipeline, text)["Close the camp"] == "The Orvik town council"
    told_before = "The Council of Velland met on Monday. The council said it would close the camp."
    assert makers(pipeline, told_before)["Close the camp"] == "Council of Velland"


@pytest.mark.parametrize(
    "text",
    [
        "The ministry announced sanctions on Velland. Velland demanded that Ostland drop them.",
        "The foreign ministry said it would recall its envoy from Velland. Velland demanded an apology.",
    ],
)
def test_a_ministry_is_not_of_the_state_that_it_acts_against(pipeline: Language, text: str) -> None:
    _, dossier = table_and_dossier(pipeline, text)
    of = camps(dossier).of
    assert all(camp != of["velland"] for party, camp in of.items() if "ministry" in party)


def test_a_ministry_beside_the_one_state_is_that_states(pipeline: Language) -> None:
    text = "The government of Velland will close the border. The ministry said troops would be sent to Orvik."
    _, dossier = table_and_dossier(pipeline, text)
    of = camps(dossier).of
    assert of["ministry"] == of["government-of-velland"]


@pytest.mark.parametrize(
    ("text", "refusing", "willing"),
    [
        (
            "A splinter group of the rebels, the Red Dawn, refused to observe the truce. The rebels said"
            " they would"
            " observe it.",
            "A splinter group of the rebels",
            "The rebels",
        ),
        (
            "A breakaway faction of the Salt Party refused to observe the truce. The Salt Party will"
            " observe the"
            " truce.",
            "A breakaway faction of the Salt Party",
            "Salt Party",
        ),
    ],
)
def test_who_has_left_a_group_has_a_will_of_its_own(
    pipeline: Language, text: str, refusing: str, willing: str
) -> None:
    table = table_of(pipeline, text)
    stances = {
        (table.party(voice.party).name, voice.stance)
        for row in table.rows
        for voice in row.voices
        if voice.party
    }
    assert stances == {(refusing, "refuses"), (willing, "plans")}


def test_what_the_rest_refuse_is_no_refusal_of_whoever_is_named(pipeline: Language) -> None:
    text = "Of the three parties the Salt Party would join a cabinet; the rest refused to join it."
    (row,) = rows_of(pipeline, text).values()
    assert {voice.stance for voice in row.voices} == {"plans"}


def test_several_unions_are_not_the_one_that_is_named(pipeline: Language) -> None:
    text = "Five unions called a strike. The Ferry Union returned to work."
    assert {party.name for party in table_of(pipeline, text).parties} == {"Five unions", "Ferry Union"}


def test_both_is_no_part_of_a_name(pipeline: Language) -> None:
    text = "Both the army and the rebels agreed to a truce."
    assert {party.name for party in table_of(pipeline, text).parties} == {"the army", "the rebels"}
    assert "Both sides" not in {party.name for party in table_of(pipeline, text).parties}


def test_a_known_pact_is_not_called_one_with_whoever_asks_for_it(pipeline: Language) -> None:
    text = "The Reed Party wants the Salt Party to sign the pact. The Salt Party refuses to sign the pact."
    assert set(rows_of(pipeline, text)) == {"Sign the pact"}
    new = "The Reed Party wants the Salt Party to sign a pact."
    assert set(rows_of(pipeline, new)) == {"Sign a pact with the Reed Party"}


def test_an_offer_that_somebody_wants_withdrawn_is_there(pipeline: Language) -> None:
    text = "Ostland told Velland to withdraw its offer. Velland refused to withdraw its offer."
    assert set(rows_of(pipeline, text)) == {"Withdraw its offer"}
    plan = "The council will ban trucks from the bridge. The hauliers demanded that it drop the plan."
    assert "Make a proposal" not in rows_of(pipeline, plan)


def test_what_is_privatised_is_not_given_back(pipeline: Language) -> None:
    text = (
        "The ferry union opposes privatization of the ferry. The board of Orvik wants to privatise the ferry."
    )
    assert set(rows_of(pipeline, text)) == {"Privatise the ferry"}


def test_both_sides_are_the_two_who_are_named_together(pipeline: Language) -> None:
    text = (
        "The government and the rebels agreed on a truce. Both sides said they would release prisoners. The"
        " government wants the rebels to disarm."
    )
    table = table_of(pipeline, text)
    freeing = {row.maker: row.voices for row in table.rows if row.act == "Release prisoners"}
    assert set(freeing) == {"government", "rebels"}
    assert all({voice.party for voice in voices} == {maker} for maker, voices in freeing.items())
    of_nobody = "Both sides said they would release prisoners."
    assert not table_of(pipeline, of_nobody).rows


def test_a_chief_executive_speaks_for_the_firm(pipeline: Language) -> None:
    text = "Nordmilk CEO Tim Holm refused to work with the police. The mayor wants Nordmilk to fund the fair."
    assert set(makers(pipeline, text).values()) == {"Nordmilk"}


def test_the_company_is_not_one_that_is_named_only_later(pipeline: Language) -> None:
    text = (
        "Nordmilk cut its funding of the fair. The company refused to pay the crews. The mayor criticised"
        " Holm"
        " Motor Company for opening a factory. Holm Motor Company will not fund the fair."
    )
    assert makers(pipeline, text)["Pay the crews"] != "Holm Motor Company"
    first = "The company refused to pay the crews. Holm Motor Company said it would close the factory."
    assert set(makers(pipeline, first).values()) == {"Holm Motor Company"}


def test_to_back_one_thing_and_to_oppose_another_are_two_acts(pipeline: Language) -> None:
    text = "The Salt Party backs the harbour bill. It opposed the fishing pact."
    assert set(rows_of(pipeline, text)) == {"Back the harbour bill", "Support the fishing pact"}


def test_what_a_thing_may_do_lends_no_label(pipeline: Language) -> None:
    text = (
        "Jon Holm offered to make an exception to his call for a ban. Ana Roy refused. “Holm's view could"
        " make both"
        " our countries less safe,” Roy said."
    )
    assert "Make both the countries less safe" not in rows_of(pipeline, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The governor plans to raise the fare to $15 an hour by 2022 - higher than in any other town.",
            "Raise the fare to $15",
        ),
        (
            "The treasurer wants the council to restructure the island's $70 billion in debt.",
            "Restructure the island's $70 billion in debt",
        ),
        (
            "The miners ended their strike. The miners want the company to drop its suit.",
            "Keep up the strike",
        ),
    ],
)
def test_labels_are_whole(pipeline: Language, text: str, label: str) -> None:
    assert label in rows_of(pipeline, text)


def test_the_relatives_of_hostages_do_not_want_themselves_freed(pipeline: Language) -> None:
    text = (
        "Relatives of the hostages demanded that the rebels release them. The rebels refused to release the"
        " hostages."
    )
    assert set(rows_of(pipeline, text)) == {"Release the hostages"}
