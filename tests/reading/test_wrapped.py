"""Lines that are broken to keep a paragraph within a width are read as one; other breaks are kept."""

from __future__ import annotations

from textwrap import fill

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.reading.wrapped import with_joined_lines
from detente.sources.report import Report

PARAGRAPH = (
    "The herders of the upper valley have asked the water board for a share of the new canal, which they say"
    " was promised to them before the first stone was laid. The board meets on Monday and has not answered."
)
SHORT = "It will not be the last letter, said the herders' speaker, Old Tam Birch, who has written four."


@pytest.mark.parametrize("width", [66, 72, 80, 100, 120])
def test_a_paragraph_of_any_usual_width_becomes_one_line(width: int) -> None:
    wrapped = f"Water\n\n{fill(PARAGRAPH, width)}\n\n{fill(SHORT, width)}\n"
    assert with_joined_lines(wrapped) == f"Water\n\n{PARAGRAPH}\n\n{SHORT}\n"


def test_no_character_moves_and_nothing_but_breaks_changes() -> None:
    wrapped = fill(PARAGRAPH, 72)
    assert with_joined_lines(wrapped).split() == wrapped.split()
    assert len(with_joined_lines(wrapped)) == len(wrapped)


@pytest.mark.parametrize(
    "text",
    [
        "The canal opens\nThe water board opened the canal on Monday after eleven years of work and floods.",
        "Present:\nOld Tam Birch\nthe water board\nthe minister",
        f"{PARAGRAPH}\n{PARAGRAPH}",
        f"{SHORT}\nThe board did not reply.",
        "The herders want\n- water from March on\n- a seat on the board\n- the old road.",
        "Old Tam Birch\n12 Mill Lane\nLower Town\n\nDear Sir,\n\nwe shall come.",
        f"{PARAGRAPH}\n\nPhoto: the canal at Lower Town\n\n{PARAGRAPH}",
        "Water\nThe board met.\nThe herders came.\nNobody spoke.\nThe canal stays shut.",
    ],
)
def test_breaks_that_were_meant_stay(text: str) -> None:
    assert with_joined_lines(text) == text


def test_a_report_with_broken_lines_is_read_like_one_with_whole_lines(pipeline: Language) -> None:
    text = (
        '"If the board opens the canal, the herders will sell their goats," said Alma Birch, who teaches at'
        " the school of Lower Town. The herders refused in March to sell them."
    )
    wrapped = fill(text, 72)
    whole, broken = read_reports([Report("r1", "a.txt", text), Report("r2", "b.txt", wrapped)], pipeline)
    for one, other in ((whole.statements, broken.statements), (whole.parties, broken.parties)):
        assert [item.id for item in one] == [item.id for item in other]
    assert [(act.label, act.mood, act.doer) for act in whole.acts] == [
        (act.label, act.mood, act.doer) for act in broken.acts
    ]
    assert all(wrapped[act.span.start : act.span.end] == act.span.quote for act in broken.acts)


@pytest.mark.parametrize(
    ("divided", "whole"),
    [
        ("The talks of Septem-\nber failed.", "The talks of September failed."),
        ("The cease-\nfire holds.", "The cease-fire holds."),
        (
            "The re-\nopening of the road, a re-opening in name.",
            "The re-opening of the road, a re-opening in name.",
        ),
        ("The coal-\nproducer. Coal of a producer.", "The coal-producer. Coal of a producer."),
        ("They under-\nstand. Under it they stand.", "They understand. Under it they stand."),
        ("The short-\nand long-term plans.", "The short- and long-term plans."),
        ("> The gover-\n> nor left.", "The governor left."),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_becomes_whole(divided: str, whole: str) -> None:
    assert with_joined_lines(divided) == whole


def test_the_answer_to_a_quoted_line_is_no_part_of_it() -> None:
    text = "> The board will meet on Monday and\n> will not move.\nthe herders know that."
    assert with_joined_lines(text) == (
        "The board will meet on Monday and will not move.\nthe herders know that."
    )


def test_an_indented_line_begins_a_paragraph_also_below_a_full_line() -> None:
    lines = fill(PARAGRAPH, 72, initial_indent="    ")
    full = "    " + "The board of the upper valley, which had asked for more time, said no."
    assert with_joined_lines(f"{lines}\n{full}\n{lines}").split("\n") == [PARAGRAPH, full.strip(), PARAGRAPH]


def test_marks_of_quoting_on_empty_lines_and_at_the_end_are_no_words() -> None:
    assert with_joined_lines("> The board met.\n>\n> It said no.\n>\n") == "The board met.\n\nIt said no.\n\n"


@pytest.mark.parametrize("number", ["- 3 -", "3", "Page 3", "page 3 of 12", "3/12"])
def test_the_number_of_a_page_within_a_sentence_is_passed_over(number: str) -> None:
    text = f"The board said that it would not open\n\n     {number}\n\n\nthe pier before the autumn."
    assert with_joined_lines(text) == "The board said that it would not open the pier before the autumn."


def test_a_number_between_sentences_stays() -> None:
    text = "The board will not open the pier.\n\n3\n\nThe union struck."
    assert with_joined_lines(text) == text
