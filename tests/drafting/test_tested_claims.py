"""Acts that are options since an assessment ties them to one: of real reports, read by the real pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.case.load import Case, parse_case
from detente.drafting.draft import draft_positions

QUARREL = (
    "The Weavers' Guild urged the Town Council on Monday to open talks on the toll. The Town Council"
    " refused on Tuesday to open talks with the guild."
)
WARNING = (
    " “If we burn the bridge, the Town Council will never open talks,” said Ida Rom, the head of the Weavers'"
    " Guild."
)


def drafted(pipeline: Language, text: str) -> Case:
    positions, dossier = table_and_dossier(pipeline, text)
    return parse_case(draft_positions(positions, dossier, Path("/")), "the draft")


def labels(case: Case) -> set[str]:
    return {option.label for party in case.file.parties.values() for option in party.options.values()}


def test_a_supposed_act_that_decides_an_option_is_an_option_and_the_claim_has_its_test(
    pipeline: Language,
) -> None:
    case = drafted(pipeline, QUARREL + WARNING)
    assert "Burn the bridge" in labels(case)
    (claim,) = case.file.claims
    assert claim.holds_if == (
        'not reachable("TOWN_COUNCIL.open_talks") by improvements given WEAVERS_GUILD.burn_bridge'
    )
    wishes = case.file.preferences["WEAVERS_GUILD"].priorities or ()
    assert ("not WEAVERS_GUILD.burn_bridge", "it warns that this would cost it what it wants") in {
        (wish.priority, wish.assumed) for wish in wishes
    }
    assert "# nobody is said to plan or refuse it: a claim supposes it" in case.text


def test_it_may_be_of_a_party_that_has_no_word_on_anything_else(pipeline: Language) -> None:
    offer = "If Ida Rom comes to the hall, the Town Council will open talks, an official said."
    assert "Come to the hall" in labels(drafted(pipeline, f"{QUARREL} {offer}"))


@pytest.mark.parametrize(
    "sentence",
    [
        " “If we burn the bridge, the winter will be hard,” said Ida Rom, the head of the Weavers' Guild.",
        " “If they burn the bridge, the Town Council will never open talks,” said Ida Rom, the head of the"
        " Weavers' Guild.",
        " The quarrel could prolong the talks that the Town Council will never open.",
    ],
)
def test_what_decides_nothing_or_is_of_nobody_named_is_no_option(pipeline: Language, sentence: str) -> None:
    assert labels(drafted(pipeline, QUARREL + sentence)) == labels(drafted(pipeline, QUARREL))


def test_where_outsiders_judge_the_plans_of_the_sides_are_no_claims(pipeline: Language) -> None:
    plan = " The Town Council said the toll would cost nobody his trade if the fair went well."
    views = (
        " A banker in Orvik expects the guild to give in before the fair. A carter from the hills believes"
        " that the Town Council will lift the toll."
    )
    alone, beside = (drafted(pipeline, QUARREL + plan + more) for more in ("", views))
    assert any("cost nobody" in claim.says for claim in alone.file.claims)
    assert [claim.by for claim in beside.file.claims] == ["A banker in Orvik", "A carter from the hills"]


def test_what_a_side_warns_of_doing_itself_is_no_option_where_it_has_another(pipeline: Language) -> None:
    refusal = " The Weavers' Guild refused on Tuesday to pay the toll to the Town Council."
    assert "Burn the bridge" not in labels(drafted(pipeline, QUARREL + refusal + WARNING))
