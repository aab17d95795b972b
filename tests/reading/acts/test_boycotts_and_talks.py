"""Kinds of acts that reports of boycotts, talks and strikes are full of."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts_in(pipeline: Language, text: str) -> tuple[ActMention, ...]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings.acts


def moods(pipeline: Language, text: str) -> set[tuple[str, str, str | None]]:
    return {(act.label, act.mood, act.doer) for act in acts_in(pipeline, text)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # Whoever calls a meeting, an election or a strike holds it
        (
            "The president called an all-party meeting on Sunday.",
            ("Hold an all-party meeting", "planned", "president"),
        ),
        ("The Rail Union has called a strike for Monday.", ("Go on strike", "planned", "rail-union")),
        # Whom "them" is in a letter
        (
            "Roth said that the minister sent a letter to the Salt Party calling them to sit down for talks.",
            ("Sit down for talks", "demanded", "salt-party"),
        ),
        # Who clears a square need not be who fills it
        (
            "Police in Orvik said that they had no plans to clear the square.",
            ("Clear the square", "refused", "police-in-orvik"),
        ),
        # What words are taken back, and what a second verb says
        (
            "The Salt Party wants Ana Roy to take back her figures and apologise to the house.",
            ("Apologise to the house", "demanded", "ana-roy"),
        ),
        (
            "The Salt Party wants Ana Roy to take back her figures and apologise to the house.",
            ("Take back her figures", "demanded", "ana-roy"),
        ),
        # An invitation is sent, and refused
        (
            "The minister has extended invitations to all parties to resume talks.",
            ("Resume talks", "demanded", "all-parties"),
        ),
        (
            "The Salt Party refused the invitation presented by the minister.",
            ("Accept the invitation", "refused", "salt-party"),
        ),
        # What has been rejected is not accepted
        ("The Salt Party has rejected those results.", ("Accept the results", "refused", "salt-party")),
        # Whose resignation it is
        ("The guild asked for the resignation of Ana Roy.", ("Step down", "demanded", "ana-roy")),
        # A plea beside the main clause
        (
            "Ostland will not end its boycott despite a plea from the king for it to attend the fair.",
            ("Attend the fair", "demanded", "ostland"),
        ),
        ("The miners are blocking the headquarters.", ("Block the headquarters", "in force", "miners")),
    ],
)
def test_who_would_do_what(pipeline: Language, text: str, act: tuple[str, str, str]) -> None:
    assert act in moods(pipeline, text)


def test_whoever_calls_for_protests_means_his_own_followers(pipeline: Language) -> None:
    assert ("Hold protests", "planned", "ana-roy") in moods(pipeline, "Ana Roy called for new protests.")
    asked = moods(pipeline, "Ana Roy called on the pilots to strike.")
    assert {(mood, doer) for _, mood, doer in asked} == {("demanded", "pilots")}


def test_all_that_is_to_be_withdrawn_is_in_the_label(pipeline: Language) -> None:
    text = "The guild demands all the charges and complaints against the pilots to be withdrawn."
    assert [act.label for act in acts_in(pipeline, text)] == [
        "Withdraw all the charges and complaints against the pilots"
    ]


def test_what_must_be_done_first_is_a_condition(pipeline: Language) -> None:
    text = "A way out must be found before the Salt Party can attend parliament."
    act = next(act for act in acts_in(pipeline, text) if act.label == "Attend parliament")
    assert act.mood == "refused"
    assert act.condition is not None
    assert act.condition.quote == "A way out must be found"


def test_them_is_no_thing_where_people_are_meant(pipeline: Language) -> None:
    text = "The pilots will not attend sessions until the board takes them into confidence."
    labels = [act.label for act in acts_in(pipeline, text)]
    assert "Take the pilots into confidence" in labels


@pytest.mark.parametrize(
    "text",
    [
        # Who did too little did nothing that anybody opposes
        "Ana Roy criticised the mayor for only attending a few sessions.",
        # What one side believes
        "It is the belief of the Salt Party that its leaders are being convicted.",
        # Which thing is meant
        "The envoy met Jon Holm, who is currently working with the rebels.",
    ],
)
def test_these_tell_no_act(pipeline: Language, text: str) -> None:
    assert not [act for act in acts_in(pipeline, text) if act.mood in ("opposed", "in force")]


def test_a_thing_that_is_only_described_is_what_is_asked_for(pipeline: Language) -> None:
    labels = [
        act.label for act in acts_in(pipeline, "The guild demands the districts envisaged in the charter.")
    ]
    assert not [label for label in labels if label.startswith("Envisage")]
    back = acts_in(pipeline, "The guild wants the pilots released.")
    assert [act.label for act in back] == ["Release the pilots"]


def test_whoever_calls_a_decision_unfair_has_not_taken_it(pipeline: Language) -> None:
    text = "“The decision to ask five parties is unfair,” Ana Roy said. She called the decision to leave odd."
    assert not [act for act in acts_in(pipeline, text) if act.doer == "ana-roy" and act.mood == "planned"]
    made = acts_in(pipeline, "Ana Roy announced her decision to leave the league.")
    assert [(act.label, act.mood) for act in made] == [("Leave the league", "planned")]


def test_a_step_towards_a_thing_is_nobodys_plan(pipeline: Language) -> None:
    text = "Ana Roy said that the letter was a step towards ending the quarrel."
    assert not [act for act in acts_in(pipeline, text) if act.doer == "ana-roy"]


def test_whoever_is_called_for_discussion_is_invited(pipeline: Language) -> None:
    text = "We asked that the chairman should call leaders of all parties for discussion."
    assert "Call leaders of all parties for discussion" in [act.label for act in acts_in(pipeline, text)]


def test_what_would_befall_somebody_sets_no_terms(pipeline: Language) -> None:
    text = "“Jon Holm will be surrounded by crowds if he goes to the market,” Ana Roy said."
    assert not [act for act in acts_in(pipeline, text) if act.mood == "demanded"]


def test_parts_of_a_word_with_a_hyphen_stay_together(pipeline: Language) -> None:
    (act,) = acts_in(pipeline, "The envoy offered to resolve the post-election dispute.")
    assert act.label == "Resolve the post-election dispute"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The union rejected a company offer for talks.", ("Open talks", "refused", "union")),
        (
            "The Harbour Board will not pay workers who join the strike.",
            ("Pay workers who join the strike", "refused", "harbour-board"),
        ),
        (
            "The union wants a guarantee no worker will lose his job if the port is sold.",
            ("Guarantee that no worker will lose his job", "demanded", None),
        ),
        ("The union wants a 16 percent pay increase.", ("Grant a 16 percent pay increase", "demanded", None)),
        ("The pilots went on strike at 5.30 am.", ("Go on strike", "done", "pilots")),
        ("The guild wants Ostland to free its jailed leaders.", ("Free its leaders", "demanded", "ostland")),
        (
            "Ana Roy said that she has no intention of intervening.",
            ("Intervene", "refused", "ana-roy"),
        ),
    ],
)
def test_more_of_who_would_do_what(pipeline: Language, text: str, act: tuple[str, str, str | None]) -> None:
    assert act in moods(pipeline, text)


@pytest.mark.parametrize(
    "text",
    [
        "Hopes that the Kern board would help the pilots were dashed on Thursday.",
        "The union had not been informed of the decision of the board to sell the ferry.",
        "The board spoke of the demands, saying that they would diminish the value of the port.",
        "The pilots have already accepted a pay rise of 20 per cent.",
    ],
)
def test_hopes_effects_and_what_is_settled_are_no_will(pipeline: Language, text: str) -> None:
    wills = ("planned", "refused", "offered", "accepted")
    assert not [act for act in acts_in(pipeline, text) if act.mood in wills and act.label]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "ECOWAS said it found the proposed timetable for a vote totally unacceptable.",
            ("Accept the proposed timetable for a vote", "refused", "ecowas"),
        ),
        ("The union called the offer unacceptable.", ("Accept the offer", "refused", "union")),
        (
            "The ministers of Ostland warned that otherwise they would seek to take the matter to the court.",
            ("Take the matter to the court", "threatened", "ministers-of-ostland"),
        ),
        (
            "The Reed Front said that it could resort to force as a last resort.",
            ("Resort to force as a last resort", "threatened", "reed-front"),
        ),
        (
            "The Reed Front has agreed to impose sanctions with immediate effect.",
            ("Impose sanctions", "in force", "reed-front"),
        ),
        (
            "Proposals by the six states for more visits were rejected by Ostland.",
            ("Accept proposals by the six states for more visits", "refused", "ostland"),
        ),
    ],
)
def test_refusals_threats_and_measures_in_other_words(
    pipeline: Language, text: str, act: tuple[str, str, str | None]
) -> None:
    assert act in moods(pipeline, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ostland says that it only wants to make power.",
        "Ana Roy said that noise of this kind is unacceptable.",
        "Ostland and Westland hope to nudge Velland toward a deal.",
    ],
)
def test_excuses_and_hopes_are_no_plans(pipeline: Language, text: str) -> None:
    wills = ("planned", "refused", "offered", "accepted", "threatened")
    assert not [act for act in acts_in(pipeline, text) if act.mood in wills]


def test_nor_is_a_no(pipeline: Language) -> None:
    text = "The Harbour Board will not pay the pilots, nor will it meet them."
    assert {(act.label, act.mood) for act in acts_in(pipeline, text)} == {
        ("Pay the pilots", "refused"),
        ("Meet the pilots", "refused"),
    }
    text = (
        "There is no information that Jon Holm left, nor that he was forced by the league to leave, Roy said."
    )
    assert not [act for act in acts_in(pipeline, text) if act.mood in ("done", "in force")]


def test_for_whom_a_thing_is_asked_is_not_what_is_asked(pipeline: Language) -> None:
    labels = [act.label for act in acts_in(pipeline, "Ana Roy asked for a visa on Thursday for her client.")]
    assert labels == ["Give a visa"]
