"""Acts of weak words make no row, unless somebody has them in dispute."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of


def stances(pipeline: Language, text: str) -> set[tuple[str, str, str | None, str]]:
    return {
        (row.maker, row.act, voice.party, voice.stance)
        for row in rows_of(pipeline, text).values()
        for voice in row.voices
    }


@pytest.mark.parametrize(
    "text",
    [
        "The pilots of Velland said that they would carry on.",
        "The governor of Ostland wants to back the announcement.",
        "The council of Velland will mind both towns.",
    ],
)
def test_words_that_leave_open_what_is_done_are_no_row(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_weak_words_that_another_disputes_are_one(pipeline: Language) -> None:
    strike = "The pilots of Velland said that they would carry on the strike."
    assert {stance for *_, stance in stances(pipeline, strike)} == {"plans"}
    force = "Ostland refuses to use any force."
    assert {stance for *_, stance in stances(pipeline, force)} == {"refuses"}
