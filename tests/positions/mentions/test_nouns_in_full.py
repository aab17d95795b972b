"""Answers and demands that name an act by a noun are labelled by that noun, and not by a bare verb."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_of

QUARREL = "The Salt Front refused on Monday to sign the truce."


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The port board refuses a second vote.", "Accept a second vote"),
        ("The port board accepts no delay.", "Accept any delay"),
        ("The port board rejects that appointment.", "Accept the appointment"),
        ("The port board asked for a short delay.", "Agree to a short delay"),
    ],
)
def test_a_noun_says_which_act_is_meant(pipeline: Language, sentence: str, act: str) -> None:
    assert act in {row.act for row in table_of(pipeline, f"{QUARREL} {sentence}").rows}


@pytest.mark.parametrize(
    "sentence", ["The port board does not seek a pardon.", "The port board refuses a return to how it was."]
)
def test_what_it_does_not_seek_or_say_is_no_act_of_its_own(pipeline: Language, sentence: str) -> None:
    rows = table_of(pipeline, f"{QUARREL} {sentence}").rows
    assert not any(row.act.startswith("Accept") for row in rows)
