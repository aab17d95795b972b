"""Refusals told by ordinary verbs: of plans and deals, of what others may do, of what nobody cares for."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import labels, told


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Peru declined to endorse a river plan that leaves the dam to Chile.", "Accept a river plan"),
        ("Peru rejected the deal that Chile had put on the table.", "Accept the deal"),
        ("Peru has turned down the fishing package.", "Accept the fishing package"),
        ("Peru refused to back the agreement.", "Accept the agreement"),
        ("Peru said no to the plan of the bishops.", "Accept the plan of the bishops"),
        (
            "The ministers of Peru stood together in rejecting what the Chilean government has put forward.",
            "Accept what the Chilean government has put forward",
        ),
        ("The government of Peru is not interested in talks with Chile.", "Open talks with Chile"),
        ("Peru has no interest in talks with Chile.", "Open talks with Chile"),
        ("Peru rejected the idea of talks with Chile.", "Open talks with Chile"),
        (
            "Peru would not let the quarrel be settled in the commission.",
            "Let the quarrel be settled in the commission",
        ),
        ("Peru will not allow the dam to be inspected.", "Allow the dam to be inspected"),
    ],
)
def test_an_ordinary_verb_tells_a_refusal(pipeline: Language, text: str, label: str) -> None:
    told_here = {(act, mood) for act, mood, _, _ in told(pipeline, text)}
    assert (label, "refused") in told_here


@pytest.mark.parametrize(
    "text",
    [
        "Peru has not endorsed the accord that the bishops drew up.",  # not yet
        "Peru rebuffed similar plans.",  # like which?
        "Peru will not let this happen.",
        "Peru will not let the smugglers win.",
        "Peru is not interested in money.",
    ],
)
def test_no_refusal_where_nothing_is_refused(pipeline: Language, text: str) -> None:
    assert "refused" not in {mood for label, mood, _, _ in told(pipeline, text) if label}


def test_a_plan_to_do_something_is_refused_as_what_it_would_do(pipeline: Language) -> None:
    assert "Accept a plan to close the port" not in labels(
        pipeline, "Peru rejected a plan to close the port."
    )
    assert ("Open talks with Chile", "offered", "peru", "peru") in told(
        pipeline, "The ministry confirmed that Peru is open to talks with Chile."
    )


def test_who_asks_another_to_have_something_done_asks_for_that(pipeline: Language) -> None:
    text = "Peru called on Chile to have an independent judge examine the fire."
    assert ("Have an independent judge examine the fire", "demanded", "chile", "peru") in told(pipeline, text)
    # What came of it is nobody's will.
    assert not labels(pipeline, "Peru agreed to a meeting, only to have Chile call it off.") & {
        "Have Chile call it off"
    }


def test_what_somebody_wants_done_is_asked_for(pipeline: Language) -> None:
    assert "Open the river treaty for amendment" in labels(
        pipeline, "Peru wants the river treaty opened for amendment."
    )
    # "Says the treaty opened the river" asks for nothing.
    assert not labels(pipeline, "Peru says the treaty opened the river.")


def test_who_asks_to_be_let_in_asks_another_to_let_it(pipeline: Language) -> None:
    text = "Chile had asked to be allowed to reopen its consulate."
    assert ("Allow Chile to reopen its consulate", "demanded", None, "chile") in told(pipeline, text)


def test_a_word_given_is_a_plan_of_whoever_would_act(pipeline: Language) -> None:
    text = "The minister gave his word that Peru would open the bridge."
    assert ("Open the bridge", "planned", "peru") in {(a, b, c) for a, b, c, _ in told(pipeline, text)}


def test_who_would_not_let_somebody_out_of_prison_refuses_to_release_him(pipeline: Language) -> None:
    text = "The generals of Peru would not let the party's leader, Ana Roy, out of house arrest."
    assert ("Release Ana Roy", "refused") in {(act, mood) for act, mood, _, _ in told(pipeline, text)}
    assert not labels(pipeline, "Peru would not let the cat out of the bag.")


def test_a_political_settlement_builds_no_houses(pipeline: Language) -> None:
    text = "Peru urged the leaders of Chile to seek a political settlement of the question."
    assert not any(label.startswith("Build") for label in labels(pipeline, text))
    assert any(
        label.startswith("Build") for label in labels(pipeline, "Peru will build settlements on the island.")
    )


def test_to_get_rid_of_a_thing_is_told_whole(pipeline: Language) -> None:
    text = "The senators of Peru are not interested in getting rid of the fee on fish."
    labels_here = labels(pipeline, text)
    assert not any(label.startswith("Rid") for label in labels_here)
