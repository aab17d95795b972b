"""Whom "it" stands for at the beginning of a sentence: the one that the paragraph goes on about."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources import Report


def _who(pipeline: Language, text: str, words: str) -> str | None:
    (findings,) = read_reports([Report(id="r", source="r.txt", text=text, language="en")], pipeline)
    place = text.index(words)
    return next((p.name for p in findings.parties for m in p.mentions if m.start == place), None)


@pytest.mark.parametrize(
    "text",
    [
        "Peru had asked for 169. It announced on Friday that the gates would be shut.",
        "Peru rejects the filling of the lake. Such a step would be a breach of the treaty."
        " It calls on Chile to sign the text.",
    ],
)
def test_it_is_the_subject_that_the_sentences_before_are_on(pipeline: Language, text: str) -> None:
    assert _who(pipeline, text, "It ") == "Peru"


@pytest.mark.parametrize(
    "text",
    [
        "Peru refused to open the gates. Chile had gone on pumping. It demanded a larger share.",
        "Peru refused to open the gates.\n\nNobody came. It demanded patience to wait there.",
    ],
)
def test_it_that_may_be_of_two_or_of_nothing_is_nobody(pipeline: Language, text: str) -> None:
    assert _who(pipeline, text, "It ") is None


def test_in_minutes_it_is_whoever_a_numbered_paragraph_opens_with(pipeline: Language) -> None:
    text = (
        "3.2 Peru stated that its lakes were low. Chile had gone on pumping. It requested that the order be"
        " reviewed.\n3.3 Chile objected. Peru had gone on pumping. It demanded 12,500 units."
    )
    assert _who(pipeline, text, "It requested") == "Peru"
    assert _who(pipeline, text, "It demanded") == "Chile"


def test_we_of_a_statement_is_the_body_that_heads_it(pipeline: Language) -> None:
    text = (
        "Salt League: our vote comes with a clause\n\nThe Salt League backed the budget on Monday. We did so"
        " since it brings down the price of bread. We will not be bought."
    )
    assert _who(pipeline, text, "We did") == "Salt League"
    other = text.replace("Salt League: our", "The budget: our")
    assert _who(pipeline, other, "We did") is None
