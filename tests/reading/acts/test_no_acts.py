"""Words that look like acts and are none, and labels whose verbs keep their prepositions and objects."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts_in(pipeline: Language, text: str) -> tuple[ActMention, ...]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings.acts


def labels_in(pipeline: Language, text: str) -> list[str]:
    return [act.label for act in acts_in(pipeline, text)]


@pytest.mark.parametrize(
    "text",
    [
        # What a vote, a plan or a party does to minds
        "The vote of the Salt Party will frustrate the Orvik council.",
        "The Harbour Board wants to please its tenants.",
        "The league wants to quell doubts about the count.",
        # A summons is withdrawn by nobody in the dispute
        "The committee subpoenaed the editor on Friday.",
    ],
)
def test_what_a_thing_does_to_minds_and_a_summons_are_no_acts(pipeline: Language, text: str) -> None:
    assert labels_in(pipeline, text) == []


def test_what_nobody_will_do_is_refused_by_no_side(pipeline: Language) -> None:
    assert labels_in(pipeline, "The rest are the Salt Party's, with whom nobody will talk.") == []
    assert labels_in(pipeline, "No one would sign the accord.") == []
    assert labels_in(pipeline, "The guild will not sign the accord.") == ["Sign the accord"]


def test_what_is_done_to_a_body_stays_an_act(pipeline: Language) -> None:
    assert labels_in(pipeline, "The Salt Party wants to block the council.") == ["Block the council"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "The pilots vowed to proceed with all their strength to stop or delay the sale.",
            ["Stop or delay the sale"],
        ),
        ("The board told the manager to proceed with the sale.", ["Proceed with the sale"]),
        ("The verdict must be complied with, the union said.", ["Comply with the verdict"]),
        (
            "The board agreed to abide by and carry out the ruling.",
            ["Abide by the ruling", "Carry out the ruling"],
        ),
        ("The guild urged the mill to make good on its pledge.", ["Make good on its pledge"]),
        ("The judge refused to step aside from the case.", ["Step aside"]),
        # Each verb has its own
        ("The rebels plan to march and block the road.", ["Hold protests", "Block the road"]),
    ],
)
def test_a_verb_keeps_its_preposition_and_its_object(
    pipeline: Language, text: str, labels: list[str]
) -> None:
    assert labels_in(pipeline, text) == labels


@pytest.mark.parametrize(
    ("text", "label", "condition"),
    [
        (
            "Roth said he planned to visit the port before January in case Holm wins the race.",
            "Visit the port",
            "in case Holm wins the race",
        ),
        (
            "Ostland will leave the alliance in the event that Holm wins.",
            "Leave the alliance",
            "in the event that Holm wins",
        ),
        (
            "The union would call off the strike in case the mill reopens.",
            "Call off the strike",
            "in case the mill reopens",
        ),
        (
            "The pilots will return to work as long as the mill pays.",
            "Return to work",
            "as long as the mill pays",
        ),
    ],
)
def test_a_case_that_is_supposed_is_a_condition(
    pipeline: Language, text: str, label: str, condition: str
) -> None:
    act = next(act for act in acts_in(pipeline, text) if act.label == label)
    assert act.condition is not None
    assert act.condition.quote == condition


def test_the_case_of_somebody_is_no_condition(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "In the case of the mill, the union will strike.")
    assert act.condition is None


def test_what_one_will_have_to_think_about_is_asked_of_nobody(pipeline: Language) -> None:
    text = "The Harbour Board will have to consider sterner measures if the strike goes on."
    assert all(act.mood in ("possible", "forecast") for act in acts_in(pipeline, text))
    (plain,) = acts_in(pipeline, "The Harbour Board will have to raise the pay, the union said.")
    assert plain.mood == "demanded"


@pytest.mark.parametrize(
    "text",
    [
        "Holm's rallies have drawn large crowds since January.",
        "Holm's rallies continue in the north.",
        "Holm is attacking Roy in campaign ads.",
    ],
)
def test_what_a_candidate_does_for_votes_is_no_measure_in_force(pipeline: Language, text: str) -> None:
    assert acts_in(pipeline, text) == ()


def test_rallies_against_something_are_kept_up(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "Roy's rallies against the dam have blocked the port since Monday.")
    assert (act.label, act.mood) == ("Keep up the rallies against the dam", "in force")


def test_two_verbs_of_one_thing_are_one_act(pipeline: Language) -> None:
    assert labels_in(pipeline, "Ostland vowed to stop or delay the sale.") == ["Stop or delay the sale"]


def test_a_degree_is_kept_as_it_turns_the_sense(pipeline: Language) -> None:
    text = "The Harbour Board wants to crack down on such deals by making them less profitable."
    assert labels_in(pipeline, text) == ["Crack down on deals by making them less profitable"]


def test_what_serves_a_good_is_no_act_and_a_strike_for_pay_is(pipeline: Language) -> None:
    assert labels_in(pipeline, "The treaty will serve security in the north, Ostland said.") == []
    assert labels_in(pipeline, "Ostland will serve a writ on the union.") == ["Serve a writ on the union"]


@pytest.mark.parametrize(
    "text",
    [
        "Her forecast is that the cabinet will draw up the budget.",
        "Ana Smet's prediction is that the coalition will not sign the lease.",
        "My guess is that the government will call an election in May, said Ana Lamers, an analyst.",
    ],
)
def test_what_somebody_foretells_is_no_plan_of_whom_it_is_told_of(pipeline: Language, text: str) -> None:
    assert {act.mood for act in acts_in(pipeline, text)} <= {"forecast"}


def test_what_a_body_expects_of_itself_stays_its_plan(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "Our expectation is that we will reopen the mill, the Harbour Board said.")
    assert act.mood == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "The government said its troops would stay in barracks as long as the town was calm.",
        "The army keeps its soldiers in their barracks.",
    ],
)
def test_troops_in_their_barracks_are_not_refused_a_withdrawal(pipeline: Language, text: str) -> None:
    assert not any(act.label.startswith("Withdraw") for act in acts_in(pipeline, text))


def test_troops_that_stay_in_a_valley_are_not_to_be_withdrawn(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "The government said its troops would stay in the valley.")
    assert (act.label, act.mood) == ("Withdraw the government’s troops", "refused")
