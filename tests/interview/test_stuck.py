"""A status quo that nobody can leave is asked about, and an answer says what can be undone."""

from __future__ import annotations

import pytest

from detente.case import Case, parse_case
from detente.errors import BadArgument
from detente.interview import Answerer, next_question, question_of, read_reply, with_answer
from detente.interview.question import Question

DAM = """\
detente: 1
title: The dam
parties:
  UP: {name: Upper village, options: {dam: Build the dam}}
  LOW: {name: Lower village, options: {sue: Sue, march: March}}
one_way:
  - UP.dam
  - {option: LOW.sue, assumed: a suit is not withdrawn}
  - not LOW.march
status_quo: YYN
preferences:
  UP: {priorities: [UP.dam]}
  LOW: {priorities: [not UP.dam]}
"""
SOMEBODY = Answerer("Ana", "2026-11-26")


def asked(case: Case) -> Question:
    question = next_question(case)
    assert question is not None
    return question


def answered(case: Case, words: str) -> tuple[Case, tuple[str, ...]]:
    question = asked(case)
    written = with_answer(case, question, read_reply(case.file, question, words), SOMEBODY)
    return written.case, written.says


def test_the_acts_that_hold_the_status_quo_are_listed() -> None:
    question = asked(parse_case(DAM))
    assert question.kind == "in_force"
    assert question.text.splitlines() == [
        "Nobody can leave the status quo: no party has a move from it. "
        "This cannot be undone, as the case has it:",
        "  1. Build the dam (Upper village)",
        "  2. Sue (Lower village)",
        "  3. March (Lower village)",
        "Is it so that nobody can leave?",
    ]
    assert question.answers == ("yes", "no", "1", "2", "3", "unknown")
    assert question_of(parse_case(DAM), question.id) == question


@pytest.mark.parametrize(
    ("words", "left"), [("2", ["UP.dam", "not LOW.march"]), ("1 and 3", ["LOW.sue"]), ("1, 2, 3", [])]
)
def test_what_can_be_undone_is_no_longer_one_way(words: str, left: list[str]) -> None:
    case, _ = answered(parse_case(DAM), words)
    assert [entry.option for entry in case.file.one_way] == left
    assert next_question(case) is None


def test_a_yes_is_noted_and_not_asked_again() -> None:
    case, says = answered(parse_case(DAM), "yes because the water is in")
    assert says == ("It is noted that nobody can leave.",)
    assert case.file.one_way == parse_case(DAM).file.one_way
    assert next_question(case) is None


def test_rules_that_leave_no_move_are_asked_about_without_a_list() -> None:
    case = parse_case(DAM[: DAM.index("one_way:")] + "rules: [UP.dam and LOW.sue or not (UP.dam or LOW.sue), "
                      "not LOW.march]\nstatus_quo: YYN\n" + DAM[DAM.index("preferences:") :])  # fmt: skip
    question = asked(case)
    assert question.text == (
        "Nobody can leave the status quo: no party has a move from it. Is it so that nobody can leave?"
    )
    with pytest.raises(BadArgument, match="answer yes, no or don't know"):
        read_reply(case.file, question, "1")
    assert answered(case, "no")[1] == ("Noted; mend the rules, the moves or the status quo of the case.",)


def test_a_status_quo_of_graph_form_is_asked_about_too() -> None:
    case = parse_case(
        "detente: 1\ntitle: t\nparties: {A: {name: Aland}}\nstates: [peace, war]\n"
        "moves: {A: [[peace, war]]}\n"
        "status_quo: war\npreferences: {A: {ranking: [[peace], [war]]}}\n"
    )
    assert asked(case).id == "stays:war"


def test_a_status_quo_that_somebody_can_leave_is_not() -> None:
    assert next_question(parse_case(DAM.replace("  - UP.dam\n", ""))) is None
