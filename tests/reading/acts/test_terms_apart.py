"""Conditions that stand apart from their act, and terms of an exchange."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts(pipeline: Language, text: str) -> list[ActMention]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return list(findings.acts)


def condition(pipeline: Language, text: str, label: str) -> str | None:
    """Return the words of the condition of an act."""
    words = [act.condition for act in acts(pipeline, text) if act.label == label]
    assert words, [act.label for act in acts(pipeline, text)]
    return None if words[0] is None else words[0].quote


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        (
            "The Orvik Guild voiced its readiness to reopen the ferry if the Kern Board drops the toll.",
            "Reopen the ferry",
            "if the Kern Board drops the toll",
        ),
        (
            "The crews regretted the Orvik Guild's decision to close the ferry until the toll is dropped.",
            "Close the ferry",
            "until the toll is dropped",
        ),
        (
            '"We will release the prisoners provided the rebels hand over the bridge," the army said.',
            "Release the prisoners",
            "provided the rebels hand over the bridge",
        ),
        (
            "As long as the toll stands, the Orvik Guild will not reopen the ferry, it said.",
            "Reopen the ferry",
            "As long as the toll stands",
        ),
        (
            "The Orvik Guild offered to reopen the ferry in exchange for a cut of the toll.",
            "Reopen the ferry",
            "in exchange for a cut of the toll",
        ),
        (
            "The rebels proposed a cease-fire in exchange for a release of the prisoners.",
            "Observe a cease-fire",
            "in exchange for a release of the prisoners",
        ),
    ],
)
def test_a_condition_belongs_to_the_act_that_hangs_on_it(
    pipeline: Language, text: str, label: str, words: str
) -> None:
    assert condition(pipeline, text, label) == words


def test_whoever_tells_of_anothers_decision_sets_no_condition(pipeline: Language) -> None:
    text = (
        "The crews voiced support for the Orvik Guild's decision to suspend talks until the toll is dropped."
    )
    assert condition(pipeline, text, "Voice support for the Orvik Guild's decision") is None


def test_who_gave_things_set_no_condition(pipeline: Language) -> None:
    text = "The Kern Board will repair the ferry with the planks provided by the Orvik Guild."
    assert condition(pipeline, text, "Repair the ferry with the planks") is None


def test_what_is_wanted_in_exchange_is_the_condition_of_what_is_given(pipeline: Language) -> None:
    text = "The rebels demanded a purge of the army in exchange for a cease-fire."
    by_label = {act.label: act for act in acts(pipeline, text)}
    truce, purge = by_label["Observe a cease-fire"], by_label["Purge the army"]
    assert (truce.mood, truce.condition is not None) == ("offered", True)
    assert (purge.mood, purge.condition_of) == ("demanded", truce.id)


def test_aid_in_the_terms_of_an_exchange_is_the_givers_to_end(pipeline: Language) -> None:
    text = "The rebels proposed a cease-fire in exchange for a suspension of Ostland's aid to the army."
    (cut,) = [act for act in acts(pipeline, text) if act.mood == "demanded"]
    assert (cut.doer, cut.condition_of is not None) == ("ostland", True)
