"""Decisions on "the government" when there was one hold when a second country comes in."""

from __future__ import annotations

import pytest
from tests.support.general_names import KENYA, NOWHERE, PERU, PERU_AGAIN

from detente.dossier.proposals import propose_merges
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadArgument


@pytest.fixture
def store(where: str) -> Store:
    opened = open_store(where, create=True)
    opened.add_all([PERU, PERU_AGAIN])
    return opened


@pytest.fixture
def ana(store: Store) -> Reviewer:
    return Reviewer(store, "Ana")


def reports_by_name(store: Store) -> dict[str, set[str]]:
    return {party.name: {words.report for words in party.mentions} for party in store.dossier().parties}


def test_a_merge_of_the_one_government_is_a_merge_of_that_country_s_alone(
    store: Store, ana: Reviewer
) -> None:
    ana.judge("The government", "The Peruvian government", "yes")
    assert reports_by_name(store)["The Peruvian government"] == {"lima", "cusco"}
    store.add(KENYA)
    parties = reports_by_name(store)
    assert parties["The Peruvian government"] == {"lima", "cusco"}
    assert parties["The government (Kenya)"] == {"nairobi"}
    store.undo(1, who="Ana")
    assert [each.kind for each in store.decisions()] == ["same", "undo"]


def test_a_government_apart_by_decision_stays_apart_though_its_country_is_the_same(
    store: Store, ana: Reviewer
) -> None:
    ana.judge("The government", "The Peruvian government", "no")
    store.add(KENYA)
    parties = reports_by_name(store)
    assert parties["The Peruvian government"] == {"cusco"}
    assert parties["The government (Peru)"] == {"lima"}


def test_a_person_says_whose_the_government_of_a_report_is(store: Store, ana: Reviewer) -> None:
    store.add_all([KENYA, NOWHERE])
    ana.judge("The government (in nowhere)", "The government (Kenya)", "yes")
    assert reports_by_name(store)["The government (Kenya)"] == {"nairobi", "nowhere"}
    store.undo(who="Ana")
    assert reports_by_name(store)["The government (in nowhere)"] == {"nowhere"}


def test_a_no_is_not_asked_again_after_a_further_report(store: Store, ana: Reviewer) -> None:
    store.add_all([KENYA, NOWHERE])
    ana.judge("the opposition (in nowhere)", "the opposition (Peru)", "no")
    store.add(PERU.model_copy(update={"report": PERU.report.__class__("puno", "p", PERU.text + " ")}))
    pairs = [
        {each.one.name, each.other.name}
        for each in propose_merges(store.dossier().parties, store.judged_pairs())
    ]
    assert {"the opposition (in nowhere)", "the opposition (Peru)"} not in pairs
    assert {"the opposition (in nowhere)", "the opposition (Kenya)"} in pairs


def test_a_name_that_two_have_is_no_answer(store: Store, ana: Reviewer) -> None:
    store.add(KENYA)
    with pytest.raises(BadArgument, match=r"several are named the opposition.*the opposition \(Kenya\)"):
        ana.judge("the opposition", "the army", "yes")


def test_the_government_of_one_country_is_rejected_and_that_of_the_other_is_not(
    store: Store, ana: Reviewer
) -> None:
    store.add(KENYA)
    ana.reject("the opposition (Kenya)")
    assert reports_by_name(store)["the opposition"] == {"lima", "cusco"}


def test_a_source_on_the_side_of_a_government_stays_on_it_when_it_is_the_only_one_again(
    store: Store, ana: Reviewer
) -> None:
    store.add(KENYA)
    ana.mark("party", report="lima", of="the opposition (Peru)")
    dossier = store.dossier()
    assert dossier.names[dossier.source_sides["lima"]] == "the opposition (Peru)"
    ana.withdraw("nairobi")
    dossier = store.dossier()
    assert dossier.names[dossier.source_sides["lima"]] == "the opposition"
