"""An act that a party would choose on a condition: it is asked for, and written as an `if`."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.analysis.analysis import analyse
from detente.analysis.interviewing import AnswerResult, answer_question
from detente.case.load import Case, parse_case
from detente.errors import BadArgument
from detente.interview.answering import Answerer
from detente.interview.asking import next_question, question_of, questions_left
from detente.interview.conditions_given import conditions_left
from detente.interview.reply import possible, read_reply
from detente.interview.told_conditions import told_condition
from detente.page.sections.analysed.conditions import conditions_in_words

BY = Answerer("an analyst", "2024-03-02")
REPORT = (
    "Talks at the weir. The river board will open the sluice once the farmers have left the dyke, it said. "
    "The farmers want water. The mill keeps its wheel locked until a price is agreed for the grain."
)
WEIR = """\
detente: 1
title: A weir
parties:
  BOARD:
    name: the river board
    options: {open: {label: Open the sluice, evidence: [e1]}}
  FARM: {name: the farmers, options: {leave: Leave the dyke}}
  MILL:
    name: the mill
    options: {lock: {label: Lock its wheel, evidence: [e2]}}
status_quo: NNY
preferences:
  FARM: {priorities: [BOARD.open]}
  BOARD: unknown
  MILL: unknown
evidence:
  e1: {report: weir.txt, quote: will open the sluice, start: 35, end: 56}
  e2: {report: weir.txt, quote: keeps its wheel locked, start: 134, end: 156}
"""
OPEN = "BOARD-prefers-BOARD.open"
LOCK = "MILL-prefers-MILL.lock"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "weir.txt").write_text(REPORT)
    return parse_case(WEIR, tmp_path / "case.yaml")


def answered(case: Case, id_: str, answer: str, why: str = "") -> AnswerResult:
    question = question_of(case, id_)
    assert question is not None, id_
    return answer_question(case, question, read_reply(case.file, question, answer, why), BY)


def on_a_condition(case: Case, id_: str = OPEN) -> Case:
    return answered(case, id_, "on a condition").case


def test_a_party_may_be_said_to_choose_an_act_on_a_condition_and_is_asked_on_which_at_once(
    case: Case,
) -> None:
    question = next_question(on_a_condition(case))
    assert question is not None
    assert question.id == f"{OPEN}-on"
    assert question.text.split("\n")[0] == "On what condition would the river board rather open the sluice?"


def test_no_to_whatever_else_happens_leads_to_the_same_question(case: Case) -> None:
    no = answered(case, OPEN, "no").case
    assert [(left.wanted, left.is_asked) for left in conditions_left(no)] == [(True, False)]
    question = next_question(answered(no, f"{OPEN}-whatever", "no").case)
    assert question is not None
    assert question.id == f"{OPEN}-on"


def test_what_a_report_makes_the_condition_is_the_first_answer(case: Case) -> None:
    assert told_condition(case, "BOARD.open") == "once the farmers have left the dyke"
    question = question_of(on_a_condition(case), f"{OPEN}-on")
    assert question is not None
    assert question.text.split("\n")[1:] == [
        "  1. The farmers leave the dyke",
        "  2. The mill no longer locks its wheel",
    ]


def test_words_of_a_report_that_mean_no_act_of_the_case_are_offered_as_they_stand(case: Case) -> None:
    question = question_of(on_a_condition(case, LOCK), f"{LOCK}-on")
    assert question is not None
    assert question.text.split("\n")[:2] == [
        "On what condition would the mill rather no longer lock its wheel?",
        "  1. As a report says: “until a price is agreed for the grain”",
    ]


def test_an_act_of_another_becomes_a_conditional_priority_with_its_contrary(case: Case) -> None:
    result = answered(on_a_condition(case), f"{OPEN}-on", "1", "once the farmers have left the dyke")
    lines = result.case.file.preferences["BOARD"].priorities or ()
    assert [line.priority for line in lines] == [
        "BOARD.open if FARM.leave",
        "not BOARD.open if not FARM.leave",
    ]
    assert [result.case.file.evidence[line.evidence[0]].quote for line in lines] == [
        "once the farmers have left the dyke"
    ] * 2
    assert conditions_left(result.case) == ()
    assert conditions_in_words(result.after) == (
        "The river board would open the sluice if the farmers leave the dyke.",
    )


def test_several_acts_must_all_be_done(case: Case) -> None:
    result = answered(on_a_condition(case), f"{OPEN}-on", "1 and 2")
    assert [line.priority for line in result.case.file.preferences["BOARD"].priorities or ()] == [
        "BOARD.open if FARM.leave and not MILL.lock",
        "not BOARD.open if not (FARM.leave and not MILL.lock)",
    ]


def test_a_condition_in_words_stays_out_of_the_model_and_is_told_in_the_analysis(case: Case) -> None:
    result = answered(on_a_condition(case), f"{OPEN}-on", "when the river is low")
    assert result.case.file.preferences == case.file.preferences
    assert result.says[0] == (
        "The river board would open the sluice only on a condition: “when the river is low”."
    )
    assert conditions_in_words(analyse(result.case)) == (result.says[0],)


def test_the_act_of_somebody_who_is_not_in_the_case_is_added_with_the_answer(case: Case) -> None:
    result = answered(on_a_condition(case), f"{OPEN}-on", "the county: Pay for the dyke")
    assert "Pay for the dyke" in {
        o.label for p in result.case.file.parties.values() for o in p.options.values()
    }
    first = (result.case.file.preferences["BOARD"].priorities or ())[0].priority
    assert first.startswith("BOARD.open if ")
    assert first.endswith(".pay")


def test_a_bare_yes_is_no_condition(case: Case) -> None:
    question = question_of(on_a_condition(case), f"{OPEN}-on")
    assert question is not None
    for bare in ("yes", "on a condition"):
        with pytest.raises(BadArgument, match="names no condition"):
            read_reply(case.file, question, bare)
    assert possible(question) == "1, 2, in your own words or don't know"


def test_an_answer_for_the_present_alone_is_no_finding_on_what_leads_out(case: Case) -> None:
    no = answered(case, OPEN, "no").after
    assert conditions_in_words(no) == (
        "The answer on “Open the sluice” (the river board) holds if nothing else changes; "
        "whether something else would change them is open.",
    )


def test_a_report_may_tell_more_of_the_act_than_the_case_has(case: Case, tmp_path: Path) -> None:
    report = REPORT.replace("left the dyke", "left every part of the old dyke below the northern bridge")
    (tmp_path / "weir.txt").write_text(report)
    question = question_of(on_a_condition(case), f"{OPEN}-on")
    assert question is not None
    assert question.text.split("\n")[1] == "  1. The farmers leave the dyke"


def test_the_count_of_open_questions_falls_with_each_answer(case: Case) -> None:
    counts = [questions_left(case)[1]]
    for id_, answer in ((OPEN, "no"), (LOCK, "always")):
        case = answered(case, id_, answer).case
        counts.append(questions_left(case)[1])
    assert counts[0] > counts[1] > counts[2]


def test_a_party_of_which_nothing_is_known_is_asked_about(case: Case) -> None:
    asked, standing = [], case
    for _ in range(4):
        question = next_question(standing)
        if question is None:
            break
        asked.append(question.id.partition("-prefers-")[0])
        standing = answered(standing, question.id, "don't know").case
    assert {"BOARD", "MILL"} <= set(asked)
