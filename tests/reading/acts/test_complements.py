"""Acts that stand near what is promised, refused, considered or called for, and are not it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts_in(pipeline: Language, text: str) -> tuple[ActMention, ...]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings.acts


def moods_of(pipeline: Language, text: str) -> dict[str, str]:
    return {act.label: act.mood for act in acts_in(pipeline, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor’s promise to be “fair” in talks between the dockers and the board was not believed.",
        "The mayor of Orvik pledged to be a referee in negotiations with the dockers.",
    ],
)
def test_to_be_something_in_talks_is_no_offer_of_talks(pipeline: Language, text: str) -> None:
    assert not any(act.catalogue == "talks" for act in acts_in(pipeline, text))


def test_to_be_in_talks_is_to_talk(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "The mayor of Orvik is in talks with the dockers.")
    assert (act.catalogue, act.mood) == ("talks", "in force")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The senate of Velland decided not to consider Ana Roy’s nomination to the high court.",
         "Consider Ana Roy’s nomination to the high court"),
        ("The council refused to consider the union’s proposal.", "Consider the union’s proposal"),
    ],
)  # fmt: skip
def test_who_will_not_consider_the_act_of_another_refuses_to_consider_it(
    pipeline: Language, text: str, label: str
) -> None:
    (act,) = acts_in(pipeline, text)
    assert act.label == label
    assert (act.mood, act.sign) in {("refused", True), ("planned", False)}


def test_the_patient_of_a_nomination_is_its_owner(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "The senate opposes Ana Roy’s nomination to the high court.")
    assert (act.label, act.mood) == ("Appoint Ana Roy", "opposed")


def test_a_strike_that_is_considered_is_planned(pipeline: Language) -> None:
    assert moods_of(pipeline, "The union is considering a strike.") == {"Go on strike": "planned"}


def test_to_run_for_office_is_offered_to_nobody(pipeline: Language) -> None:
    assert moods_of(pipeline, "Roy Hale is committed to running for president.") == {
        "Run for president": "planned"
    }
    (act,) = acts_in(pipeline, "Roy Hale offered to withdraw from the election.")
    assert act.mood == "offered"


@pytest.mark.parametrize("hedge", ["Kind of.", "Not quite.", "Well, sort of."])
def test_what_the_next_words_take_back_did_not_happen(pipeline: Language, hedge: str) -> None:
    plain = "The governor sided with the dockers over the toll."
    assert moods_of(pipeline, plain) == {"Side with the dockers over the toll": "done"}
    assert moods_of(pipeline, f"{plain} {hedge} The ruling was short.") == {}


@pytest.mark.parametrize(
    ("text", "label", "doer"),
    [
        ("The shopkeepers are calling for the toll to be lifted.", "Lift the toll", None),
        ("The dockers called for the port chief to be dismissed.", "Dismiss the port chief", None),
        ("The dockers called for the harbour board to reopen the gate.", "Reopen the gate", "harbour-board"),
    ],
)
def test_what_is_called_for_is_demanded(pipeline: Language, text: str, label: str, doer: str | None) -> None:
    (act,) = acts_in(pipeline, text)
    assert (act.label, act.mood, act.doer) == (label, "demanded", doer)


def test_a_purpose_is_no_demand(pipeline: Language) -> None:
    assert (
        "demanded" not in moods_of(pipeline, "The union stopped work for the crane to be repaired.").values()
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The league urged the council of Orvik to reject this outrageous motion.", "Reject the motion"),
        ("The league urged the council of Orvik to throw out the so-called reform bill.",
         "Throw out the reform bill"),
        ("The league urged the council of Orvik to stop the illegal works.", "Stop the illegal works"),
        ("The league urged the council to drop the unilateral tariff.", "Drop the unilateral tariff"),
    ],
)  # fmt: skip
def test_a_label_has_no_judgement_of_one_side(pipeline: Language, text: str, label: str) -> None:
    (act,) = acts_in(pipeline, text)
    assert act.label == label


def test_who_asks_for_a_rejection_does_not_oppose_it(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "“We call on the House of Orvik to reject this motion,” said Ana Roy.")
    assert (act.mood, act.label) == ("demanded", "Reject the motion")


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Ana Roy agrees the guards should take part in the negotiations.", "accepted"),
        ("Ana Roy agreed that the guards should take part in the negotiations.", "accepted"),
        ("Ana Roy said that the guards should take part in the negotiations.", "demanded"),
    ],
)
def test_who_agrees_that_another_should_do_it_accepts_it(pipeline: Language, text: str, mood: str) -> None:
    (act,) = acts_in(pipeline, text)
    assert (act.mood, act.doer, act.voice) == (mood, "guards", "ana-roy")


@pytest.mark.parametrize(
    "text",
    [
        "The governor should use her strong standing to force the senate to hold hearings.",
        "The governor could end the row by ordering the senate to hold hearings.",
    ],
)
def test_that_somebody_should_ask_is_no_asking_of_his(pipeline: Language, text: str) -> None:
    assert not any(act.voice == "governor" for act in acts_in(pipeline, text))
    (act,) = acts_in(pipeline, "The governor used her standing to force the senate to hold hearings.")
    assert (act.mood, act.doer, act.voice) == ("demanded", "senate", "governor")


def test_what_somebody_could_tell_them_is_not_said(pipeline: Language) -> None:
    text = "The governor could do so by telling Ana Roy that she’ll withdraw the nomination."
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert (findings.acts, findings.statements) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Carl Moe, an aide to the premier, will take over as the senior ministry official.",
        "Ben Holt, the envoy to Norland, will be replaced by Ana Roy, the consul in Tarn.",
        "Ana Roy took over the embassy last year.",
    ],
)
def test_to_take_an_office_is_no_act_of_a_dispute(pipeline: Language, text: str) -> None:
    assert acts_in(pipeline, text) == ()


def test_to_take_over_a_place_is_an_act(pipeline: Language) -> None:
    assert moods_of(pipeline, "The rebels will take over the radio station.") == {
        "Take over the radio station": "planned"
    }
