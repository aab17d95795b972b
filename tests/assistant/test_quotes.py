"""A quote is looked up letter by letter, but for white space and the form of quotation marks."""

from __future__ import annotations

import pytest

from detente.assistant.quotes import FoldedText

TEXT = "The port said: ``We   won't\npay.'' It “may” talk. The port may pay."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("We won't pay", "We   won't\npay"),
        ("We won’t pay", "We   won't\npay"),
        ('"We won\'t pay."', "``We   won't\npay.''"),
        ("“We won’t pay.”", "``We   won't\npay.''"),
        ('It "may" talk', "It “may” talk"),
        ("'may pay.'", "may pay."),
    ],
)
def test_the_same_words_stand_there_whatever_the_marks(quote: str, words: str) -> None:
    (start, end), *_ = FoldedText(TEXT).places(quote)
    assert TEXT[start:end] == words


@pytest.mark.parametrize(
    "quote",
    ["We will pay", "we won't pay", "We … pay", "ay talk", "We won't pa", "", "  ", '""', "The port paid"],
)
def test_other_words_stand_nowhere(quote: str) -> None:
    assert FoldedText(TEXT).places(quote) == []


def test_words_that_stand_twice_have_two_places() -> None:
    assert len(FoldedText(TEXT).places("The port")) == 2
