"""Clauses that tell of an act in passing: a risk, a denial, a chance, what comes of it, history."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report

_WILLS = ("planned", "refused", "offered", "demanded", "threatened", "in force", "done", "opposed")


def _acts(pipeline: Language, text: str) -> list[ActMention]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return [act for act in findings.acts if act.mood in _WILLS]


def _told(pipeline: Language, text: str) -> set[tuple[str | None, str, str]]:
    return {(act.doer, act.mood, act.label) for act in _acts(pipeline, text)}


@pytest.mark.parametrize(
    "text",
    [
        # A risk that is weighed
        "Ana Roy asked how she could risk telling voters that the premier would send them to the camps.",
        "There is the danger of telling the crews that Jon Holm would sell the ferry.",
        # What is denied in the second clause as in the first
        "Jon Holm denied that he would send the boy abroad, or that he himself would leave.",
        # What is to be prevented
        "The Orvik guards will make sure that Jon Holm does not defect.",
        # What nobody had a chance to do
        "Ana Roy said she had not had a chance to read the plan.",
        # What somebody tried in vain
        "Costa Verde attempted to mediate in June, but without success.",
        # Which valley is meant
        "Ostland took up talks on the valley that it had invaded.",
        # What comes of a thing
        "Opponents say the rapid increase will push companies to leave the province.",
        "Ostland's plan would put the province in uncharted territory.",
        "Ostland's minimum wage, now $10 an hour, would climb over six years.",
        # A charge against others
        "Palace officials railed against the Salt Party for refusing to give the premier a hearing.",
        # What one did not do
        "Jon Holm did not at any time Thursday mention the grant.",
        # What went on when something else came to light
        "The inspector said his agents traced the letters during their investigation.",
        # What one hopes to earn
        "“I'm going to make so much money,” said Ana Roy.",
    ],
)
def test_it_is_nobodys_will(pipeline: Language, text: str) -> None:
    assert not [
        told for told in _told(pipeline, text) if told[2] not in ("Hold talks", "Open talks", "Make sure")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ana Roy told voters that she would sell the ferry.", ("ana-roy", "planned", "Sell the ferry")),
        ("Ana Roy refused to read the plan.", ("ana-roy", "refused", "Read the plan")),
        ("Costa Verde offered to mediate in June.", ("costa-verde", "offered", "Act as mediator")),
        (
            "The Salt Party pushed the Kern board to close the mine.",
            ("kern-board", "demanded", "Close the mine"),
        ),
        ("The Kern board's plan would ban the Salt Union.", ("kern-board", "planned", "Ban the Salt Union")),
    ],
)
def test_it_is_somebodys(pipeline: Language, text: str, told: tuple[str, str, str]) -> None:
    assert told in _told(pipeline, text)


def test_where_people_come_from_is_not_who_acts(pipeline: Language) -> None:
    text = "Jon Holm would be met by relatives from Velland, Ola Berg said. Velland wants talks with Ostland."
    assert {act.doer for act in _acts(pipeline, text) if act.label.startswith("Meet")} <= {None, "relatives"}


def test_what_is_kept_from_being_done_is_by_whoever_does_it(pipeline: Language) -> None:
    text = "Jon Holm called the minister to prevent the ferry from being sold. Holm wants the ferry to stay."
    assert all(act.doer is None for act in _acts(pipeline, text) if act.label == "Sell the ferry")


def test_whose_products_are_boycotted_does_not_boycott(pipeline: Language) -> None:
    text = "Ana Roy called for a Nordmilk boycott. Nordmilk will not change its labels."
    assert ("ana-roy", "planned", "Boycott Nordmilk") in {
        (doer, mood, label.replace("Keep up the boycott of", "Boycott"))
        for doer, mood, label in _told(pipeline, text)
    }
    by_a_front = "The mayor condemned the UDF boycott of the vote. The UDF wants talks with the mayor."
    assert "mayor" not in {act.doer for act in _acts(pipeline, by_a_front) if act.catalogue == "boycott"}


def test_an_opposition_to_a_thing_is_no_party(pipeline: Language) -> None:
    text = "Ana Roy wants the Salt Party to reconsider their knee-jerk opposition to selling the ferry."
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert not [party.name for party in findings.parties if "opposition" in party.name]
    named = "The opposition refused to sell the ferry."
    (findings,) = read_reports([Report("r", "r.txt", named, language="en")], pipeline)
    assert [party.name for party in findings.parties] == ["The opposition"]
