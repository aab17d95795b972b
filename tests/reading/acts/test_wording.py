"""The build of the sentence that tells of an act: how plainly it says who would do what."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts_in(pipeline: Language, text: str) -> tuple[ActMention, ...]:
    """The mentions of acts of a text."""
    return next(iter(read_reports([Report("r", "r.txt", text, language="en")], pipeline))).acts


def the_act(pipeline: Language, text: str, word: str) -> ActMention:
    """The act whose label has a word."""
    return next(act for act in acts_in(pipeline, text) if word in act.label.casefold())


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("The government of Marinia banned the Coast Party on Monday.", "ban", "subject"),
        ("The Weavers' League urged the Mill Board to raise the night pay.", "raise", "object"),
        ("The Coast Party was banned by the government of Marinia on Monday.", "ban", "agent"),
    ],
)
def test_a_doer_is_the_subject_of_its_act_or_its_object_or_its_agent(
    pipeline: Language, text: str, word: str, role: str
) -> None:
    wording = the_act(pipeline, text, word).wording
    assert wording is not None
    assert wording.doer_as == role


def test_a_main_clause_is_told_from_a_reported_one(pipeline: Language) -> None:
    plain = the_act(pipeline, "The Mill Board will close the sluice.", "close").wording
    reported = the_act(pipeline, "The Mill Board said that it will close the sluice.", "close").wording
    assert plain is not None
    assert reported is not None
    assert (plain.clause, reported.clause) == ("main", "reported")


def test_a_condition_is_known_as_one(pipeline: Language) -> None:
    text = "The Weavers' League will stay at work if the Mill Board raises the night pay."
    wordings = [act.wording for act in acts_in(pipeline, text) if "raise" in act.label.casefold()]
    assert any(wording is not None and wording.conditional for wording in wordings)


def test_two_of_a_group_are_some(pipeline: Language) -> None:
    wording = the_act(pipeline, "No minister of Marinia refused to close the port.", "close").wording
    assert wording is not None
    assert wording.some


def test_a_sentence_is_as_long_as_its_words(pipeline: Language) -> None:
    wording = the_act(pipeline, "Marinia banned the Coast Party.", "ban").wording
    assert wording is not None
    assert wording.sentence_words == 6
