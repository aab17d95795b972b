"""Demands and plans in ordinary words: deadlines, pay in figures, hopes for others, positions held to."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import told


@pytest.mark.parametrize(
    ("text", "label", "mood", "doer"),
    [
        (
            "President Roy said the rebels had 30 days to release the captives.",
            "Release the captives",
            "demanded",
            "rebels",
        ),
        (
            "The Teachers' Union wants 6 percent more in base salary.",
            "Pay 6 percent more in base salary",
            "demanded",
            None,
        ),
        ("The miners of Peru want an offer on pay.", "Make an offer on pay", "demanded", None),
        ("Peru hopes that Chile will return to the talks.", "Return to the talks", "demanded", "chile"),
        (
            "The United Nations voiced the hope that Chile would open the port.",
            "Open the port",
            "demanded",
            "chile",
        ),
        ("Peru continues to stand on its final offer.", "Change its final offer", "refused", "peru"),
        ("Striking teachers in Lima marched on Monday.", "Go on strike", "in force", "striking-teachers"),
        (
            "The weavers' union proposed that a judge be asked to join the talks.",
            "Ask a judge to join the talks",
            "demanded",
            None,
        ),
    ],
)
def test_ordinary_words_ask_for_an_act(
    pipeline: Language, text: str, label: str, mood: str, doer: str | None
) -> None:
    assert (label, mood, doer) in {(act, how, who) for act, how, who, _ in told(pipeline, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The council has until June to close the mine.",  # so says the law
        "Roy said the widow had a year to live.",
        "It was a striking speech by Roy.",
        "Peru hopes for rain.",
        "Peru stands on the river.",
    ],
)
def test_nothing_is_asked_for_where_nobody_asks(pipeline: Language, text: str) -> None:
    moods = {mood for label, mood, _, _ in told(pipeline, text) if label}
    assert not moods & {"demanded", "refused", "in force"}


def test_there_will_be_elections_is_a_plan_of_whoever_says_so(pipeline: Language) -> None:
    text = "President Roy of Peru said there would be elections next year."
    assert "planned" in {mood for label, mood, _, _ in told(pipeline, text) if label == "Hold elections"}
    assert not told(pipeline, "There were elections last year.")


def test_a_thing_parted_from_its_verb_is_what_is_asked_for(pipeline: Language) -> None:
    text = "Peru requested that Chile send the mission, as soon as it can, a written copy of the charter."
    labels = {label for label, mood, _, _ in told(pipeline, text) if mood == "demanded"}
    assert any("copy of the charter" in label for label in labels), labels


def test_regret_over_what_others_did_is_no_apology(pipeline: Language) -> None:
    text = "The ministry of Peru expressed regret that the Chilean house had adjourned."
    assert not any("regret" in label.lower() for label, *_ in told(pipeline, text))
    assert any(
        "regret" in label.lower() for label, *_ in told(pipeline, "Peru expressed regret for the raid.")
    )


def test_what_a_warner_says_will_come_is_no_threat(pipeline: Language) -> None:
    text = "The rebels warned that the offensive of the army will only lead to more killing."
    assert "threatened" not in {mood for _, mood, _, _ in told(pipeline, text)}
