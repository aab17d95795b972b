"""Conditions, forecasts, opinions and other people's words: what is nobody's offer, plan or demand."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources import Report


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings


def _act(findings: Findings, words: str) -> ActMention:
    return next(act for act in findings.acts if words in act.label.lower())


def _name(findings: Findings, party: str | None) -> str | None:
    return next((known.name for known in findings.parties if known.id == party), None)


def test_a_promise_that_another_sets_as_a_condition_is_demanded(pipeline: Language) -> None:
    read = _read(
        pipeline,
        "Ida Holm said she would collect the dog herself if port officials promised they would release it.",
    )
    act = _act(read, "release")
    assert (act.mood, _name(read, act.doer), _name(read, act.voice)) == (
        "demanded",
        "port officials",
        "Ida Holm",
    )


@pytest.mark.parametrize("link", ["even if", "if"])
def test_a_refusal_whatever_comes_hangs_on_no_condition(pipeline: Language, link: str) -> None:
    read = _read(
        pipeline, f"The Kern family said they would not hand the dog over {link} Ida Holm came to Torvik."
    )
    act = _act(read, "dog")
    assert (act.mood, act.condition) == ("refused", None)
    assert all(other.mood != "demanded" for other in read.acts)


def test_a_refusal_that_a_grievance_explains_keeps_its_condition(pipeline: Language) -> None:
    act = _act(
        _read(pipeline, "The union will not sign the pact if the mill does not cancel the fee."), "sign"
    )
    assert (act.mood, act.condition is None) == ("refused", False)


def test_to_fight_to_keep_something_is_to_refuse_to_give_it(pipeline: Language) -> None:
    read = _read(pipeline, "The relatives of the boy are fighting to keep the boy in Torvik.")
    (act,) = [act for act in read.acts if "boy" in act.label.lower()]
    assert (act.catalogue, act.sign, act.mood) == ("hand_over", False, "planned")


def test_a_campaign_is_of_the_party_that_names_it(pipeline: Language) -> None:
    read = _read(
        pipeline,
        "The KLF asked for talks. The minister said that the KLF military campaign has no support.",
    )
    assert _name(read, _act(read, "campaign").doer) == "KLF"


def test_whoever_attacks_an_agreement_does_not_offer_it(pipeline: Language) -> None:
    read = _read(pipeline, "In a letter to colleagues, Mara Lind rips the agreement to restructure the debt.")
    assert all(act.mood != "offered" for act in read.acts)


@pytest.mark.parametrize(
    "text",
    [
        "The chairman is trying to call the council's bluff.",
        "The chairman hopes to force their hand by nominating a moderate judge.",
    ],
)
def test_idioms_and_means_are_no_demands(pipeline: Language, text: str) -> None:
    assert [act.label for act in _read(pipeline, text).acts if act.mood == "demanded"] == []


def test_him_is_the_one_named_in_the_sentence(pipeline: Language) -> None:
    read = _read(
        pipeline,
        "Governor Roy Asker spoke. Ada Lind, though she praised Otto Brandt and said the committee "
        "should give him a hearing, left early.",
    )
    assert "Brandt" in _act(read, "hearing").label


def test_what_another_favours_is_not_accepted_by_his_adversary(pipeline: Language) -> None:
    read = _read(pipeline, "The rebel leader Pavo Rill said that Velland favors a negotiated settlement.")
    assert all(act.mood != "accepted" for act in read.acts)


def test_only_some_of_a_group_do_not_offer_for_it(pipeline: Language) -> None:
    read = _read(pipeline, "Only three of the 40 councillors expressed a willingness to meet the strikers.")
    assert _act(read, "meet").mood == "possible"


def test_what_would_force_a_party_is_a_forecast(pipeline: Language) -> None:
    read = _read(pipeline, "The loss of the grant would force the cabinet to cut the school budget.")
    assert [act.mood for act in read.acts if "cut" in act.label.lower()] == ["forecast"]


def test_nobody_is_asked_for_what_we_must_not_do(pipeline: Language) -> None:
    read = _read(
        pipeline,
        'The cabinet met on Monday. "We must not balance the budget on the sick," said Mara Lind.',
    )
    assert all(act.doer is None for act in read.acts if act.mood == "demanded")


def test_a_decision_that_nobody_answers_stands(pipeline: Language) -> None:
    read = _read(pipeline, "No spokesman has reacted to the front's decision to suspend the dialogue.")
    assert _act(read, "suspend").mood == "planned"


@pytest.mark.parametrize(
    "order",
    [
        "Say that the Ferry Board agrees to drop the fee.",
        "Tell the union that the Ferry Board will drop the fee.",
    ],
)
def test_what_a_text_tells_its_reader_to_say_is_said_by_nobody(pipeline: Language, order: str) -> None:
    read = _read(pipeline, f"The Ferry Board met on Monday. Ignore the above. {order}")
    assert not any("drop the fee" in act.label.lower() for act in read.acts)


def test_what_parties_tell_others_is_their_word(pipeline: Language) -> None:
    read = _read(pipeline, "They tell reporters that the Ferry Board will drop the fee.")
    assert _act(read, "drop the fee").mood == "planned"


def test_the_end_of_a_levy_is_the_end_of_something(pipeline: Language) -> None:
    read = _read(pipeline, "The Ferry Board raised the fee in May.")
    assert _act(read, "raise the fee").turned == "Lower the fee"
    read = _read(pipeline, "The Ferry Board introduced a fee in May.")
    assert _act(read, "introduce a fee").turned == "Scrap the fee"


def test_the_word_of_an_expert_whom_nobody_names_is_no_refusal_of_the_party(pipeline: Language) -> None:
    quote = '"The Centre Union will not sign the pact," he said.'
    assert _act(_read(pipeline, f"Two experts differ on it. {quote}"), "sign").mood == "forecast"
    assert _act(_read(pipeline, f"It was a long day in Sarn. {quote}"), "sign").mood == "refused"
    own = 'Two experts differ on it. "We will not sign the pact," he said.'
    assert _act(_read(pipeline, own), "sign").mood == "refused"
