"""An answer given for the status quo is asked about again where all else that happens leaves it open."""

from __future__ import annotations

from detente.analysis.interviewing import AnswerResult, answer_question
from detente.case.load import Case, parse_case
from detente.interview.answering import Answerer
from detente.interview.asking import next_question, question_of, questions_left
from detente.interview.explaining import explained
from detente.interview.reply import read_reply

BY = Answerer("an analyst", "2024-03-02")
QUARRY = """\
detente: 1
title: A quarry
parties:
  TOWN: {name: the town, options: {close: Close the quarry}}
  FIRM: {name: Brack Stone, options: {sue: Sue the town}}
status_quo: NN
preferences:
  TOWN: {priorities: [TOWN.close, not FIRM.sue]}
  FIRM: {comparisons: [NN > NY]}
interview:
- {id: FIRM-prefers-FIRM.sue, question: Would it sue?, answer: no}
"""
ID = "FIRM-prefers-FIRM.sue-whatever"
ASKED_ALL = QUARRY + "- {id: FIRM-prefers-FIRM.sue-given-TOWN.close, question: And then?, answer: unknown}\n"


def answered(answer: str, case: Case | None = None) -> AnswerResult:
    case = parse_case(QUARRY) if case is None else case
    question = question_of(case, ID)
    assert question is not None
    return answer_question(case, question, read_reply(case.file, question, answer), BY)


def test_it_says_the_answer_and_asks_if_it_is_so_whatever_else_happens() -> None:
    question = question_of(parse_case(QUARRY), ID)
    assert question is not None
    assert question.text == (
        "As answered, Brack Stone would rather not sue the town, if nothing else changed. "
        "Is that so whatever else happens?"
    )
    assert question.answers == ("yes", "no", "unknown")
    assert explained(parse_case(QUARRY), question)[0].startswith("yes: whatever else happens, Brack Stone")


def test_it_comes_when_nothing_else_is_left_to_ask_and_counts_as_open() -> None:
    case = parse_case(ASKED_ALL)
    passed: list[str] = []
    while (question := next_question(case, passed)) is not None:
        passed.append(question.id)
    assert passed[-1] == ID
    assert questions_left(case, passed[:-1])[1] == 1
    assert questions_left(case, passed)[1] == 0


def test_yes_settles_the_act_in_every_state() -> None:
    result = answered("yes")
    assert [item.priority for item in result.case.file.preferences["FIRM"].priorities or ()] == [
        "not FIRM.sue"
    ]
    assert question_of(result.case, ID) is None
    assert not result.after.stability["nash"].possible[1][3], "to sue the town that has closed it is no gain"
    assert result.before.stability["nash"].possible[1][3]


def test_no_leaves_it_open_and_is_not_asked_about_again() -> None:
    result = answered("no")
    assert result.case.file.preferences == parse_case(QUARRY).file.preferences
    assert result.says == ("Noted; on what condition it would be otherwise is asked next.",)
    assert question_of(result.case, ID.replace("-whatever", "-on")) == next_question(result.case)
    assert ID not in {item.id for item in parse_case(QUARRY).file.interview}


def test_an_act_that_nobody_answered_about_and_one_that_is_settled_are_not_asked_about() -> None:
    assert question_of(parse_case(QUARRY.partition("interview:")[0]), ID) is None
    settled = QUARRY.replace("{comparisons: [NN > NY]}", "{priorities: [not FIRM.sue, TOWN.close]}")
    assert question_of(parse_case(settled), ID) is None
