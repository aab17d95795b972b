"""Options that exclude each other, asked of a reviewed draft before what parties want."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.interviews import DRAFT, drafted_case

from detente.analysis.interviewing import answer_question, ask
from detente.case.load import Case
from detente.errors import BadArgument
from detente.interview.answering import Answerer
from detente.interview.conditions import adding_option
from detente.interview.question import Together
from detente.interview.reply import read_reply
from detente.interview.together import together_question
from detente.model import compile_case

ANA = Answerer("Ana", "2021-05-08")
REVIEWED = DRAFT.replace("nobody has reviewed it yet.", "reviewed with `detente ask` by Ana on 2021-05-08.")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return drafted_case(tmp_path, REVIEWED)


def answered(case: Case, typed: str, why: str = "") -> Case:
    question = together_question(case)
    assert question is not None
    return answer_question(case, question, read_reply(case.file, question, typed, why), ANA).case


def test_it_comes_before_any_question_on_wants(case: Case) -> None:
    question, put = ask(case), together_question(case)
    assert question == put
    assert question is not None
    assert question.text.split("\n")[:3] == [
        "Which two of these cannot both be done?",
        "  1. Go on strike (the Harbour Union)",
        "  2. Meet the union (Brine)",
    ]
    assert question.in_short == "Which two of these cannot both be done?"


def test_each_pair_becomes_a_rule_with_the_reason(case: Case) -> None:
    ruled = answered(case, "1 and 6; 2 with 4", "Brine Mining locked the gates on Monday")
    assert [rule.rule for rule in ruled.file.rules] == [
        "not (HU.strike and COURT.lift_ban)",
        "not (BRINE.meet_union and BM.raise_wages)",
    ]
    assert ruled.file.rules[0].evidence == ("gates",)
    assert compile_case(ruled).feasible.sum() < compile_case(case).feasible.sum()


def test_it_is_put_once_and_again_only_of_new_options(case: Case) -> None:
    for typed in ("none", "1 and 6", "don't know"):
        assert together_question(answered(case, typed)) is None
    question, reply = adding_option("the town court: Sit in June")
    more = answer_question(answered(case, "none"), question, reply, ANA).case
    again = together_question(more)
    assert again is not None
    # Of more than six options only those of one party are compared.
    assert again.subject == Together(("COURT.lift_ban", "COURT.sit"))


def test_what_is_done_now_cannot_exclude_each_other(tmp_path: Path) -> None:
    both = REVIEWED.replace("status quo: NNNNYN", "status quo: YNNNYN").replace(
        "  the union strikes: YNNNYN\n", ""
    )
    with pytest.raises(BadArgument):
        answered(drafted_case(tmp_path, both), "1 and 5")


@pytest.mark.parametrize("typed", ["1 and 1", "1 and 9", "1", "the strike"])
def test_an_answer_that_is_no_pair_of_the_list_is_asked_for_again(case: Case, typed: str) -> None:
    with pytest.raises(BadArgument):
        answered(case, typed)


def test_a_case_that_a_person_wrote_has_its_rules(tmp_path: Path) -> None:
    by_hand = REVIEWED.replace("# Drafted by detente from what the reports say;", "# Mine.")
    assert together_question(drafted_case(tmp_path, by_hand)) is None


def test_what_can_be_done_only_after_another_act_becomes_a_rule(case: Case) -> None:
    ruled = answered(case, "4 only after 2; 1 and 6")
    assert [rule.rule for rule in ruled.file.rules] == [
        "not (HU.strike and COURT.lift_ban)",
        "not (BM.raise_wages and not BRINE.meet_union)",
    ]
    assert ruled.file.interview[-1].answer == "1 and 6; 4 only after 2"
