"""A draft counts as reviewed when what it reads of wants has been compared with its words too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.interviews import drafted_case

from detente.case.load import Case
from detente.errors import BadArgument
from detente.interview.answering import Answerer, with_answer
from detente.interview.asking import question_of
from detente.interview.doubts import doubts_of, is_settled
from detente.interview.draft_header import is_unreviewed
from detente.interview.naming import Naming
from detente.interview.question import Question
from detente.interview.reply import read_reply
from detente.interview.wish_list import wish_list

BY = Answerer("Ana", "2021-05-08")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return drafted_case(tmp_path)


def put(case: Case) -> Question:
    question = wish_list(case, Naming(case.file))
    assert question is not None
    return question


def answered(case: Case, answer: str) -> Case:
    question = put(case)
    return with_answer(case, question, read_reply(case.file, question, answer), BY).case


def test_it_lists_what_is_read_with_its_words_but_not_what_is_asked_of_alone(case: Case) -> None:
    assert put(case).text.split("\n") == [
        "This is what the draft reads of wants:",
        "  1. The Harbour Union would rather see Brine Mining raise wages: "
        "“The Harbour Union demanded that Brine Mining raise wages”",
        "Does each say what its words say?",
    ]


def test_it_comes_last_and_nothing_is_reviewed_before_it(case: Case) -> None:
    assert doubts_of(case)[-1] == put(case)
    while len(doubts := doubts_of(case)) > 1:
        question = doubts[0]
        answer = question.answers[0] if question.id.startswith("options:") else "no"
        case = with_answer(case, question, read_reply(case.file, question, answer), BY).case
    assert not is_settled(case)
    assert not is_unreviewed(answered(case, "1").text)


@pytest.mark.parametrize("answer", ["1", "all right", "yes"])
def test_what_is_right_stays_and_it_is_not_asked_again(case: Case, answer: str) -> None:
    after = answered(case, answer)
    assert after.file.preferences == case.file.preferences
    assert wish_list(after, Naming(after.file)) is None


def test_what_its_words_do_not_say_is_taken_out_or_turned_round(case: Case) -> None:
    assert answered(case, "1 out").file.preferences["HU"].priorities is None
    contrary = answered(case, "1 contrary").file.preferences["HU"].priorities or ()
    assert [line.priority for line in contrary] == ["not BM.raise_wages"]


@pytest.mark.parametrize("answer", ["yes because she said it", "Yes, as they said", "1 because she said it"])
def test_a_reason_follows_at_once(case: Case, answer: str) -> None:
    after = answered(case, answer)
    assert after.file.preferences == case.file.preferences
    assert after.file.interview[-1].why in ("she said it", "as they said")


@pytest.mark.parametrize("answer", ["2", "fine; 1 maybe", ""])
def test_each_has_to_be_named(case: Case, answer: str) -> None:
    with pytest.raises(BadArgument):
        answered(case, answer)


def test_its_question_is_there_by_its_id(case: Case) -> None:
    assert question_of(case, put(case).id) == put(case)
