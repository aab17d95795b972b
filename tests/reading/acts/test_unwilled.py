"""Clauses that look like a will and are none: news, fears, charges, inability, arrangements, what failed."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report

_WILLS = ("planned", "refused", "offered", "demanded", "threatened", "in force", "done")


def _willed(pipeline: Language, text: str) -> list[ActMention]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return [act for act in findings.acts if act.mood in _WILLS]


def _labels(pipeline: Language, text: str) -> list[str]:
    return [act.label for act in _willed(pipeline, text)]


@pytest.mark.parametrize(
    "text",
    [
        # A motive that somebody reads into a deed
        "The walkout is a sign that Ana Roy wants to wreck the fair and not settle the quarrel.",
        "They are saying her letter is a signal she wants to delay the vote.",
        # What an opponent charges another with now
        "Ana Roy warned that Jon Holm opposes the harbour pact.",
        "Ana Roy claimed that Jon Holm wants to close the ferry.",
        # What somebody judges that another will do
        "In her judgement the Kern board will close the ferry.",
        # A fear, a rumour
        "Prices rose in Orvik amid fears that the dockers would strike.",
        "Ana Roy spoke amid speculation that the Kern board would close the ferry.",
        # What one is not able to do, and what a mind cannot do
        "The Kern board cannot control the price of flour, Ana Roy said.",
        "The Kern board cannot apply for a loan, Ana Roy said.",
        "The Kern board could make no distinction between the pilots and the crews.",
        # Words that are not put to a thing
        "The Kern board declined to define what a pact would include.",
        "The Kern board refused to describe how the sale would work.",
        # What somebody believes, and what fell through
        "The pilots are convinced the Kern board broke its word.",
        "Ana Roy is persuaded that the Kern board hid the letters.",
        "Efforts by the pilots to buy the ferry failed.",
        "The council's measure to fight the outbreak stalled.",
        # A will of years ago
        "Ana Roy says that after the flood Jon Holm was ready to sell the ferry.",
        "Ana Roy had planned to sell the ferry.",
        "Ana Roy says that in those days Jon Holm wanted to sell the ferry.",
        # What is only thought about
        "The Kern board is considering selling the ferry.",
        "The Kern board is thinking of selling the ferry.",
        # Arrangements, and what somebody reckons with
        "Under the pact, six of the nine members will come from the harbour.",
        "Mr. Holm will finish his term.",
        "The pilots expect to save $4 million.",
        # A crowd for a candidate, an inquiry named in passing
        "Donald Holm's rallies will go on, Ana Roy said.",
        # What nobody did
        "Nobody opposed Ana Roy.",
        # Talks of two others, which are over
        "The pact was negotiated between the pilots and the crews.",
    ],
)
def test_no_will_is_read_where_none_is_told(pipeline: Language, text: str) -> None:
    assert _labels(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "mood", "label"),
    [
        ("Ana Roy said that she wants to delay the vote.", "planned", "Delay the vote"),
        ("The dockers warned that their members would strike.", "threatened", "Go on strike"),
        ("We cannot hire the pilots, the Kern board said.", "refused", "Hire the pilots"),
        ("The Kern board declined to sell the ferry.", "refused", "Sell the ferry"),
        (
            "The dockers are trying to persuade the Kern board to reopen the ferry.",
            "demanded",
            "Reopen the ferry",
        ),
        ("The pilots are making an effort to buy the ferry.", "planned", "Buy the ferry"),
        ("Ana Roy says that she is ready to sell the ferry.", "offered", "Sell the ferry"),
        ("The Kern board plans to sell the ferry.", "planned", "Sell the ferry"),
        ("The Kern board refused to consider selling the ferry.", "refused", "Sell the ferry"),
        ("The crews called on the board to consider selling the ferry.", "demanded", "Sell the ferry"),
        ("The council vowed to fight the sale.", "planned", "Fight the sale"),
    ],
)
def test_the_near_by_will_stays(pipeline: Language, text: str, mood: str, label: str) -> None:
    assert (mood, label) in {(act.mood, act.label) for act in _willed(pipeline, text)}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ana Roy called for the dismissal of Jon Holm following news that the Kern board would sue.", False),
        ("The crews called for talks after reports that the Kern board would close the ferry.", False),
        ("The crews called on the Kern board to close the ferry.", True),
    ],
)
def test_the_news_behind_a_demand_is_not_what_is_demanded(pipeline: Language, text: str, asked: bool) -> None:
    demanded = [act for act in _willed(pipeline, text) if act.mood == "demanded"]
    assert any("sue" in act.label.lower() or "close" in act.label.lower() for act in demanded) == asked


@pytest.mark.parametrize(
    "text",
    [
        "The crews have complained about the rules imposed by the port, saying they violate their rights.",
        "The crews criticised the rules of the port, adding that they breach their rights.",
    ],
)
def test_whoever_complains_of_a_wrong_does_not_do_it(pipeline: Language, text: str) -> None:
    assert not [act for act in _willed(pipeline, text) if act.mood == "in force" and act.doer is not None]


def test_who_is_asked_to_reject_a_thing_is_not_the_thing(pipeline: Language) -> None:
    assert "Reject it" in _labels(pipeline, "The dockers asked the mayor to reject it.")
    assert "Repeal the law" in _labels(pipeline, "The council read the law and vowed to repeal it.")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The dockers urged the Kern board to pass a measure that would not place limits on pay.",
            "Pass a measure without limits on pay",
        ),
        (
            "The dockers asked the Kern board to sign a pact that would include a pay rise.",
            "Sign a pact with a pay rise",
        ),
        (
            "The dockers urged the Kern board to pass a plan that would not cut pensions.",
            "Pass a plan that would not cut pensions",
        ),
        (
            "The dockers urged the Kern board to publish the plan, which would cut pensions.",
            "Publish the plan",
        ),
        (
            "The dockers plan to ignore the parade route and march within 'sight and sound' of the hall.",
            "Ignore the parade route",
        ),
        ("The dockers plan to march to the gate of the town hall.", "March to the gate of the town hall"),
    ],
)
def test_what_a_thing_must_contain_stays_and_no_phrase_is_cut(
    pipeline: Language, text: str, label: str
) -> None:
    assert label in _labels(pipeline, text)


@pytest.mark.parametrize("verb", ["open", "free"])
def test_a_verb_that_looks_like_an_adjective_is_read_as_a_verb(pipeline: Language, verb: str) -> None:
    acts = _willed(pipeline, f"The opposition demanded that the government {verb} the port.")
    assert [(act.mood, act.predicate) for act in acts] == [("demanded", verb)]


def test_what_is_clear_stays_an_adjective(pipeline: Language) -> None:
    assert _labels(pipeline, "The opposition said that the government is free.") == []


def test_senators_of_a_camp_are_not_the_camp(pipeline: Language) -> None:
    (findings,) = read_reports(
        [
            Report(
                "r",
                "r.txt",
                "The Greens met. Both of his Green senators strongly supported Jon Holm.",
                language="en",
            )
        ],
        pipeline,
    )
    names = {party.id: party.name for party in findings.parties}
    doers = {names[act.doer] for act in findings.acts if act.doer is not None and "Support" in act.label}
    assert not any(name.endswith("Greens") or name == "Green" for name in doers)


def test_a_ground_that_is_given_is_no_plan_of_whoever_was_named_before(pipeline: Language) -> None:
    text = (
        "The Kern board will have to consider a fine, for the crews will then be resisting the rule of law."
    )
    assert "Resist the rule of law" not in _labels(pipeline, text)


@pytest.mark.parametrize(
    "text",
    [
        '"If the fair opens I will be stopped from selling bread," Ana Roy said.',
        "Ana Roy said she would be dismissed if the fair opens.",
        "Jon Holm said Ana Roy had meant to sell bread, but was being coerced by the board to close.",
    ],
)
def test_nobody_does_to_himself_what_would_be_done_to_him(pipeline: Language, text: str) -> None:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    (roy,) = [party.id for party in findings.parties if party.name == "Ana Roy"]
    assert roy not in {act.doer for act in findings.acts if act.mood in _WILLS}


def test_what_befalls_people_for_whom_others_decide_is_no_refusal_of_theirs(pipeline: Language) -> None:
    outcome = "Refugees driven out by the flood will not return this spring as the mayor had hoped."
    assert not any(act.mood == "refused" for act in _willed(pipeline, outcome))
    own = "The Ferrymen's Union will not return this spring as the mayor had hoped."
    assert any(act.mood == "refused" for act in _willed(pipeline, own))
    refused = "The refugees will not return this spring, they said."
    assert any(act.mood == "refused" for act in _willed(pipeline, refused))
