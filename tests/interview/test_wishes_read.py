"""Wishes that a draft did not read surely: the list of wishes marks them; an id asks of one alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.interviews import DRAFT, drafted_case

from detente.analysis.interviewing import answer_question
from detente.case.load import Case
from detente.interview.answering import Answerer
from detente.interview.asking import question_of
from detente.interview.doubts import MOST_ASKED, doubts_of, is_settled
from detente.interview.draft_header import is_unreviewed
from detente.interview.explaining import explained
from detente.interview.naming import Naming
from detente.interview.question import Question
from detente.interview.reply import read_reply
from detente.interview.wish_list import wish_list

ANALYST = Answerer("an analyst", "2021-05-08")
UNSURE = "#   - compare with their words: HU wants BM.raise_wages [wages]\n"
ASKED = "says:HU-BM.raise_wages"


def answered(case: Case, id_: str, answer: str, why: str = "") -> Case:
    question = question_of(case, id_)
    assert question is not None, id_
    return answer_question(case, question, read_reply(case.file, question, answer, why), ANALYST).case


def wishes(case: Case) -> list[tuple[str, tuple[str, ...]]]:
    stated = case.file.preferences.get("HU")
    return [(line.priority, line.evidence) for line in (stated.priorities if stated else None) or ()]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return drafted_case(tmp_path, DRAFT.replace("# Read but not used", f"{UNSURE}# Read but not used"))


def listed(case: Case) -> Question:
    question = wish_list(case, Naming(case.file))
    assert question is not None
    return question


def test_it_is_marked_in_the_one_list_and_not_asked_of_alone(case: Case) -> None:
    assert "  1. The Harbour Union would rather see Brine Mining raise wages (not read surely): “" in (
        listed(case).text
    )
    assert [question for question in doubts_of(case) if question.kind == "preference"][-1] == listed(case)
    assert len(doubts_of(case)) == MOST_ASKED + 1
    assert ASKED not in [question.id for question in doubts_of(case)]


@pytest.mark.parametrize(("answer", "left"), [("yes", 1), ("1", 1), ("1 out", 0), ("don't know", 0)])
def test_it_stands_only_where_the_list_is_said_to_be_right(case: Case, answer: str, left: int) -> None:
    assert len(wishes(answered(case, listed(case).id, answer))) == left


def test_an_answer_to_it_alone_can_be_given_by_its_id(case: Case) -> None:
    question = question_of(case, ASKED)
    assert question is not None
    assert question.text == (
        "The Harbour Union would rather see Brine Mining raise wages. Is that what the words say?"
    )
    assert question.evidence == ("wages",)
    assert any("would rather not see Brine Mining raise wages" in line for line in explained(case, question))


def test_what_the_words_say_stands_and_is_not_asked_again(case: Case) -> None:
    confirmed = answered(case, ASKED, "yes")
    assert wishes(confirmed) == [("BM.raise_wages", ("wages",))]
    assert wish_list(confirmed, Naming(confirmed.file)) is None


def test_what_they_do_not_say_is_taken_out_and_its_words_are_cited_for_nothing(case: Case) -> None:
    rejected = answered(case, ASKED, "no", "that is another matter")
    assert not wishes(rejected)
    cited = [o.evidence for of in rejected.file.parties.values() for o in of.options.values()]
    assert not any("wages" in words for words in cited)
    assert rejected.file.interview[-1].rejects == ("wages",)
    assert "wages" in rejected.file.evidence


def test_words_that_another_wish_rests_on_stay(tmp_path: Path) -> None:
    lock = "- {priority: BM.lock_gates, evidence: [gates], assumed: it is what it does now}"
    both = DRAFT.replace(lock, "- {priority: not BM.raise_wages, evidence: [wages]}")
    assert both != DRAFT
    case = drafted_case(tmp_path, both.replace("# Read but not used", f"{UNSURE}# Read but not used"))
    rejected = answered(case, ASKED, "no")
    assert rejected.file.parties["BM"].options["raise_wages"].evidence == ("wages",)
    assert not rejected.file.interview[-1].rejects


@pytest.mark.parametrize("typed", ["contrary", "the contrary", "no, the reverse"])
def test_what_says_the_contrary_is_turned_round(case: Case, typed: str) -> None:
    assert wishes(answered(case, ASKED, typed)) == [("not BM.raise_wages", ("wages",))]


def test_of_what_nobody_can_tell_no_wish_stays(case: Case) -> None:
    assert not wishes(answered(case, ASKED, "don't know"))


def test_it_is_asked_of_an_act_in_other_words_too(case: Case) -> None:
    options = next(question.id for question in doubts_of(case) if question.id.startswith("options:"))
    reworded = answered(case, options, "4: Pay the dockers more")
    question = question_of(reworded, ASKED)
    assert question is not None
    assert "pay the dockers more" in question.text
    assert not wishes(answered(reworded, ASKED, "no"))


def test_a_draft_does_not_count_as_reviewed_before(case: Case) -> None:
    for _ in range(2 * MOST_ASKED):
        question = next((each for each in doubts_of(case) if each.id != listed(case).id), None)
        if question is None:
            break
        # The answer to the list that is offered first calls each option right.
        is_list = question.id.startswith("options:")
        case = answered(case, question.id, question.answers[0] if is_list else "no")
    assert is_unreviewed(case.text)
    assert not is_settled(case)
    assert not is_unreviewed(answered(case, listed(case).id, "yes").text)
