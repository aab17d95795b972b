"""A thing that a report itself says is not known is told in the report's words, with those it leans on."""

from __future__ import annotations

import pytest

from detente.page.sections.asking.unknowns import in_words, unknowns_in
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.sources import Evidence


def unknown_of(text: str) -> list[str]:
    """Return what a text says is not known; a line is a paragraph."""
    sentences: list[ReportSentence] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        if line.endswith((".", "?")) and not line.startswith("## "):
            start = at
            for part in line.replace(". ", ".\x00").split("\x00"):
                place = Evidence("r", start, start + len(part), part)
                sentences.append(ReportSentence(place, part, len(sentences), number))
                start += len(part) + 1
        at += len(line) + 1
    return [one.says for one in unknowns_in(sentences, {"r": text})]


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not know what the mayor of Brine will say on Monday.",
        "Nobody in the harbour can say who will sit on the new board.",
        "The guild has not said what it would take.",
        "It is less certain that the weir will hold.",
        "Whether the mill reopens is for the council to decide.",
        "The consent of the bishop is awaited.",
        "Engineers disagree whether the weir can be mended.",
        "Sunday: whether the ferry sails, and who pays for it.",
    ],
)
def test_a_sentence_that_says_that_something_is_open_is_told(sentence: str) -> None:
    assert unknown_of(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The door of the guild remains open, it said.",
        "We know what the mayor of Brine said on Monday.",
        "He told the clerk that the weir had been opened.",
        '"We do not know what the mayor wants," an old miller said.',
    ],
)
def test_other_sentences_are_not(sentence: str) -> None:
    assert unknown_of(sentence) == []


def test_a_sentence_that_leans_on_the_one_before_is_told_with_it() -> None:
    both = "The council is thinking it over. It has not set a date."
    assert unknown_of(both) == [both]
    assert unknown_of("It has not set a date.") == []


def test_below_a_heading_whatever_is_asked_indirectly_is_open() -> None:
    assert unknown_of("UNKNOWN\nWhether the weir will hold in the spring.") == [
        "Whether the weir will hold in the spring."
    ]


def test_a_question_of_the_report_stands_before_its_answer() -> None:
    text = "Who pays for the weir?\nUnknown. The council has no plan."
    assert unknown_of(text) == ["Who pays for the weir? Unknown. The council has no plan."]


def test_a_page_tells_it_as_open() -> None:
    place = Evidence("r", 0, 9, "Not known")
    sentence = ReportSentence(place, "Not known: what the guild will ask for.", 0, 0)
    (one,) = unknowns_in([sentence], {"r": "Not known: what the guild will ask for."})
    assert in_words(one) == "The report leaves open: “What the guild will ask for.”"
