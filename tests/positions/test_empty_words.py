"""No row of words that name no act: figures of speech, verbs that lack their object, an old march."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that she would not betray the people of Orvik.",
        "The Salt Party refused to give the impression of being in a hurry.",
        "The governor told the guilds to choose.",
        "The Salt Party announced that it would halt.",
        "The mayor led a march against the toll last spring.",
    ],
)
def test_such_words_make_no_row(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)
