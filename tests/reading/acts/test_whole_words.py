"""Passages of acts are cut between words, and never inside "wouldn't" or "she'd"."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources import Report


@pytest.mark.parametrize(
    "text",
    [
        "The Orvik Guild said that it wouldn't refuse to meet the Kern Board.",
        "The Kern Board told reporters that it'd rather drop the toll than talk.",
        "The crews can't reopen the ferry, and the Orvik Guild won’t repair the pier.",
    ],
)
def test_no_passage_begins_or_ends_inside_a_word(pipeline: Language, text: str) -> None:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert findings.acts
    for act in findings.acts:
        before, after = text[: act.span.start], text[act.span.end :]
        assert not before or not before[-1].isalnum(), act.span.quote
        assert not after or after[0] not in "’'" or not after[1:2].isalpha(), act.span.quote
