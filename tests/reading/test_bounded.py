"""Words and sentences that are too long to be any cost time in proportion to the text."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from detente.reading.bounded import LONGEST_SENTENCE, LONGEST_WORD
from detente.reading.prepared import Prepared
from detente.reading.read import read_reports
from detente.sources import Report

TWICE = 2 * LONGEST_SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "On Friday "
        + ", and ".join(f"the council said that union {k} would strike" for k in range(120))
        + ".",
        "peace " * TWICE,
        "Peace . Peace ? peace ! " * TWICE,
        "; ".join(["the council met"] * TWICE),
        "«" * TWICE + "The council met.",
    ],
    ids=["clauses", "words", "stops", "parts", "signs"],
)
def test_no_sentence_is_longer_than_what_is_looked_through(pipeline: Language, text: str) -> None:
    doc = pipeline(text)
    assert max(len(sentence) for sentence in doc.sents) <= 1000
    ends = ".", "?", "!"
    unended = (s for s in doc.sents if not any(t.text in ends for t in s[:-1]))
    assert max(map(len, unended)) <= LONGEST_SENTENCE


def test_a_long_sentence_is_cut_behind_a_sign(pipeline: Language) -> None:
    doc = pipeline(", ".join(["the council met"] * 100) + ".")
    first, *_ = doc.sents
    assert first.text.endswith("met,")


def test_a_sentence_of_a_report_stays_whole_however_long(pipeline: Language) -> None:
    towns = ", ".join(f"the town of Kar{letter}an" for letter in "abdefghiklmnoprstuvwyz")
    text = (
        f"The council said on Monday that {towns} and the port would be without water until the strike ends."
    )
    assert len(list(pipeline(text).sents)) == 1


def test_the_words_behind_a_run_of_signs_are_at_their_own_place(pipeline: Language) -> None:
    text = f"The council met. {'<' * 3000} The miners' union refused to end its strike. {'-=' * 2000} It won."
    (findings,) = read_reports(
        [Report("r", "r.txt", text, published=date(2021, 5, 7), language="en")], pipeline
    )
    assert findings.text == text
    (refusal,) = (act for act in findings.acts if act.mood == "refused")
    assert text[refusal.span.start : refusal.span.end] == refusal.span.quote
    assert "strike" in refusal.span.quote


def test_no_word_is_longer_than_what_a_tokenizer_takes_apart_sign_by_sign() -> None:
    text = f"Data: {'<a>' * 5000} {'=' * 5000} {'word' * 20}"
    words = Prepared(Report("r", "r.txt", text)).report.text.split()
    assert max(map(len, words)) <= LONGEST_WORD
    assert words[-1] == "word" * 20
