"""Acts that nobody is said to will: duties of the past, what is judged, what is not said, ways out."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import told

_WILLS = {"planned", "offered", "demanded", "refused", "accepted"}


@pytest.mark.parametrize(
    "text",
    [
        "The generals of Peru were to have left their posts before the president came back.",
        "Peru told Chile that to ask for money was against the law.",
        "The prime minister of Peru thinks to vote on the law is absurd.",
        "Chile has not said it will cut its aid.",
        "Peru does not oppose it.",
        "Peru declined to describe its instructions.",
        "People who were there said the two sides got as far as agreeing to repeal the decree.",
    ],
)
def test_nobody_wills_it(pipeline: Language, text: str) -> None:
    assert not [(label, mood) for label, mood, _, _ in told(pipeline, text) if mood in _WILLS]


def test_what_one_would_do_after_a_no_asks_nobody_to_say_no(pipeline: Language) -> None:
    text = "If the Senate of Peru rejects the treaty, the president would call a referendum."
    assert ("Reject the treaty", "demanded") not in {
        (label, mood) for label, mood, _, _ in told(pipeline, text)
    }
    assert not [
        mood for label, mood, _, _ in told(pipeline, text) if "treaty" in label and mood == "demanded"
    ]


def test_what_somebody_should_agree_not_to_do_is_no_refusal_of_his(pipeline: Language) -> None:
    moods = {mood for _, mood, _, _ in told(pipeline, "Peru should agree not to send its plan to the court.")}
    assert not moods & {"planned", "offered", "refused", "accepted"}


def test_who_says_it_will_does_will(pipeline: Language) -> None:
    assert "planned" in {
        mood for _, mood, _, _ in told(pipeline, "Chile has said it will cut its aid to Peru.")
    }
